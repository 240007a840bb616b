import { fireEvent, screen } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { FormulaBar } from '../../../src/features/formula-bar/FormulaBar.tsx';
import { emptyDocument, type NudgeDocument } from '../../../src/graph/document.ts';
import { at, graph, id } from '../../support/graph.ts';
import type { BareBench } from '../../support/bench.ts';
import { onBench } from './on-bench.tsx';

//  a ─▶ e = a·b ─▶ d = e + c
const sketch = () => graph({ a: 2, b: -3, e: ['mul', 'a', 'b'], c: 10, d: ['add', 'e', 'c'], o: { neuron: ['d'] } });
/** Drawn and entered once, so that what reads formulas has come. */
async function drawn(document: NudgeDocument = sketch()): Promise<BareBench> {
  const bench = onBench(document, () => <FormulaBar />);
  field().focus();
  await import('../../../src/features/formula-bar/check-formula.ts');
  await Promise.resolve();
  field().blur();
  return bench;
}
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Formula' });
const nameField = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
const message = () => screen.getByRole('status').textContent;
const record = (bench: BareBench, name: string) => bench.workbench.$document.get().nodes.get(id(name));
const named = (bench: BareBench, name: string) =>
  [...bench.workbench.$document.get().nodes.values()].find((node) => node.name === name);

function type(text: string): void {
  field().focus();
  fireEvent.input(field(), { target: { value: text } });
}
const press = (key: string) => fireEvent.keyDown(field(), { key });

test('it shows the name and the formula of the selected node', async () => {
  const bench = await drawn();
  expect(field().value).toBe('');
  expect(field().placeholder).toContain('y = tanh(w*x + b)');
  bench.workbench.select([at('d')]);
  expect([nameField().value, field().value]).toEqual(['d', 'e + c']);
  bench.workbench.select([at('d'), at('e')]);
  expect([nameField().value, field().value]).toEqual(['', '']);
});

test('Enter changes the node as one undo step, and it keeps its place and its readers', async () => {
  const bench = await drawn();
  bench.workbench.select([at('e')]);
  type('a * b * 2');
  press('Enter');
  expect(bench.workbench.live.value(at('d'))).toBe(-2);
  expect(record(bench, 'e')).toMatchObject({ x: 400, y: 0 });
  expect(bench.workbench.history.$undo.get()).toBe('Change e');
  bench.workbench.undo();
  expect(bench.workbench.live.value(at('d'))).toBe(4);
  expect(bench.workbench.history.$undo.get()).toBeNull();
});

test('while one types, the formula is checked and its value shown, and nothing changes yet', async () => {
  const bench = await drawn();
  const before = bench.workbench.$document.get();
  bench.workbench.select([at('e')]);
  type('a + b');
  expect(screen.getByText('= −1.000')).toBeTruthy();
  type('a + ');
  expect(message()).not.toBe('');
  expect(bench.workbench.$document.get()).toBe(before);
});

test('a wrong formula is refused in words and underlined, and the last good graph stays', async () => {
  const bench = await drawn();
  const before = bench.workbench.$document.get();
  bench.workbench.select([at('d')]);
  type('e + (c');
  press('Enter');
  expect(message()).toContain('bracket');
  expect(field().getAttribute('aria-invalid')).toBe('true');
  expect(document.querySelector('[data-wrong]')?.textContent).toBe('(');
  expect(bench.workbench.$document.get()).toBe(before);
  expect(field().value).toBe('e + (c');
});

test('a loop is refused with the loop spelled out', async () => {
  const bench = await drawn();
  bench.workbench.select([at('e')]);
  type('a * d');
  press('Enter');
  expect(message()).toContain('loop');
  expect(message()).toContain('→');
});

test('Esc leaves the formula as it was', async () => {
  const bench = await drawn();
  bench.workbench.select([at('d')]);
  type('nonsense (');
  press('Escape');
  expect(field().value).toBe('e + c');
  expect(message()).toBe('');
  expect(bench.asked).toEqual(['focusNode d']);
});

test('with nothing selected, a formula builds nodes beside what is seen and selects what it defines', async () => {
  const bench = await drawn();
  type('y = d * 2');
  press('Enter');
  const made = named(bench, 'y');
  expect(bench.workbench.live.value(made?.id ?? at('gone'))).toBe(8);
  expect([...bench.workbench.$selection.get()]).toEqual([made?.id]);
  expect(bench.asked).toEqual([`reveal ${made?.id}`, `focusNode ${made?.id}`]);
});

