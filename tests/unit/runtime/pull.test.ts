import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/kernel/random.ts';
import type { Address } from '../../../src/kernel/ids.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import type { OpId } from '../../../src/ops/table.ts';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { flatPlace } from '../../../src/runtime/flat-place.ts';
import { createPull, mostPullSteps, type Pull, type PullTrack } from '../../../src/runtime/pull.ts';
import { createPullTrack } from '../../../src/runtime/pull-track.ts';
import { reachOf } from '../../../src/runtime/reach.ts';
import { at, graph, type Sketch } from '../../support/graph.ts';
import { again, cases, seed } from '../../support/seed.ts';

/** Pulls one node of a document, all the way. */
function pulled(document: NudgeDocument, node: string, free: readonly string[], target: number, row = 0): Pull {
  const { program, value } = evaluate(document);
  const leaves = free.map(at);
  const track = createPullTrack(program, at(node), leaves, row);
  if (track === null) throw new Error(`${node} has no number`);
  const pull = createPull(
    track,
    Float64Array.from(leaves, (leaf) => value(leaf) ?? Number.NaN),
    target,
  );
  while (pull.step());
  return pull;
}

/** A function of a few numbers with its gradient, written out. */
function track(f: (x: Float64Array) => number, g: (x: Float64Array) => readonly number[]): PullTrack {
  let last: Float64Array = new Float64Array();
  return {
    value(numbers) {
      last = numbers;
      return f(numbers);
    },
    gradient: () => Float64Array.from(g(last)),
  };
}

//  a ─▶ + ─▶ y      y = a + b, gradient (1, 1): both move by half of what is wanted
//  b ─▶┘
test('a sum gets there in one step, and both of its parts move alike', () => {
  const pull = pulled(graph({ a: 1, b: 2, y: ['add', 'a', 'b'] }), 'y', ['a', 'b'], 7);
  expect(pull.status()).toBe('reached');
  expect([...pull.numbers()]).toEqual([3, 4]);
  expect(pull.steps()).toEqual([{ before: 3, after: 7, rate: 2 }]);
});

test('what is not free stays: pulled through b alone, a sum moves b alone', () => {
  const pull = pulled(graph({ a: 1, b: 2, y: ['add', 'a', 'b'] }), 'y', ['b'], 7);
  expect([...pull.numbers()]).toEqual([6]);
});

//  a ─┬─▶ × ─▶ y      y = a·a: both ways count
//     └──▲
test('several paths count together', () => {
  const pull = pulled(graph({ a: 1, y: ['mul', 'a', 'a'] }), 'y', ['a'], 9);
  expect(pull.status()).toBe('reached');
  expect(pull.value()).toBeCloseTo(9, 11);
  expect(pull.numbers()[0]).toBeCloseTo(3, 11);
});

