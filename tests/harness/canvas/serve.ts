import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { securityHeaders } from '../../../scripts/security-headers.mjs';
import app from '../../../vite.config.ts';

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** Builds the harness page in memory and serves it with the headers of the real page, so that an inline style fails here too. Port 0 takes any free one. */
export async function serveHarness(
  port: number,
): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  const root = dirname(fileURLToPath(import.meta.url));
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    base: './',
    // The page's own, so that what is tested is what is shipped.
    plugins: app.plugins ?? [],
    build: { write: false, target: 'chrome123', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  const files = new Map<string, string | Uint8Array>();
  for (const part of Array.isArray(built) ? built : [built]) {
    if (!('output' in part)) throw new Error('The harness was built in watch mode.');
    for (const file of part.output) files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source);
  }
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const name = path === '/' ? '/index.html' : path;
    const body = files.get(name);
    const type = types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    response.writeHead(body === undefined ? 404 : 200, { ...securityHeaders, 'Content-Type': type });
    response.end(body ?? 'not found');
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
