import { expect, test } from 'vitest';
import { buildTape } from '../../../src/engine/tape.ts';
import type { TapeNode } from '../../../src/engine/tape-node.ts';
import { opIds } from '../../../src/ops/table.ts';

const leaf: TapeNode = { op: 'leaf', inputs: [] };

test('slots are sorted by level, then by op, then by canonical rank', () => {
  //  level 0: 1 4 · level 1: mul 3, exp 0 2 · level 2: add 5
  const nodes: readonly TapeNode[] = [
    { op: 'exp', inputs: [4] },
    leaf,
    { op: 'exp', inputs: [1] },
    { op: 'mul', inputs: [4, 1] },
    leaf,
    { op: 'add', inputs: [2, 3] },
  ];
  const tape = buildTape(nodes, [0, 10, 0, 0, 40, 0]);
  expect([...tape.nodeOfSlot]).toEqual([1, 4, 3, 0, 2, 5]);
  expect(nodes.map((_, node) => tape.nodeOfSlot[tape.slotOfNode[node]!])).toEqual([0, 1, 2, 3, 4, 5]);
  expect([...tape.values]).toEqual([10, 40, 0, 0, 0, 0]);
  expect(tape.strata).toHaveLength(1);
  expect(tape.strata[0]!.runs.map(({ op, from, to }) => [op.sign, from, to])).toEqual([
    ['×', 2, 3],
    ['eˣ', 3, 5],
    ['+', 5, 6],
  ]);
});

test('operands keep their order and their repetitions', () => {
  const tape = buildTape([leaf, leaf, { op: 'sub', inputs: [1, 0] }, { op: 'sum', inputs: [2, 0, 2] }], [1, 2, 0, 0]);
  const operands = (slot: number) => [...tape.operands.subarray(tape.starts[slot], tape.starts[slot + 1])];
  expect([0, 1, 2, 3].map(operands)).toEqual([[], [], [1, 0], [2, 0, 2]]);
});

test('an op stands one level above its highest operand, however the nodes are ranked', () => {
  //  0 = exp 1, 1 = exp 2, 2 = exp 3, 3 leaf, 4 = exp 3
  const chain = [1, 2, 3].map((input): TapeNode => ({ op: 'exp', inputs: [input] }));
  const tape = buildTape([...chain, leaf, { op: 'exp', inputs: [3] }], [0, 0, 0, 1, 0]);
  expect([...tape.nodeOfSlot]).toEqual([3, 2, 4, 1, 0]);
});

test('no nodes make an empty tape', () => {
  const tape = buildTape([], []);
  expect([tape.slotCount, tape.strata[0]!.runs.length]).toEqual([0, 0]);
});

test('a loop, a missing operand or a wrong number of operands is a mistake of the caller', () => {
  expect(() =>
    buildTape(
      [
        { op: 'exp', inputs: [1] },
        { op: 'exp', inputs: [0] },
      ],
      [],
    ),
  ).toThrow(/loop/);
  expect(() => buildTape([{ op: 'exp', inputs: [0] }], [])).toThrow(/loop/);
  expect(() => buildTape([leaf, { op: 'exp', inputs: [2] }], [])).toThrow(/does not exist/);
  expect(() => buildTape([leaf, { op: 'exp', inputs: [-1] }], [])).toThrow(/does not exist/);
  expect(() => buildTape([leaf, { op: 'add', inputs: [0] }], [])).toThrow(/does not take 1 inputs/);
  expect(() => buildTape([leaf, { op: 'sum', inputs: [] }], [])).toThrow(/does not take 0 inputs/);
  expect(() => buildTape([leaf, { op: 'leaf', inputs: [0] }], [])).toThrow(/leaf does not take/);
});

test('every op finds its place in a run', () => {
  const nodes = [
    leaf,
    ...opIds.map((op): TapeNode => ({
      op,
      inputs: ['add', 'sub', 'mul', 'div', 'pow'].includes(op) ? [0, 0] : [0],
    })),
  ];
  expect(buildTape(nodes, [1]).strata[0]!.runs).toHaveLength(opIds.length);
});
