import { expect, test } from 'vitest';
import { emptyDocument } from '../../../../src/graph/document.ts';
import type { KeyPress } from '../../../../src/store/commands/keys.ts';
import { pressKey, type KeyPlace } from '../../../../src/store/commands/press-key.ts';
import { bareBench } from '../../../support/bench.ts';
import { at, graph } from '../../../support/graph.ts';

const key = (text: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key: text,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  ...held,
});
const canvas: KeyPlace = { isText: false, isNumber: false, isControl: false, isCanvas: true, isApple: false };
const text: KeyPlace = { ...canvas, isText: true, isCanvas: false };
const sketch = () => bareBench(graph({ a: 2, b: ['square', 'a'] }));

test('a key runs its command', () => {
  const bench = sketch();
  expect(pressKey(bench, key('g'), canvas)).toBe(true);
  expect(bench.view.$gradientsHidden.get()).toBe(true);
});

test('no key fires in a text field, but saving and opening do', () => {
  const bench = sketch();
  for (const press of [key('g'), key('?'), key('Escape'), key('z', { ctrlKey: true })]) {
    expect(pressKey(bench, press, text)).toBe(false);
  }
  expect(pressKey(bench, key('s', { ctrlKey: true }), text)).toBe(true);
  expect(bench.asked).toEqual(['save']);
});

test('on a number, characters write and Ctrl+Z undoes', () => {
  const bench = sketch();
  const number = { ...canvas, isNumber: true };
  expect(pressKey(bench, key('0'), number)).toBe(false);
  bench.workbench.commitNumber(at('a'), 5);
  expect(pressKey(bench, key('z', { ctrlKey: true }), number)).toBe(true);
  expect(bench.workbench.live.value(at('a'))).toBe(2);
});

test('a single character does nothing once single-letter keys are off; Ctrl+K still searches', () => {
  const bench = sketch();
  bench.preferences.set({ letterKeys: false });
  for (const typed of ['g', '?', '/', '0', '+']) expect(pressKey(bench, key(typed), canvas)).toBe(false);
  expect(pressKey(bench, key('k', { ctrlKey: true }), canvas)).toBe(true);
  expect(bench.view.$quickAdd.get()).not.toBeNull();
});

test('copy, cut and paste are left to the browser, whose events bring the clipboard', () => {
  const bench = sketch();
  bench.workbench.select([at('a')]);
  for (const letter of ['x', 'c', 'v']) expect(pressKey(bench, key(letter, { ctrlKey: true }), canvas)).toBe(false);
  expect(bench.asked).toEqual([]);
});

test('Shift takes arrows further', () => {
  const bench = sketch();
  bench.workbench.select([at('a')]);
  pressKey(bench, key('ArrowDown'), canvas);
  expect(bench.workbench.$document.get().nodes.get(at('a') as never)?.y).toBe(20);
  bench.scheduler.wait(1000);
  pressKey(bench, key('ArrowDown', { shiftKey: true }), canvas);
  expect(bench.workbench.$document.get().nodes.get(at('a') as never)?.y).toBe(120);
});

test('a held key repeats where that makes sense and is swallowed where not', () => {
  const bench = sketch();
  expect(pressKey(bench, key('g', { repeat: true }), canvas)).toBe(true);
  expect(bench.view.$gradientsHidden.get()).toBe(false);
  pressKey(bench, key('+', { repeat: true }), canvas);
  expect(bench.asked).toEqual(['zoomBy 1.25']);
});

test('Enter on a button presses the button and opens no neuron', () => {
  const bench = bareBench(graph({ o: { neuron: [] } }));
  bench.workbench.select([at('o')]);
  expect(pressKey(bench, key('Enter'), { ...canvas, isControl: true })).toBe(false);
  expect(pressKey(bench, key('Enter'), canvas)).toBe(true);
  expect(bench.workbench.$document.get().nodes.get(at('o') as never)).toMatchObject({ open: true });
});

test('a key whose command cannot run says why; Enter and Delete, which mean other things too, stay silent', () => {
  const bench = sketch();
  expect(pressKey(bench, key('e'), canvas)).toBe(true);
  expect(bench.view.$notices.get().map((notice) => notice.text)).toEqual([
    'Select a neuron, a net or another macro first.',
  ]);
  expect(pressKey(bench, key('Delete'), canvas)).toBe(false);
  expect(pressKey(bench, key('Enter'), canvas)).toBe(false);
  expect(bench.view.$notices.get()).toHaveLength(1);
});

test('behind a dialog only Esc and the keys of files count', () => {
  const bench = sketch();
  bench.view.$dialog.set('help');
  expect(pressKey(bench, key('g'), canvas)).toBe(false);
  expect(pressKey(bench, key('Escape'), canvas)).toBe(true);
  expect(bench.view.$dialog.get()).toBeNull();
});

test('typing on the empty canvas begins an expression', () => {
  const bench = bareBench(emptyDocument);
  expect(pressKey(bench, key('g'), canvas)).toBe(true);
  expect(bench.view.$expression.get()).toBe('g');
  expect(bench.view.$gradientsHidden.get()).toBe(false);
  for (const place of [text, { ...canvas, isNumber: true }]) {
    bench.view.$expression.set(null);
    expect(pressKey(bench, key('y'), place)).toBe(false);
    expect(bench.view.$expression.get()).toBeNull();
  }
});

test('= begins an expression beside other nodes too, and letters there are commands', () => {
  const bench = sketch();
  pressKey(bench, key('='), canvas);
  expect(bench.view.$expression.get()).toBe('');
  bench.view.$expression.set(null);
  pressKey(bench, key('h'), canvas);
  expect(bench.view.$expression.get()).toBeNull();
});

test('which command a key ran is told to whoever watches', () => {
  const bench = sketch();
  bench.workbench.select([at('b')]);
  const before = bench.workbench.$document.get();
  expect(pressKey(bench, key('ArrowRight'), canvas)).toBe(true);
  const moved = bench.workbench.$document.get();
  expect(moved).not.toBe(before);
  expect(bench.classroom.$ran.get()).toEqual({ id: 'edit.moveRight' });
});
