import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { encodeDocument } from '../../../src/graph/encode.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { run } from '../../../src/cli/run.ts';
import { graph } from '../../support/graph.ts';
import { table, withTable } from '../../support/table.ts';

async function nudge(command: string, text: string) {
  let out = '';
  let err = '';
  const code = await run([command, '-'], {
    read: () => Promise.resolve(new TextEncoder().encode(text)),
    out: (piece) => (out += piece),
    err: (piece) => (err += piece),
  });
  expect(err).toBe('');
  return { code, out, report: JSON.parse(out) };
}

//  d/c1 ─▶ × ─▶ square ─▶ mean over rows      L = mean (w·x)², so dL/dw = 2·w·mean x² and dL/dp in a row is 2·p / 3
//   w ──▲  p
const document = (root: string): NudgeDocument =>
  withTable(
    graph(
      { w: { role: 'parameter', value: 2 }, p: ['mul', 'w', 'd/c1'], q: ['square', 'p'], L: ['mean_rows', 'q'] },
      root,
    ),
    table('d', { x: [1, 2, 4] }),
  );

test('grad prints what has rows as a list, and a table by its columns', async () => {
  expect((await nudge('grad', encodeDocument(document('L')))).report).toEqual({
    file: '-',
    root: 'L',
    value: 28,
    values: { 'd/c1': [1, 2, 4], w: 2, p: [2, 4, 8], q: [4, 16, 64], L: 28 },
    gradients: {
      'd/c1': [8 / 3, 16 / 3, 32 / 3],
      w: 28,
      p: [4 / 3, 8 / 3, 16 / 3],
      q: [1 / 3, 1 / 3, 1 / 3],
      L: 1,
    },
  });
});

test('with a root that has rows, each row has its own gradients', async () => {
  const { report } = await nudge('grad', encodeDocument(document('q')));
  expect(report).toMatchObject({
    root: 'q',
    value: [4, 16, 64],
    gradients: { w: [4, 16, 64], p: [4, 8, 16], q: [1, 1, 1], L: null },
  });
});

test.each(['L', 'q'])('check nudges what has rows in its rows, root %s', async (root) => {
  const { code, report } = await nudge('check', encodeDocument(document(root)));
  expect(code).toBe(0);
  expect(report).toMatchObject({ ok: true, checked: root === 'L' ? 5 : 4, failed: [], unchecked: 0 });
});

test.each(['lecture-mlp', 'yinyang'])(
  'every gradient of examples/%s.json is the slope that nudging finds',
  async (name) => {
    const { code, report } = await nudge('check', readFileSync(`examples/${name}.json`, 'utf8'));
    expect(code).toBe(0);
    expect(report.checked).toBeGreaterThan(90);
    expect(report.worst.relative).toBeLessThan(1e-7);
  },
);
