import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/compile/program.ts';
import { backward, forward } from '../../../src/engine/sweep.ts';
import type { NodeRecord, NudgeDocument } from '../../../src/graph/document.ts';
import { findHealth } from '../../../src/training/health.ts';
import { at, graph, id, type Sketch } from '../../support/graph.ts';

function findings(document: NudgeDocument, losses: readonly number[] = []) {
  const program = compile(document);
  forward(program.tape);
  backward(program.tape, program.root?.tapeSlot ?? -1);
  return findHealth({ document, program, nameOf: (address) => address, losses });
}

const kinds = (sketch: Sketch) => findings(graph(sketch)).map(({ kind, address }) => `${kind} ${address}`);

const column = [-2, -1, 1, 2];

//  x (4 rows) ─▶ unit ─▶ mean over rows
const unit = (activation: 'relu' | 'tanh' | 'sigmoid', weight: number, bias: number, xs: readonly number[] = column) =>
  ({
    d: { columns: [xs] },
    unit: { neuron: ['d/c1'], activation, weights: [weight], bias },
    y: ['mean_rows', 'unit'],
  }) satisfies Sketch;

describe('a ReLU', () => {
  test('that gives 0 in every row is dead, and is named with its reason', () => {
    const [found, ...others] = findings(graph(unit('relu', 1, -3)));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind: 'dead', address: 'unit' });
    expect(found?.text).toMatch(/^“unit” is dead: it gives 0 in all 4 rows, so no gradient passes it/);
  });

  test('that works in one row is alive', () => {
    expect(kinds(unit('relu', 1, -1.5))).toEqual([]);
  });

  test('is not judged by fewer than four rows', () => {
    expect(kinds(unit('relu', 1, -9, [-1, 1, 2]))).toEqual([]);
  });

  test('of a loss that has come to rest is no trouble', () => {
    // 1 − t·y is below 0 in every row: the loss is 0, which is what training wants.
    const { nodes, ...rest } = graph({
      d: {
        columns: [
          [-3, -2, 2, 3],
          [-1, -1, 1, 1],
        ],
      },
      w: { role: 'parameter', value: 2 },
      p: ['mul', 'd/c1', 'w'],
    });
    const loss: NodeRecord = {
      id: id('loss'),
      order: [9],
      name: 'loss',
      x: 0,
      y: 0,
      kind: 'macro',
      macro: 'hinge',
      numbers: {},
      open: false,
      inputs: [
        { port: 'p1', from: at('p') },
        { port: 't', from: at('d/c2') },
      ],
      settings: { over: 'mean' },
    };
    expect(findings({ ...rest, nodes: new Map([...nodes, [loss.id, loss]]) })).toEqual([]);
  });
});

describe('tanh and sigmoid', () => {
  test('at their end in nine rows of ten are saturated, with the rows counted', () => {
    const rows = [...Array.from({ length: 9 }, () => 4), 0];
    const [found] = findings(graph(unit('tanh', 1, 0, rows)));
    expect(found).toMatchObject({ kind: 'saturated', address: 'unit' });
    expect(found?.text).toContain('tanh is beyond ±0.99 in 9 of 10 rows');
    expect(kinds(unit('tanh', 1, 0, [...rows, 0]))).toEqual([]);
    expect(kinds(unit('sigmoid', 2, 0, rows))).toEqual(['saturated unit']);
    expect(kinds(unit('sigmoid', 1, 0, rows))).toEqual([]);
  });
});

