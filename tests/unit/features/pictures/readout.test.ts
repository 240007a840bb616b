import { describe, expect, test } from 'vitest';
import { compile } from '../../../../src/compile/program.ts';
import type { LossId, NodeRecord, NudgeDocument } from '../../../../src/graph/document.ts';
import { planeAxes, stretchOf } from '../../../../src/features/pictures/axes.ts';
import { examplesOn } from '../../../../src/features/pictures/points.ts';
import { lossReadout, slotReadout } from '../../../../src/features/pictures/readout.ts';
import { slotWords } from '../../../../src/features/pictures/slot-words.ts';
import { labelsOf, titlesOf } from '../../../../src/formats/titles.ts';
import { createLive } from '../../../../src/runtime/live.ts';
import { at, graph, id, type Sketch } from '../../../support/graph.ts';
import { manualScheduler } from '../../../support/workbench.ts';

/** A document with a loss over some of its slots. */
function withLoss(sketch: Sketch, macro: LossId, predictions: readonly string[], target: string): NudgeDocument {
  const document = graph(sketch);
  const loss: NodeRecord = {
    id: id('loss'),
    order: [99],
    name: 'loss',
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
  return { ...document, nodes: new Map([...document.nodes, [loss.id, loss]]) };
}

const read = (document: NudgeDocument) => lossReadout(document, compile(document));

//  x, y, t (4 rows)     a = x       b = y
const rows = (target: readonly number[]): Sketch => ({
  d: { columns: [[-1, 1, -1, 1], [-1, -1, 1, 1], target] },
  a: ['add', 'd/c1', 'd/c1'],
  b: ['neg', 'd/c2'],
});

describe('what the loss reads', () => {
  test('is its prediction and its target, with the classes its targets mean', () => {
    const hinge = read(withLoss(rows([-1, 1, 1, -1]), 'hinge', ['a'], 'd/c3'))!;
    expect(hinge).toMatchObject({ outputs: ['a'], target: 'd/c3', threshold: 0, classes: ['−1', '1'] });
    expect([-1, 1].map(hinge.classOf!)).toEqual([0, 1]);
    const entropy = read(withLoss(rows([0, 1, 1, 0]), 'binary_cross_entropy', ['a'], 'd/c3'))!;
    expect(entropy).toMatchObject({ threshold: 0, classes: ['0', '1'] });
    expect([0, 1].map(entropy.classOf!)).toEqual([0, 1]);
    const softmax = read(withLoss(rows([0, 1, 1, 0]), 'softmax_cross_entropy', ['a', 'b'], 'd/c3'))!;
    expect(softmax).toMatchObject({ outputs: ['a', 'b'], classes: ['0', '1'] });
  });

  test('of a squared error knows classes only where its targets are two of them', () => {
    const squared = (targets: readonly number[]) => read(withLoss(rows(targets), 'squared_error', ['a'], 'd/c3'))!;
    expect(squared([-1, 1, 1, -1])).toMatchObject({ threshold: 0, classes: ['−1', '1'] });
    expect(squared([0, 1, 1, 0])).toMatchObject({ threshold: 0.5, classes: ['0', '1'] });
    expect(squared([0.5, 1, 2, 3])).toMatchObject({ classOf: null, classes: ['below 0', 'above 0'] });
  });

  test('is nothing without a loss, and with one that nothing is wired to', () => {
    expect(read(graph(rows([0, 1, 1, 0])))).toBeNull();
  });

  test('lends its target to a slot of one’s own choice', () => {
    const hinge = read(withLoss(rows([-1, 1, 1, -1]), 'hinge', ['a'], 'd/c3'));
    expect(slotReadout(at('b'), hinge)).toMatchObject({ outputs: ['b'], target: 'd/c3', threshold: 0 });
    expect(slotReadout(at('b'), null)).toMatchObject({ outputs: ['b'], target: null, classOf: null });
  });
});

describe('examples on a plane', () => {
  test('stand where their columns say, in their class, and are wrong where the net tells another', () => {
    const document = withLoss(rows([-1, 1, 1, -1]), 'hinge', ['a'], 'd/c3');
    const live = createLive(document, manualScheduler());
    const { points, rows: count } = examplesOn(live, at('d/c1'), at('d/c2'), read(document)!);
    expect(count).toBe(4);
    // a has the sign of x; the targets are −1, 1, 1, −1.
    expect(points.map(({ class: own, isWrong }) => [own, isWrong])).toEqual([
      [0, false],
      [1, false],
      [1, true],
      [0, true],
    ]);
    expect(points[1]).toMatchObject({ x: 1, y: -1 });
  });

  test('of several scores are judged by the greatest', () => {
    const document = withLoss(rows([0, 0, 1, 1]), 'softmax_cross_entropy', ['a', 'b'], 'd/c3');
    const live = createLive(document, manualScheduler());
    const { points } = examplesOn(live, at('d/c1'), at('d/c2'), read(document)!);
    // (2x, −y): (−2, 1), (2, 1), (−2, −1), (2, −1).
    expect(points.map(({ isWrong }) => isWrong)).toEqual([true, false, false, true]);
  });

  test('are none without data', () => {
    const document = graph({ x: 1, y: 2, s: ['add', 'x', 'y'] });
    const live = createLive(document, manualScheduler());
    expect(examplesOn(live, at('x'), at('y'), slotReadout(at('s'), null))).toEqual({ points: [], rows: 0 });
  });

  test('of very many rows are evenly chosen, and the count says so', () => {
    const many = Array.from({ length: 5000 }, (_, row) => row);
    const document = withLoss(
      { d: { columns: [many, many, many.map((row) => (row % 2 === 0 ? 1 : -1))] }, a: ['neg', 'd/c1'] },
      'hinge',
      ['a'],
      'd/c3',
    );
    const live = createLive(document, manualScheduler());
    const { points, rows: count } = examplesOn(live, at('d/c1'), at('d/c2'), read(document)!);
    expect([count, points.length <= 2000, points[1]?.x]).toEqual([5000, true, 3]);
  });
});

test('a column is called by its own name, and what lies inside a neuron by the way to it', () => {
  const document = graph({ d: { columns: [[0, 1]] }, n: { neuron: ['d/c1'] } });
  const titles = titlesOf(document);
  const words = (address: string) => slotWords(document, labelsOf(document, titles), at(address));
  expect(['d/c1', 'n', 'n/w:p1'].map(words)).toEqual(['d1', 'n', 'n w1']);
});

describe('what pictures are drawn over', () => {
  test('is the columns that are inputs, then lone inputs, as far as they reach', () => {
    const axes = planeAxes(graph({ d: { columns: [[0, 10]] }, x: 3, w: { role: 'parameter', value: 1 } }));
    expect(axes).toEqual([
      { address: 'd/c1', stretch: { low: -1.2, high: 11.2 } },
      { address: 'x', stretch: { low: -6, high: 6 } },
    ]);
  });

  test('is never without width', () => {
    for (const values of [[], [0], [7, 7]]) expect(stretchOf(values).high - stretchOf(values).low).toBeGreaterThan(0);
  });
});
