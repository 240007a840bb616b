import { expect, test } from 'vitest';
import { titlesOf } from '../../../src/formats/titles.ts';
import { gradientReason } from '../../../src/nodes/gradient-reason.ts';
import { createLoss } from '../../../src/macros/create.ts';
import { at, graph, type Sketch } from '../../support/graph.ts';
import { withRecords } from '../../support/nets.ts';
import { bench } from '../../support/workbench.ts';

function reason(sketch: Sketch, address: string, root: string | null = null) {
  const { live, $document } = bench(graph(sketch, root));
  const document = $document.get();
  return gradientReason({ document, titles: titlesOf(document), live }, at(address));
}

const short = (sketch: Sketch, address: string, root: string | null = null) => reason(sketch, address, root)?.short;

test('a gradient that is an ordinary number needs no reason', () => {
  expect(reason({ a: 2, b: 3, y: ['mul', 'a', 'b'] }, 'a')).toBeNull();
});

test('a factor of 0 is named with its number', () => {
  expect(reason({ x2: 0, w2: 1, y: ['mul', 'x2', 'w2'] }, 'w2')).toEqual({
    short: 'x2 = 0',
    text: 'x2 is 0, and anything times 0 stays 0.',
  });
  expect(short({ a: 0, y: ['mul', 'a', 'a'] }, 'a')).toBe('a = 0');
  expect(short({ a: 0, b: 0, y: ['mul', 'a', 'b'] }, 'a')).toBe('b = 0');
  expect(short({ a: 0, b: 0, y: ['mul', 'a', 'b'] }, 'b')).toBe('a = 0');
  expect(short({ a: 1, b: 0, c: 2, y: ['product', 'a', 'b', 'c'] }, 'c')).toBe('b = 0');
  expect(short({ a: 0, b: 2, y: ['div', 'a', 'b'] }, 'b')).toBe('a = 0');
  expect(short({ a: 3, b: 0, y: ['pow', 'a', 'b'] }, 'a')).toBe('b = 0');
  expect(short({ a: 0, b: 2, y: ['pow', 'a', 'b'] }, 'a')).toBe('a = 0');
  expect(short({ a: 1, b: 2, y: ['pow', 'a', 'b'] }, 'b')).toBe('a = 1');
});

//  s = 2 ─▶ hinge ─▶ 0     the score is right by more than the margin, so its gradient is 0
//  t = 1 ─▶
test('a hinge that asks no more says so, not that some relu is closed', () => {
  const document = withRecords({ s: 2, t: 1 }, (place) => [createLoss(place('l'), 'hinge', [at('s'), at('t')])]);
  const { live } = bench(document);
  expect(gradientReason({ document, titles: titlesOf(document), live }, at('s'))?.short).toBe('the hinge is satisfied');
});

test('flat places are told in their own words', () => {
  expect(reason({ x: -2, y: ['relu', 'x'] }, 'x')).toEqual({
    short: 'relu is closed',
    text: 'y is 0 as long as x is not above 0, so no gradient passes.',
  });
  expect(short({ x: 400, y: ['tanh', 'x'] }, 'x')).toBe('tanh is flat here');
  expect(short({ x: 1, y: ['step', 'x'] }, 'x')).toBe('step is flat here');
  expect(short({ x: 0, y: ['abs', 'x'] }, 'x')).toBe('absolute value is flat here');
  expect(short({ x: 0, y: ['square', 'x'] }, 'x')).toBe('square is flat here');
});

test('of a largest or smallest, the one that won is named', () => {
  expect(short({ a: 1, b: 2, y: ['max', 'a', 'b'] }, 'a')).toBe('b is larger');
  expect(short({ a: 1, b: 2, y: ['min', 'a', 'b'] }, 'b')).toBe('a is smaller');
});

//  w ─▶ × ─▶ relu(−3) ─▶ y      the cause lies two wires on
test('the cause is looked for along the wires, not only at the next card', () => {
  expect(short({ w: 3, x: -1, m: ['mul', 'w', 'x'], r: ['relu', 'm'], y: ['neg', 'r'] }, 'w')).toBe('relu is closed');
});

test('contributions that cancel are told apart from none at all', () => {
  expect(short({ a: 2, y: ['sub', 'a', 'a'] }, 'a')).toBe('they cancel out');
  expect(reason({ a: -2, r: ['relu', 'a'], s: ['relu', 'a'], y: ['add', 'r', 's'] }, 'a')?.text).toMatch(
    /Its other wires bring nothing either\.$/,
  );
});

test('a gradient too small to hold says so', () => {
  const tiny = { role: 'constant' as const, value: 1e-200 };
  expect(short({ a: 1, t: tiny, m: ['mul', 'a', 't'], y: ['mul', 'm', 't'] }, 'a')).toBe('too small to hold');
});

test('no gradient has a reason too: off the path, a root that waits', () => {
  expect(reason({ a: 1, b: 2, y: ['neg', 'a'] }, 'b', 'y')).toEqual({
    short: 'not in y',
    text: 'y does not depend on it, so it has no gradient.',
  });
  expect(short({ a: 1, y: ['add', 'a', null] }, 'a', 'y')).toBe('y waits');
  expect(reason({ c: { role: 'constant', value: 2 }, y: ['neg', 'c'] }, 'c')?.text).toBe(
    'A constant is not to be nudged, so it has no gradient.',
  );
  expect(reason({ a: 1, y: ['add', 'a', null] }, 'y', 'a')).toBeNull();
});

//  a ─▶ × ─▶ √ ─▶ y     √ rises infinitely steeply at 0
test('a gradient that is no ordinary number names the place where it stopped being one', () => {
  const steep: Sketch = { a: 0, b: 2, m: ['mul', 'a', 'b'], r: ['sqrt', 'm'], y: ['neg', 'r'] };
  expect(reason(steep, 'a')).toEqual({
    short: 'r has no ordinary slope',
    text: 'A square root rises infinitely steeply at 0. Give “m” a number above 0.',
  });
  expect(short({ a: -1, y: ['log', 'a'] }, 'a')).toBe('y has no ordinary slope');
});

test('inside a neuron the words are the neuron’s', () => {
  expect(short({ x: 0, o: { neuron: ['x'], weights: [1], bias: 0.5 } }, 'o/w:p1')).toBe('x = 0');
  expect(short({ x: 1, o: { neuron: ['x'], weights: [-1], bias: 0.5, activation: 'relu' } }, 'o/b')).toBe(
    'relu is closed',
  );
});
