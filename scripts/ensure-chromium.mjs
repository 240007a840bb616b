import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { findChromium } from './find-chromium.mjs';
import { root, run } from './setup.mjs';

/** How each system's own package manager installs a Chromium. */
const managers = [
  {
    program: 'apt-get',
    before: ['update'],
    install: ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
  },
  { program: 'dnf', install: ['install', '-y', 'chromium'] },
  { program: 'apk', install: ['add', 'chromium', 'ttf-dejavu'] },
  { program: 'pacman', install: ['-Sy', '--noconfirm', 'chromium'] },
  { program: 'zypper', install: ['--non-interactive', 'install', 'chromium'] },
];

/** The words to put before a command that needs the rights of root: none, `sudo -n`, or undefined where neither works. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined;
}

function installWithPlaywright() {
  console.log('No Chromium found. Asking Playwright for its own…');
  const playwright = path.join(root, 'node_modules/playwright/cli.js');
  // A network that answers nothing must not hold the tests for longer than this.
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
  run(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], { env, timeout: 300_000 });
}

function installWithSystem() {
  const prefix = asRoot();
  if (process.platform !== 'linux' || prefix === undefined) return;
  const manager = managers.find(
    ({ program }) => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined,
  );
  if (manager === undefined) return;
  console.log(`Asking ${manager.program} for a Chromium…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [manager.before, manager.install]) {
    if (args === undefined) continue;
    const [command, ...rest] = [...prefix, manager.program, ...args];
    run(command, rest, { env, timeout: 600_000, stdio: ['ignore', 'inherit', 'inherit'] });
  }
}

/** The path of a Chromium that starts, installed if need be; undefined, with the reason printed, when none can be had. */
export function ensureChromium() {
  for (const install of [undefined, installWithPlaywright, installWithSystem]) {
    install?.();
    const found = findChromium();
    if (found !== undefined) return found;
  }
  console.error(
    'No Chromium was found and none could be installed, so the browser tests cannot run.\n' +
      'Install Chromium or Chrome, or name one: NUDGE_CHROMIUM=/path/to/chrome npm test',
  );
  return undefined;
}
