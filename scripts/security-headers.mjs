/** What the page may load and do: itself, and nothing from anywhere else. No eval, no inline script, no inline style. */
const directives = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "frame-src 'none'",
];

/** The policy for a <meta> element, on hosts that send no headers; browsers ignore frame-ancestors there. */
export const metaPolicy = directives.join('; ');

/** Every response of a Nudge server carries these. */
export const securityHeaders = {
  'Content-Security-Policy': [...directives, "frame-ancestors 'none'"].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), payment=(), display-capture=(), midi=(), clipboard-read=(self), clipboard-write=(self), fullscreen=(self)',
};
