import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { securityHeaders } from './security-headers.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
};

/** The file of `dir` that a request path names, or undefined: outside `base`, outside `dir`, hidden, or not there. */
function fileFor(dir, base, pathname) {
  if (!pathname.startsWith(base)) return undefined;
  let name;
  try {
    name = decodeURIComponent(pathname.slice(base.length));
  } catch {
    return undefined;
  }
  if (name.includes('\0') || name.split(/[/\\]/).some((part) => part.startsWith('.'))) return undefined;
  const file = path.join(dir, name === '' ? 'index.html' : name);
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? file : undefined;
}

/** A server of the built files in `dir` below the path `base`, with the headers that a host of Nudge should send. */
export function createStaticServer({ dir, base = '/' }) {
  return http.createServer((request, response) => {
    const end = (status, headers, body) => {
      response.writeHead(status, { ...securityHeaders, ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const words = { 'Content-Type': 'text/plain; charset=utf-8' };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return end(405, { ...words, Allow: 'GET, HEAD' }, 'Only GET and HEAD are answered here.\n');
    }
    const [pathname = '/'] = (request.url ?? '/').split('?');
    const file = fileFor(dir, base, pathname);
    if (file === undefined) return end(404, words, `There is nothing at ${pathname}.\n`);
    const body = fs.readFileSync(file);
    end(
      200,
      {
        'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
        'Content-Length': body.length,
        // A name under assets/ carries the hash of its content; everything else may change with the next build.
        'Cache-Control': pathname.startsWith(`${base}assets/`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
      body,
    );
  });
}

/** Listens on 127.0.0.1 and resolves to the port: the wanted one, or with `orNext` the first free one of the hundred from there on. */
export function listen(server, port, { orNext = false } = {}) {
  return new Promise((resolve, reject) => {
    let wanted = port;
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' && orNext && wanted < port + 99) server.listen(++wanted, '127.0.0.1');
      else reject(error);
    });
    server.on('listening', () => resolve(server.address().port));
    server.listen(wanted, '127.0.0.1');
  });
}
