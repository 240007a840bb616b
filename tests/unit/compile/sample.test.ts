import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/compile/program.ts';
import { createSampler } from '../../../src/compile/sample.ts';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { forward } from '../../../src/engine/sweep.ts';
import { at, graph, type Sketch } from '../../support/graph.ts';

const net: Sketch = {
  d: {
    columns: [
      [1, 2, 3],
      [0.5, -0.5, 0.25],
    ],
  },
  w: { role: 'parameter', value: 0.7 },
  h: { neuron: ['d/c1', 'd/c2'], weights: [0.3, -0.8], bias: 0.1 },
  o: ['mul', 'h', 'w'],
  e: ['sub', 'o', 'd/c2'],
  s: ['square', 'e'],
  L: ['mean_rows', 's'],
};

const wave = (count: number, pace: number) =>
  Float64Array.from({ length: count }, (_, point) => Math.sin(point * pace) * 2);

describe('a sampler', () => {
  test.each([1, 128, 129, 500])('computes %i points as a table of these points would', (count) => {
    const [x, y] = [wave(count, 0.1), wave(count, 0.37)];
    const sampler = createSampler(compile(graph(net)), [at('d/c1'), at('d/c2')], [at('o'), at('h/sum'), at('w')]);
    const [o, sum, w] = sampler?.run([x, y]) ?? [];
    const table = evaluate(graph({ ...net, d: { columns: [[...x], [...y]] } }));
    expect(o).toEqual(table.rowValues(at('o')));
    expect(sum).toEqual(table.rowValues(at('h/sum')));
    expect(w).toEqual(new Float64Array(count).fill(0.7));
  });

  test('follows the numbers that were nudged after it was built', () => {
    const program = compile(graph(net));
    const sampler = createSampler(program, [at('d/c1')], [at('o')]);
    sampler?.run([Float64Array.of(1)], { row: 1 });
    program.tape.values[program.tapeSlots[program.indexOf.get(at('w')) ?? -1] ?? -1] = 2;
    const [o] = sampler?.run([Float64Array.of(1)], { row: 1 }) ?? [];
    expect(o?.[0]).toBe(2 * Math.tanh(0.3 * 1 + -0.8 * -0.5 + 0.1));
  });

  test('moves an op in the middle as if it were a leaf', () => {
    const sampler = createSampler(compile(graph(net)), [at('h/sum')], [at('h'), at('h/sum')]);
    const points = wave(5, 1);
    const [h, sum] = sampler?.run([points]) ?? [];
    expect(h).toEqual(points.map(Math.tanh));
    expect(sum).toEqual(points);
  });

  test('keeps a mean over rows that do not move, and refuses one over rows that do', () => {
    const document = graph({ ...net, m: ['mean_rows', 'd/c1'], c: ['sub', 'd/c1', 'm'], y: ['mul', 'c', 'w'] });
    const program = compile(document);
    forward(program.tape);
    expect(createSampler(program, [at('d/c1')], [at('y')])).toBeNull();
    expect(createSampler(program, [at('w')], [at('L')])).toBeNull();
    const [y] = createSampler(program, [at('w')], [at('y')])?.run([Float64Array.of(1, 10)], { row: 2 }) ?? [];
    expect([...(y ?? [])]).toEqual([1, 10]);
    const [atMean] = createSampler(program, [at('m')], [at('y')])?.run([Float64Array.of(0, 1)]) ?? [];
    expect([...(atMean ?? [])]).toEqual([0.7, 0]);
  });

  test('is none for what does not compute or is not there', () => {
    const program = compile(graph({ a: 1, b: ['add', 'a', null], y: ['neg', 'b'] }));
    expect(createSampler(program, [at('a')], [at('y')])).toBeNull();
    expect(createSampler(program, [at('nobody')], [at('a')])).toBeNull();
    expect(createSampler(program, [at('a')], [at('nobody')])).toBeNull();
  });
});
