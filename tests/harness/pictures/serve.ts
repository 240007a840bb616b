import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { build, type UserConfig } from 'vite';
import { securityHeaders } from '../../../scripts/security-headers.mjs';
import charts from '../charts/vite.config.ts';
import pictures from './vite.config.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

interface Served {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** Builds a harness in memory and serves it under the page's own policy, at a free port. */
async function serve(config: UserConfig): Promise<Served> {
  const built = await build({ ...config, configFile: false, logLevel: 'error' });
  const files = new Map<string, string | Uint8Array>();
  for (const result of Array.isArray(built) ? built : [built]) {
    if (!('output' in result)) continue;
    for (const file of result.output) files.set(file.fileName, file.type === 'chunk' ? file.code : file.source);
  }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://harness').pathname.slice(1) || 'index.html';
    const body = files.get(path);
    response.writeHead(body === undefined ? 404 : 200, {
      ...securityHeaders,
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    });
    response.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

/** Playwright's test with the gallery of charts and the panel of pictures built once per worker; what the browser complained of fails the
 *  test. */
export const test = base.extend<
  { readonly complaints: string[] },
  { readonly chartsAddress: string; readonly picturesAddress: string }
>({
  chartsAddress: [
    async ({ browserName }, use) => {
      void browserName;
      const server = await serve(charts);
      await use(server.address);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  picturesAddress: [
    async ({ browserName }, use) => {
      void browserName;
      const server = await serve(pictures);
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
});

export { expect };
