// npm run test:long: what takes minutes (tests/long), kept out of npm test; arguments go to vitest.
import { ensureInstalled } from './setup.mjs';
import { runVitest } from './suites.mjs';
import { report } from './tally.mjs';

ensureInstalled();
report(runVitest(process.argv.slice(2), { ...process.env, NUDGE_LONG: '1' }));
