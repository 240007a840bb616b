import { cleanup, fireEvent, screen } from '@solidjs/testing-library';
import { afterEach, expect, test } from 'vitest';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { at, graph, id, type Sketch } from '../../support/graph.ts';
import { draw, said } from './draw.tsx';

afterEach(cleanup);

/** The same document with a node that has no name. */
function unnamed(document: NudgeDocument, node: string): NudgeDocument {
  const record = document.nodes.get(id(node));
  if (record === undefined) throw new Error(`no ${node}`);
  return { ...document, nodes: new Map(document.nodes).set(record.id, { ...record, name: null }) };
}

const note = (gradient: string) => screen.getByRole('status', { name: gradient }).dataset['note'];

test('a leaf says what it is for', () => {
  const { card } = draw(
    graph({ a: 1, w: { role: 'parameter', value: 2 }, c: { role: 'constant', value: 3 }, y: ['sum', 'a', 'w', 'c'] }),
  );
  expect(card('a').getByText('input')).toBeTruthy();
  expect(card('w').getByText('parameter')).toBeTruthy();
  expect(card('c').getByText('constant')).toBeTruthy();
  expect(said('c gradient')).toBe('–');
});

test('an op without a name is titled with its expression', () => {
  const { card } = draw(unnamed(graph({ a: 2, b: 3, p: ['mul', 'a', 'b'] }), 'p'));
  expect(card('a × b').getByText('a × b')).toBeTruthy();
  expect(said('a × b value')).toBe('6.000');
});

test('an op of one input draws its curve, others none', () => {
  const { card } = draw(graph({ a: 0.5, t: ['tanh', 'a'], m: ['mul', 'a', 'a'] }));
  expect(card('t').getByRole('img', { name: 'curve of tanh' })).toBeTruthy();
  expect(card('m').queryByRole('img')).toBeNull();
});

test('a nudge moves the point on a curve and leaves the curve as it is, until the window has to grow', () => {
  const { workbench, scheduler, card } = draw(graph({ a: 0.5, t: ['tanh', 'a'] }));
  const curve = card('t').getByRole('img');
  const line = () => curve.querySelector('.curve-line')?.getAttribute('d');
  const point = () => curve.querySelector('circle')?.getAttribute('cx');
  const [lineBefore, pointBefore] = [line(), point()];
  workbench.preview(at('a'), 1);
  scheduler.frame();
  expect(line()).toBe(lineBefore);
  expect(Number(point())).toBeGreaterThan(Number(pointBefore));
  workbench.preview(at('a'), 40);
  scheduler.frame();
  expect(line()).not.toBe(lineBefore);
});

test('what waits says for what, and has neither number nor gradient', () => {
  const { card } = draw(graph({ a: 1, t: ['tanh', null], m: ['mul', 'a', null], y: ['neg', 't'] }));
  expect(card('t').getByText('waits for an input')).toBeTruthy();
  expect(card('m').getByText('waits for input b')).toBeTruthy();
  expect(card('y').getByText('waits for t').title).toBe('y waits for t, which has no number yet. Begin there.');
  expect([said('t value'), said('y value'), said('y gradient')]).toEqual(['–', '–', '–']);
});

test('cards on a loop spell it out', () => {
  const { card } = draw(graph({ a: ['neg', 'b'], b: ['neg', 'a'] }));
  expect(card('a').getByText('loop: a → b → a')).toBeTruthy();
});

test('a number that is none shows NaN or ∞ with its reason', () => {
  const { card } = draw(graph({ x: -2, z: 0, y: ['log', 'x'], q: ['div', 'x', 'z'] }));
  expect(said('y value')).toBe('NaN');
  expect(card('y').getByText('log of −2 has no real value').title).toBe(
    'log of −2 has no real value. Give “x” a number above 0.',
  );
  expect(said('q value')).toBe('−∞');
});

test('the reason goes as soon as the number is mended', () => {
  const { workbench, scheduler, card } = draw(graph({ x: -2, y: ['log', 'x'] }));
  workbench.preview(at('x'), 1);
  scheduler.frame();
  expect(said('y value')).toBe('0.000');
  expect(card('y').queryByText(/has no real value/)).toBeNull();
});

