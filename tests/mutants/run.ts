import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Mutant, MutantSet } from './mutant.ts';
import { mutantSets } from './sets.ts';

// npm run mutants [word…]: plants one fault at a time in a copy of the source and runs the tests that must notice it. With words, only
// the mutants whose set or description has one of them. Ends with `N mutants, N killed`, and with code 1 where one survived or could
// not be planted. The working tree is never touched.

const root = process.cwd();
const workers = 2;
const limit = 120_000;
const config = `export default { test: { environment: 'node', include: ['tests/**/*.test.ts'], testTimeout: 60000, maxWorkers: 1, isolate: false } };`;

interface Verdict {
  readonly killed: boolean;
  /** The first test that failed, or why there is no verdict. */
  readonly by: string;
}

function copyOfProject(): string {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'nudge-mutants-'));
  for (const part of [
    'src',
    'tests/unit',
    'tests/contract',
    'tests/property',
    'tests/support',
    'tests/fixtures',
    'package.json',
    'tsconfig.json',
  ]) {
    fs.cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  }
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  fs.writeFileSync(path.join(copy, 'vitest.config.mjs'), config);
  return copy;
}

/** Runs tests in a copy until the first one fails. */
async function runTests(copy: string, tests: readonly string[]): Promise<Verdict> {
  const report = path.join(copy, 'report.json');
  fs.rmSync(report, { force: true });
  const program = path.join(root, 'node_modules/vitest/vitest.mjs');
  const args = [
    program,
    'run',
    ...tests,
    '--bail=1',
    '--reporter=json',
    `--outputFile=${report}`,
    '--config=vitest.config.mjs',
  ];
  const child = spawn(process.execPath, args, {
    cwd: copy,
    stdio: 'ignore',
    // One seed for all, so that a run can be repeated.
    env: { ...process.env, NUDGE_CASES: '0.2', NUDGE_SEED: '20261121' },
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), limit);
  await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  if (!fs.existsSync(report)) return { killed: false, by: `no report within ${limit / 1000} s` };
  const { testResults, numPassedTests } = JSON.parse(fs.readFileSync(report, 'utf8'));
  for (const { assertionResults, name, message } of testResults) {
    const failed = assertionResults.find(({ status }: { status: string }) => status === 'failed');
    if (failed) return { killed: true, by: failed.fullName };
    if (assertionResults.length === 0 && message)
      return { killed: false, by: `${path.basename(name)} does not load: ${message}` };
  }
  return { killed: false, by: `${numPassedTests} tests passed` };
}

/** Plants a mutant, runs the tests, and takes it out again. */
async function judge(copy: string, { tests }: MutantSet, mutant: Mutant): Promise<Verdict> {
  const file = path.join(copy, mutant.file);
  const source = fs.readFileSync(file, 'utf8');
  const found = source.split(mutant.from).length - 1;
  if (found !== 1) return { killed: false, by: `its text stands ${found} times in ${mutant.file}, not once` };
  fs.writeFileSync(
    file,
    source.replace(mutant.from, () => mutant.to),
  );
  try {
    return await runTests(copy, tests);
  } finally {
    fs.writeFileSync(file, source);
  }
}

const words = process.argv.slice(2);
const wanted = mutantSets.flatMap((set) =>
  set.mutants
    .filter(({ what }) => words.length === 0 || words.some((word) => `${set.name} ${what}`.includes(word)))
    .map((mutant) => ({ set, mutant })),
);
const copies = Array.from({ length: workers }, copyOfProject);
const survivors: string[] = [];
try {
  for (const set of new Set(wanted.map(({ set }) => set))) {
    const { killed, by } = await runTests(copies[0]!, set.tests);
    if (killed || !by.endsWith('passed')) throw new Error(`Without a mutant the ${set.name} tests must pass: ${by}`);
  }
  const queue = wanted.values();
  await Promise.all(
    copies.map(async (copy) => {
      for (const { set, mutant } of queue) {
        const { killed, by } = await judge(copy, set, mutant);
        console.log(`${killed ? 'killed  ' : 'SURVIVED'} ${set.name}: ${mutant.what}  ·  ${by}`);
        if (!killed) survivors.push(`${set.name}: ${mutant.what} (${mutant.file}): ${by}`);
      }
    }),
  );
} finally {
  for (const copy of copies) fs.rmSync(copy, { recursive: true, force: true });
}
if (survivors.length > 0) console.log(`\nSurvived:\n${survivors.join('\n')}`);
console.log(`\n${wanted.length} mutants, ${wanted.length - survivors.length} killed`);
if (survivors.length > 0 || wanted.length === 0) process.exitCode = 1;
