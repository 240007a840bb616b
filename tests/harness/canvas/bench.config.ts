import { defineConfig } from '@playwright/test';
import whole from '../../../playwright.config.ts';

const { webServer: _, ...rest } = whole;

/** What the canvas costs: `npx playwright test --config tests/harness/canvas/bench.config.ts`. It prints figures and judges none. */
export default defineConfig({
  ...rest,
  testDir: '.',
  testMatch: 'canvas.bench.ts',
  outputDir: '../../../node_modules/.cache/canvas-bench-results',
  workers: 1,
  timeout: 300_000,
  use: { ...rest.use, viewport: { width: 1600, height: 1080 } },
});
