import { expect, test } from 'vitest';
import { compile } from '../../../src/compile/program.ts';
import { evaluate } from '../../../src/compile/evaluate.ts';
import type { DataRecord, LossId, NudgeDocument, Placed } from '../../../src/graph/document.ts';
import { createLoss, createPenalty } from '../../../src/macros/create.ts';
import { withRecord } from '../../../src/macros/wires.ts';
import { at, graph, id } from '../../support/graph.ts';

const placed: Placed = { id: id('L'), order: [100], name: 'L', x: 0, y: 0 };

/** The loss of given numbers, one value counting as one row: its value, and its gradients for the predictions and the target. */
function loss(macro: LossId, predictions: readonly number[], target: number) {
  const names = predictions.map((_, index) => `z${index + 1}`);
  const numbers = Object.fromEntries(names.map((name, index) => [name, predictions[index] ?? 0]));
  const record = createLoss(placed, macro, [...names.map(at), at('t')]);
  const { value, gradient } = evaluate(withRecord(graph({ ...numbers, t: target }, 'L'), record));
  return { value: value(at('L')), gradients: names.map((name) => gradient(at(name))), target: gradient(at('t')) };
}

const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const sigmoid = (x: number) => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

test.each([
  [3, 1, 4, 4],
  [-2, -2, 0, 0],
  [1e200, 0, Infinity, 2e200],
  [1e-200, 0, 0, 2e-200],
])('squared error of %d against %d is %d with the slope %d', (y, t, value, slope) => {
  const { value: found, gradients, target } = loss('squared_error', [y], t);
  expect([found, gradients, target]).toEqual([value, [slope], -slope + 0]);
});

test.each([
  [3, 1, 2, 1],
  [-3, 1, 4, -1],
  [1, 1, 0, 0],
  [-1e300, 1e300, 2e300, -1],
])('absolute error of %d against %d is %d with the slope %d, 0 where they meet', (y, t, value, slope) => {
  const { value: found, gradients } = loss('absolute_error', [y], t);
  expect([found, gradients]).toEqual([value, [slope]]);
});

test.each([
  [0.5, 1, 0.5, -1],
  [0.5, -1, 1.5, 1],
  [2, 1, 0, -0],
  [1, 1, 0, -0],
  [-1e300, 1, 1e300, -1],
])('hinge of the score %d for %d is %d with the slope %d, and none at the margin', (y, t, value, slope) => {
  const { value: found, gradients } = loss('hinge', [y], t);
  expect(found).toBe(value);
  expect(gradients[0]).toBeCloseTo(slope, 15);
});

test.each([
  [0, 1],
  [0, 0],
  [2, 1],
  [2, 0],
  [-3, 1],
  [40, 1],
  [40, 0],
  [-40, 0],
  [800, 0],
  [-800, 1],
  [800, 1],
  [-800, 0],
  [0.25, 0.75],
])(
  'binary cross-entropy of the logit %d for %d keeps its digits: max(z, 0) − z·t + log(1 + exp(−|z|)), slope σ(z) − t',
  (z, t) => {
    const { value, gradients } = loss('binary_cross_entropy', [z], t);
    const expected = t === 1 ? softplus(-z) : t === 0 ? softplus(z) : softplus(z) - z * t;
    expect(value).toBeCloseTo(expected, 14);
    if (t === 0 || t === 1) expect(value).toBe(expected);
    const slope = t === 1 ? -sigmoid(-z) : t === 0 ? sigmoid(z) : sigmoid(z) - t;
    expect(gradients[0]).toBeCloseTo(slope, 15);
    if (t === 0 || t === 1) expect(Math.abs((gradients[0] ?? 0) / slope - 1) || 0).toBeLessThan(1e-15);
  },
);

