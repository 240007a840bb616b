// Runs one TypeScript file under Node 20, which cannot read TypeScript: node scripts/run-ts.mjs FILE [arguments…]
// The file is bundled into node_modules/.cache, so packages resolve; paths in it are taken from the working directory.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';

const [file, ...rest] = process.argv.slice(2);
if (file === undefined || !fs.existsSync(file)) {
  console.error(
    file === undefined ? 'Say which file to run: node scripts/run-ts.mjs FILE' : `There is no file ${file}.`,
  );
  process.exit(1);
}

const root = fileURLToPath(new URL('..', import.meta.url));
const key = createHash('sha256').update(path.resolve(file)).digest('hex').slice(0, 8);
const outDir = path.join(root, 'node_modules', '.cache', 'run-ts', `${key}-${process.pid}`);
process.env.NODE_ENV ??= 'production';
process.on('exit', () => fs.rmSync(outDir, { recursive: true, force: true }));

const bundled = await bundle({ entry: file, outDir });
process.argv = [process.argv[0], path.resolve(file), ...rest];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(bundled).href);
