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

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

const long = process.env['NUDGE_LONG'] !== undefined;

export default defineConfig({
  define: { 'import.meta.env.NUDGE_VERSION': JSON.stringify(version) },
  // Relative, so that the built files work in any sub-path of any host.
  base: './',
  plugins: [solid(), policyInPage()],
  build: {
    // The first browsers with light-dark(); a lower target would have it rewritten.
    target: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
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
