import type { AddressInfo } from 'node:net';
import { test as base, expect } from '@playwright/test';
import { build } from 'vite';
import { createStaticServer } from '../../../scripts/static-server.mjs';
import config from './vite.config.ts';

/** Builds the harness to its folder and serves it under the page's own policy, at a free port.
 *  @returns its address and how to stop it */
async function serveHarness(): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  await build({ ...config, configFile: false, logLevel: 'error' });
  const server = createStaticServer({ dir: config.build?.outDir ?? '' });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Playwright's test with the harness built once per worker. `show` opens one of its documents and waits for its cards. */
export const test = base.extend<
  { readonly show: (query: string) => Promise<void>; readonly complaints: string[] },
  { readonly harnessAddress: string }
>({
  harnessAddress: [
    async ({ browserName }, use) => {
      void browserName;
      const server = await serveHarness();
      await use(server.address);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await use(complaints);
      expect(complaints, 'nothing in the console, no breach of the policy').toEqual([]);
    },
    { auto: true },
  ],
  show: async ({ page, harnessAddress }, use) => {
    await use(async (query) => {
      await page.goto(`${harnessAddress}?${query}`);
      await page.getByRole('group').first().waitFor();
    });
  },
});

export { expect };
