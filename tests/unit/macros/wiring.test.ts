import { expect, test } from 'vitest';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { seededWeight } from '../../../src/macros/neuron.ts';
import { connect, disconnect, removeNodes } from '../../../src/macros/wiring.ts';
import { at, graph, id } from '../../support/graph.ts';

test('wiring to a neuron’s spare port adds an input and a seeded weight in (−1, 1), the same each time', () => {
  const document = graph({ x: 2, o: { neuron: [], bias: 0 } });
  const wired = connect(document, at('x'), { node: id('o'), port: 'spare' });
  const weight = evaluate(wired).value(at('o/w:p1'));
  expect(weight).toBe(seededWeight(1, 'o', 'p1'));
  expect(Math.abs(weight ?? 2)).toBeLessThan(1);
  expect(evaluate(wired).value(at('o/sum'))).toBe(2 * (weight ?? 0));
  expect(connect(document, at('x'), { node: id('o'), port: 'spare' })).toEqual(wired);
});

test('an unwired input of a neuron keeps its weight and waits', () => {
  const document = graph({ x: 2, o: { neuron: ['x'], weights: [0.7], bias: 0 } });
  const cut = disconnect(document, { node: id('o'), port: 'p1' });
  expect(evaluate(cut).value(at('o/w:p1'))).toBe(0.7);
  expect(evaluate(cut).program.problems.get(at('o/m:p1'))).toEqual({ kind: 'waiting', operands: [0] });
  expect(evaluate(cut).value(at('o'))).toBeUndefined();
});

test('an op of any number of inputs grows by its spare port and closes up when a wire goes', () => {
  const document = graph({ a: 1, b: 2, c: 4, s: ['sum', 'a', 'b'] });
  const more = connect(document, at('c'), { node: id('s'), port: 'spare' });
  expect(evaluate(more).value(at('s'))).toBe(7);
  expect(evaluate(disconnect(more, { node: id('s'), port: '1' })).value(at('s'))).toBe(5);
});

test('one wire of a + a can be cut alone', () => {
  const document = graph({ a: 3, y: ['add', 'a', 'a'] });
  expect(document.nodes.get(id('y'))).toMatchObject({ inputs: ['a', 'a'] });
  expect(disconnect(document, { node: id('y'), port: '0' }).nodes.get(id('y'))).toMatchObject({ inputs: [null, 'a'] });
});

test('a removed node takes its wires with it, everywhere', () => {
  const document = graph({ a: 3, y: ['add', 'a', 'a'], s: ['sum', 'a', 'y'], o: { neuron: ['a', 'y'] } }, 'a');
  const left = removeNodes(document, new Set([id('a')]));
  expect(left.nodes.get(id('y'))).toMatchObject({ inputs: [null, null] });
  expect(left.nodes.get(id('s'))).toMatchObject({ inputs: ['y'] });
  expect(left.nodes.get(id('o'))).toMatchObject({
    inputs: [
      { port: 'p1', from: null },
      { port: 'p2', from: 'y' },
    ],
  });
  expect(left.root).toBeNull();
});
