// Runs one TypeScript file under Node 20, which cannot read TypeScript: node scripts/run-ts.mjs FILE [arguments…]
// The file is bundled into node_modules/.cache, so packages resolve; paths in it are taken from the working directory.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chatterToStderr, ensureInstalled, giveUp, root } from './setup.mjs';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined) giveUp('Say which file to run: node scripts/run-ts.mjs FILE');
if (!fs.existsSync(file)) giveUp(`There is no file ${file}.`);

ensureInstalled({ stdio: chatterToStderr });
const { bundle } = await import('./bundle.mjs');

const key = createHash('sha256').update(path.resolve(file)).digest('hex').slice(0, 8);
const outDir = path.join(root, 'node_modules', '.cache', 'run-ts', `${key}-${process.pid}`);
process.env.NODE_ENV ??= 'production';
process.on('exit', () => fs.rmSync(outDir, { recursive: true, force: true }));

const bundled = await bundle({ entry: file, outDir });
process.argv = [process.argv[0], path.resolve(file), ...rest];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(bundled).href);
