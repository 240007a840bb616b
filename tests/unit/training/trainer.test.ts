import { describe, expect, test } from 'vitest';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { defaultTraining, type TrainingSettings } from '../../../src/graph/training-settings.ts';
import { applyPatch } from '../../../src/graph/patch.ts';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { isTrainingProblem } from '../../../src/training/objective.ts';
import { isStopped, type StepRecord } from '../../../src/training/step-record.ts';
import { createTrainer, type Trainer } from '../../../src/training/trainer.ts';
import type { TrainerState } from '../../../src/training/trainer-state.ts';
import { sameBits } from '../../support/close.ts';
import { at, graph } from '../../support/graph.ts';
import { table, withTable } from '../../support/table.ts';

type Changes = Partial<TrainingSettings>;

function trainer(document: NudgeDocument, changes: Changes = {}, state?: TrainerState): Trainer {
  const made = createTrainer({ ...document, training: { ...defaultTraining, ...changes } }, state);
  if (isTrainingProblem(made)) throw new Error(made.message);
  return made;
}

function step(of: Trainer): StepRecord {
  const result = of.step();
  if (isStopped(result)) throw new Error(result.reason);
  return result;
}

const run = (of: Trainer, steps: number) => Array.from({ length: steps }, () => step(of));

//  w ─▶ square ─▶ L        L = w², so each step of rate r takes w to w·(1 − 2r)
const bowl = (w = 1) => graph({ w: { role: 'parameter', value: w }, L: ['square', 'w'] });

//  x ─▶ × ─▶ + ─▶ − ─▶ square ─▶ mean over rows      a line through points
//  a ─▲  b ─▲  y ─▲
const points = { x: [0, 1, 2, 3, 4, 5, 6], y: [1, 3, 5, 7, 9, 11, 13] };
const line = (columns: Readonly<Record<string, readonly number[]>> = points, validation = 0) =>
  withTable(
    graph({
      a: { role: 'parameter', value: 0 },
      b: { role: 'parameter', value: 0 },
      ax: ['mul', 'a', 'd/c1'],
      out: ['add', 'ax', 'b'],
      miss: ['sub', 'out', 'd/c2'],
      each: ['square', 'miss'],
      L: ['mean_rows', 'each'],
    }),
    table('d', columns, validation === 0 ? null : { validation, seed: null }),
  );

