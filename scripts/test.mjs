// npm test: sets up what is missing, runs every suite, the cheapest first, and ends with `N passed, N failed`.
import { ensureInstalled } from './setup.mjs';
import { add, report } from './tally.mjs';

ensureInstalled();
// Only now are there packages for the rest to import.
const { runChecks } = await import('./check.mjs');
const { runBrowserTests, runVitest } = await import('./suites.mjs');

const suites = [
  ['checks', runChecks],
  ['unit, contract, property and view tests', () => runVitest()],
  ['browser tests', () => runBrowserTests()],
];

const results = [];
for (const [name, suite] of suites) {
  console.log(`\n— ${name} —`);
  results.push({ name, ...(await suite()) });
}

console.log();
for (const { name, passed, failed } of results) console.log(`${name}: ${passed} passed, ${failed} failed`);
report(results.reduce(add));
