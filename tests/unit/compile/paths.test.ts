import { beforeAll, describe, expect, test } from 'vitest';
import { largestPaths, type LargestPaths } from '../../../src/compile/paths.ts';
import { pathSpace } from '../../../src/compile/path-space.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { createRandom, type Random } from '../../../src/kernel/random.ts';
import type { Address } from '../../../src/kernel/ids.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { opIds, ops, type OpId } from '../../../src/ops/table.ts';
import { createLive, type Live } from '../../../src/runtime/live.ts';
import { at, graph, type Sketch } from '../../support/graph.ts';
import { again, cases, seed } from '../../support/seed.ts';
import { manualScheduler } from '../../support/workbench.ts';

beforeAll(() => {
  process.stdout.write(`random graphs from NUDGE_SEED=${seed}\n`);
});

const liveOf = (document: NudgeDocument) => createLive(document, manualScheduler());

function pathsOf(live: Live, from: string, most = 1000): LargestPaths {
  live.value(at(from));
  const space = pathSpace(live.$program.get(), at(from));
  invariant(space !== null, `${from} has paths`);
  return largestPaths(space, live.row(), most);
}

const written = ({ steps }: LargestPaths['paths'][number]) =>
  steps.map(({ address, operand }) => `${address}:${operand}`).join(' ');

/** Every path, by going down each in turn. */
function everyPath(live: Live, from: Address): readonly { readonly path: string; readonly product: number }[] {
  const { slots, root } = live.$program.get();
  const onward = (address: Address): readonly { readonly path: readonly string[]; readonly product: number }[] => {
    const after = slots.flatMap((slot) =>
      slot.inputs.flatMap((input, operand) =>
        input === address
          ? onward(slot.address).map(({ path, product }) => ({
              path: [`${slot.address}:${operand}`, ...path],
              product: product * (live.slopes(slot.address)[operand] ?? Number.NaN),
            }))
          : [],
      ),
    );
    return address === root?.address ? [{ path: [], product: 1 }] : after;
  };
  return onward(from).map(({ path, product }) => ({ path: path.join(' '), product }));
}

//  b ─┬─▶ d = a·b ─▶ ×  ─▶ f      a = −2, b = 3
//     └─▶ e = a+b ─▶ ▲
test('both ways of the lecture’s b: −6·1 through e, 1·(−2) through d', () => {
  const live = liveOf(graph({ a: -2, b: 3, d: ['mul', 'a', 'b'], e: ['add', 'a', 'b'], f: ['mul', 'd', 'e'] }));
  const { paths, count, rest, sum } = pathsOf(live, 'b');
  expect(paths.map((path) => [written(path), path.product])).toEqual([
    ['e:1 f:1', -6],
    ['d:1 f:0', -2],
  ]);
  expect(paths[0]?.steps.map(({ slope, flow }) => [slope, flow])).toEqual([
    [1, -6],
    [-6, -6],
  ]);
  expect({ count, rest, sum }).toEqual({ count: 2n, rest: null, sum: -8 });
  expect(live.gradient(at('b'))).toBe(-8);
});

test('the two wires of a + a are two paths', () => {
  const { paths, sum } = pathsOf(liveOf(graph({ a: 3, y: ['add', 'a', 'a'] })), 'a');
  expect(paths.map(written)).toEqual(['y:0', 'y:1']);
  expect(sum).toBe(2);
});

test('from the root to itself there is one path, of no wires and product 1', () => {
  const { paths, count } = pathsOf(liveOf(graph({ a: 3, y: ['add', 'a', 'a'] })), 'y');
  expect(paths).toEqual([{ steps: [], product: 1 }]);
  expect(count).toBe(1n);
});

test('off the path to the root, for a constant, and without a root there is none', () => {
  const spaceOf = (sketch: Sketch, from: string) =>
    pathSpace(liveOf(graph(sketch, sketch['y'] === undefined ? null : 'y')).$program.get(), at(from));
  expect(spaceOf({ a: 1, y: ['neg', 'a'], z: ['neg', 'a'] }, 'z')).toBeNull();
  expect(spaceOf({ k: { role: 'constant', value: 2 }, a: 1, y: ['mul', 'a', 'k'] }, 'k')).toBeNull();
  expect(spaceOf({}, 'a')).toBeNull();
});

