import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from './ensure-chromium.mjs';
import { dist, isBuilt, root, run } from './setup.mjs';
import { createStaticServer, listen } from './static-server.mjs';

const broken = { passed: 0, failed: 1 };

/** Runs a tool that writes a JSON report, and counts from it. A suite that ends without a report, or ran nothing, has failed. */
function suite(command, count) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nudge-tests-'));
  const file = path.join(folder, 'report.json');
  try {
    const code = command(file);
    if (!fs.existsSync(file)) return broken;
    const tally = count(JSON.parse(fs.readFileSync(file, 'utf8')));
    // A non-zero exit without a failed test: an error outside all tests.
    if (tally.failed === 0 && (code !== 0 || tally.passed === 0)) return { ...tally, failed: 1 };
    return tally;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function countVitest({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  // A file that does not load has no tests to report, and counts as one failure.
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + unloaded.length,
  };
}

/** Runs vitest once: unit, contract, property and view tests, or with NUDGE_LONG in `env` the long ones. */
export function runVitest(args = [], env = process.env) {
  const program = path.join(root, 'node_modules/vitest/vitest.mjs');
  return suite(
    (file) =>
      run(
        process.execPath,
        [program, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
        { env },
      ),
    countVitest,
  );
}

async function freePort() {
  const server = createStaticServer({ dir: dist });
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Runs the browser tests on the built page in dist/, never on one that was built from other sources. */
export async function runBrowserTests(args = []) {
  if (!isBuilt()) {
    console.error('The browser tests cannot run: dist/ was not built from the present sources.');
    return broken;
  }
  const chromium = ensureChromium();
  if (chromium === undefined) return broken;
  const port = process.env.NUDGE_E2E_PORT ?? String(await freePort());
  const program = path.join(root, 'node_modules/@playwright/test/cli.js');
  return suite(
    (file) =>
      run(process.execPath, [program, 'test', '--reporter=list,json', ...args], {
        env: {
          ...process.env,
          NUDGE_CHROMIUM: chromium,
          NUDGE_E2E_PORT: port,
          PLAYWRIGHT_JSON_OUTPUT_FILE: file,
        },
      }),
    ({ stats, errors }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }),
  );
}
