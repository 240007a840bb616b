// npm run bench: runs every tests/bench/*.bench.ts, or those whose names contain one of the arguments.
import fs from 'node:fs';
import path from 'node:path';
import { ensureInstalled, giveUp, root, run } from './setup.mjs';

ensureInstalled();
const wanted = process.argv.slice(2);
const folder = path.join(root, 'tests/bench');
const files = fs
  .readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts') && (wanted.length === 0 || wanted.some((part) => file.includes(part))))
  .sort();
if (files.length === 0) giveUp(`No benchmark in tests/bench has ${wanted.join(' or ')} in its name.`);

for (const file of files) {
  console.log(`\n— ${file} —`);
  const code = run(process.execPath, ['--expose-gc', path.join(root, 'scripts/run-ts.mjs'), path.join(folder, file)]);
  if (code !== 0) process.exitCode = 1;
}
