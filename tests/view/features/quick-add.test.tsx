import { fireEvent, screen } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { QuickAddPopover } from '../../../src/features/quick-add/QuickAddPopover.tsx';
import { cardPorts } from '../../../src/graph/geometry.ts';
import type { QuickAdd } from '../../../src/store/view.ts';
import { at, graph, id } from '../../support/graph.ts';
import { onBench } from './on-bench.tsx';

//  a ─▶ e = a · □      the second input of e waits
const sketch = () => graph({ a: 3, e: ['mul', 'a', null] });

async function opened(request: Partial<QuickAdd> = {}) {
  const bench = onBench(sketch(), () => <QuickAddPopover />);
  bench.view.$quickAdd.set({ at: { x: 1000, y: 400 }, client: null, wire: null, ...request });
  await import('../../../src/formats/apply-formula.ts');
  await Promise.resolve();
  const born = () =>
    [...bench.workbench.$document.get().nodes.values()].filter(({ id: node }) => !['a', 'e'].includes(node));
  return { bench, born };
}
const field = () => screen.getByRole('combobox', { name: 'Quick add' });
const found = () =>
  screen.queryAllByRole('option').map((option) => option.querySelector('.search-list-label')?.textContent);
const type = (text: string) => fireEvent.input(field(), { target: { value: text } });
const enter = () => fireEvent.keyDown(field(), { key: 'Enter' });

test('it offers everything that can be placed', async () => {
  await opened();
  expect(found()).toEqual(expect.arrayContaining(['number', 'parameter', 'constant', 'add', 'tanh', 'neuron', 'note']));
});

test('what is picked lies around the asked place, is selected and focused, and the search is gone', async () => {
  // Asked for with the pointer; without it the middle of the canvas is meant.
  const { bench, born } = await opened({ client: { x: 500, y: 200 } });
  type('tanh');
  enter();
  // 132 × 168 around (1000, 400), on the 20 px grid.
  expect(born()).toMatchObject([{ op: 'tanh', x: 940, y: 320 }]);
  expect([...bench.workbench.$selection.get()]).toEqual([born()[0]?.id]);
  expect(bench.view.$quickAdd.get()).toBeNull();
  expect(screen.queryByRole('combobox')).toBeNull();
});

test.each([
  ['plus', 'add'],
  ['^', 'power'],
  ['ln', 'logarithm'],
  ['weight', 'parameter'],
])('“%s” finds %s first', async (query, label) => {
  await opened();
  type(query);
  expect(found()[0]).toBe(label);
});

test('an output dropped on the canvas offers only what reads it, and is wired in the same undo step', async () => {
  const { bench, born } = await opened({ wire: { side: 'out', address: at('a') } });
  expect(found()).not.toEqual(expect.arrayContaining(['number']));
  expect(found()).not.toEqual(expect.arrayContaining(['note']));
  type('square');
  enter();
  expect(born()).toMatchObject([{ op: 'square', inputs: ['a'] }]);
  expect(bench.workbench.live.value(born()[0]?.id ?? at('gone'))).toBe(9);
  bench.workbench.undo();
  expect(born()).toEqual([]);
  expect(bench.workbench.history.$undo.get()).toBeNull();
});

test('its port lies where the wire was dropped', async () => {
  const { born } = await opened({ wire: { side: 'out', address: at('a') } });
  type('square');
  enter();
  const [record] = born();
  const port = record === undefined ? undefined : cardPorts(record).find(({ id: name }) => name === '0');
  expect(Math.abs((record?.x ?? 0) + (port?.x ?? 0) - 1000)).toBeLessThanOrEqual(10);
  expect(Math.abs((record?.y ?? 0) + (port?.y ?? 0) - 400)).toBeLessThanOrEqual(10);
});

test('an input dropped on the canvas is fed by what is picked', async () => {
  const { bench, born } = await opened({ wire: { side: 'in', node: id('e'), port: '1' } });
  expect(found()).not.toEqual(expect.arrayContaining(['note']));
  type('2.5');
  expect(found()).toEqual(['2.5']);
  enter();
  expect(born()).toMatchObject([{ kind: 'leaf', value: 2.5 }]);
  expect(bench.workbench.live.value(at('e'))).toBe(7.5);
});

test('an expression is built, on nodes that are there, as one undo step', async () => {
  const { bench, born } = await opened();
  type('y = a*a + 1');
  expect(found()).toEqual(['y = a*a + 1']);
  enter();
  const y = born().find(({ name }) => name === 'y');
  expect(bench.workbench.live.value(y?.id ?? at('gone'))).toBe(10);
  expect([...bench.workbench.$selection.get()]).toEqual([y?.id]);
  bench.workbench.undo();
  expect(born()).toEqual([]);
});

test('an expression that cannot be read says why and is not built', async () => {
  const { bench, born } = await opened();
  type('y = a * (');
  const option = screen.getByRole('option', { name: /y = a/ });
  expect(option.getAttribute('aria-disabled')).toBe('true');
  expect(option.querySelector('small')?.textContent).not.toBe('');
  enter();
  expect(born()).toEqual([]);
  expect(bench.view.$quickAdd.get()).not.toBeNull();
});

test('Esc closes it and changes nothing', async () => {
  const { bench, born } = await opened();
  type('tanh');
  fireEvent.keyDown(field(), { key: 'Escape' });
  expect(bench.view.$quickAdd.get()).toBeNull();
  expect(born()).toEqual([]);
});

test('arrows choose among what is found', async () => {
  const { born } = await opened();
  type('max');
  await vi.waitFor(() => expect(found()[0]).toBe('maximum'));
  type('m');
  const second = found()[1];
  fireEvent.keyDown(field(), { key: 'ArrowDown' });
  expect(screen.getByRole('option', { selected: true }).textContent).toContain(second);
  enter();
  expect(born()).toHaveLength(1);
});
