import { expect, test } from 'vitest';
import { titlesOf } from '../../../src/formats/titles.ts';
import { problemText, troubleReason } from '../../../src/nodes/problem-text.ts';
import { createLoss } from '../../../src/macros/create.ts';
import { at, graph, type Sketch } from '../../support/graph.ts';
import { withRecords } from '../../support/nets.ts';
import { bench } from '../../support/workbench.ts';

function problemAt(sketch: Sketch, address: string) {
  const { live, $document } = bench(graph(sketch));
  const problem = live.$program.get().problems.get(at(address));
  if (problem === undefined) throw new Error(`${address} has a number`);
  return problemText($document.get(), titlesOf($document.get()), at(address), problem);
}

const short = (sketch: Sketch, address: string) => problemAt(sketch, address).short;

test('what waits says for which input', () => {
  const a = 1;
  expect(short({ t: ['tanh', null] }, 't')).toBe('waits for an input');
  expect(short({ a, m: ['mul', 'a', null] }, 'm')).toBe('waits for input b');
  expect(short({ a, m: ['mul', null, 'a'] }, 'm')).toBe('waits for input a');
  expect(short({ m: ['mul', null, null] }, 'm')).toBe('waits for two inputs');
  expect(short({ a, p: ['pow', 'a', null] }, 'p')).toBe('waits for its exponent');
  expect(short({ a, p: ['pow', null, 'a'] }, 'p')).toBe('waits for its base');
  expect(short({ p: ['pow', null, null] }, 'p')).toBe('waits for a base and an exponent');
  expect(short({ a, d: ['div', 'a', null] }, 'd')).toBe('waits for its right input');
  expect(short({ s: ['sum'] }, 's')).toBe('waits for an input');
  expect(short({ a, s: ['sum', 'a', null] }, 's')).toBe('waits for input 2');
});

test('a loss waits for its inputs by their names', () => {
  const document = withRecords({ s: 2 }, (place) => [createLoss(place('l'), 'squared_error', [at('s'), null])]);
  const { live } = bench(document);
  const problem = live.$program.get().problems.get(at('l'));
  if (problem === undefined) throw new Error('l waits');
  expect(problemText(document, titlesOf(document), at('l'), problem).short).toBe('waits for its target');
});

test('the whole sentence names the node and says what to do', () => {
  expect(problemAt({ a: 1, e: ['mul', 'a', null] }, 'e').text).toBe(
    'e waits for input b. Drag a wire from another node to its left side.',
  );
  expect(problemAt({ t: ['tanh', null], y: ['neg', 't'] }, 'y').text).toBe(
    'y waits for t, which has no number yet. Begin there.',
  );
});

//  ? ─▶ tanh ─▶ e ─▶ y
test('what is blocked names the node where one has to begin, not the one before it', () => {
  expect(short({ t: ['tanh', null], e: ['neg', 't'], y: ['neg', 'e'] }, 'y')).toBe('waits for t');
});

test('a neuron lists the inputs that nothing is wired to, its products only their own', () => {
  const neuron: Sketch = { a: 1, o: { neuron: [null, 'a', null] }, y: ['neg', 'o'] };
  expect(short(neuron, 'o')).toBe('waits for inputs 1 and 3');
  expect(short(neuron, 'o/sum')).toBe('waits for inputs 1 and 3');
  expect(short(neuron, 'o/m:p3')).toBe('waits for input 3');
  expect(short(neuron, 'y')).toBe('waits for o');
  expect(short({ o: { neuron: [null, null, null] } }, 'o')).toBe('waits for inputs 1, 2 and 3');
  expect(short({ o: { neuron: Array.from({ length: 9 }, () => null) } }, 'o')).toBe('waits for 9 inputs');
});

test('a neuron whose source waits is waiting for that source', () => {
  expect(short({ t: ['tanh', null], o: { neuron: ['t'] } }, 'o')).toBe('waits for t');
});

//  a ─▶ b ─▶ c ─▶ a
test('a loop is spelled out along its wires, from the node itself back to it', () => {
  const loop: Sketch = { a: ['neg', 'c'], b: ['neg', 'a'], c: ['neg', 'b'] };
  expect(short(loop, 'a')).toBe('loop: a → b → c → a');
  expect(short(loop, 'b')).toBe('loop: b → c → a → b');
  expect(problemAt(loop, 'a').text).toBe(
    'a → b → c → a is a loop: each waits for the one before, so none has a number. Cut one of these wires.',
  );
});

test('a neuron on a loop stands in it once, and a node that feeds itself twice', () => {
  expect(short({ o: { neuron: ['y'] }, y: ['neg', 'o'] }, 'y')).toBe('loop: y → o → y');
  expect(short({ a: ['neg', 'a'] }, 'a')).toBe('loop: a → a');
});

test('a long loop is shortened in the middle', () => {
  const count = 30;
  const ring = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`k${index}`, ['neg', `k${(index + count - 1) % count}`] as const]),
  );
  expect(short(ring, 'k0')).toBe('loop: k0 → k1 → k2 → k3 → k4 → k5 → … → k0');
});

function troubleAt(sketch: Sketch, address: string) {
  const { live, $document } = bench(graph(sketch));
  return troubleReason(live, $document.get(), titlesOf($document.get()), at(address));
}

test('a number that is none says so with the titles of its inputs', () => {
  expect(troubleAt({ x: -2, y: ['log', 'x'] }, 'y')).toEqual({
    short: 'log of −2 has no real value',
    text: 'log of −2 has no real value. Give “x” a number above 0.',
  });
  expect(troubleAt({ a: 1, b: 0, q: ['div', 'a', 'b'] }, 'q')?.short).toBe('1 ÷ 0 is infinite');
});

test('where only the slope is amiss there is trouble too, unless the input cannot move', () => {
  expect(troubleAt({ x: 0, y: ['sqrt', 'x'] }, 'y')?.short).toBe('A square root rises infinitely steeply at 0');
  expect(
    troubleAt({ x: { role: 'constant', value: -2 }, n: { role: 'constant', value: 2 }, y: ['pow', 'x', 'n'] }, 'y'),
  ).toBeNull();
});

test('ordinary numbers, flat places and leaves are no trouble', () => {
  expect(troubleAt({ a: 1, b: 2, y: ['mul', 'a', 'b'] }, 'y')).toBeNull();
  expect(troubleAt({ a: -1, y: ['relu', 'a'] }, 'y')).toBeNull();
  expect(troubleAt({ a: -1 }, 'a')).toBeNull();
});

test('tables of different length that meet are told with their lengths, and what to do', () => {
  const sketch: Sketch = { a: { columns: [[1, 2]] }, b: { columns: [[1, 2, 3]] }, s: ['add', 'a/c1', 'b/c1'] };
  const { short: card, text } = problemAt(sketch, 's');
  expect(card).toBe('rows do not match');
  expect(text).toBe(
    's reads a a1 with 2 rows and b b1 with 3 rows. Bring them to the same number of rows, or take a mean or sum over the rows of one.',
  );
});

test('a table that is too large says how much would fit', () => {
  const column = Array.from({ length: 9_000_000 }, () => 1);
  const { short: card, text } = problemAt({ d: { columns: [column] }, y: ['neg', 'd/c1'] }, 'd/c1');
  expect(card).toBe('too many rows');
  expect(text).toBe(
    '2 numbers in each of 9,000,000 rows are more than the 16 million that fit. Take fewer rows or a smaller net.',
  );
});
