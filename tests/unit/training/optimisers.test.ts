import { describe, expect, test } from 'vitest';
import type { Optimiser } from '../../../src/graph/training-settings.ts';
import { direct, isOptimiserKind, optimisers, type OptimiserCells } from '../../../src/training/optimisers.ts';

/** Goes down f(p) = ½·curvature·p² from each start, and returns where it has come after each step. */
function walk(optimiser: Optimiser, rate: number, steps: number, starts: readonly number[], curvature = 1) {
  const size = starts.length;
  let moments = Array.from({ length: optimisers[optimiser.kind].moments }, () => new Float64Array(size));
  const numbers = Float64Array.from(starts);
  const path: number[][] = [];
  for (let step = 1; step <= steps; step++) {
    const next = moments.map(() => new Float64Array(size));
    const cells: OptimiserCells = {
      gradients: numbers.map((p) => curvature * p),
      moments,
      next,
      counts: new Float64Array(size).fill(step),
      directions: new Float64Array(size),
    };
    direct(optimiser, cells);
    for (let index = 0; index < size; index++)
      numbers[index] = (numbers[index] ?? 0) - rate * (cells.directions[index] ?? 0);
    moments = next;
    path.push([...numbers]);
  }
  return path;
}

const close = (actual: number | undefined, wanted: number) => expect(actual).toBeCloseTo(wanted, 12);

describe('on the bowl ½p², whose gradient is p', () => {
  test('SGD shrinks p by the same factor 1 − rate each step', () => {
    for (const [step, [a, b]] of walk({ kind: 'sgd' }, 0.1, 20, [1, -5]).entries()) {
      close(a, 0.9 ** (step + 1));
      close(b, -5 * 0.9 ** (step + 1));
    }
  });

  test('momentum obeys p(k+1) = (1 + μ − rate)·p(k) − μ·p(k−1)', () => {
    // v(k+1) = μ·v(k) + p(k) and p(k+1) = p(k) − rate·v(k+1), with v taken out.
    const [rate, mu] = [0.1, 0.9];
    const path = walk({ kind: 'momentum', momentum: mu }, rate, 30, [1]).map(([p = NaN]) => p);
    const whole = [1, ...path];
    close(path[0], 1 - rate);
    for (let k = 1; k < path.length; k++)
      close(whole[k + 1], (1 + mu - rate) * (whole[k] ?? NaN) - mu * (whole[k - 1] ?? NaN));
  });

  test('Nesterov takes the step that momentum would take next', () => {
    // By hand, rate 0.1 and μ 0.5 from p = 1: v = 1, p = 1 − 0.1·(1 + 0.5·1) = 0.85; v = 0.5 + 0.85 = 1.35, p = 0.85 − 0.1·(0.85 + 0.675).
    const path = walk({ kind: 'nesterov', momentum: 0.5 }, 0.1, 3, [1]);
    close(path[0]?.[0], 0.85);
    close(path[1]?.[0], 0.6975);
    // v = 0.675 + 0.6975 = 1.3725; p = 0.6975 − 0.1·(0.6975 + 0.68625).
    close(path[2]?.[0], 0.559125);
  });

  test('RMSprop divides by the root of the running mean of squares', () => {
    // Decay 0.75 from p = 2: mean = 0.25·4 = 1, p = 2 − 0.5·2/1 = 1; mean = 0.75 + 0.25 = 1, p = 1 − 0.5 = 0.5.
    const path = walk({ kind: 'rmsprop', decay: 0.75, epsilon: 0 }, 0.5, 2, [2]);
    expect(path).toEqual([[1], [0.5]]);
    // Epsilon stands outside the root.
    close(walk({ kind: 'rmsprop', decay: 0.75, epsilon: 1 }, 0.5, 1, [2])[0]?.[0], 2 - (0.5 * 2) / (1 + 1));
  });
});

test.each([{ kind: 'adam' as const }, { kind: 'adamw' as const }])(
  '$kind moves by the learning rate in the first step, however large the gradient',
  ({ kind }) => {
    const [[tiny = NaN, large = NaN] = []] = walk({ kind, beta1: 0.9, beta2: 0.999, epsilon: 0 }, 0.1, 1, [1e-6, -1e6]);
    close(tiny, 1e-6 - 0.1);
    expect(large).toBeCloseTo(-1e6 + 0.1, 9);
  },
);

test('Adam with a constant gradient moves by the learning rate in every step', () => {
  // With g the same each time both means, given back their share, are exactly g and g²; a bowl of curvature ~0 is a slope.
  const optimiser: Optimiser = { kind: 'adam', beta1: 0.9, beta2: 0.95, epsilon: 0 };
  const path = walk(optimiser, 0.01, 50, [1e9], 1e-9);
  for (const [step, [p = NaN]] of path.entries()) expect(1e9 - p).toBeCloseTo(0.01 * (step + 1), 5);
});

test('Adam by hand: two steps down the bowl', () => {
  // β 0.5 and 0.5, rate 1, from p = 4. First step: both means give g back, p = 4 − 4/4 = 3.
  // Then g = 3: m = 0.5·2 + 1.5 = 2.5 over 1 − ¼ is 10/3; s = 0.5·8 + 4.5 = 8.5 over ¾ is 34/3; p = 3 − (10/3)/√(34/3).
  const path = walk({ kind: 'adam', beta1: 0.5, beta2: 0.5, epsilon: 0 }, 1, 2, [4]);
  close(path[0]?.[0], 3);
  close(path[1]?.[0], 3 - 10 / 3 / Math.sqrt(34 / 3));
});

test('a parameter that joins late has its own count of steps', () => {
  const cells: OptimiserCells = {
    gradients: Float64Array.of(2, 2),
    moments: [Float64Array.of(2, 0), Float64Array.of(4, 0)],
    next: [new Float64Array(2), new Float64Array(2)],
    counts: Float64Array.of(1000, 1),
    directions: new Float64Array(2),
  };
  direct({ kind: 'adam', beta1: 0.9, beta2: 0.9, epsilon: 0 }, cells);
  for (const direction of cells.directions) close(direction, 1);
});

describe('each optimiser', () => {
  test.each(Object.values(optimisers))('$title finds the bottom of the bowl and says what it does', (entry) => {
    const path = walk(entry.defaults, 0.02, 2000, [1, -3]);
    for (const p of path.at(-1) ?? [1]) expect(Math.abs(p)).toBeLessThan(0.03);
    expect(entry.explain).toMatch(/^[A-Z].*\.$/);
  });

  test('writes nothing but what it keeps and where it goes', () => {
    for (const { defaults, moments } of Object.values(optimisers)) {
      const before = Array.from({ length: moments }, () => Float64Array.of(1));
      const gradients = Float64Array.of(3);
      const next = before.map(() => new Float64Array(1));
      direct(defaults, {
        gradients,
        moments: before,
        next,
        counts: Float64Array.of(2),
        directions: new Float64Array(1),
      });
      expect([gradients[0], ...before.map(([kept]) => kept)]).toEqual([3, ...before.map(() => 1)]);
    }
  });
});

test('is known by the name that files use', () => {
  expect(['sgd', 'adamw', 'SGD', 'toString'].map(isOptimiserKind)).toEqual([true, true, false, false]);
});
