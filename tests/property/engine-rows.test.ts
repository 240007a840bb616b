import { expect, test } from 'vitest';
import { checkGradients } from '../../src/engine/gradient-check.ts';
import { gradientsInRow } from '../../src/engine/in-row.ts';
import { referenceRows } from '../../src/engine/reference.ts';
import { rootRowGradients } from '../../src/engine/root-rows.ts';
import { backward, reachesRoot } from '../../src/engine/sweep.ts';
import { cellAt, fillColumn, rowsOf, setRowCount } from '../../src/engine/tape.ts';
import { createRandom, type Random } from '../../src/kernel/random.ts';
import { ops } from '../../src/ops/table.ts';
import { sameBits } from '../support/close.ts';
import { drawnRows, randomRowGraph, sweepRows, tapeOf, type RowGraph } from '../support/row-graph.ts';
import { again, cases, seed } from '../support/seed.ts';

/** One block, a block that is not full, several blocks; now and then a second row space. */
function someCounts(random: Random): readonly number[] {
  const count = () => [1, 2, 5, 127, 128, 129, 300][random.integer(7)]!;
  return random.integer(3) === 0 ? [count(), count()] : [count()];
}

const flat = (found: readonly (readonly number[] | null)[]) =>
  found.flatMap((rows) => (rows === null ? [-12345.678] : [...rows, 0.123]));

test(`sweeps of rows give the bits of the reference twin on 300 graphs with any numbers (seed ${seed})`, () => {
  let [twoPhases, perRow] = [0, 0];
  for (let index = 0; index < cases(300); index++) {
    const random = createRandom(seed + index);
    const graph = randomRowGraph(random, { counts: someCounts(random), isWild: index % 2 === 0, size: 18 });
    const rows = sweepRows(graph).values[graph.root]!.length;
    const seedRow = random.integer(Math.max(1, rows));
    const swept = sweepRows(graph, seedRow);
    const twin = referenceRows(graph.nodes, graph.initial, graph.root, seedRow);
    const message = `${drawnRows(graph)}\nseed row ${seedRow} of ${graph.counts.join(', ')}\n${again(index)}`;
    expect(sameBits(flat(swept.values), flat(twin.values)), `values of\n${message}`).toBe(true);
    expect(sameBits(flat(swept.gradients), flat(twin.gradients)), `gradients of\n${message}`).toBe(true);
    if (swept.tape.strata.length > 3) twoPhases++;
    if (rows > 1) perRow++;
  }
  expect(twoPhases).toBeGreaterThan(cases(300) / 10);
  expect(perRow).toBeGreaterThan(cases(300) / 20);
});

