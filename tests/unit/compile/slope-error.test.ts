import { describe, expect, test } from 'vitest';
import type { Address } from '../../../src/kernel/ids.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { createRootCurve } from '../../../src/compile/root-curve.ts';
import { leastError, measureSlopes, slopeSteps, slopeTrouble } from '../../../src/compile/slope-error.ts';
import { at, graph } from '../../support/graph.ts';

/** What the microscope does: the curve of the root against one slot, measured at these steps. */
function measured(document: NudgeDocument, address: Address, steps: readonly number[] = slopeSteps, row = 0) {
  const { program, value } = evaluate(document);
  const curve = createRootCurve(program, address, program.root?.address ?? address);
  const gradient = curve?.gradient(row) ?? Number.NaN;
  const x = value(address) ?? Number.NaN;
  return { gradient, estimates: measureSlopes((places) => curve?.at(places, row) ?? [], x, steps) };
}

//  x ─▶ square ─▶ ×3 ─▶ − ─▶ + ─▶ f      f = 3x² − 4x + 5, the lecture's first function
//  └──────────▶ ×4 ─────▶┘     └ 5
const parabola = (x: number) =>
  graph({
    x,
    three: { role: 'constant', value: 3 },
    four: { role: 'constant', value: 4 },
    five: { role: 'constant', value: 5 },
    two: { role: 'constant', value: 2 },
    squared: ['pow', 'x', 'two'],
    first: ['mul', 'three', 'squared'],
    second: ['mul', 'four', 'x'],
    rest: ['sub', 'first', 'second'],
    f: ['add', 'rest', 'five'],
  });