test('the first step goes along the gradient as far as the slope promises: Δx = g·(target − y)/(g·g)', () => {
  const { gradient } = evaluate(
    graph({ a: 2, b: -3, c: 10, f: -2, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'], L: ['mul', 'd', 'f'] }),
  );
  const g = ['a', 'b', 'c', 'f'].map((name) => gradient(at(name)) ?? Number.NaN);
  const square = g.reduce((sum, part) => sum + part * part, 0);
  const pull = pulled(
    graph({ a: 2, b: -3, c: 10, f: -2, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'], L: ['mul', 'd', 'f'] }),
    'L',
    ['a', 'b', 'c', 'f'],
    -7.9,
  );
  expect(pull.steps()[0]?.rate).toBeCloseTo(0.1 / square, 12);
  expect(pull.value()).toBeCloseTo(-7.9, 11);
});

test('a saturated tanh is brought back without throwing its numbers away', () => {
  const pull = pulled(graph({ x: 12, y: ['tanh', 'x'] }), 'y', ['x'], 0.3);
  expect(pull.status()).toBe('reached');
  expect(pull.numbers()[0]).toBeCloseTo(Math.atanh(0.3), 9);
});

test('every step comes nearer, and never more than the most are taken', () => {
  const slow = track(
    ([x = 0]) => x ** 9,
    ([x = 0]) => [9 * x ** 8],
  );
  const pull = createPull(slow, Float64Array.of(2), 0);
  while (pull.step());
  const distances = pull.steps().map(({ after }) => Math.abs(after));
  expect(distances.every((distance, place) => place === 0 || distance < (distances[place - 1] ?? 0))).toBe(true);
  expect(pull.steps().length).toBeLessThanOrEqual(mostPullSteps);
});

describe('why it cannot', () => {
  test('no gradient: at the bottom of a parabola, or behind a factor that is 0', () => {
    expect(pulled(graph({ x: 0, y: ['square', 'x'] }), 'y', ['x'], 4).status()).toBe('flat');
    const document = graph({ w: 1, x: 0, y: ['mul', 'w', 'x'] });
    const pull = pulled(document, 'y', ['w'], 4);
    expect(pull.status()).toBe('flat');
    expect(pull.steps()).toEqual([]);
    expect(flatPlace(evaluate(document).program, at('y'), [at('w')], 0)).toMatchObject({
      address: 'y',
      operand: 0,
      values: [1, 0],
    });
  });

  test('the flat place is looked for below, through what is not flat', () => {
    const document = graph({ x: -2, r: ['relu', 'x'], one: { role: 'constant', value: 1 }, y: ['add', 'r', 'one'] });
    expect(flatPlace(evaluate(document).program, at('y'), [at('x')], 0)?.address).toBe('r');
  });

  test('a number or a gradient that is none', () => {
    expect(pulled(graph({ x: -1, y: ['log', 'x'] }), 'y', ['x'], 1).status()).toBe('broken');
    expect(pulled(graph({ x: 0, y: ['sqrt', 'x'] }), 'y', ['x'], 2).status()).toBe('broken');
  });

  test('a valley on the way: |x² − 1| cannot pass 0, and the nearest is kept', () => {
    const valley = track(
      ([x = 0]) => Math.abs(x * x - 1),
      ([x = 0]) => [Math.sign(x * x - 1) * 2 * x],
    );
    const pull = createPull(valley, Float64Array.of(3), -1);
    while (pull.step());
    expect(['stuck', 'tired', 'flat']).toContain(pull.status());
    expect(pull.value()).toBeLessThan(8);
  });
});

describe('what is out of reach', () => {
  const x = at('x');
  const reach = (sketch: Sketch, node: string, free: readonly Address[] = [x]) =>
    reachOf(evaluate(graph(sketch)).program, at(node), free);

  test.each<[OpId, number, number]>([
    ['tanh', -1, 1],
    ['sigmoid', 0, 1],
    ['sin', -1, 1],
    ['relu', 0, Infinity],
    ['exp', 0, Infinity],
    ['square', 0, Infinity],
    ['abs', 0, Infinity],
    ['step', 0, 1],
  ])('%s reaches from %s to %s by its nature', (op, low, high) => {
    expect(reach({ x: 1, y: [op, 'x'] }, 'y')).toEqual({ span: { low, high }, by: op });
  });

  //  x ─▶ tanh ─▶ × 2 ─▶ + 1 ─▶ y      between −1 and 3
  test('bounds go on through what follows', () => {
    const sketch: Sketch = {
      x: 5,
      t: ['tanh', 'x'],
      two: { role: 'constant', value: 2 },
      one: { role: 'constant', value: 1 },
      d: ['mul', 't', 'two'],
      y: ['add', 'd', 'one'],
    };
    expect(reach(sketch, 'y')).toEqual({ span: { low: -1, high: 3 }, by: null });
    expect(reach(sketch, 'y', [at('one')])?.span.high).toBe(Infinity);
  });

  test('a node whose leaves all stay reaches what it is', () => {
    expect(reach({ x: 3, y: ['square', 'x'] }, 'y', [])?.span).toEqual({ low: 9, high: 9 });
  });
});

describe('data', () => {
  //  rows 1, 2, 3 ─▶ × w ─▶ p      p in row 3 is 3w
  const document = graph({
    t: { columns: [[1, 2, 3]] },
    w: 1,
    p: ['mul', 't/c1', 'w'],
    q: ['square', 'p'],
    m: ['mean_rows', 'q'],
  });

  test('of a slot with rows the one at the cursor is pulled', () => {
    const pull = pulled(document, 'p', ['w'], 6, 2);
    expect(pull.numbers()[0]).toBeCloseTo(2, 12);
  });

  test('a mean over rows is pulled through all of them', () => {
    const pull = pulled(document, 'm', ['w'], 14 / 3 / 4);
    expect(pull.status()).toBe('reached');
    expect(pull.numbers()[0]).toBeCloseTo(0.5, 9);
  });
});

describe(`random smooth graphs (seed ${seed})`, () => {
  const unary: readonly OpId[] = ['tanh', 'sin', 'square', 'exp', 'neg', 'sigmoid', 'softplus'];
  const binary: readonly OpId[] = ['add', 'sub', 'mul'];

  /** Ops over three leaves; the last is the one to pull. */
  function randomSketch(offset: number): { readonly sketch: Sketch; readonly last: string } {
    const random = createRandom(seed + offset);
    const names = ['a', 'b', 'c'];
    const sketch: Record<string, Sketch[string]> = Object.fromEntries(
      names.map((name) => [name, random.uniform(-1.5, 1.5)]),
    );
    const pick = () => names[Math.max(0, names.length - 1 - random.integer(4))] ?? 'a';
    for (let place = 0; place < 6; place++) {
      const name = `v${place}`;
      sketch[name] =
        random.integer(2) === 0
          ? [unary[random.integer(unary.length)] ?? 'tanh', pick()]
          : [binary[random.integer(binary.length)] ?? 'add', pick(), pick()];
      names.push(name);
    }
    return { sketch, last: 'v5' };
  }

  test('a value that other leaves give is reached, or a reason is given and no step goes away from it', () => {
    let reached = 0;
    let tried = 0;
    for (let offset = 0; offset < cases(150); offset++) {
      const { sketch, last } = randomSketch(offset);
      const story = `${JSON.stringify(sketch)}; ${again(offset)}`;
      const random = createRandom(seed - offset);
      // A target that is known to be within reach: the value for other numbers of the leaves.
      const moved = {
        ...sketch,
        a: random.uniform(-1.5, 1.5),
        b: random.uniform(-1.5, 1.5),
        c: random.uniform(-1.5, 1.5),
      };
      const target = evaluate(graph(moved)).value(at(last)) ?? Number.NaN;
      const pull = pulled(graph(sketch), last, ['a', 'b', 'c'], target);
      const span = reachOf(evaluate(graph(sketch)).program, at(last), ['a', 'b', 'c'].map(at))?.span;
      const room = 1e-9 * Math.max(1, Math.abs(target));
      expect(span !== undefined && target >= span.low - room && target <= span.high + room, story).toBe(true);
      tried++;
      if (pull.status() === 'reached') {
        reached++;
        const [a, b, c] = pull.numbers();
        const there = evaluate(graph({ ...sketch, a: a ?? 0, b: b ?? 0, c: c ?? 0 })).value(at(last)) ?? Number.NaN;
        expect(Math.abs(there - target), story).toBeLessThanOrEqual(1e-8 * Math.max(1, Math.abs(target)));
      } else expect(['flat', 'stuck', 'broken', 'tired'], story).toContain(pull.status());
      for (const { before, after } of pull.steps())
        expect(Math.abs(after - target), story).toBeLessThan(Math.abs(before - target));
    }
    expect(reached / tried, `${reached} of ${tried} reached; ${again(0)}`).toBeGreaterThan(0.6);
  });
});
