import { defineConfig } from '@playwright/test';
import whole from '../../../playwright.config.ts';

const { webServer: _, ...rest } = whole;

/** The canvas's browser tests alone, which need no built app: `npx playwright test --config tests/harness/canvas/playwright.config.ts`. */
export default defineConfig({
  ...rest,
  testDir: '../../e2e',
  testMatch: 'canvas*.spec.ts',
  outputDir: '../../../node_modules/.cache/canvas-test-results',
});
