import { describe, expect, test } from 'vitest';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { defaultTraining, type TrainingSettings } from '../../../src/graph/training-settings.ts';
import { isTrainingProblem } from '../../../src/training/objective.ts';
import { isStopped, type Stopped } from '../../../src/training/step-record.ts';
import { createTrainer } from '../../../src/training/trainer.ts';
import { sameBits } from '../../support/close.ts';
import { graph, type Sketch } from '../../support/graph.ts';
import { table, withTable } from '../../support/table.ts';

/** Trains until it stops, and holds the promise that goes with every stop: numbers and state are those of before the step. */
function untilStop(document: NudgeDocument, changes: Partial<TrainingSettings> = {}): Stopped {
  const made = createTrainer({ ...document, training: { ...defaultTraining, ...changes } });
  if (isTrainingProblem(made)) throw new Error(made.message);
  for (let step = 0; step < 5000; step++) {
    const [numbers, state] = [made.numbers(), made.state()];
    const result = made.step();
    if (!isStopped(result)) continue;
    expect(result.step).toBe(step);
    expect(result.reason).toContain(`Training stopped at step ${step}; the weights before it are kept.`);
    expect(sameBits(made.numbers(), numbers)).toBe(true);
    expect([...made.numbers()].every(Number.isFinite)).toBe(true);
    expect(made.state()).toEqual(state);
    // Asked again, it says the same.
    expect(made.step()).toEqual(result);
    return result;
  }
  throw new Error('It never stopped.');
}

const w = (value: number) => ({ role: 'parameter' as const, value });
const rows = (sketch: Sketch, columns: Readonly<Record<string, readonly number[]>>) =>
  withTable(graph(sketch, 'L'), table('d', columns));

describe('training stops at the first node that broke', () => {
  test.each<readonly [string, NudgeDocument, Partial<TrainingSettings>, string, RegExp]>([
    ['log of a negative', graph({ w: w(-2), a: ['log', 'w'], b: ['square', 'a'], L: ['exp', 'b'] }), {}, 'a', /^“a” became NaN because log of −2 has no real value\. Give “w” a number above 0\./], // prettier-ignore
    ['a weight that walks below 0', graph({ w: w(0.3), L: ['log', 'w'] }), {}, 'L', /^“L” became NaN because log of −0\.03333 has no real value\./], // prettier-ignore
    ['÷ 0', graph({ w: w(0), one: 1, L: ['div', 'one', 'w'] }), {}, 'L', /^“L” became ∞ because 1 ÷ 0 is infinite\. Give “w” a number other than 0\./], // prettier-ignore
    ['0 ÷ 0', graph({ w: w(0), z: 0, L: ['div', 'z', 'w'] }), {}, 'L', /^“L” became NaN because 0 ÷ 0 has no value\./],
    ['square root of a negative', graph({ w: w(-1), L: ['sqrt', 'w'] }), {}, 'L', /^“L” became NaN because the square root of −1 is not a real number\./], // prettier-ignore
    ['overflow of exp', graph({ w: w(800), e: ['exp', 'w'], L: ['tanh', 'e'] }), {}, 'e', /^“e” became ∞ because exp of 800 is too large to hold\./], // prettier-ignore
    ['overflow of a product', graph({ w: w(1e200), p: ['mul', 'w', 'w'], L: ['neg', 'p'] }), {}, 'p', /^“p” became ∞ because this result is too large to hold/], // prettier-ignore
    ['an infinite slope', graph({ w: w(0), r: ['sqrt', 'w'], L: ['mul', 'r', 'r'] }), {}, 'r', /^The gradient that “r” passes back became (∞|NaN) because a square root rises infinitely steeply at 0\./], // prettier-ignore
    ['a gradient that overflows', graph({ w: w(1e-300), big: { role: 'constant', value: 1e300 }, p: ['mul', 'w', 'big'], q: ['mul', 'p', 'big'], s: ['tanh', 'q'], L: ['mul', 'p', 'big'] }, 'L'), {}, 'w', /^The gradient of “w” became ∞ because on the way back the numbers became too large to hold\./], // prettier-ignore
    ['a learning rate that is too large', graph({ w: w(1), L: ['square', 'w'] }), { learningRate: 1e6 }, 'L', /^“L” became ∞ because this result is too large to hold/], // prettier-ignore
    ['a step that is too large to hold', graph({ w: w(1), L: ['neg', 'w'] }), { learningRate: 1e308, optimiser: { kind: 'momentum', momentum: 0.99 } }, 'w', /^“w” became ∞ because the step is too large to hold: its gradient is −1 and the learning rate 1e308\. Lower the learning rate\./], // prettier-ignore
    ['gradients added up', graph({ w: w(1), c: { role: 'constant', value: 1e308 }, L: ['mul', 'w', 'c'] }), { learningRate: 1e-309, zeroGrad: false }, 'w', /^The gradient of “w” became ∞ because it was added up over the steps/], // prettier-ignore
    ['a square that the optimiser cannot hold', graph({ w: w(1), c: { role: 'constant', value: 1e200 }, L: ['mul', 'w', 'c'] }), { optimiser: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } }, 'w', /^What the optimiser keeps of “w” became ∞ because its gradient, 1e200, is too large/], // prettier-ignore
    ['one row of many', rows({ w: w(1), p: ['mul', 'w', 'd/c1'], l: ['log', 'p'], L: ['mean_rows', 'l'] }, { x: [1, 2, -3, 4], y: [0, 0, 0, 0] }), {}, 'l', /^“l” \(row 3\) became NaN because log of −3 has no real value/], // prettier-ignore
    ['one row of many, in a minibatch', rows({ w: w(1), p: ['mul', 'w', 'd/c1'], l: ['sqrt', 'p'], L: ['mean_rows', 'l'] }, { x: [1, 2, 0, 4], y: [0, 0, 0, 0] }), { batch: 1 }, 'l', /^The gradient that “l” \(row 3\) passes back became (∞|NaN) because a square root/], // prettier-ignore
    ['a sum over rows', rows({ w: w(1e308), p: ['mul', 'w', 'd/c1'], L: ['sum_rows', 'p'] }, { x: [1, 1], y: [0, 0] }), {}, 'L', /^“L” became ∞ because this result is too large to hold/], // prettier-ignore
    ['inside a neuron', graph({ x: 1, o: { neuron: ['x'], weights: [1000], bias: 0, activation: 'exp' }, L: ['tanh', 'o'] }), {}, 'o', /^“o” became ∞ because exp of 1000 is too large to hold/], // prettier-ignore
  ])('%s', (_what, document, changes, address, reason) => {
    const stopped = untilStop(document, changes);
    expect(stopped.reason).toMatch(reason);
    expect(stopped.address).toBe(address);
  });
});
