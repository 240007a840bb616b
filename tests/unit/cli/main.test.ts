import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'nudge-main-'));

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: path.resolve('src/cli/main.ts'),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the bundle as its own process. `closeOutput` stops reading after the first piece, as `head` does. */
function nudge(
  words: readonly string[],
  input = '',
  closeOutput = false,
): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(folder, 'main.mjs'), ...words]);
    let out = '';
    let err = '';
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString();
      if (closeOutput) child.stdout.destroy();
    });
    child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

test('the bundle runs on its own, reads standard input and sets the exit code', async () => {
  expect(await nudge(['grad', '-'], 'a = 3; b = a*a')).toEqual({
    code: 0,
    err: '',
    out: '{"file":"-","root":"b","value":9,"values":{"a":3,"b":9},"gradients":{"a":6,"b":1}}\n',
  });
  expect(await nudge(['grad', '-'], 'a =')).toEqual({
    code: 1,
    out: '',
    err: '-:1:4: Expected a number, a name or “(”, but found the end of the text.\n',
  });
});

test('large output comes whole through a pipe', async () => {
  const { code, out } = await nudge(
    ['grad', '-'],
    Array.from({ length: 20_000 }, (_, index) => `name_${index} = ${index}`).join('\n'),
  );
  expect(code).toBe(0);
  expect(Object.keys(JSON.parse(out).values).length).toBe(20_000);
}, 60_000);

test('a reader that stops early is no error', async () => {
  const name = path.join(folder, 'long.txt');
  writeFileSync(name, Array.from({ length: 5_000 }, (_, index) => `name_${index} = ${index}`).join('\n'));
  const { err } = await nudge(['grad', ...Array.from({ length: 20 }, () => name)], '', true);
  expect(err).toBe('');
}, 60_000);
