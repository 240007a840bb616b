// npm run check: everything that can be judged without running the program, each check counted as one.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, ensureInstalled, root, run } from './setup.mjs';
import { add, none, report } from './tally.mjs';

const tool =
  (file, ...args) =>
  () =>
    run(process.execPath, [path.join(root, 'node_modules', file), ...args]);
const types = (project) => tool('typescript/bin/tsc', '--noEmit', '-p', project);

const checks = [
  ['format', tool('oxfmt/bin/oxfmt', '--check', '.')],
  ['lint', tool('oxlint/bin/oxlint', '--deny-warnings')],
  ['types', types('tsconfig.json')],
  ['types without DOM', types('tsconfig.pure.json')],
  ['types of the terminal', types('tsconfig.cli.json')],
  ['walls', tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.mjs', 'src')],
  ['unused code', tool('knip/bin/knip.js')],
  ['styles', tool('stylelint/bin/stylelint.mjs', 'src/**/*.css', '--allow-empty-input', '--max-warnings', '0')],
  ['build', () => build()],
  ['budgets', () => run(process.execPath, [path.join(root, 'scripts/budgets.mjs')])],
];

/** Runs every check, also after a failed one, and returns how many passed and failed. */
export function runChecks() {
  let tally = none;
  for (const [name, check] of checks) {
    const from = performance.now();
    const good = check() === 0;
    const seconds = ((performance.now() - from) / 1000).toFixed(1);
    console.log(`${good ? '✓' : '✗'} ${name} (${seconds} s)`);
    tally = add(tally, good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
  }
  return tally;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureInstalled();
  report(runChecks());
}
