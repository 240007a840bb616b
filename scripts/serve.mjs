// Serves a built page as it stands, for the browser tests: node scripts/serve.mjs --port 4183 [--dir dist] [--base /]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createStaticServer, listen } from './static-server.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    dir: { type: 'string', default: 'dist' },
    base: { type: 'string', default: '/' },
  },
});
const server = createStaticServer({ dir: path.resolve(values.dir), base: values.base });
console.log(`http://127.0.0.1:${await listen(server, Number(values.port))}${values.base}`);
