// npm run test:e2e: the browser tests alone, on a fresh build; arguments go to Playwright.
import { ensureBuilt, ensureInstalled } from './setup.mjs';
import { runBrowserTests } from './suites.mjs';
import { report } from './tally.mjs';

ensureInstalled();
ensureBuilt();
report(await runBrowserTests(process.argv.slice(2)));
