import { cleanup, fireEvent, screen, within } from '@solidjs/testing-library';
import { expect, test } from 'vitest';
import { CanvasMenu } from '../../../src/features/menu/CanvasMenu.tsx';
import type { MenuRequest } from '../../../src/store/view.ts';
import { at, graph, id } from '../../support/graph.ts';
import { onBench } from './on-bench.tsx';

const places = { at: { x: 500, y: 300 }, client: { x: 200, y: 100 } };

function opened(target: MenuRequest['target']) {
  const bench = onBench(
    graph({ a: 2, w: { role: 'parameter', value: 1 }, e: ['mul', 'a', 'w'], o: { neuron: ['e'] } }),
    () => <CanvasMenu />,
  );
  if (target.kind === 'node') bench.workbench.select([target.address]);
  bench.view.$menu.set({ target, ...places });
  return { bench, menu: within(screen.getByRole('menu')) };
}
const labels = () =>
  [...document.querySelectorAll('[role^="menuitem"]')].map((item) => item.getAttribute('aria-label'));
const record = (bench: ReturnType<typeof opened>['bench'], name: string) =>
  bench.workbench.$document.get().nodes.get(id(name));

test('a number’s menu has its role, its slider and the flag', () => {
  const { bench, menu } = opened({ kind: 'node', address: at('w') });
  const roles = ['Input', 'Parameter', 'Constant'].map((name) =>
    menu.getByRole('menuitemcheckbox', { name }).getAttribute('aria-checked'),
  );
  expect(roles).toEqual(['false', 'true', 'false']);
  fireEvent.click(menu.getByRole('menuitemcheckbox', { name: 'Constant' }));
  expect(record(bench, 'w')).toMatchObject({ role: 'constant' });
  expect(bench.view.$menu.get()).toBeNull();
});

test('an op’s menu has no roles; a neuron’s opens and detaches it', () => {
  opened({ kind: 'node', address: at('e') });
  expect(labels()).not.toContain('Parameter');
  expect(labels()).not.toContain('Open');
  cleanup();
  const { bench, menu } = opened({ kind: 'node', address: at('o') });
  expect(labels()).toEqual(expect.arrayContaining(['Open', 'Detach into nodes']));
  fireEvent.click(menu.getByRole('menuitem', { name: 'Open' }));
  expect(record(bench, 'o')).toMatchObject({ open: true });
});

test('on the canvas, a number is added under the pointer', () => {
  const { bench, menu } = opened({ kind: 'pane' });
  fireEvent.click(menu.getByRole('menuitem', { name: 'Add a number' }));
  const [added] = [...bench.workbench.$selection.get()];
  expect(record(bench, added ?? '')).toMatchObject({ kind: 'leaf', x: 440, y: 260 });
});

test('on the canvas, the search opens where the pointer was', () => {
  const { bench, menu } = opened({ kind: 'pane' });
  fireEvent.click(menu.getByRole('menuitem', { name: 'Quick add…' }));
  expect(bench.view.$quickAdd.get()).toEqual({ ...places, wire: null });
});

test('a wire’s menu removes that wire, whatever is selected', () => {
  const { bench, menu } = opened({ kind: 'wire', id: 'e:1' });
  expect(labels()).toEqual(['Remove the wire']);
  fireEvent.click(menu.getByRole('menuitem', { name: 'Remove the wire' }));
  expect(record(bench, 'e')).toMatchObject({ inputs: ['a', null] });
});

test('the wire into a neuron can go with its weight', () => {
  const { bench, menu } = opened({ kind: 'wire', id: 'o:p1' });
  fireEvent.click(menu.getByRole('menuitem', { name: 'Remove the input and its weight' }));
  expect(record(bench, 'o')).toMatchObject({ inputs: [] });
});

test('what cannot be done now stays in sight and says why', () => {
  const { menu } = opened({ kind: 'pane' });
  expect(menu.getByRole('menuitem', { name: 'Reset numbers' }).getAttribute('aria-description')).toMatch(
    /stands where/,
  );
});

test('every entry that has a key shows it', () => {
  const { menu } = opened({ kind: 'node', address: at('a') });
  expect(menu.getByRole('menuitem', { name: 'Delete' }).textContent).toContain('Del');
  expect(menu.getByRole('menuitem', { name: 'Duplicate' }).textContent).toContain('Ctrl+D');
});