test('a gradient of 0 says why, and stops saying it when it is none', () => {
  const { workbench, scheduler } = draw(graph({ x2: 0, w2: 1, y: ['mul', 'x2', 'w2'] }));
  expect([said('w2 gradient'), note('w2 gradient')]).toEqual(['0.000', 'x2 = 0']);
  workbench.preview(at('x2'), 0.5);
  scheduler.frame();
  expect([said('w2 gradient'), note('w2 gradient')]).toEqual(['0.5000', undefined]);
});

test('off the path to the root a card has no gradient, and says so', () => {
  draw(graph({ a: 1, b: 2, y: ['neg', 'a'] }, 'y'));
  expect([said('b gradient'), note('b gradient')]).toEqual(['–', 'not in y']);
});

test('the root is flagged, and any card’s flag makes it the root', () => {
  const { workbench, scheduler } = draw(graph({ a: 2, e: ['square', 'a'], y: ['neg', 'e'] }));
  const flag = (name: string) => screen.getByRole('button', { name: `make ${name} the root` });
  expect([flag('y').getAttribute('aria-pressed'), flag('e').getAttribute('aria-pressed')]).toEqual(['true', 'false']);
  expect(note('y gradient')).toBe('root');
  fireEvent.click(flag('e'));
  scheduler.frame();
  expect(workbench.$document.get().root).toBe('e');
  expect([flag('y').getAttribute('aria-pressed'), flag('e').getAttribute('aria-pressed')]).toEqual(['false', 'true']);
  expect([said('a gradient'), said('y gradient'), note('e gradient')]).toEqual(['4.000', '–', 'root']);
  expect(workbench.history.$undo.get()).toBe('Make e the root');
  fireEvent.click(flag('e'));
  expect(workbench.$document.get().root).toBeNull();
});

test('hidden gradients are covered until one is asked for; tangents, which would tell, are not drawn', () => {
  const { view, card } = draw(
    graph({ a: 0.5, c: { role: 'constant', value: 1 }, m: ['mul', 'a', 'c'], t: ['tanh', 'm'] }),
  );
  const tangent = () => card('t').getByRole('img').querySelector('.curve-tangent')?.getAttribute('d');
  expect(tangent()).not.toBe('');
  view.$gradientsHidden.set(true);
  expect(screen.queryByRole('status', { name: 'a gradient' })).toBeNull();
  expect(said('c gradient')).toBe('–');
  expect(tangent()).toBe('');
  fireEvent.click(screen.getByRole('button', { name: 'reveal a gradient' }));
  expect(said('a gradient')).toBe('0.7864');
  expect(screen.queryByRole('status', { name: 'm gradient' })).toBeNull();
  view.$gradientsHidden.set(false);
  expect(said('m gradient')).toBe('0.7864');
});

const named: Sketch = { a: 1, b: 2, y: ['mul', 'a', 'b'] };

