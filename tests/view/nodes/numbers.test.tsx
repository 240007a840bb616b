import { cleanup, fireEvent, screen } from '@solidjs/testing-library';
import { afterEach, expect, test } from 'vitest';
import { at, graph } from '../../support/graph.ts';
import { draw, said } from './draw.tsx';

afterEach(cleanup);

//  a=2 ─▶ × ─▶ e=−6 ─▶ + ─▶ d=4 ─▶ × ─▶ L=−8     the lecture's first expression, its numbers checked on paper
//  b=−3 ▶          c=10 ▶      f=−2 ▶
const lecture = graph({ a: 2, b: -3, c: 10, f: -2, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'], L: ['mul', 'd', 'f'] });

test('every card says its value and its gradient under its own name', () => {
  draw(lecture);
  const values = Object.fromEntries(['a', 'b', 'c', 'f', 'e', 'd', 'L'].map((name) => [name, said(`${name} value`)]));
  const gradients = Object.fromEntries(
    ['a', 'b', 'c', 'f', 'e', 'd', 'L'].map((name) => [name, said(`${name} gradient`)]),
  );
  expect(values).toEqual({ a: '2.000', b: '−3.000', c: '10.00', f: '−2.000', e: '−6.000', d: '4.000', L: '−8.000' });
  expect(gradients).toEqual({ a: '6.000', b: '−4.000', c: '−2.000', f: '4.000', e: '−2.000', d: '−2.000', L: '1.000' });
});

test('a number in hand moves every value and gradient with the next tick, the document only when it is let go', () => {
  const { workbench, scheduler } = draw(lecture);
  workbench.preview(at('a'), 3);
  expect(said('L value')).toBe('−8.000');
  scheduler.frame();
  expect([said('a value'), said('e value'), said('L value'), said('b gradient')]).toEqual([
    '3.000',
    '−9.000',
    '−2.000',
    '−6.000',
  ]);
  expect(workbench.$document.get()).toBe(lecture);
  workbench.cancelPreview(at('a'));
  scheduler.frame();
  expect([said('a value'), said('L value')]).toEqual(['2.000', '−8.000']);
});

test('what is typed into a field is one undo step', () => {
  const { workbench, scheduler } = draw(lecture);
  const field = screen.getByRole<HTMLInputElement>('spinbutton', { name: 'a value' });
  field.focus();
  fireEvent.keyDown(field, { key: 'Enter' });
  fireEvent.input(field, { target: { value: '2/3' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  scheduler.frame();
  expect(workbench.live.value(at('a'))).toBe(2 / 3);
  expect(said('e value')).toBe('−2.000');
  expect(workbench.history.$undo.get()).toBe('Nudge a');
  workbench.undo();
  scheduler.frame();
  expect(said('a value')).toBe('2.000');
});

test('keys preview at once, Escape takes all of them back', () => {
  const { workbench, scheduler } = draw(lecture);
  const field = screen.getByRole('spinbutton', { name: 'a value' });
  field.focus();
  fireEvent.keyDown(field, { key: 'ArrowUp' });
  fireEvent.keyDown(field, { key: 'ArrowUp' });
  scheduler.frame();
  expect(said('a value')).toBe('2.200');
  expect(said('L value')).toBe('−6.800');
  fireEvent.keyDown(field, { key: 'Escape' });
  scheduler.frame();
  expect(said('L value')).toBe('−8.000');
  expect(workbench.history.$undo.get()).toBeNull();
});

test('only text that changed is written: the text node stays, and an untouched number is left alone', async () => {
  const { workbench, scheduler } = draw(lecture);
  const changed = screen.getByRole('status', { name: 'e value' });
  const untouched = screen.getByRole('status', { name: 'f gradient' });
  const nodes = [changed.firstChild, untouched.firstChild];
  const seen: MutationRecord[] = [];
  const observer = new MutationObserver((records) => void seen.push(...records));
  observer.observe(document.body, { subtree: true, characterData: true, childList: true });
  workbench.preview(at('c'), 11);
  scheduler.frame();
  await Promise.resolve();
  observer.disconnect();
  // c moves d and L, and with d the gradient of f; a, b, e and all else stay.
  const written = new Set(
    seen.map(({ target }) => target.parentElement?.getAttribute('aria-label') ?? target.nodeName),
  );
  expect(written).toEqual(new Set(['d value', 'L value', 'f gradient']));
  expect([changed.firstChild, untouched.firstChild]).toEqual(nodes);
  expect(seen.every(({ type }) => type === 'characterData')).toBe(true);
});

test('the preferred number of places holds on every card', () => {
  const { preferences } = draw(lecture);
  preferences.set({ numbers: { kind: 'places', places: 1 } });
  expect([said('a value'), said('L value'), said('b gradient')]).toEqual(['2.0', '−8.0', '−4.0']);
});

test('all digits are in the title of a rounded number', () => {
  draw(graph({ a: 1, b: 3, q: ['div', 'a', 'b'] }));
  expect(screen.getByRole('status', { name: 'q value' }).title).toBe('0.3333333333333333');
  expect(screen.getByRole('status', { name: 'b gradient' }).title).toBe('−0.1111111111111111');
  cleanup();
  draw(graph({ a: 6.881373587019543, b: 2 }));
  expect(screen.getByTitle('6.881373587019543').querySelector('input')?.value).toBe('6.881');
  expect(screen.getByRole('spinbutton', { name: 'b value' }).closest('[title]')).toBeNull();
});

test('what changed glows until the numbers have come to rest; what did not change does not', async () => {
  const { workbench, scheduler } = draw(lecture);
  const glows = () =>
    [...document.querySelectorAll('[data-glow]')].map((element) =>
      element.querySelector('[aria-label]')?.getAttribute('aria-label'),
    );
  expect(glows()).toEqual([]);
  workbench.preview(at('c'), 11);
  scheduler.frame();
  expect(new Set(glows())).toEqual(new Set(['c value', 'd value', 'L value', 'f gradient']));
  await new Promise((done) => setTimeout(done, 320));
  expect(glows()).toEqual([]);
});

test('a slider moves the number it belongs to', async () => {
  const [leaf] = graph({ a: 0.5 }).nodes.values();
  if (leaf?.kind !== 'leaf') throw new Error('a is a leaf');
  const { workbench, scheduler } = draw({
    ...graph({ a: 0.5 }),
    nodes: new Map([[leaf.id, { ...leaf, slider: { min: -2, max: 2, step: 0.5 } }]]),
  });
  const slider = await screen.findByRole<HTMLInputElement>('slider', { name: 'a slider' });
  expect([slider.min, slider.max, slider.value]).toEqual(['-2', '2', '0.5']);
  fireEvent.pointerDown(slider);
  slider.value = '1.5';
  fireEvent.input(slider);
  scheduler.frame();
  expect(said('a value')).toBe('1.500');
  fireEvent.change(slider);
  expect(workbench.history.$undo.get()).toBe('Nudge a');
});
