import { expect, test } from 'vitest';
import { backward, forward, localSlopes, operandValues } from '../../../src/engine/sweep.ts';
import { buildTape } from '../../../src/engine/tape.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { sameBits } from '../../support/close.ts';
import { wildGraph } from '../../support/random-graph.ts';
import { again, cases, seed } from '../../support/seed.ts';
import { drawn } from '../../support/tape-graph.ts';

test('three lanes give the bits of three sweeps, values and gradients, on random graphs', () => {
  const lanes = 3;
  for (let index = 0; index < cases(300); index++) {
    const random = createRandom(seed + index);
    const graph = wildGraph(random);
    const wide = buildTape(graph.nodes, graph.initial, lanes);
    const root = wide.slotOfNode[graph.root]!;
    const rows = Array.from({ length: lanes }, () => graph.initial.map((value) => value + random.uniform(-1, 1)));
    for (const [lane, row] of rows.entries()) {
      for (const [node, { op }] of graph.nodes.entries()) {
        if (op === 'leaf') wide.values[wide.slotOfNode[node]! * lanes + lane] = row[node]!;
      }
    }
    forward(wide);
    backward(wide, root);
    for (const [lane, row] of rows.entries()) {
      const single = buildTape(graph.nodes, row);
      forward(single);
      backward(single, root);
      const inLane = (cells: Float64Array) => cells.filter((_, cell) => cell % lanes === lane);
      const message = `lane ${lane} of\n${drawn(graph)}\n${again(index)}`;
      expect(sameBits(inLane(wide.values), single.values), message).toBe(true);
      expect(sameBits(inLane(wide.adjoints), single.adjoints), message).toBe(true);
      expect(sameBits(localSlopes(wide, root, lane), localSlopes(single, root)), message).toBe(true);
      expect(sameBits(operandValues(wide, root, lane), operandValues(single, root)), message).toBe(true);
    }
  }
});

test('a leaf starts with its value in every lane', () => {
  const tape = buildTape(
    [
      { op: 'leaf', inputs: [] },
      { op: 'neg', inputs: [0] },
    ],
    [7, 0],
    4,
  );
  forward(tape);
  expect([...tape.values]).toEqual([7, 7, 7, 7, -7, -7, -7, -7]);
});