test('a double click on a name edits it in place; Enter keeps it as one undo step', () => {
  const { workbench, card, asked, view } = draw(graph(named));
  fireEvent.dblClick(card('a').getByText('a'));
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'name of a' });
  expect(field.value).toBe('a');
  fireEvent.input(field, { target: { value: 'angle' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(workbench.$document.get().nodes.get(id('a'))?.name).toBe('angle');
  expect(workbench.history.$undo.get()).toBe('Rename a to angle');
  expect(said('angle value')).toBe('1.000');
  expect(view.$renaming.get()).toBeNull();
  expect(asked).toEqual(['focusNode a']);
});

test('a name that is taken, or is none, is refused in words and can be mended', () => {
  const { workbench, view } = draw(graph(named));
  view.$renaming.set(at('a'));
  const field = screen.getByRole('textbox', { name: 'name of a' });
  const enter = (text: string) => {
    fireEvent.input(field, { target: { value: text } });
    fireEvent.keyDown(field, { key: 'Enter' });
  };
  enter('b');
  expect(screen.getByRole('alert').textContent).toBe(
    'Another node is already called “b”. Names are unique; try “b_2”.',
  );
  enter('2x');
  expect(screen.getByRole('alert').textContent).toBe(
    '“2x” is no name: start with a letter or _, then letters, digits and _.',
  );
  enter('');
  expect(screen.getByRole('alert').textContent).toBe('A name needs at least one letter.');
  enter('b_2');
  expect(workbench.$document.get().nodes.get(id('a'))?.name).toBe('b_2');
});

test('Escape keeps the old name; leaving with a wrong one does too, and says so', () => {
  const { workbench, view } = draw(graph(named));
  const field = () => screen.getByRole('textbox', { name: 'name of a' });
  view.$renaming.set(at('a'));
  const first = field();
  fireEvent.input(first, { target: { value: 'z' } });
  fireEvent.keyDown(first, { key: 'Escape' });
  // Some browsers tell a field that it lost the focus after it was taken away.
  fireEvent.blur(first);
  expect(screen.queryByRole('textbox')).toBeNull();
  view.$renaming.set(at('a'));
  fireEvent.input(field(), { target: { value: 'b' } });
  fireEvent.blur(field());
  expect(workbench.$document.get()).toEqual(graph(named));
  expect(view.$notices.get().map(({ text }) => text)).toEqual([
    'a kept its name. Another node is already called “b”. Names are unique; try “b_2”.',
  ]);
});

test('beginning to rename another card keeps what was written in the first', () => {
  const { workbench, view } = draw(graph(named));
  view.$renaming.set(at('a'));
  const field = screen.getByRole('textbox', { name: 'name of a' });
  fireEvent.input(field, { target: { value: 'z' } });
  fireEvent.blur(field);
  view.$renaming.set(at('b'));
  expect(screen.getByRole('textbox', { name: 'name of b' })).toBeTruthy();
  expect(workbench.$document.get().nodes.get(id('a'))?.name).toBe('z');
});

test('an op may lose its name and is then titled with its expression', () => {
  const { workbench, view, card } = draw(graph(named));
  view.$renaming.set(at('y'));
  const field = screen.getByRole('textbox', { name: 'name of y' });
  fireEvent.input(field, { target: { value: '' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(workbench.$document.get().nodes.get(id('y'))?.name).toBeNull();
  expect(card('a × b').getByText('a × b')).toBeTruthy();
});

test('a note is read and edited in place, several lines long', () => {
  const { workbench, view } = draw({
    ...graph({}),
    nodes: new Map([[id('n'), { id: id('n'), order: [1], name: null, x: 0, y: 0, kind: 'note', text: 'one\ntwo' }]]),
  });
  const shown = screen.getByText(/one\s+two/);
  expect(shown.textContent).toBe('one\ntwo');
  fireEvent.dblClick(shown);
  expect(view.$renaming.get()).toBe('n');
  const area = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'note text' });
  fireEvent.input(area, { target: { value: 'three\nfour' } });
  fireEvent.keyDown(area, { key: 'Enter' });
  expect(screen.getByRole('textbox')).toBe(area);
  fireEvent.blur(area);
  const record = workbench.$document.get().nodes.get(id('n'));
  expect(record?.kind === 'note' && record.text).toBe('three\nfour');
  expect(workbench.history.$undo.get()).toBe('Write a note');
});

test('Escape leaves a note as it was, and an empty one says how to begin', () => {
  const { workbench, view } = draw({
    ...graph({}),
    nodes: new Map([[id('n'), { id: id('n'), order: [1], name: null, x: 0, y: 0, kind: 'note', text: '' }]]),
  });
  expect(screen.getByText('An empty note. Double-click to write.')).toBeTruthy();
  view.$renaming.set(at('n'));
  const area = screen.getByRole('textbox', { name: 'note text' });
  fireEvent.input(area, { target: { value: 'nothing' } });
  fireEvent.keyDown(area, { key: 'Escape' });
  fireEvent.blur(area);
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(workbench.history.$undo.get()).toBeNull();
});

test('the reason of a 0 counts every wire that leaves, as the index of readers knows them', () => {
  draw(graph({ a: -2, z: 0, r: ['relu', 'a'], m: ['mul', 'a', 'z'], y: ['add', 'r', 'm'] }));
  expect(screen.getByRole('status', { name: 'a gradient' }).title).toBe(
    '0. r is 0 as long as a is not above 0, so no gradient passes. Its other wires bring nothing either.',
  );
});
