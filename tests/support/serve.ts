import path from 'node:path';
import { createStaticServer, listen } from '../../scripts/static-server.mjs';

/** Serves the built page below `base` on a free port. `close` ends it, with every open connection. */
export async function serve(base = '/'): Promise<{ readonly address: string; close(): void }> {
  const server = createStaticServer({ dir: path.resolve(process.env['NUDGE_E2E_DIST'] ?? 'dist'), base });
  const port = await listen(server, 0);
  return {
    address: `http://127.0.0.1:${port}${base}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
