import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vitest/config';
import { metaPolicy } from './scripts/security-headers.mjs';

/** Writes the Content-Security-Policy into the built page, so that a host which sends no headers is covered too.
 *  Not in `vite dev`: its hot-reload client needs inline styles and a socket. */
function policyInPage(): Plugin {
  return {
    name: 'nudge-policy-in-page',
    apply: 'build',
    transformIndexHtml: {
      // After vite has added its own tags, so that the policy stands before all of them.
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: metaPolicy },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

/** d3-zoom brings d3-transition and the interpolators of d3-color along. Our canvas glides by itself and never starts a transition, so
 *  these 28 kB stay out of the page; what is left of them says so if it is ever called. */
function withoutTransitions(): Plugin {
  const stand = '\0nudge-without-transitions:';
  const sources: Readonly<Record<string, string>> = {
    'd3-transition': `import { selection } from 'd3-selection';
selection.prototype.interrupt = function () { return this; };
selection.prototype.transition = () => { throw new Error('The canvas glides by itself: give setViewport no duration.'); };
export const interrupt = () => undefined;`,
    'd3-interpolate': `export const interpolate = (from, to) => () => to;
export const interpolateZoom = interpolate;`,
  };
  return {
    name: 'nudge-without-transitions',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id in sources ? stand + id : null),
    load: (id) => (id.startsWith(stand) ? (sources[id.slice(stand.length)] ?? null) : null),
  };
}

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

const long = process.env['NUDGE_LONG'] !== undefined;

export default defineConfig({
  define: { 'import.meta.env.NUDGE_VERSION': JSON.stringify(version) },
  // Relative, so that the built files work in any sub-path of any host.
  base: './',
  // Without hot reload: it wraps components in functions, and the canvas needs the very elements of its cards.
  plugins: [solid({ hot: false }), withoutTransitions(), policyInPage()],
  build: {
    // The first browsers with light-dark(); a lower target would have it rewritten.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: {
        // The page's first look and all it imports, in one file: what lazy chunks share with it would else fall into two dozen small
        // ones, which weigh 7 kB more together.
        advancedChunks: { groups: [{ name: 'first', test: /src[\\/]app[\\/]main\.tsx$/ }] },
      },
    },
  },
  test: {
    maxWorkers: 2,
    projects: long
      ? [
          {
            extends: true,
            test: { name: 'long', environment: 'node', include: ['tests/long/**/*.test.ts'], testTimeout: 600_000 },
          },
        ]
      : [
          {
            extends: true,
            test: {
              name: 'pure',
              environment: 'node',
              include: ['tests/{unit,contract,property}/**/*.test.{ts,tsx}'],
              testTimeout: 30_000,
            },
          },
          {
            extends: true,
            test: {
              name: 'view',
              environment: 'jsdom',
              include: ['tests/view/**/*.test.{ts,tsx}'],
              testTimeout: 30_000,
            },
          },
        ],
  },
});