describe('a weight whose input is 0', () => {
  test('cannot learn, and is named with the input: one finding for all of one input', () => {
    const found = findings(
      graph({
        d: { columns: [[0, 0, 0, 0], column] },
        a: { neuron: ['d/c1', 'd/c2'], weights: [1, 0.5], bias: 0 },
        b: { neuron: ['d/c1', 'd/c2'], weights: [1, 0.5], bias: 0 },
        s: ['add', 'a', 'b'],
        y: ['mean_rows', 's'],
      }),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: 'stuck', address: 'a/w:p1', addresses: ['a/w:p1', 'b/w:p1'] });
    expect(found[0]?.text).toBe(
      '“a/w:p1” and 1 more cannot learn, because “d/c1”, which it is multiplied with, is 0 in all 4 rows.',
    );
  });

  test('is told without data too', () => {
    const [found] = findings(graph({ x: 0, w: { role: 'parameter', value: 2 }, y: ['mul', 'x', 'w'] }));
    expect(found?.text).toBe('“w” cannot learn, because “x”, which it is multiplied with, is 0.');
  });

  test('is not meant where the weight itself is 0, where the other is a parameter that moves, or off the path', () => {
    expect(kinds({ x: 2, w: { role: 'parameter', value: 0 }, y: ['mul', 'x', 'w'] })).toEqual([]);
    const [still, moving] = [0, 2].map((value) => ({ role: 'parameter', value }) as const);
    expect(kinds({ v: still!, w: moving!, y: ['mul', 'v', 'w'] })).toEqual([]);
    const document = graph(
      { x: 0, w: { role: 'parameter', value: 2 }, y: ['mul', 'x', 'w'], z: 1, r: ['neg', 'z'] },
      'r',
    );
    expect(findings(document)).toEqual([]);
  });
});

//  x ─▶ first ─▶ × k ─▶ second ─▶ mean      all that comes back to first passes k
const chain = (k: number) =>
  ({
    d: { columns: [column] },
    first: { neuron: ['d/c1'], activation: 'linear', weights: [0.5], bias: 0 },
    k,
    scaled: ['mul', 'first', 'k'],
    second: { neuron: ['scaled'], activation: 'linear', weights: [1], bias: 0 },
    y: ['mean_rows', 'second'],
  }) satisfies Sketch;

describe('gradients of a layer', () => {
  test('ten thousand times smaller than the last one’s are vanishing, larger ones exploding', () => {
    expect(kinds(chain(1e-5))).toEqual(['vanishing first']);
    expect(kinds(chain(1e6))).toEqual(['exploding first']);
    expect(kinds(chain(1))).toEqual([]);
    expect(kinds(chain(1e-3))).toEqual([]);
    const [found] = findings(graph(chain(1e-5)));
    expect(found?.text).toMatch(/^The gradients of “first” are vanishing: together .* and those of “second” /);
  });

  test('explode where what comes back is far larger than what the last layer sees', () => {
    const sketch: Sketch = {
      d: { columns: [column.map((x) => x + 3)] },
      first: { neuron: ['d/c1'], activation: 'linear', weights: [1e-6], bias: 0 },
      second: { neuron: ['first'], activation: 'linear', weights: [1e6], bias: -3 },
      e: ['square', 'second'],
      y: ['mean_rows', 'e'],
    };
    expect(kinds(sketch)).toEqual(['exploding first']);
  });

  test('are not compared where one does not lead to the other', () => {
    expect(
      kinds({
        d: { columns: [column] },
        tiny: { neuron: ['d/c1'], activation: 'linear', weights: [0.5], bias: 0 },
        k: 1e-7,
        scaled: ['mul', 'tiny', 'k'],
        other: { neuron: ['d/c1'], activation: 'tanh', weights: [0.5], bias: 0 },
        s: ['add', 'scaled', 'other'],
        y: ['mean_rows', 's'],
      }),
    ).toEqual([]);
  });
});

describe('a loss', () => {
  const document = graph({ w: { role: 'parameter', value: 2 }, y: ['square', 'w'] });
  const grown = (losses: readonly number[]) => findings(document, losses).map(({ kind, text }) => `${kind}: ${text}`);

  test('that grew five steps in a row to more than twice its least is growing', () => {
    expect(grown([3, 1, 1.1, 1.3, 1.6, 2, 2.5])).toEqual([
      'growing: “y” has grown 5 steps in a row, from 1 to 2.5. The steps are too long: try a smaller learning rate.',
    ]);
  });

  test('that fell once in between, or grew only a little, or broke, is not', () => {
    expect(grown([3, 1, 1.1, 1.3, 1.2, 2, 2.5])).toEqual([]);
    expect(grown([3, 1, 1.1, 1.2, 1.3, 1.4, 1.5])).toEqual([]);
    expect(grown([1, 2, 3, 4, 5, Number.NaN])).toEqual([]);
    expect(grown([1, 2, 3])).toEqual([]);
  });
});
