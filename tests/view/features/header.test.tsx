import { fireEvent, screen, within } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { Header } from '../../../src/features/header/Header.tsx';
import { emptyDocument } from '../../../src/graph/document.ts';
import { at, graph } from '../../support/graph.ts';
import { onBench } from './on-bench.tsx';

//  a ─▶ y = a²,  z = a + a
const sketch = () => graph({ a: 3, y: ['square', 'a'], z: ['add', 'a', 'a'] });
const drawn = (document = sketch(), isGuest = false) =>
  onBench(document, () => <Header saved="Saved" isGuest={isGuest} />);

test('the title is edited in place, as one undo step', () => {
  const bench = drawn();
  const title = screen.getByRole('textbox', { name: 'Document title' });
  expect(title).toHaveProperty('value', 'Sketch');
  title.focus();
  fireEvent.input(title, { target: { value: '  My neuron ' } });
  fireEvent.keyDown(title, { key: 'Enter' });
  expect(bench.workbench.$document.get().title).toBe('My neuron');
  expect(bench.workbench.undo()).toBe('Rename the document');
  expect(title).toHaveProperty('value', 'Sketch');
});

test('the page says how safe the work is', () => {
  drawn();
  expect(screen.getByText('Saved')).toBeTruthy();
});

test('the chip says whose gradients are shown, and that nobody chose', () => {
  const bench = drawn();
  const chip = () => screen.getByRole('button', { name: /^gradients of/ });
  expect(chip().textContent).toBe('gradients ofztaken automatically');
  bench.workbench.commit('root', { ...bench.workbench.$document.get(), root: at('y') });
  expect(chip().textContent).toBe('gradients ofy');
});

test('the chip lets one choose another root, and hand the choice back', () => {
  const bench = drawn();
  fireEvent.click(screen.getByRole('button', { name: /^gradients of/ }));
  const menu = within(screen.getByRole('menu', { name: 'Take gradients of' }));
  fireEvent.click(menu.getByRole('menuitemcheckbox', { name: 'y' }));
  expect(bench.workbench.$document.get().root).toBe('y');
  expect(bench.workbench.live.gradient(at('a'))).toBe(6);
  fireEvent.click(screen.getByRole('button', { name: /^gradients of/ }));
  fireEvent.click(menu.getByRole('menuitemcheckbox', { name: /found automatically/ }));
  expect(bench.workbench.$document.get().root).toBeNull();
});

test('on an empty canvas there is no result to name', () => {
  drawn(emptyDocument);
  expect(screen.getByText('No result yet')).toBeTruthy();
});

test('undo and redo say what they would do, and why they cannot', () => {
  const bench = drawn();
  expect(screen.getByRole('button', { name: 'Undo' }).getAttribute('aria-disabled')).toBe('true');
  bench.workbench.commitNumber(at('a'), 4);
  fireEvent.click(screen.getByRole('button', { name: 'Undo: Nudge a' }));
  expect(bench.workbench.live.value(at('a'))).toBe(3);
  fireEvent.click(screen.getByRole('button', { name: 'Redo: Nudge a' }));
  expect(bench.workbench.live.value(at('a'))).toBe(4);
});

test('the theme button turns what is seen the other way round', () => {
  const bench = drawn();
  fireEvent.click(screen.getByRole('button', { name: 'Dark theme' }));
  expect(bench.preferences.$values.get().theme).toBe('dark');
  fireEvent.click(screen.getByRole('button', { name: 'Light theme' }));
  expect(bench.preferences.$values.get().theme).toBe('light');
});

test('the gallery, lessons and sharing are one press away', () => {
  const bench = drawn();
  fireEvent.click(screen.getByRole('button', { name: 'Gallery' }));
  expect(bench.view.$dialog.get()).toBe('gallery');
  fireEvent.click(screen.getByRole('button', { name: 'Share' }));
  expect(bench.view.$dialog.get()).toBe('share');
  const learn = screen.getByRole('button', { name: 'Learn' });
  fireEvent.click(learn);
  expect(bench.classroom.$panel.get()).toBe('lessons');
  expect(learn.getAttribute('aria-pressed')).toBe('true');
});

test('the menu runs commands, and those that cannot run now say why', async () => {
  const bench = drawn();
  fireEvent.click(screen.getByRole('button', { name: 'More' }));
  const menu = within(screen.getByRole('menu', { name: 'More' }));
  const reset = menu.getByRole('menuitem', { name: 'Reset numbers' });
  expect(reset.getAttribute('aria-description')).toMatch(/stands where it stood/);
  fireEvent.click(menu.getByRole('menuitem', { name: 'New document' }));
  await vi.waitFor(() => expect(bench.asked).toEqual(['focusCanvas', 'newDocument']));
});

test('a guest finds the way back to own work', () => {
  const bench = drawn(sketch(), true);
  fireEvent.click(screen.getByRole('button', { name: 'Back to my work' }));
  expect(bench.asked).toEqual(['backToOwnWork']);
});