test('what is typed and entered before formulas can be read is read as soon as they can', async () => {
  const bench = onBench(sketch(), () => <FormulaBar />);
  bench.workbench.select([at('e')]);
  type('a + b');
  press('Enter');
  await vi.waitFor(() => expect(record(bench, 'e')).toMatchObject({ op: 'add' }));
});

test('names that nothing defines are refused first; a second Enter makes inputs of them', async () => {
  const bench = await drawn(emptyDocument);
  type('y = tanh(w*x + b)');
  press('Enter');
  expect(bench.workbench.$document.get().nodes.size).toBe(0);
  expect(message()).toContain('“w” is not defined.');
  expect(screen.getByRole('button', { name: 'Make w, x and b inputs' })).toBeTruthy();
  press('Enter');
  expect(['w', 'x', 'b'].map((name) => named(bench, name)?.kind)).toEqual(['leaf', 'leaf', 'leaf']);
  expect(bench.workbench.live.value(named(bench, 'y')?.id ?? at('gone'))).toBe(Math.tanh(2));
  expect(bench.workbench.undo()).not.toBeNull();
  expect(bench.workbench.$document.get().nodes.size).toBe(0);
  expect(bench.asked[0]).toBe('fit');
});

test('what was begun on the canvas goes on in the bar', async () => {
  const bench = await drawn(emptyDocument);
  bench.view.$expression.set('t');
  expect(field().value).toBe('t');
  expect(document.activeElement).toBe(field());
  expect([field().selectionStart, field().selectionEnd]).toEqual([1, 1]);
  expect(bench.view.$expression.get()).toBeNull();
});

test('a begun change belongs to its node, whatever is selected meanwhile', async () => {
  const bench = await drawn();
  bench.workbench.select([at('e')]);
  type('a + (');
  bench.workbench.select([at('c')]);
  expect([nameField().value, field().value]).toEqual(['e', 'a + (']);
  type('a + 1');
  press('Enter');
  expect(record(bench, 'e')).toMatchObject({ op: 'add' });
  expect(record(bench, 'c')).toMatchObject({ value: 10 });
});

test('leaving the bar keeps a good change, and a wrong one waits there', async () => {
  const bench = await drawn();
  bench.workbench.select([at('e')]);
  type('a - b');
  fireEvent.blur(field());
  expect(record(bench, 'e')).toMatchObject({ op: 'sub' });
  type('a - (');
  fireEvent.blur(field());
  expect(record(bench, 'e')).toMatchObject({ op: 'sub' });
  expect(field().value).toBe('a - (');
});

test('a number inside a neuron is set by its formula; its wiring is not', async () => {
  const bench = await drawn();
  bench.workbench.select([at('o/b')]);
  expect(nameField().value).toBe('o b');
  expect(nameField().readOnly).toBe(true);
  type('0.25');
  press('Enter');
  expect(bench.workbench.live.value(at('o/b'))).toBe(0.25);
});

test('lines that are pasted become one line', async () => {
  const bench = await drawn(emptyDocument);
  field().focus();
  fireEvent.paste(field(), {
    clipboardData: { getData: () => 'a = 2  # an input\n\ny = max(a,\n  3)\n' },
  });
  expect(field().value).toBe('a = 2; y = max(a,   3)');
  press('Enter');
  expect(bench.workbench.live.value(named(bench, 'y')?.id ?? at('gone'))).toBe(3);
});

test('the name box renames, and refuses a name in use', async () => {
  const bench = await drawn();
  bench.workbench.select([at('e')]);
  nameField().focus();
  fireEvent.input(nameField(), { target: { value: 'c' } });
  fireEvent.keyDown(nameField(), { key: 'Enter' });
  expect(message()).toContain('Another node is already called “c”');
  expect(record(bench, 'e')).toMatchObject({ name: 'e' });
  fireEvent.input(nameField(), { target: { value: 'product' } });
  fireEvent.keyDown(nameField(), { key: 'Enter' });
  expect(record(bench, 'e')).toMatchObject({ name: 'product' });
  expect(message()).toBe('');
});

test('the coloured copy spells the same formula', async () => {
  const bench = await drawn();
  bench.workbench.select([at('o')]);
  expect(document.querySelector('.formula-copy')?.textContent).toBe(field().value);
  expect(document.querySelector('[data-kind="call"]')?.textContent).toBe('neuron');
});

test('it says how large the graph is', async () => {
  const bench = await drawn();
  expect(screen.getByText(/^6 nodes · updated in/)).toBeTruthy();
  bench.workbench.commit('clear', emptyDocument);
  expect(screen.getByText('0 nodes')).toBeTruthy();
});