// Worked out with 60 decimal digits: log Σ exp(zᵢ) − z_t, and softmax − one-hot.
test.each([
  [[0.5, -1.25, 2], 1, 3.4826219831020326, [0.17682018210744427, -0.9692732596735636, 0.7924530775661193]],
  [[0, 0, 0], 2, 1.0986122886681098, [1 / 3, 1 / 3, -2 / 3]],
  [[1000, 999, -1000], 0, 0.3132616875182228, [-0.2689414213699951, 0.2689414213699951, 0]],
  [[-745, -746], 1, 1.3132616875182228, [0.7310585786300049, -0.7310585786300049]],
  [[3], 0, 0, [0]],
  [
    [1e-9, 0, -1e-9, 5e-10],
    3,
    1.3862943607448905,
    [0.25000000021875, 0.24999999996875, 0.24999999971875, -0.74999999990625],
  ],
] as const)('softmax cross-entropy of the logits %j for class %d is %d', (logits, right, value, slopes) => {
  const found = loss('softmax_cross_entropy', logits, right);
  expect(Math.abs((found.value ?? NaN) - value)).toBeLessThan(1e-15 * Math.max(1, ...logits.map(Math.abs)));
  for (const [index, slope] of slopes.entries())
    expect(Math.abs((found.gradients[index] ?? NaN) - slope)).toBeLessThan(3e-16);
  // The class is a choice, through which nothing flows.
  expect(found.target).toBe(0);
});

test('a class that there is not is no number', () => {
  for (const right of [3, -1, 0.5]) expect(loss('softmax_cross_entropy', [1, 2, 3], right).value).toBeNaN();
});

//  x ─┐                 three rows, y = w·x; the loss is the mean (or sum) over rows of (w·x − t)²
//  w ─┴▶ × ─▶ loss ◀─ t
function overRows(over: 'mean' | 'sum'): NudgeDocument {
  const data: DataRecord = {
    id: id('d'),
    order: [1],
    name: 'd',
    x: 0,
    y: 0,
    kind: 'data',
    columns: [
      { port: 'c1', name: 'x', role: 'input', values: [1, 2, 4] },
      { port: 'c2', name: 't', role: 'target', values: [1, 1, 3] },
    ],
    source: { kind: 'own' },
    split: null,
  };
  const base = graph({ w: { role: 'parameter', value: 0.5 }, y: ['mul', 'w', 'd/c1'] }, 'L');
  const nodes = new Map(
    [...base.nodes].map(([key, record]) => [key, { ...record, order: [10, ...record.order] }] as const),
  );
  const record = createLoss(placed, 'squared_error', [at('y'), at('d/c2')], { over });
  return withRecord(withRecord({ ...base, nodes }, data), record);
}

test('downstream of data a loss is the mean or the sum over all rows, and its gradient has the 1/N in it', () => {
  // w·x − t is −0.5, 0, −1, so the squares are 0.25, 0, 1 and ∂/∂w is 2·(−0.5·1 + 0·2 − 1·4) = −9
  const sum = evaluate(overRows('sum'));
  expect(sum.value(at('L'))).toBe(1.25);
  expect(sum.gradient(at('w'))).toBe(-9);
  const mean = evaluate(overRows('mean'));
  expect(mean.value(at('L'))).toBeCloseTo(1.25 / 3, 15);
  expect(mean.gradient(at('w'))).toBeCloseTo(-3, 14);
  expect([...(mean.rowValues(at('L/each')) ?? [])]).toEqual([0.25, 0, 1]);
});

test('an L2 penalty is its strength times the squares of what it counts, wherever that lies', () => {
  const base = graph({ x: 1, k: { role: 'parameter', value: 3 }, o: { neuron: ['x'], weights: [2], bias: -1 } }, 'L');
  const all = evaluate(withRecord(base, createPenalty(placed, null, 0.5)));
  expect(all.value(at('L'))).toBe(0.5 * (9 + 4 + 1));
  expect(['k', 'o/w:p1', 'o/b', 'x'].map((name) => all.gradient(at(name)))).toEqual([3, 2, -1, null]);
  expect(all.gradient(at('L/strength'))).toBe(14);
  const some = evaluate(withRecord(base, createPenalty(placed, [id('o')], 0.5)));
  expect(some.value(at('L'))).toBe(0.5 * (4 + 1));
  expect(some.gradient(at('k'))).toBeNull();
});

test('a penalty over nothing costs nothing', () => {
  const none = evaluate(withRecord(graph({ x: 1 }, 'L'), createPenalty(placed, [], 0.5)));
  expect(none.value(at('L')) ?? 0).toBe(0);
});

test('an unwired loss waits', () => {
  const { problems } = compile(withRecord(graph({ x: 1 }, 'L'), createLoss(placed, 'hinge')));
  expect(problems.get(at('L/margin'))).toMatchObject({ kind: 'waiting' });
  expect(problems.get(at('L'))).toMatchObject({ kind: 'blocked' });
});