describe('more paths than any number can hold', () => {
  //  a ═▶ s1 ═▶ s2 ═▶ … ═▶ s70      each sᵢ = sᵢ₋₁ + sᵢ₋₁: 2⁷⁰ paths
  const doubling = (steps: number): Sketch =>
    Object.fromEntries([
      ['s0', 1],
      ...Array.from({ length: steps }, (_, step) => [`s${step + 1}`, ['add', `s${step}`, `s${step}`]] as const),
    ]);

  test('are counted to the last one', () => {
    const { count, paths, rest, sum } = pathsOf(liveOf(graph(doubling(70))), 's0', 3);
    expect(count).toBe(1_180_591_620_717_411_303_424n);
    expect(paths.map(({ product }) => product)).toEqual([1, 1, 1]);
    expect(sum).toBe(2 ** 70);
    expect(rest).toBe(2 ** 70 - 3);
  });

  test('in a graph of thousands of ops too, without recursion', () => {
    const { count, paths } = pathsOf(liveOf(graph(doubling(4000))), 's0', 5);
    expect(count).toBe(2n ** 4000n);
    expect(paths).toHaveLength(5);
  });

  test('do not lead the search astray where slopes tie up to rounding', () => {
    // Each step multiplies by 0.3 along either wire: s · 0.3 + s · 0.3.
    const sketch = Object.fromEntries<Sketch[string]>([
      ['k', { role: 'constant', value: 0.3 }],
      ['s0', 1],
      ...Array.from({ length: 60 }, (_, step): [string, Sketch[string]][] => [
        [`p${step}`, ['mul', `s${step}`, 'k']],
        [`q${step}`, ['mul', 'k', `s${step}`]],
        [`s${step + 1}`, ['add', `p${step}`, `q${step}`]],
      ]).flat(),
    ]);
    const { count, paths } = pathsOf(liveOf(graph(sketch)), 's0', 20);
    expect(count).toBe(2n ** 60n);
    for (const { product } of paths) expect(product / 0.3 ** 60).toBeCloseTo(1, 12);
    expect(new Set(paths.map(written)).size).toBe(20);
  });
});

describe('numbers that are none', () => {
  //  a ─▶ log ─▶ l ─┐           log has slope ∞ at 0
  //  a ─▶ × 0 ─▶ z ─+─▶ y
  //  a ─▶ × 2 ─▶ t ─┘
  const sketch: Sketch = {
    a: 0,
    o: { role: 'constant', value: 0 },
    two: { role: 'constant', value: 2 },
    l: ['log', 'a'],
    z: ['mul', 'a', 'o'],
    t: ['mul', 'a', 'two'],
    y: ['sum', 'l', 'z', 't'],
  };

  test('infinite paths come first, those of 0 last', () => {
    const { paths } = pathsOf(liveOf(graph(sketch)), 'a');
    expect(paths.map(({ product }) => product)).toEqual([Infinity, 2, 0]);
  });

  test('paths that are NaN come before all', () => {
    // relu has slope 0 at −∞, so through l and n it is ∞ · 0.
    const { paths, sum } = pathsOf(
      liveOf(graph({ ...sketch, n: ['relu', 'l'], y: ['sum', 'l', 'z', 't', 'n'] }, 'y')),
      'a',
    );
    expect(paths.map(({ product }) => product)).toEqual([Number.NaN, Infinity, 2, 0]);
    // The sweep adds 1 and 0 up at l, before it multiplies with ∞.
    expect(sum).toBe(Infinity);
  });

  test('what is left over does not turn to NaN by a way on that nothing is left of', () => {
    const { rest } = pathsOf(liveOf(graph(sketch)), 'a', 1);
    expect(rest).toBe(2);
  });
});

