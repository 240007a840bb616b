import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/kernel/random.ts';
import { forwardTangents } from '../../../src/engine/forward-mode.ts';
import { backward, forward, reachesRoot } from '../../../src/engine/sweep.ts';
import { cellAt, rowsOf } from '../../../src/engine/tape.ts';
import { dualAt } from '../../support/dual.ts';
import { relativeError } from '../../support/close.ts';
import { calmGraph, wildGraph } from '../../support/random-graph.ts';
import { drawnRows, randomRowGraph, tapeOf } from '../../support/row-graph.ts';
import { again, cases, seed } from '../../support/seed.ts';
import { drawn, graphBuilder, sweep } from '../../support/tape-graph.ts';

//  a ─┬─▶ × ─▶ y      y = a·a, so dy/da = 2a
//     └──▲
test('one forward sweep carries both ways from a to a · a', () => {
  const graph = graphBuilder();
  const a = graph.leaf(3);
  const y = graph.op('mul', a, a);
  const { tape } = sweep(graph.done());
  const { cells } = forwardTangents(tape, tape.slotOfNode[a]!);
  expect(cells[tape.slotOfNode[y]!]).toBe(6);
});

test('what does not depend on the seed is not asked, so that 0 times an infinite slope makes no NaN', () => {
  const graph = graphBuilder();
  const [a, b] = [graph.leaf(0), graph.leaf(2)];
  // √0 has an infinite slope, and 0 · ∞ would be NaN.
  const y = graph.op('add', graph.op('sqrt', a), b);
  const { tape } = sweep(graph.done());
  const { cells, depends } = forwardTangents(tape, tape.slotOfNode[b]!);
  expect(cells[tape.slotOfNode[y]!]).toBe(1);
  expect(depends[tape.slotOfNode[a]!]).toBe(0);
});

//  rows 1, 2, 3 ─▶ × w ─▶ square ─▶ mean over rows      ∂/∂w = 2w·mean(x²)
test('a parameter moves every row, and a mean brings them together', () => {
  const graph = { nodes: [], initial: [], root: 0, counts: [] };
  const built = {
    ...graph,
    nodes: [
      { op: 'leaf', inputs: [], space: 0 },
      { op: 'leaf', inputs: [] },
      { op: 'mul', inputs: [0, 1] },
      { op: 'square', inputs: [2] },
      { op: 'mean_rows', inputs: [3] },
    ] as const,
    initial: [[1, 2, 3], [5], [], [], []],
    counts: [3],
  };
  const tape = tapeOf(built);
  forward(tape);
  const { cells } = forwardTangents(tape, tape.slotOfNode[1]!);
  expect(cells[tape.slotOfNode[4]!]).toBeCloseTo((2 * 5 * 14) / 3, 12);
  const alone = forwardTangents(tape, tape.slotOfNode[0]!, 2);
  expect(alone.cells[tape.slotOfNode[4]!]).toBeCloseTo((2 * 3 * 25) / 3, 12);
});

describe(`random graphs (seed ${seed})`, () => {
  test('forward mode equals reverse mode and dual numbers on calm graphs', () => {
    for (let offset = 0; offset < cases(60); offset++) {
      const graph = calmGraph(createRandom(seed + offset));
      const { tape, gradients } = sweep(graph);
      for (const [node, { op }] of graph.nodes.entries()) {
        if (op !== 'leaf') continue;
        const { cells, depends } = forwardTangents(tape, tape.slotOfNode[node]!);
        const root = tape.slotOfNode[graph.root]!;
        const found = depends[root] === 0 ? null : cells[root]!;
        const story = `${drawn(graph)}\nby v${node}; ${again(offset)}`;
        expect(found === null, story).toBe(gradients[node] === null);
        if (found === null) continue;
        expect(relativeError(found, gradients[node] ?? NaN), story).toBeLessThan(1e-10);
        expect(relativeError(found, dualAt(graph, node).slope ?? NaN), story).toBeLessThan(1e-7);
      }
    }
  });

  test('wild graphs depend on a leaf exactly where reverse mode says so', () => {
    for (let offset = 0; offset < cases(60); offset++) {
      const graph = wildGraph(createRandom(seed + offset));
      const { tape, gradients } = sweep(graph);
      for (const [node, { op }] of graph.nodes.entries()) {
        if (op !== 'leaf') continue;
        const { depends } = forwardTangents(tape, tape.slotOfNode[node]!);
        expect(depends[tape.slotOfNode[graph.root]!] !== 0, `${drawn(graph)}\n${again(offset)}`).toBe(
          gradients[node] !== null,
        );
      }
    }
  });

  test('with rows, of one or two tables, it equals the backward sweep in every row', () => {
    for (let offset = 0; offset < cases(60); offset++) {
      const random = createRandom(seed + offset);
      const graph = randomRowGraph(random, { counts: [3, 2], isWild: false, size: 20 });
      const tape = tapeOf(graph);
      const root = tape.slotOfNode[graph.root]!;
      forward(tape);
      backward(tape, root, 0);
      const reaches = reachesRoot(tape, root);
      for (const [node, { op }] of graph.nodes.entries()) {
        if (op !== 'leaf') continue;
        const slot = tape.slotOfNode[node]!;
        for (let row = 0; row < Math.max(1, rowsOf(tape, slot)); row++) {
          const { cells } = forwardTangents(tape, slot, row);
          const adjoint = reaches[slot] === 0 ? 0 : tape.adjoints[cellAt(tape, slot, row)]!;
          const tangent = cells[cellAt(tape, root, 0)]!;
          if (!Number.isFinite(adjoint) || Math.abs(adjoint) > 1e8) continue;
          expect(
            relativeError(tangent, adjoint),
            `${drawnRows(graph)}\nby v${node} row ${row}; ${again(offset)}`,
          ).toBeLessThan(1e-8);
        }
      }
    }
  });
});
