// npm run --silent nudge -- grad FILE…: the terminal commands, from a bundle that is built when missing or stale.
// Standard output belongs to the command; whatever set-up has to say goes to standard error.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chatterToStderr, ensureInstalled, giveUp, hashOf, root, run } from './setup.mjs';

ensureInstalled({ stdio: chatterToStderr });

// Named by its sources, and moved there when it is whole: two terminals can start at once.
const hash = hashOf(['src', 'package-lock.json', 'scripts/bundle.mjs', 'scripts/bundle-cli.mjs']).slice(0, 16);
const cache = path.join(root, 'node_modules', '.cache', 'nudge-cli');
const bundle = path.join(cache, hash, 'main.mjs');
if (!fs.existsSync(bundle)) {
  const part = path.join(cache, `part-${process.pid}`);
  fs.mkdirSync(cache, { recursive: true });
  const code = run(process.execPath, [path.join(root, 'scripts/bundle-cli.mjs'), part], { stdio: chatterToStderr });
  if (code !== 0) giveUp('The terminal commands could not be built; the lines above say why.');
  try {
    fs.renameSync(part, path.dirname(bundle));
  } catch {
    // Another terminal was quicker with the same bundle.
    fs.rmSync(part, { recursive: true, force: true });
  }
}

// npm runs scripts in the project's root, but files are named from where the user stands.
if (process.env.npm_lifecycle_event === 'nudge' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
process.argv = [process.argv[0], bundle, ...process.argv.slice(2)];
await import(pathToFileURL(bundle).href);
