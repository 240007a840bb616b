import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { build } from 'vite';
import { securityHeaders } from '../../../scripts/security-headers.mjs';
import config from './vite.config.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** Builds the gallery in memory and serves it under the page's own policy, at a free port.
 *  @returns its address and how to stop it */
async function serveGallery(): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  const built = await build({ ...config, configFile: false, logLevel: 'error' });
  const files = new Map<string, string | Uint8Array>();
  for (const result of Array.isArray(built) ? built : [built]) {
    if (!('output' in result)) continue;
    for (const file of result.output) files.set(file.fileName, file.type === 'chunk' ? file.code : file.source);
  }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://gallery').pathname.slice(1) || 'index.html';
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

/** Playwright's test with the gallery built once per worker and opened in `page`; what the browser complained of is in `complaints`. */
export const test = base.extend<
  { readonly complaints: string[]; readonly gallery: void },
  { readonly galleryAddress: string }
>({
  galleryAddress: [
    async ({ browserName }, use) => {
      void browserName;
      const server = await serveGallery();
      await use(server.address);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await use(complaints);
    expect(complaints, 'nothing in the console, no breach of the policy').toEqual([]);
  },
  gallery: [
    async ({ page, galleryAddress, complaints }, use) => {
      void complaints;
      await page.goto(galleryAddress);
      await page.getByRole('heading', { name: 'Widgets of Nudge' }).waitFor();
      await use();
    },
    { auto: true },
  ],
});

export { expect };
