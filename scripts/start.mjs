// npm start: installs what is missing, builds what is stale, serves the page and prints its address.
// The port is 4173 or the next free one; `npm start -- --port 8080` or PORT=8080 ask for another.
import { parseArgs } from 'node:util';
import { dist, ensureBuilt, ensureInstalled, giveUp } from './setup.mjs';
import { createStaticServer, listen } from './static-server.mjs';

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const asked = values.port ?? process.env.PORT ?? '4173';
const port = Number(asked);
if (!/^\d+$/.test(asked) || port > 65_535) giveUp(`“${asked}” is no port. Give a number from 0 to 65535.`);

ensureInstalled();
ensureBuilt();

const server = createStaticServer({ dir: dist });
const open = await listen(server, port, { orNext: true }).catch((error) =>
  giveUp(`No port could be opened: ${error.message}.`),
);
if (open !== port && port !== 0) console.log(`Port ${port} is taken.`);
console.log(`Nudge is at http://127.0.0.1:${open}/ (Ctrl+C ends it)`);

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
