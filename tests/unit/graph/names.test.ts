import { expect, test } from 'vitest';
import { freeName, nameProblem, nextLeafName } from '../../../src/graph/names.ts';
import { graph, id } from '../../support/graph.ts';

const document = graph({ a: 1, b: 2, x_2: 3, x: 4 });

test('names of any script pass; others are refused in words', () => {
  for (const name of ['w1', '_', 'größe', 'λ', '重み', 'x_2b']) expect(nameProblem(graph({}), name)).toBeNull();
  expect(nameProblem(document, '2x')).toContain('start with a letter');
  expect(nameProblem(document, 'a b')).toContain('“a b” is no name');
  expect(nameProblem(document, '')).toContain('at least one letter');
  expect(nameProblem(document, 'n'.repeat(65))).toContain('at most 64');
});

test('a taken name is refused with one that is free; a node may keep its own', () => {
  expect(nameProblem(document, 'a')).toContain('try “a_2”');
  expect(nameProblem(document, 'a', id('a'))).toBeNull();
  expect(freeName(document, 'x')).toBe('x_3');
  expect(freeName(document, 'y', new Set(['y']))).toBe('y_2');
});

test('new leaves are called by the first free letter', () => {
  expect(nextLeafName(document)).toBe('c');
});
