import { expect, test } from 'vitest';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { createProbe } from '../../../src/compile/probe.ts';
import { at, graph } from '../../support/graph.ts';

test('a probe tells the root for another number of a leaf or of an op in the middle', () => {
  const { program, value } = evaluate(
    graph({ a: 2, b: -3, c: 10, f: -2, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'], L: ['mul', 'd', 'f'] }),
  );
  expect(createProbe(program, at('b'))(-2)).toBe(-12);
  expect(createProbe(program, at('e'))(-5)).toBe(-10);
  expect(createProbe(program, at('L'))(7)).toBe(7);
  expect(value(at('L'))).toBe(-8);
});

test('a probe follows the leaves that were nudged after it was built', () => {
  const { program } = evaluate(graph({ a: 2, b: 3, y: ['mul', 'a', 'b'] }));
  const probe = createProbe(program, at('a'));
  program.tape.values[program.tapeSlots[1] ?? -1] = 5;
  expect(probe(2)).toBe(10);
});

test('a node that the root does not see leaves it alone; one without a value gives nothing', () => {
  const { program } = evaluate(graph({ a: 2, b: 1, w: ['tanh', null], y: ['neg', 'a'] }, 'y'));
  expect(createProbe(program, at('b'))(100)).toBe(-2);
  expect(createProbe(program, at('w'))(0)).toBeUndefined();
});
