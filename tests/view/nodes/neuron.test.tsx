import { cleanup, fireEvent, screen, waitFor } from '@solidjs/testing-library';
import { afterEach, expect, test } from 'vitest';
import { setOpen } from '../../../src/macros/open-in-place.ts';
import { at, graph, id } from '../../support/graph.ts';
import { draw, said } from './draw.tsx';

afterEach(cleanup);

//  x1=2 ─▶ o = tanh(x1·w1 + x2·w2 + b), w1 = −3, w2 = 1, b = 6.8813735870195432: the lecture's neuron, o = 0.7071
//  x2=0 ─▶
const lecture = graph({ x1: 2, x2: 0, o: { neuron: ['x1', 'x2'], weights: [-3, 1], bias: 6.881373587019543 } });
const numbers = ['o w1', 'o w2', 'o b', 'o'];

const button = (name: string) => screen.getByRole('button', { name });

function all(): readonly string[] {
  return numbers.flatMap((name) => [said(`${name} value`), said(`${name} gradient`)]);
}

test('a closed neuron is a table of what can be nudged, each with its gradient, then its output', () => {
  const { card } = draw(lecture);
  expect(all()).toEqual(['−3.000', '1.000', '1.000', '0.000', '6.881', '0.5000', '0.7071', '1.000']);
  expect(card('o').getByText('x1')).toBeTruthy();
  expect(card('o').getByText('x2')).toBeTruthy();
  expect(card('o').getByRole('img', { name: 'curve of tanh' })).toBeTruthy();
});

test('a weight nudged on the closed card moves the neuron’s output', () => {
  const { workbench, scheduler } = draw(lecture);
  workbench.preview(at('o/w:p1'), -3.5);
  scheduler.frame();
  expect([said('o w1 value'), said('o value')]).toEqual(['−3.500', '−0.1181']);
});

test('an input that nothing is wired to is missing in words, in its row and at the output', () => {
  const { card } = draw(graph({ a: 1, o: { neuron: ['a', null] } }));
  expect(card('o').getByText('no input')).toBeTruthy();
  expect(card('o').getByText('waits for input 2').title).toBe(
    'o waits for input 2. Drag a wire from another node to its left side.',
  );
  expect(said('o value')).toBe('–');
});

test('a neuron without inputs says where the first goes, and computes from its bias', () => {
  const { card } = draw(graph({ o: { neuron: [], bias: 0 } }));
  expect(card('o').getByText('wire the first input here')).toBeTruthy();
  expect(said('o value')).toBe('0.000');
});

test('removing an input takes its row and its weight, and the rest keep their numbers', async () => {
  const { workbench, scheduler } = draw(lecture);
  fireEvent.click(button('remove input 1 of o'));
  await waitFor(() => expect(workbench.history.$undo.get()).toBe('Remove input 1 of o'));
  scheduler.frame();
  expect([said('o w1 value'), said('o b value')]).toEqual(['1.000', '6.881']);
  expect(screen.queryByRole('spinbutton', { name: 'o w2 value' })).toBeNull();
  workbench.undo();
  scheduler.frame();
  expect(all()).toEqual(['−3.000', '1.000', '1.000', '0.000', '6.881', '0.5000', '0.7071', '1.000']);
});

test('the activation is chosen among tanh, relu, sigmoid, linear and every other op of one input', async () => {
  const { workbench, scheduler } = draw(lecture);
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'o activation' });
  expect([...select.options].slice(0, 5).map(({ value }) => value)).toEqual([
    'tanh',
    'relu',
    'sigmoid',
    'linear',
    'neg',
  ]);
  expect([...select.options].map(({ value }) => value)).not.toContain('mul');
  fireEvent.change(select, { target: { value: 'linear' } });
  await waitFor(() => expect(workbench.history.$undo.get()).toBe('Make o linear'));
  scheduler.frame();
  expect(said('o value')).toBe('0.8814');
  expect(screen.getByRole('img', { name: 'curve of the straight line' })).toBeTruthy();
  fireEvent.change(select, { target: { value: 'sigmoid' } });
  await waitFor(() => expect(workbench.history.$undo.get()).toBe('Make o sigmoid'));
  scheduler.frame();
  expect(said('o value')).toBe('0.7071');
});

test('opened, its cards show the same numbers under the same names; closed again, nothing is lost', () => {
  const { workbench, scheduler, card } = draw(lecture);
  const before = all();
  fireEvent.click(button('open o'));
  scheduler.frame();
  expect(all()).toEqual(before);
  expect([said('o sum value'), said('o product 1 value'), said('o product 2 value')]).toEqual([
    '0.8814',
    '−6.000',
    '0.000',
  ]);
  expect(card('o product 1').getByText('x1 × w1')).toBeTruthy();
  expect(card('o w1').getByText('weight')).toBeTruthy();
  expect(card('o b').getByText('bias')).toBeTruthy();
  fireEvent.click(button('close o'));
  scheduler.frame();
  expect(all()).toEqual(before);
  expect(workbench.$document.get()).toEqual(lecture);
});

test('inner cards nudge the neuron’s numbers and can be made the root, but not renamed', () => {
  const { workbench, scheduler, card, view } = draw(setOpen(lecture, id('o'), true));
  workbench.commitNumber(at('o/w:p1'), -3.5);
  scheduler.frame();
  expect(said('o value')).toBe('−0.1181');
  fireEvent.click(button('make o sum the root'));
  scheduler.frame();
  expect([workbench.$document.get().root, said('o w1 gradient'), said('o gradient')]).toEqual(['o/sum', '2.000', '–']);
  fireEvent.dblClick(card('o w1').getByText('w1'));
  expect(view.$renaming.get()).toBeNull();
});

test('the frame renames, changes the activation and detaches into plain nodes with the same numbers', () => {
  const { workbench, scheduler, card } = draw(setOpen(lecture, id('o'), true));
  fireEvent.click(card('inside of o').getByRole('button', { name: 'detach o' }));
  scheduler.frame();
  expect(screen.queryByRole('group', { name: 'inside of o' })).toBeNull();
  expect([said('o_w1 value'), said('o_w1 gradient'), said('o_b gradient'), said('o value')]).toEqual([
    '−3.000',
    '1.000',
    '0.5000',
    '0.7071',
  ]);
  expect(workbench.history.$undo.get()).toBe('Detach o');
});

test('an open neuron with a missing input says it on the product, the sum and the result', () => {
  const { card } = draw(setOpen(graph({ a: 1, o: { neuron: ['a', null] } }), id('o'), true));
  expect(card('o product 2').getByText('waits for input 2')).toBeTruthy();
  expect(card('o sum').getByText('waits for input 2')).toBeTruthy();
  expect(card('o').getByText('waits for input 2')).toBeTruthy();
});

test('the sum of a linear neuron and the neuron are one slot: whichever was made the root, the card is flagged', () => {
  for (const root of ['o', 'o/sum']) {
    const linear = graph({ x: 2, o: { neuron: ['x'], weights: [3], bias: 0, activation: 'linear' } }, root);
    draw(linear);
    expect(button('make o the root').getAttribute('aria-pressed'), root).toBe('true');
    cleanup();
    draw(setOpen(linear, id('o'), true));
    expect(button('make o sum the root').getAttribute('aria-pressed'), `${root}, open`).toBe('true');
    cleanup();
  }
});