test(`gradients of leaves and of numbers in columns agree with central differences, kinks apart (seed ${seed})`, () => {
  let compared = 0;
  for (let index = 0; index < cases(150); index++) {
    const random = createRandom(seed + index);
    const graph = randomRowGraph(random, { counts: [1 + random.integer(5)], isWild: false, size: 12 });
    const row = random.integer(graph.counts[0]!);
    const tape = tapeOf(graph);
    const root = tape.slotOfNode[graph.root]!;
    const reaches = reachesRoot(tape, root);
    const leaves = graph.nodes.flatMap(({ op }, node) =>
      op === 'leaf' && reaches[tape.slotOfNode[node]!] !== 0 ? tape.slotOfNode[node]! : [],
    );
    for (const { kink, analytic, numeric, slot, noise } of checkGradients(tape, root, leaves, row)) {
      if (kink !== null || noise > 1e-8 || !(Math.abs(analytic) < 100) || !Number.isFinite(numeric)) continue;
      const message = `v${tape.nodeOfSlot[slot]}, row ${row} of\n${drawnRows(graph)}\n${again(index)}`;
      expect(Math.abs(analytic - numeric) / Math.max(1, Math.abs(analytic)), message).toBeLessThan(1e-4);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(cases(150));
});

test(`a tape with room for more rows gives the bits of one built for these rows alone (seed ${seed})`, () => {
  for (let index = 0; index < cases(100); index++) {
    const random = createRandom(seed + index);
    const counts = someCounts(random);
    const graph = randomRowGraph(random, { counts, isWild: index % 3 === 0, size: 15 });
    const roomy = tapeOf(
      graph,
      counts.map((count) => count + random.integer(200)),
    );
    // Other rows were swept before, more of them.
    for (const [space, { capacity }] of roomy.spaces.entries()) setRowCount(roomy, space, capacity);
    for (const [node, { space }] of graph.nodes.entries()) {
      if (space !== undefined) fillColumn(roomy, roomy.slotOfNode[node]!, new Float64Array(600).fill(NaN));
    }
    sweepRows(graph, 0, roomy);
    for (const [space, count] of counts.entries()) setRowCount(roomy, space, count);
    for (const [node, { space }] of graph.nodes.entries())
      if (space !== undefined) fillColumn(roomy, roomy.slotOfNode[node]!, graph.initial[node]!);
    const [wide, own] = [sweepRows(graph, 0, roomy), sweepRows(graph)];
    const message = `${drawnRows(graph)}\n${again(index)}`;
    expect(sameBits(flat(wide.values), flat(own.values)), message).toBe(true);
    expect(sameBits(flat(wide.gradients), flat(own.gradients)), message).toBe(true);
  }
});

test(`in every row a graph of columns has the bits of the same graph with numbers (seed ${seed})`, () => {
  for (let index = 0; index < cases(100); index++) {
    const random = createRandom(seed + index);
    const plain = randomRowGraph(random, { counts: [5], isWild: true, size: 15 });
    if (plain.nodes.some(({ op }) => op !== 'leaf' && ops[op].overRows !== null)) continue;
    const row = random.integer(5);
    const wide = sweepRows(plain, row);
    const single: RowGraph = {
      ...plain,
      nodes: plain.nodes.map(({ op, inputs }) => ({ op, inputs })),
      initial: plain.initial.map((numbers) => [numbers[row] ?? numbers[0] ?? 0]),
      counts: [],
    };
    const narrow = sweepRows(single);
    const inRow = (found: readonly (readonly number[] | null)[]) =>
      found.map((rows) => (rows === null ? -12345.678 : (rows[row] ?? rows[0]!)));
    const message = `row ${row} of\n${drawnRows(plain)}\n${again(index)}`;
    expect(sameBits(inRow(wide.values), inRow(narrow.values)), message).toBe(true);
    expect(inRow(wide.gradients), message).toEqual(inRow(narrow.gradients));
  }
});

test(`each row's own root has the gradients of a sweep seeded in that row (seed ${seed})`, () => {
  let compared = 0;
  for (let index = 0; index < cases(100); index++) {
    const random = createRandom(seed + index);
    const graph = randomRowGraph(random, { counts: [[3, 130][random.integer(2)]!], isWild: true, size: 12 });
    const tape = tapeOf(graph);
    const root = tape.slotOfNode[graph.root]!;
    sweepRows(graph, 0, tape);
    const rows = rowsOf(tape, root);
    if (rows === 0) continue;
    const ofEachRow = rootRowGradients(tape, root);
    for (const row of [0, random.integer(rows), rows - 1]) {
      backward(tape, root, row);
      const found = [...reachesRoot(tape, root).entries()].filter(([, reach]) => reach !== 0).map(([slot]) => slot);
      const expected = found.map((slot) => tape.adjoints[cellAt(tape, slot, row)]!);
      const message = `row ${row} of\n${drawnRows(graph)}\n${again(index)}`;
      expect(
        sameBits(
          found.map((slot) => ofEachRow[slot]![row]!),
          expected,
        ),
        message,
      ).toBe(true);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(cases(100) / 5);
});

test(`the parts of all rows and what flows through none make up the gradient (seed ${seed})`, () => {
  let compared = 0;
  for (let index = 0; index < cases(100); index++) {
    const random = createRandom(seed + index);
    const graph = randomRowGraph(random, { counts: [4], isWild: false, size: 15 });
    const { tape, gradients } = sweepRows(graph);
    const root = tape.slotOfNode[graph.root]!;
    if (tape.spaceOf[root]! >= 0) continue;
    const parts = [0, 1, 2, 3].map((row) => gradientsInRow(tape, root, row));
    for (const [node, { op, space }] of graph.nodes.entries()) {
      const slot = tape.slotOfNode[node]!;
      if (op !== 'leaf' || space !== undefined || gradients[node] === null) continue;
      const total = parts.reduce((sum, part) => sum + part.parts[slot]!, 0);
      const direct = withoutRows(graph, node);
      const gradient = gradients[node]![0]!;
      if (!Number.isFinite(gradient) || !Number.isFinite(direct) || Math.abs(gradient) > 1e6) continue;
      const message = `v${node} of\n${drawnRows(graph)}\n${again(index)}`;
      expect(Math.abs(total + direct - gradient) / Math.max(1, Math.abs(gradient)), message).toBeLessThan(1e-9);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(cases(100) / 4);
});

/** ∂root/∂leaf along the paths on which no node has rows, by the twin: nodes with rows count as numbers of their own. */
function withoutRows(graph: RowGraph, leaf: number): number {
  const { values } = sweepRows(graph);
  const { spaceOf, slotOfNode } = tapeOf(graph);
  const hasRows = (node: number) => spaceOf[slotOfNode[node]!]! >= 0;
  const nodes = graph.nodes.map(({ op, inputs }, node) =>
    hasRows(node) || inputs.some((input) => hasRows(input)) ? { op: 'leaf' as const, inputs: [] } : { op, inputs },
  );
  const { gradients } = referenceRows(nodes, values, graph.root);
  return gradients[leaf]?.[0] ?? 0;
}
