import { describe, expect, test } from 'vitest';
import type { LossId, LossRecord, NudgeDocument } from '../../../src/graph/document.ts';
import { isTrainingProblem } from '../../../src/training/objective.ts';
import { isStopped } from '../../../src/training/step-record.ts';
import { createTrainer } from '../../../src/training/trainer.ts';
import { at, graph, id } from '../../support/graph.ts';
import { table, withTable } from '../../support/table.ts';

function lossOf(name: string, macro: LossId, predictions: readonly string[], target: string): LossRecord {
  return {
    id: id(name),
    order: [90],
    name,
    x: 0,
    y: 0,
    kind: 'macro',
    macro,
    inputs: [
      ...predictions.map((from, index) => ({ port: `p${index + 1}`, from: at(from) })),
      { port: 't', from: at(target) },
    ],
    numbers: {},
    settings: { over: 'mean' },
    open: false,
  };
}

/** Scores of their own for each row, w·c1, w·c2, … with w = 1, against the last column as the target. */
function accuracy(macro: LossId, columns: Readonly<Record<string, readonly number[]>>, validation = 0) {
  const count = Object.keys(columns).length;
  const scores = Array.from({ length: count - 1 }, (_, index) => `s${index + 1}`);
  const sketch = Object.fromEntries(scores.map((score, index) => [score, ['mul', 'w', `d/c${index + 1}`] as const]));
  const base = graph({ w: { role: 'parameter', value: 1 }, ...sketch }, 'L');
  const document = withTable(base, table('d', columns, validation === 0 ? null : { validation, seed: null }));
  const loss = lossOf('L', macro, scores, `d/c${count}`);
  return firstStep({ ...document, nodes: new Map(document.nodes).set(loss.id, loss) });
}

function firstStep(document: NudgeDocument) {
  const made = createTrainer(document);
  if (isTrainingProblem(made)) throw new Error(made.message);
  const record = made.step();
  if (isStopped(record)) throw new Error(record.reason);
  return record;
}

describe('the share of rows that are told right', () => {
  test('hinge: the score has the sign of the target', () => {
    // Right, wrong, right, and a score of exactly 0 counts as negative.
    expect(accuracy('hinge', { s: [0.2, -3, -0.1, 0], y: [1, 1, -1, 1] }).accuracy).toBe(0.5);
  });

  test('binary cross-entropy: a logit above 0 says 1', () => {
    expect(accuracy('binary_cross_entropy', { s: [2, -2, 0.1, 0], y: [1, 0, 0, 0] }).accuracy).toBe(0.75);
  });

  test('softmax: the largest logit is the class, the first of several', () => {
    const columns = { a: [3, 1, 1, 5], b: [1, 3, 1, 5], c: [2, 2, 4, 5], y: [0, 2, 2, 0] };
    expect(accuracy('softmax_cross_entropy', columns).accuracy).toBe(0.75);
  });

  test('squared and absolute error know classes where the targets are just −1 and 1, or just 0 and 1', () => {
    expect(accuracy('squared_error', { s: [0.1, -0.1, 5, -5], y: [1, 1, -1, -1] }).accuracy).toBe(0.5);
    expect(accuracy('absolute_error', { s: [0.6, 0.4, 0.5], y: [1, 0, 1] }).accuracy).toBe(2 / 3);
    for (const y of [
      [1, 2],
      [0.5, 1],
      [1, 1],
      [0, 0],
      [-1, 0],
    ])
      // prettier-ignore
      expect(accuracy('squared_error', { s: [1, 1], y }).accuracy, y.join()).toBeNull();
    expect(accuracy('squared_error', { s: [1, 1, 1], y: [-1, 0, 1] }).accuracy).toBeNull();
  });

  test('rows kept for validation are counted apart', () => {
    const record = accuracy('hinge', { s: [1, 1, -1, -1, 1], y: [1, -1, -1, 1, 1] }, 2);
    expect([record.accuracy, record.validationAccuracy]).toEqual([2 / 3, 0.5]);
  });
});

test('a prediction that is no number is wrong, whatever the target', () => {
  // Only rows kept for validation can have one: in a training row it stops the run. Its logarithm is NaN where x is below 0.
  const columns = { x: [1, 2, -1, -1], y: [-1, -1, -1, 1] };
  const base = withTable(
    graph({ w: { role: 'parameter', value: -1 }, l: ['log', 'd/c1'], s: ['mul', 'w', 'l'] }, 'L'),
    table('d', columns, { validation: 2, seed: null }),
  );
  const loss = lossOf('L', 'hinge', ['s'], 'd/c2');
  const record = firstStep({ ...base, nodes: new Map(base.nodes).set(loss.id, loss) });
  expect(record).toMatchObject({ accuracy: 1, validationLoss: Number.NaN, validationAccuracy: 0 });
});

describe('there is none', () => {
  test('where no loss macro leads to the loss', () => {
    const document = graph({ w: { role: 'parameter', value: 1 }, x: 1, d: ['sub', 'w', 'x'], L: ['square', 'd'] }, 'L');
    expect(firstStep(document).accuracy).toBeNull();
  });

  test('where two of them do, but one that leads elsewhere does not count', () => {
    const columns = { s: [1, -1], y: [1, 1] };
    const base = withTable(
      graph({ w: { role: 'parameter', value: 1 }, s: ['mul', 'w', 'd/c1'], L: ['add', 'one', 'two'] }, 'L'),
      table('d', columns),
    );
    const [one, two] = [lossOf('one', 'hinge', ['s'], 'd/c2'), lossOf('two', 'squared_error', ['s'], 'd/c2')];
    const document = { ...base, nodes: new Map(base.nodes).set(one.id, one).set(two.id, two) };
    expect(firstStep(document).accuracy).toBeNull();
    expect(firstStep({ ...document, root: at('one') }).accuracy).toBe(0.5);
  });
});
