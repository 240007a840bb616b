import { describe, expect, test } from 'vitest';
import { formulaOf } from '../../../src/formats/formula.ts';
import { understood } from '../../support/expressions.ts';
import { at, graph, id } from '../../support/graph.ts';

const { document, id: idOf } = understood(`
a = 2; b = parameter(-3); k = constant(1e-7); d = (a*b + k)*-a**2 - 1
o = neuron(a, b, weights=[1, 2], bias=0.5, activation=relu)
z = o.sum + o.w1; q = div(2, 3); r = tanh(?)`);

describe('the formula bar shows', () => {
  test.each([
    ['a', '2'],
    ['b', 'parameter(-3)'],
    ['k', 'constant(1e-7)'],
    ['d', '(a * b + k) * -a**2 - 1'],
    ['o', 'neuron(a, b, weights=[1, 2], bias=0.5, activation=relu)'],
    ['z', 'o.sum + o.w1'],
    ['q', 'div(2, 3)'],
    ['r', 'tanh(?)'],
  ])('of %s: %s', (name, formula) => expect(formulaOf(document, idOf(name))).toBe(formula));

  test.each([
    ['w:p1', '1'],
    ['b', '0.5'],
    ['m:p2', 'b * o.w2'],
    ['sum', 'a * o.w1 + b * o.w2 + o.b'],
  ])('of %s inside a neuron: %s', (local, formula) =>
    expect(formulaOf(document, at(`${idOf('o')}/${local}`))).toBe(formula),
  );

  test('nothing of what does not exist', () => {
    expect(formulaOf(document, at('n99'))).toBe('');
    expect(formulaOf(document, at(`${idOf('o')}/w:p9`))).toBe('');
    expect(formulaOf(document, at(`${idOf('a')}/sum`))).toBe('');
  });
});

//  t has no name and reads itself
test('a loop of unnamed nodes ends in their ids', () => {
  const looped = graph({ t: ['neg', 'u'], u: ['exp', 't'], y: ['add', 't', 't'] });
  const nodes = new Map(
    [...looped.nodes].map(([key, record]) => [key, record.name === 'y' ? record : { ...record, name: null }] as const),
  );
  expect(formulaOf({ ...looped, nodes }, id('y'))).toBe('-exp(@t) + -exp(@t)');
  expect(formulaOf({ ...looped, nodes }, id('t'))).toBe('-exp(@t)');
});

test('a formula that would grow without end stops at ids, and stays short', () => {
  const doubling = understood(
    `t0 = 1\n${Array.from({ length: 60 }, (_, index) => `t${index + 1} = t${index} + t${index}`).join('\n')}`,
  );
  const nodes = new Map([...doubling.document.nodes].map(([key, record]) => [key, { ...record, name: null }] as const));
  const formula = formulaOf({ ...doubling.document, nodes }, doubling.id('t60'));
  expect(formula.length).toBeLessThan(10_000);
  expect(formula).toContain('@n');
});
