// What `npm start`, `npm test` and the terminal need before they can work: packages and a build.
// Imports nothing but Node itself, because it runs when nothing else is there yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
export const dist = path.join(root, 'dist');

/** Ends the program with a message in plain words and exit code 1. */
export function giveUp(message) {
  console.error(message);
  process.exit(1);
}

/** Refuses a Node that is too old to run the tools, before they fail in stranger words. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  giveUp(`Nudge needs Node 20.19 or newer; this is ${process.version}. Get one from https://nodejs.org and try again.`);
}

/** Runs a command from the project's root, its output where `stdio` says. Returns the exit code; 127 when it could not start. */
export function run(command, args, { stdio = 'inherit', env = process.env, timeout = 0 } = {}) {
  const shell = process.platform === 'win32' && !path.isAbsolute(command);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio, env, timeout, shell });
  return status ?? (error === undefined ? 1 : 127);
}

/** The stdio of a child whose chatter must not mix with our own standard output. */
export const chatterToStderr = ['ignore', 2, 2];

/** Whether node_modules holds every package of package-lock.json in its locked version. */
export function isInstalled() {
  const read = (file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8')).packages;
  let present;
  try {
    present = read('node_modules/.package-lock.json');
  } catch {
    return false;
  }
  // Packages for other platforms are optional and may be missing.
  return Object.entries(read('package-lock.json')).every(
    ([name, { version, optional, devOptional }]) =>
      name === '' || present[name]?.version === version || (present[name] === undefined && (optional || devOptional)),
  );
}

/** Installs the locked packages unless they are there. */
export function ensureInstalled({ stdio = 'inherit' } = {}) {
  requireNode();
  if (isInstalled()) return;
  console.error('Installing the packages of package-lock.json (npm ci)…');
  // Inside `npm run`, npm says where its own program is; that spares a search of the path.
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const code = run(npm[0], [...npm.slice(1), 'ci', '--no-audit', '--no-fund'], { stdio });
  if (code !== 0)
    giveUp('The packages could not be installed. Is the network reachable? Then run `npm ci` to see why.');
}

function filesUnder(entry) {
  if (!fs.existsSync(entry)) return [];
  if (!fs.statSync(entry).isDirectory()) return [entry];
  return fs
    .readdirSync(entry, { recursive: true, withFileTypes: true })
    .filter((found) => found.isFile())
    .map((found) => path.join(found.parentPath ?? found.path, found.name))
    .sort();
}

/** One hash over the names and contents of these files and folders, given from the project's root. */
export function hashOf(entries) {
  const hash = createHash('sha256');
  for (const file of entries.flatMap((entry) => filesUnder(path.join(root, entry)))) {
    hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const pageSources = [
  'src',
  'public',
  'index.html',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
  'scripts/security-headers.mjs',
];
// Inside dist, so that a build by any other way removes it.
const stamp = path.join(dist, '.vite', 'sources.sha256');

/** Builds the page into dist/ and notes what it was built from. Returns the exit code of vite. */
export function build({ stdio = 'inherit' } = {}) {
  const hash = hashOf(pageSources);
  const code = run(process.execPath, [path.join(root, 'node_modules/vite/bin/vite.js'), 'build'], { stdio });
  if (code === 0) fs.writeFileSync(stamp, hash);
  return code;
}

/** Whether dist/ was built from what stands here now. */
export function isBuilt() {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hashOf(pageSources);
}

/** Builds the page unless dist/ is up to date. */
export function ensureBuilt({ stdio = 'inherit' } = {}) {
  if (isBuilt()) return;
  console.error('Building the page…');
  if (build({ stdio }) !== 0) giveUp('The page could not be built; the lines above say why.');
}
