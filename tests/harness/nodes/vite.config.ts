import { fileURLToPath } from 'node:url';
import solid from 'vite-plugin-solid';
import { defineConfig } from 'vite';

/** Every state of a card, on the real canvas: `npx vite --config tests/harness/nodes/vite.config.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [solid()],
  server: { port: 4373 },
  preview: { port: 4373 },
  build: {
    outDir: fileURLToPath(new URL('../../../.cache/harness-nodes', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