describe('inside macros', () => {
  test('paths go through the inside of a neuron, closed or open', () => {
    const live = liveOf(graph({ x: 2, o: { neuron: ['x', 'x'], weights: [-3, 0.5], bias: 1, activation: 'linear' } }));
    const { paths, sum } = pathsOf(live, 'x');
    expect(paths.map(({ product }) => product)).toEqual([-3, 0.5]);
    expect(paths[0]?.steps[0]?.address).toMatch(/^o\//);
    expect(sum).toBe(-2.5);
  });
});

describe('with rows', () => {
  //  d ─▶ × ─▶ p ─▶ mean ─▶ L     the paths of the row that is followed; all rows together make the gradient
  //  w ─▶
  test('a parameter’s paths are those of one row, with the 1/N in them', () => {
    const live = liveOf(graph({ d: { columns: [[1, 2, 6]] }, w: 5, p: ['mul', 'd/c1', 'w'], L: ['mean_rows', 'p'] }));
    live.setRow(2);
    const { paths, sum } = pathsOf(live, 'w');
    expect(paths.map(({ product }) => product)).toEqual([2]);
    expect(sum).toBe(live.gradientInRow(at('w')));
    expect(live.gradient(at('w'))).toBeCloseTo(3, 14);
  });
});

/** A small graph of any ops that have no rows, with many shared operands. */
function randomSketch(random: Random): Sketch {
  const free = opIds.filter((op) => ops[op].overRows === null && !ops[op].picks);
  const names = ['a', 'b'];
  const sketch: Record<string, Sketch[string]> = {
    a: random.integer(5) === 0 ? 0 : random.uniform(-2, 2),
    b: random.uniform(-2, 2),
  };
  const pick = () => names[Math.max(0, names.length - 1 - random.integer(4))] ?? 'a';
  const count = 2 + random.integer(8);
  for (let place = 0; place < count; place++) {
    const op: OpId = free[random.integer(free.length)] ?? 'add';
    const { arity, minimum } = ops[op];
    const inputs = Array.from({ length: arity === 'many' ? minimum + random.integer(3) : arity }, pick);
    sketch[`n${place}`] = [op, ...inputs];
    names.push(`n${place}`);
  }
  return sketch;
}

describe('random graphs', () => {
  const size = (product: number) => (Number.isNaN(product) ? Number.POSITIVE_INFINITY : Math.abs(product));

  test('counts, orders and adds up as going down every path does', () => {
    for (let offset = 0; offset < cases(150); offset++) {
      const live = liveOf(graph(randomSketch(createRandom(seed + offset))));
      const { root } = live.$program.get();
      if (root === null || pathSpace(live.$program.get(), at('a')) === null) continue;
      const all = everyPath(live, at('a'));
      const gradient = live.gradient(at('a')) ?? Number.NaN;
      const whole = pathsOf(live, 'a', all.length + 1);
      expect(whole.count, again(offset)).toBe(BigInt(all.length));
      expect(whole.rest).toBeNull();
      const byPath = new Map(all.map(({ path, product }) => [path, product]));
      expect(new Set(whole.paths.map(written))).toEqual(new Set(byPath.keys()));
      for (const path of whole.paths) expect(path.product, again(offset)).toBe(byPath.get(written(path)));
      const [first] = whole.paths;
      const rank = ({ product }: { readonly product: number }) =>
        Number.isNaN(product) ? 2 : Number.isFinite(product) ? 0 : 1;
      if (first !== undefined) expect(rank(first)).toBe(Math.max(...all.map(rank)));
      const total = all.reduce((sum, { product }) => sum + Math.abs(product), 0);
      if (!Number.isFinite(total)) continue;
      expect(Math.abs(whole.sum - gradient), again(offset)).toBeLessThanOrEqual(1e-12 * total);
      for (let most = 0; most <= Math.min(6, all.length); most++) {
        const { paths, rest } = pathsOf(live, 'a', most);
        const largest = all.map(({ product }) => size(product)).sort((a, b) => b - a);
        expect(paths).toHaveLength(most);
        for (const [place, { product }] of paths.entries())
          expect(Math.abs(size(product) - (largest[place] ?? 0)), again(offset)).toBeLessThanOrEqual(1e-12 * total);
        const shown = paths.reduce((sum, { product }) => sum + product, 0);
        expect(Math.abs(shown + (rest ?? 0) - gradient), again(offset)).toBeLessThanOrEqual(1e-12 * total);
      }
    }
  });
});
