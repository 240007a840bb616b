import { expect, test } from 'vitest';
import { checkGradients, nudgeSize } from '../../../src/engine/gradient-check.ts';
import { buildTape, type Tape } from '../../../src/engine/tape.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { sameBits } from '../../support/close.ts';
import { calmGraph } from '../../support/random-graph.ts';
import { again, cases, seed } from '../../support/seed.ts';
import { drawn, graphBuilder, sweep, type TapeGraph } from '../../support/tape-graph.ts';

function checked({ nodes, initial, root }: TapeGraph) {
  const tape = buildTape(nodes, initial);
  const leaves = nodes.flatMap(({ op }, node) => (op === 'leaf' ? tape.slotOfNode[node]! : []));
  return { tape, checks: checkGradients(tape, tape.slotOfNode[root]!, leaves) };
}

test('analytic and numeric slope agree on an ordinary expression', () => {
  const graph = graphBuilder();
  graph.op('tanh', graph.op('mul', graph.leaf(0.5), graph.leaf(-1.2)));
  const { checks } = checked(graph.done());
  expect(checks).toHaveLength(2);
  for (const { error, kink, analytic, numeric } of checks) {
    expect(error).toBeLessThan(1e-9);
    expect(kink).toBeNull();
    expect(numeric).toBeCloseTo(analytic, 8);
  }
});

test('a wrong rule is found', () => {
  const graph = graphBuilder();
  graph.op('exp', graph.leaf(1));
  const { nodes, initial } = graph.done();
  const sound = buildTape(nodes, initial);
  const [stratum] = sound.strata;
  const runs = stratum!.runs.map((run) => ({ ...run, op: { ...run.op, loops: { ...run.op.loops, backward: wrong } } }));
  const planted: Tape = { ...sound, strata: [{ ...stratum!, runs }] };
  expect(checkGradients(sound, 1, [0])[0]!.error).toBeLessThan(1e-9);
  expect(checkGradients(planted, 1, [0])[0]!.error).toBeGreaterThan(0.01);

  function wrong({ adjoints }: Pick<Tape, 'adjoints'>): void {
    adjoints[0] = 2.5;
  }
});

//  relu at 0: the slope by rule is 0, by central difference ½
test('a kink within reach is named, and the two slopes may differ there', () => {
  const graph = graphBuilder();
  const relu = graph.op('relu', graph.op('sub', graph.leaf(2), graph.leaf(2)));
  graph.op('square', graph.op('add', relu, graph.leaf(1)));
  const { tape, checks } = checked(graph.done());
  expect(checks[0]!.kink).toBe(tape.slotOfNode[relu]);
  expect([checks[0]!.analytic, checks[1]!.analytic]).toEqual([0, 0]);
  expect(checks[0]!.numeric).toBeCloseTo(1, 5);
  // The third leaf does not move the relu.
  expect(checks[2]!.analytic).toBe(2);
  expect(checks[2]!.error).toBeLessThan(1e-9);
});

test.each([
  ['the tie of a max', 'max', 1, 1, true],
  ['a max whose second lies 2e-6 below', 'max', 1, 1 - 2.5e-6, false],
  ['a max whose second lies within the nudge', 'max', 1, 1 - 5e-7, true],
  ['the pole of a division', 'div', 1, 1e-7, true],
  ['a division well away from 0', 'div', 1, 0.1, false],
] as const)('%s: kinks are listed by whether the nudge reaches them', (_, op, a, b, kinked) => {
  const graph = graphBuilder();
  graph.op(op, graph.leaf(a), graph.leaf(b));
  expect(checked(graph.done()).checks.some(({ kink }) => kink !== null)).toBe(kinked);
});

test('max(x, x) has no kink: both inputs move together', () => {
  const graph = graphBuilder();
  const x = graph.leaf(1);
  graph.op('max', x, x);
  const { checks } = checked(graph.done());
  expect(checks[0]).toMatchObject({ kink: null, analytic: 1 });
});

test('a leaf that does not reach the root has slope 0 both ways', () => {
  const graph = graphBuilder();
  const [a, b] = [graph.leaf(1), graph.leaf(2)];
  graph.op('log', b);
  const root = graph.op('exp', a);
  const { checks } = checked({ ...graph.done(), root });
  expect(checks[1]).toMatchObject({ analytic: 0, numeric: 0, error: 0 });
});

test('the nudge grows with the number, and its rounding is told', () => {
  expect([0, 0.5, -3, 2e6].map(nudgeSize)).toEqual([1e-6, 1e-6, 3e-6, 2]);
  const graph = graphBuilder();
  graph.op('add', graph.leaf(1e-3), graph.leaf(1e9));
  const [check] = checked(graph.done()).checks;
  expect(check!.noise).toBeGreaterThan(0.01);
  expect(check!.error).toBeLessThan(4 * check!.noise);
});

test('NaN on both sides is agreement, NaN on one side is not', () => {
  const graph = graphBuilder();
  graph.op('log', graph.leaf(-1));
  expect(checked(graph.done()).checks[0]!.error).toBe(0);
  const pole = graphBuilder();
  pole.op('log', pole.leaf(0));
  const [check] = checked(pole.done()).checks;
  expect(check).toMatchObject({ analytic: Infinity, kink: 1 });
  expect(check!.error).toBeNaN();
});

test('checking leaves the tape as it was', () => {
  for (let index = 0; index < cases(100); index++) {
    const graph = calmGraph(createRandom(seed + index));
    const swept = sweep(graph).tape;
    const { tape } = checked(graph);
    expect(sameBits(tape.values, swept.values), `${drawn(graph)}\n${again(index)}`).toBe(true);
    expect(sameBits(tape.adjoints, swept.adjoints)).toBe(true);
  }
});