const lecture = graph({ a: 2, b: -3, c: 10, f: -2, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'], L: ['mul', 'd', 'f'] });

test('the steps go 1, 0.5, 0.2, 0.1 … down to 1e−17, each the number that people type', () => {
  expect(slopeSteps.slice(0, 5)).toEqual([1, 0.5, 0.2, 0.1, 0.05]);
  expect(slopeSteps.at(-1)).toBe(1e-17);
  expect(slopeSteps).toContain(1e-15);
  expect(slopeSteps.every((h, index) => index === 0 || h < (slopeSteps[index - 1] ?? 0))).toBe(true);
});

describe('the first minutes of the lecture', () => {
  const forward = (x: number, h: number) => measured(parabola(x), at('x'), [h]).estimates[0]?.forward;

  test.each([
    [3, 1e-3, 14.003],
    [3, 1e-6, 14.000003],
    [-3, 1e-3, -21.997],
    [2 / 3, 1e-3, 0.003],
  ])('at x = %s with h = %s the slope is about %s', (x, h, slope) => {
    expect(forward(x, h)).toBeCloseTo(slope, 6);
  });

  test('at 2/3 with h = 1e−6 it is the number that was printed, digit for digit', () => {
    expect(forward(2 / 3, 1e-6)).toBe(2.999378523327323e-6);
  });

  test('at x = 3 it breaks down: 10.658 with h = 1e−15, and 0 with h = 1e−16, where x + h is x itself', () => {
    const { estimates, gradient } = measured(parabola(3), at('x'));
    const broken = estimates.find(({ h }) => h === 1e-15);
    const none = estimates.find(({ h }) => h === 1e-16);
    expect(gradient).toBe(14);
    expect(broken?.forward.toFixed(3)).toBe('10.658');
    expect(broken?.moves).toBe(true);
    expect(none).toMatchObject({ forward: 0, moves: false });
    expect(slopeTrouble(estimates, 'forward', gradient, 1e-16)).toBe('still');
    expect(slopeTrouble(estimates, 'forward', gradient, 1e-15)).toBe('digits');
    expect(slopeTrouble(estimates, 'forward', gradient, 0.1)).toBe('far');
  });

  //  a ─▶ × ─▶ + ─▶ d      d = a·b + c
  //  b ─▶┘  c ─▶┘
  test('of d = a·b + c towards c with h = 1e−4 it is 0.9999999999976694', () => {
    const document = graph({ a: 2, b: -3, c: 10, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'] });
    expect(measured(document, at('c'), [1e-4]).estimates[0]?.forward).toBe(0.9999999999976694);
  });

  test.each([
    ['b', -3.9999999999995595, -4],
    ['a', 6.000000000000227, 6],
    ['c', -1.9999999999988916, -2],
    ['f', 3.9999999999995595, 4],
  ])('of L = (a·b + c)·f towards %s with h = 1e−3 it is %s', (name, slope, gradient) => {
    const found = measured(lecture, at(name), [1e-3]);
    expect(found.estimates[0]?.forward).toBe(slope);
    expect(found.gradient).toBe(gradient);
  });
});

describe('the valley', () => {
  //  x ─▶ exp ─▶ y      a curve that bends everywhere
  const { estimates, gradient } = measured(graph({ x: 1, y: ['exp', 'x'] }), at('x'));

  test('forward differences are best near 1e−8 and central ones near 1e−5, where they are a thousand times better', () => {
    const forward = leastError(estimates, 'forward', gradient);
    const central = leastError(estimates, 'central', gradient);
    expect(Math.abs(Math.log10(forward?.h ?? 0) + 8)).toBeLessThan(1.5);
    expect(Math.abs(Math.log10(central?.h ?? 0) + 5)).toBeLessThan(1.5);
    expect((forward?.error ?? 0) / (central?.error ?? 0)).toBeGreaterThan(30);
  });

  test('to the right a tenth of h makes a tenth of the forward error, and a hundredth of the central one', () => {
    const error = (h: number, method: 'forward' | 'central') =>
      Math.abs((estimates.find((one) => one.h === h)?.[method] ?? Number.NaN) - gradient);
    expect(error(1e-3, 'forward') / error(1e-4, 'forward')).toBeCloseTo(10, 0);
    expect(error(1e-2, 'central') / error(1e-3, 'central')).toBeCloseTo(100, 0);
  });

  test('on a straight line no step is too far: the largest is the best', () => {
    const line = measured(graph({ x: 3, two: { role: 'constant', value: 2 }, y: ['mul', 'x', 'two'] }), at('x'));
    expect(leastError(line.estimates, 'forward', line.gradient)).toEqual({ h: 1, error: 0 });
    expect(slopeTrouble(line.estimates, 'forward', line.gradient, 1)).toBe('exact');
  });

  test('where the slope is no number there is no least error and no judgement', () => {
    const pole = measured(graph({ x: 0, y: ['log', 'x'] }), at('x'));
    expect(leastError(pole.estimates, 'forward', Number.NaN)).toBeNull();
    expect(slopeTrouble(pole.estimates, 'forward', Number.NaN, 1)).toBe('unknown');
  });
});

describe('a curve of any root against any slot', () => {
  test('towards an op in the middle, that op is cut off from what it reads', () => {
    expect(measured(lecture, at('e'), [1]).estimates[0]).toMatchObject({ ahead: -10, behind: -6, forward: -2 });
  });

  test('another node can be the root, and the document keeps its own gradients', () => {
    const { program, gradient } = evaluate(lecture);
    const curve = createRootCurve(program, at('a'), at('d'));
    expect([...(curve?.at(Float64Array.of(2, 3), 0) ?? [])]).toEqual([4, 1]);
    expect(curve?.gradient(0)).toBe(-3);
    expect(gradient(at('a'))).toBe(6);
    expect(createRootCurve(program, at('f'), at('d'))?.gradient(0)).toBeNull();
  });

  test('a slot inside a neuron is measured like any other', () => {
    const neuron = graph({ x: 2, o: { neuron: ['x'], weights: [0.5], bias: -0.3 } });
    const { estimates, gradient } = measured(neuron, at('o/w:p1'), [1e-5]);
    expect(gradient).toBeCloseTo(2 / Math.cosh(0.7) ** 2, 12);
    expect(estimates[0]?.central).toBeCloseTo(gradient, 8);
  });

  //  rows 1, 2, 3 ─▶ × w ─▶ square ─▶ mean over rows      ∂/∂w = 2w·mean(x²) = 28/3 for w = 1
  const data = graph({
    t: { columns: [[1, 2, 3]] },
    w: 1,
    p: ['mul', 't/c1', 'w'],
    q: ['square', 'p'],
    m: ['mean_rows', 'q'],
  });

  test('a parameter moves in all rows, and the mean is the root', () => {
    const { estimates, gradient } = measured(data, at('w'), [1e-6]);
    expect(gradient).toBeCloseTo(28 / 3, 12);
    expect(estimates[0]?.central).toBeCloseTo(28 / 3, 7);
  });

  test('a slot with rows moves in the row at the cursor only, and its gradient has the 1/N in it', () => {
    const { program, rowGradients } = evaluate(data);
    const curve = createRootCurve(program, at('p'), at('m'));
    expect(curve?.gradient(2)).toBe(rowGradients(at('p'))?.[2]);
    expect(curve?.gradient(2)).toBeCloseTo(2, 12);
    expect(curve?.at(Float64Array.of(3, 4), 2)[1]).toBeCloseTo((1 + 4 + 16) / 3, 12);
  });

  test('a constant has no gradient, and what has no number has no curve', () => {
    const { program } = evaluate(
      graph({ c: { role: 'constant', value: 2 }, w: ['tanh', null], y: ['square', 'c'] }, 'y'),
    );
    expect(createRootCurve(program, at('c'), at('y'))?.gradient(0)).toBeNull();
    expect(createRootCurve(program, at('w'), at('y'))).toBeNull();
  });
});