describe('a step', () => {
  test('tells the loss before its update, then moves against the gradient', () => {
    const of = trainer(bowl(), { learningRate: 0.25 });
    expect(step(of)).toEqual({
      step: 0,
      loss: 1,
      accuracy: null,
      validationLoss: null,
      validationAccuracy: null,
      learningRate: 0.25,
      gradientNorm: 2,
    });
    expect([...of.numbers()]).toEqual([0.5]);
    expect(step(of)).toMatchObject({ step: 1, loss: 0.25, gradientNorm: 1 });
    expect([...of.numbers()]).toEqual([0.25]);
  });

  test('weight decay is added to the gradient, but AdamW keeps it apart', () => {
    // 1 − 0.25·(2 + 0.1·1)
    const of = trainer(bowl(), { learningRate: 0.25, weightDecay: 0.1 });
    step(of);
    expect(of.numbers()[0]).toBeCloseTo(0.475, 15);
    // The first step of Adam goes by the learning rate, whatever the size of the gradient: 1 − 0.25, for AdamW 0.25·0.1·1 less.
    const first = (kind: 'adam' | 'adamw') => {
      const adam = trainer(bowl(), {
        optimiser: { kind, beta1: 0.9, beta2: 0.999, epsilon: 0 },
        learningRate: 0.25,
        weightDecay: 0.1,
      });
      step(adam);
      return adam.numbers()[0];
    };
    expect(first('adam')).toBeCloseTo(0.75, 12);
    expect(first('adamw')).toBeCloseTo(0.725, 12);
  });

  test('what zero_grad leaves over holds no weight decay', () => {
    // Step 1: 2 + 0.1·1 = 2.1, w = 0.79. Step 2: left over 2, new 1.58, decay 0.079: w = 0.79 − 0.1·3.659.
    const of = trainer(bowl(), { learningRate: 0.1, weightDecay: 0.1, zeroGrad: false });
    expect(run(of, 2)).toHaveLength(2);
    expect(of.numbers()[0]).toBeCloseTo(0.4241, 15);
  });

  test('gradients that are not zeroed add up over the steps', () => {
    // Gradients 2, then 2 + 2·0.8: w = 1, 0.8, 0.8 − 0.1·3.6 = 0.44.
    const of = trainer(bowl(), { learningRate: 0.1, zeroGrad: false });
    expect(run(of, 2).map(({ gradientNorm }) => gradientNorm)).toEqual([2, 3.6]);
    expect(of.numbers()[0]).toBeCloseTo(0.44, 15);
  });

  test('the learning rate follows the schedule', () => {
    const of = trainer(bowl(), { learningRate: 1, schedule: { kind: 'linear', end: 0 }, steps: 4 });
    expect(run(of, 5).map(({ learningRate }) => learningRate)).toEqual([1, 0.75, 0.5, 0.25, 0]);
  });

  test('every optimiser comes down to the bottom', () => {
    for (const optimiser of [
      { kind: 'momentum', momentum: 0.5 },
      { kind: 'nesterov', momentum: 0.5 },
      { kind: 'rmsprop', decay: 0.9, epsilon: 1e-8 },
      { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    ] as const) {
      const records = run(trainer(bowl(), { optimiser, learningRate: 0.02 }), 500);
      expect(records.at(-1)?.loss).toBeLessThan(1e-3);
    }
  });
});

describe('what moves', () => {
  test('parameters on a path to the loss: no inputs, constants, frozen ones, nor those that lead elsewhere', () => {
    const document = graph(
      {
        w: { role: 'parameter', value: 2 },
        x: 3,
        c: { role: 'constant', value: 4 },
        f: { role: 'parameter', value: 5 },
        other: { role: 'parameter', value: 6 },
        y: ['mul', 'w', 'x'],
        z: ['mul', 'y', 'c'],
        L: ['add', 'z', 'f'],
        aside: ['square', 'other'],
      },
      'L',
    );
    const frozen = document.nodes.get(at('f') as never);
    if (frozen?.kind !== 'leaf') throw new Error('f is a leaf');
    const nodes = new Map(document.nodes).set(frozen.id, { ...frozen, frozen: true });
    expect(trainer(document).addresses).toEqual(['w', 'f']);
    expect(trainer({ ...document, nodes }).addresses).toEqual(['w']);
    expect(trainer(document, { loss: at('aside') }).addresses).toEqual(['other']);
  });

  test('the numbers inside a neuron', () => {
    const of = trainer(
      graph({ x: 2, o: { neuron: ['x'], weights: [0.5], bias: -0.25, activation: 'linear' }, L: ['square', 'o'] }),
    );
    expect(of.addresses).toEqual(['o/w:p1', 'o/b']);
    // o = 0.75, dL/db = 1.5, dL/dw = 3
    step(of);
    expect(of.numbers()[0]).toBeCloseTo(0.2, 15);
    expect(of.numbers()[1]).toBeCloseTo(-0.4, 15);
  });
});

describe('rows', () => {
  test('a line through its points is found, and the loss is over all of them', () => {
    const of = trainer(line(), { learningRate: 0.05 });
    // Mean of the squares of 1, 3, …, 13.
    expect(step(of).loss).toBe(65);
    run(of, 500);
    expect(of.numbers()[0]).toBeCloseTo(2, 6);
    expect(of.numbers()[1]).toBeCloseTo(1, 5);
  });

  test('rows kept for validation are measured before the update, and never trained on', () => {
    // The last two rows lie off the line through the others.
    const off = { x: [0, 1, 2, 3, 4, 5, 6], y: [1, 3, 5, 7, 9, 0, 0] };
    const of = trainer(line(off, 2), { learningRate: 0.05 });
    const first = step(of);
    expect([first.loss, first.validationLoss]).toEqual([33, 0]);
    const [a = 0, b = 0] = of.numbers();
    const second = step(of);
    expect(second.validationLoss).toBeCloseTo(((5 * a + b) ** 2 + (6 * a + b) ** 2) / 2, 12);
    run(of, 2000);
    expect(of.numbers()[0]).toBeCloseTo(2, 6);
    expect(of.numbers()[1]).toBeCloseTo(1, 6);
  });

  test('with more rows to judge by than to train on, all of them count', () => {
    const of = trainer(line(points, 5));
    expect(step(of)).toMatchObject({ loss: (1 + 9) / 2, validationLoss: (25 + 49 + 81 + 121 + 169) / 5 });
  });

  test('one row, and a column that is the same in every row, train like any other', () => {
    const one = trainer(line({ x: [2], y: [5] }), { learningRate: 0.05 });
    run(one, 300);
    expect(step(one).loss).toBeLessThan(1e-12);
    const flat = trainer(line({ x: [3, 3, 3], y: [1, 2, 3] }), { learningRate: 0.01 });
    // What is left is the variance of the targets.
    expect(run(flat, 500).at(-1)?.loss).toBeCloseTo(2 / 3, 12);
  });

  test('a table that does not lead to the loss neither blocks training nor takes away the validation rows', () => {
    const aside = { ...table('z', { x: [], y: [] }), order: [99] };
    expect(step(trainer(withTable(line(points, 2), aside)))).toMatchObject({ loss: 33, validationLoss: 145 });
  });

  test('minibatches take the same rows for the same seed, and the loss stays that of all rows', () => {
    const settings = { batch: 3, learningRate: 0.01, seed: 5 };
    const [one, two] = [trainer(line(), settings), trainer(line(), settings)];
    expect([one.usesBatches, trainer(line(), { batch: 7 }).usesBatches]).toEqual([true, false]);
    expect(step(one).loss).toBe(65);
    step(two);
    expect(run(one, 20)).toEqual(run(two, 20));
    expect(sameBits(one.numbers(), two.numbers())).toBe(true);
    const other = trainer(line(), { ...settings, seed: 6 });
    run(other, 21);
    expect(sameBits(one.numbers(), other.numbers())).toBe(false);
    // 8 + 16 rounds of 3 batches over 7 rows come to the bottom too.
    run(one, 3000);
    expect(one.numbers()[0]).toBeCloseTo(2, 3);
  });

  test('one round of minibatches of one row visits every row once', () => {
    // With a = b = 0 and no step at all (rate 0) each gradient is −2·y·x and −2·y of its row.
    const of = trainer(line(), { batch: 1, learningRate: 0 });
    const norms = run(of, 7).map(({ gradientNorm }) => gradientNorm.toFixed(9));
    const wanted = points.x.map((x, row) => (2 * (points.y[row] ?? 0) * Math.hypot(x, 1)).toFixed(9));
    expect(norms.sort()).toEqual(wanted.sort());
  });
});

describe('a run goes on', () => {
  const settings: Changes = {
    optimiser: { kind: 'adam', beta1: 0.9, beta2: 0.99, epsilon: 1e-8 },
    batch: 3,
    learningRate: 0.1,
    zeroGrad: false,
    schedule: { kind: 'cosine', end: 0.1 },
  };
  const withNumbers = (document: NudgeDocument, of: Trainer): NudgeDocument => {
    const numbers = of.numbers();
    return applyPatch(document, {
      numbers: new Map(of.addresses.map((address, index) => [address, [0, numbers[index] ?? 0] as const])),
    });
  };

  test('put away at any step and taken up again, bit for bit, in another thread too', () => {
    const whole = trainer(line(points, 1), settings);
    const records = run(whole, 20);
    for (const cut of [1, 2, 7, 19]) {
      const first = trainer(line(points, 1), settings);
      const before = run(first, cut);
      const state = structuredClone(first.state());
      const second = trainer(withNumbers(line(points, 1), first), settings, state);
      expect([...before, ...run(second, 20 - cut)]).toEqual(records);
      expect(sameBits(second.numbers(), whole.numbers())).toBe(true);
    }
  });

  test('after an edit, what was kept of each parameter is found by its address', () => {
    const momentum: Changes = { optimiser: { kind: 'momentum', momentum: 0.9 }, learningRate: 0.01 };
    const first = trainer(line(), momentum);
    run(first, 3);
    const { moments } = first.state();
    // A new parameter before the others in canonical order moves all places.
    const edited = graph({
      c: { role: 'parameter', value: 1 },
      a: { role: 'parameter', value: 0 },
      b: { role: 'parameter', value: 0 },
      ax: ['mul', 'a', 'd/c1'],
      out: ['add', 'ax', 'b'],
      more: ['mul', 'out', 'c'],
      miss: ['sub', 'more', 'd/c2'],
      each: ['square', 'miss'],
      L: ['mean_rows', 'each'],
    });
    const second = trainer(withTable(edited, table('d', points)), momentum, first.state());
    expect(second.addresses).toEqual(['c', 'a', 'b']);
    expect([...(second.state().moments[0] ?? [])]).toEqual([0, ...(moments[0] ?? [])]);
    expect([...second.state().counts]).toEqual([0, 3, 3]);
    expect(step(second).step).toBe(3);
  });

  test('another optimiser starts with nothing kept, but goes on counting steps', () => {
    const first = trainer(bowl(), { optimiser: { kind: 'momentum', momentum: 0.9 } });
    run(first, 2);
    const second = trainer(bowl(), { optimiser: { kind: 'nesterov', momentum: 0.9 } }, first.state());
    expect([...(second.state().moments[0] ?? [])]).toEqual([0]);
    expect(step(second).step).toBe(2);
  });
});

test('what a step did is what the document says of the loss and the gradients', () => {
  const document = line();
  const of = trainer(document, { learningRate: 0.01 });
  const { value, gradient } = evaluate(document);
  const { loss } = step(of);
  expect(loss).toBe(value(at('L')));
  const moved = [...of.numbers()];
  expect(moved).toEqual(of.addresses.map((address) => 0 - 0.01 * (gradient(address) ?? NaN)));
});

describe('a document that cannot be trained says why', () => {
  const problem = (document: NudgeDocument, changes: Changes = {}) => {
    const made = createTrainer({ ...document, training: { ...defaultTraining, ...changes } });
    return isTrainingProblem(made) ? [made.address, made.message] : ['trains'];
  };

  test.each([
    [
      'an empty document',
      graph({}),
      {},
      null,
      'There is nothing to train yet. Build an expression whose result should become small.',
    ],
    [
      'a loss that is gone',
      bowl(),
      { loss: at('gone') },
      null,
      'The loss is no longer in this document. Choose another one.',
    ],
    [
      'a loss that waits',
      graph({ w: { role: 'parameter', value: 1 }, L: ['add', 'w', null] }, 'L'),
      {},
      'L',
      '“L” has no number, so there is nothing to make smaller. “L” waits for an input. Wire one in.',
    ],
    [
      'a loss behind one that waits',
      graph({ w: { role: 'parameter', value: 1 }, q: ['add', 'w', null], L: ['square', 'q'] }, 'L'),
      {},
      'q',
      '“L” has no number, so there is nothing to make smaller. “q” waits for an input. Wire one in.',
    ],
    [
      'a loop',
      graph({ w: { role: 'parameter', value: 1 }, q: ['add', 'w', 'L'], L: ['square', 'q'] }, 'L'),
      {},
      'L',
      '“L” has no number, so there is nothing to make smaller. “L” lies on a loop. Take out one of its wires.',
    ],
    [
      'a loss with rows',
      line(),
      { loss: at('each') },
      'each',
      '“each” has a number for each row, and training needs one number in all. Put a mean over rows behind it, and train that.',
    ],
    [
      'no parameter',
      graph({ x: 1, L: ['square', 'x'] }),
      {},
      null,
      'There is no parameter to train. Make a number a parameter, or add a neuron.',
    ],
    [
      'parameters elsewhere',
      graph({ x: 1, w: { role: 'parameter', value: 1 }, L: ['square', 'x'] }, 'L'),
      {},
      'L',
      'No parameter that may move leads to “L”. Wire one in, or choose another loss.',
    ],
    ['a table without rows', line({ x: [], y: [] }), {}, 'd', '“d” has no rows to train on. Put some in.'],
  ] as const)('%s', (_what, document, changes, address, message) => {
    expect(problem(document, changes)).toEqual([address, message]);
  });

  test('parameters that are all frozen', () => {
    const document = bowl();
    const nodes = new Map([...document.nodes].map(([id, record]) => [id, record.kind === 'leaf' ? { ...record, frozen: true as const } : record])); // prettier-ignore
    expect(problem({ ...document, nodes })).toEqual([
      'L',
      'Every parameter is frozen, so none can be trained. Unfreeze one.',
    ]);
  });
});
