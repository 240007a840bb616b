import { describe, expect, test } from 'vitest';
import { labelsOf, titlesOf } from '../../../src/formats/titles.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { understood } from '../../support/expressions.ts';
import { at, graph, id } from '../../support/graph.ts';

/** The title that the last op of a formula has while it has no name. */
function title(formula: string): string | undefined {
  const { document } = understood(`a = 1; b = 2; c = 3\n${formula}\na`);
  return titlesOf(document).get([...document.nodes.keys()].at(-1) ?? at('no'));
}

describe('an unnamed node is titled with its expression', () => {
  test.each([
    ['a + b * c', 'a + b × c'],
    ['(a - b) / c', '(a − b) ÷ c'],
    ['a - (b - c)', 'a − (b − c)'],
    ['-a', '−a'],
    ['-(a + b)', '−(a + b)'],
    ['a ** 2', 'a²'],
    ['a ** -12', 'a⁻¹²'],
    ['a ** b', 'a^b'],
    ['a ** 0.5', 'a^0.5'],
    ['(a + b) ** 3', '(a + b)³'],
    ['tanh(a * -2.5)', 'tanh(a × −2.5)'],
    ['max(a, b, 3)', 'max(a, b, 3)'],
    ['a * 0.123456789', 'a × 0.1235'],
    ['a * ?', 'a × ?'],
    ['? * ?', 'multiply'],
    ['sum(?)', 'sum'],
    ['neuron(a, b)', 'neuron(a, b)'],
    ['neuron(?)', 'neuron'],
    ['parameter(3)', '3'],
    ['tanh(a + b + c + a + b + c + a + b + c + a + b + c)', 'tanh(…)'],
    ['a * (a + b + c + a + b + c + a + b + c + a + b + c)', 'a × (…)'],
    ['sum(a, b, c, a, b, c, a, b, c, a, b, c, a, b, c)', 'sum(a, b, c, a, b, c, a, b, c, a, b, c, …)'],
  ])('%s: %s', (formula, expected) => {
    const shown = title(formula);
    expect([...(shown ?? '')].length).toBeLessThanOrEqual(40);
    if (expected.length <= 40 && !expected.includes('…')) expect(shown).toBe(expected);
    else expect(shown).toContain('…');
  });
});

test('a named node is titled with its name, and read by it', () => {
  const { document, id: idOf } = understood('a = 1; d = a * 2\n-d\na');
  expect([...titlesOf(document).values()]).toEqual(['a', '2', 'd', '−d']);
  expect(titlesOf(document).get(idOf('d'))).toBe('d');
});

test('slots inside a neuron are titled by the place of their input', () => {
  const { document } = understood('x = 1; o = neuron(x, x, weights=[1, 2], bias=0)\nr = o.w2 * o.sum\n-o.w2\nx');
  const titles = titlesOf(document);
  expect(['w:p1', 'w:p2', 'm:p2', 'b', 'sum'].map((local) => titles.get(at(`n2/${local}`)))).toEqual([
    'w1',
    'w2',
    'x × w2',
    'b',
    'sum',
  ]);
  expect([...titles.values()].at(-1)).toBe('−o.w2');
});

test('labels are unique, and begin with the neuron’s name inside it', () => {
  const { document } = understood(
    'x = 1; o = neuron(x, weights=[1], bias=0)\n-x\n-x\nneuron(x, weights=[1], bias=0)\nx',
  );
  expect([...labelsOf(document).values()]).toEqual([
    'x',
    'o',
    '−x',
    '−x (2)',
    'neuron(x)',
    'o w1',
    'o product 1',
    'o b',
    'o sum',
    'neuron(x) w1',
    'neuron(x) product 1',
    'neuron(x) b',
    'neuron(x) sum',
  ]);
});

test('a name comes before an equal title, wherever it stands', () => {
  const records: NudgeDocument = graph({ p: ['tanh', null], tanh: 1 });
  const nodes = new Map(
    [...records.nodes].map(([key, record]) => [key, key === 'p' ? { ...record, name: null } : record] as const),
  );
  const labels = labelsOf({ ...records, nodes });
  expect([labels.get(id('tanh')), labels.get(id('p'))]).toEqual(['tanh', 'tanh (2)']);
});

test('a loop has titles too', () => {
  const looped = graph({ p: ['neg', 'q'], q: ['exp', 'p'] });
  const nodes = new Map([...looped.nodes].map(([key, record]) => [key, { ...record, name: null }] as const));
  expect([...titlesOf({ ...looped, nodes }).values()].sort()).toEqual(['exp(…)', '−exp(…)']);
});
