import { expect, test } from 'vitest';
import { checkGradients } from '../../src/engine/gradient-check.ts';
import { reference } from '../../src/engine/reference.ts';
import { createRandom } from '../../src/kernel/random.ts';
import { ops } from '../../src/ops/table.ts';
import { relativeError, sameBits } from '../support/close.ts';
import { dualAt } from '../support/dual.ts';
import { calmGraph, shuffled, wildGraph } from '../support/random-graph.ts';
import { again, cases, seed } from '../support/seed.ts';
import { drawn, sweep, type TapeGraph } from '../support/tape-graph.ts';

const nullsAsNaN = (xs: readonly (number | null)[]) => xs.map((x) => x ?? -12345.678);

test(`the sweeps give the bits of the reference twin on 1,000 graphs with any numbers (seed ${seed})`, () => {
  let nonFinite = 0;
  for (let index = 0; index < cases(1000); index++) {
    const graph = wildGraph(createRandom(seed + index));
    const swept = sweep(graph);
    const twin = reference(graph.nodes, graph.initial, graph.root);
    const message = `${drawn(graph)}\n${again(index)}`;
    expect(sameBits(swept.values, twin.values), `values of\n${message}`).toBe(true);
    expect(sameBits(nullsAsNaN(swept.gradients), nullsAsNaN(twin.gradients)), `gradients of\n${message}`).toBe(true);
    if (!Number.isFinite(swept.values[graph.root])) nonFinite++;
  }
  // The graphs are as wild as they are meant to be.
  expect(nonFinite).toBeGreaterThan(cases(1000) / 20);
});

test(`the sweeps agree with forward-mode dual numbers to 1e-12 on 1,000 calm graphs (seed ${seed})`, () => {
  let slopes = 0;
  for (let index = 0; index < cases(1000); index++) {
    const graph = calmGraph(createRandom(seed + index));
    const { values, gradients } = sweep(graph);
    for (const leaf of leavesOf(graph)) {
      const dual = dualAt(graph, leaf);
      const message = `leaf v${leaf} of\n${drawn(graph)}\n${again(index)}`;
      expect(relativeError(values[graph.root]!, dual.value), message).toBeLessThan(1e-12);
      expect(gradients[leaf] === null, message).toBe(dual.slope === null);
      if (dual.slope === null) continue;
      expect(dual.slope, message).toSatisfy(Number.isFinite);
      expect(relativeError(gradients[leaf]!, dual.slope), message).toBeLessThan(1e-12);
      slopes++;
    }
  }
  expect(slopes).toBeGreaterThan(cases(1000) * 2);
});

test(`the sweeps agree with central differences to 1e-5 on 200 calm graphs, kinks apart (seed ${seed})`, () => {
  let compared = 0;
  for (let index = 0; index < cases(200); index++) {
    const graph = calmGraph(createRandom(seed + index));
    const { tape } = sweep(graph);
    const leaves = leavesOf(graph).map((leaf) => tape.slotOfNode[leaf]!);
    for (const { error, kink, slot } of checkGradients(tape, tape.slotOfNode[graph.root]!, leaves)) {
      if (kink !== null) continue;
      expect(error, `leaf v${tape.nodeOfSlot[slot]} of\n${drawn(graph)}\n${again(index)}`).toBeLessThan(1e-5);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(cases(200));
});

test('another rank of the nodes moves values by rounding at most, and the twin follows it bit for bit', () => {
  for (let index = 0; index < cases(200); index++) {
    const random = createRandom(seed + index);
    const graph = calmGraph(random);
    const other = shuffled(graph, random);
    expect(relativeError(sweep(other).values[other.root]!, sweep(graph).values[graph.root]!)).toBe(0);
    const twin = reference(other.nodes, other.initial, other.root);
    expect(sameBits(nullsAsNaN(sweep(other).gradients), nullsAsNaN(twin.gradients)), again(index)).toBe(true);
  }
});

test('random graphs use every op', () => {
  const seen = new Set<string>();
  for (let index = 0; index < 300; index++)
    for (const { op } of calmGraph(createRandom(seed + index)).nodes) seen.add(op);
  expect([...seen].filter((op) => op !== 'leaf').toSorted()).toEqual(Object.keys(ops).toSorted());
});

function leavesOf({ nodes }: TapeGraph): readonly number[] {
  return nodes.flatMap(({ op }, node) => (op === 'leaf' ? node : []));
}
