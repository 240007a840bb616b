import { cleanup, fireEvent, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, expect, test } from 'vitest';
import { setOpen } from '../../../src/macros/open-in-place.ts';
import { at, graph, id } from '../../support/graph.ts';
import { loss, net, penalty, withRecords } from '../../support/nets.ts';
import { draw, said } from './draw.tsx';

afterEach(cleanup);

const made = () =>
  withRecords(
    {
      d: {
        columns: [
          [1, 2, 3],
          [2, 4, 6],
        ],
      },
    },
    (place) => [net(place, 'm', ['d/c1'], { sizes: [2, 1] }), loss(place, 'l', ['m', 'd/c2']), penalty(place, 'p')],
  );

test('a data card shows the row at the cursor, and its buttons, keys and field follow other rows', () => {
  const { card, workbench, scheduler } = draw(made());
  const row = card('d').getByRole('spinbutton', { name: 'row shown of d' });
  expect(said('d d1 value')).toBe('1.000');
  fireEvent.click(card('d').getByRole('button', { name: 'next row of d' }));
  scheduler.frame();
  expect(said('d d1 value')).toBe('2.000');
  expect(said('d d2 value')).toBe('4.000');
  fireEvent.keyDown(row, { key: 'ArrowUp' });
  expect(row).toHaveProperty('value', '3');
  fireEvent.click(card('d').getByRole('button', { name: 'next row of d' }));
  expect(workbench.live.row()).toBe(0);
  fireEvent.change(row, { target: { value: '2' } });
  expect(workbench.live.row()).toBe(1);
});

test('a row that there is not is refused in words, and the cursor stays', () => {
  const { card, view, workbench } = draw(made());
  const row = card('d').getByRole('spinbutton', { name: 'row shown of d' });
  fireEvent.change(row, { target: { value: '9' } });
  expect(view.$notices.get().at(-1)?.text).toBe('There are rows 1 to 3.');
  expect([workbench.live.row(), row]).toMatchObject([0, { value: '1' }]);
});

test('what has a number for each row says which one it shows; a loss over all rows does not', () => {
  const { card, workbench, scheduler } = draw(made());
  expect(within(screen.getByRole('group', { name: 'm' })).getByText('row 1')).toBeTruthy();
  expect(card('l').queryByText(/^row/)).toBeNull();
  workbench.live.setRow(2);
  scheduler.frame();
  expect(card('m').getByText('row 3')).toBeTruthy();
});

test('a net’s card sets the activation of each layer and draws new numbers, each one undo step', async () => {
  const { card, workbench } = draw(made());
  fireEvent.change(card('m').getByRole('combobox', { name: 'm layer 1 activation' }), { target: { value: 'relu' } });
  const settings = () => workbench.$document.get().nodes.get(id('m'));
  await waitFor(() =>
    expect(settings()).toMatchObject({ settings: { layers: [{ activation: 'relu' }, { activation: 'linear' }] } }),
  );
  const before = workbench.live.value(at('m/l1/n1/w:p1'));
  fireEvent.click(card('m').getByRole('button', { name: 'draw new numbers for m' }));
  expect(workbench.live.value(at('m/l1/n1/w:p1'))).not.toBe(before);
  expect(settings()).toMatchObject({ settings: { seed: 2 } });
  workbench.undo();
  workbench.undo();
  expect(workbench.$document.get()).toEqual(made());
});

test('a net opens from card to card, down to a weight that can be frozen', () => {
  const { card, workbench } = draw(made());
  for (const name of ['m', 'm layer 1', 'm layer 1 neuron 2'])
    fireEvent.click(card(name).getByRole('button', { name: `open ${name}` }));
  const weight = card('m layer 1 neuron 2 w1');
  const freeze = weight.getByRole('button', { name: 'freeze m layer 1 neuron 2 w1' });
  fireEvent.click(freeze);
  expect(freeze.getAttribute('aria-pressed')).toBe('true');
  expect(workbench.$document.get().nodes.get(id('m'))).toMatchObject({ frozen: ['l1/n2/w:p1'] });
  expect(said('m layer 1 neuron 2 w1 gradient')).not.toBe('–');
  fireEvent.click(card('inside of m layer 1').getByRole('button', { name: 'close m layer 1' }));
  expect(screen.queryByRole('group', { name: 'm layer 1 neuron 2 w1' })).toBeNull();
});

test('a loss chooses between mean and sum over rows, and a penalty what it counts', () => {
  const { card, workbench } = draw(made());
  const mean = workbench.live.value(at('l')) ?? Number.NaN;
  fireEvent.change(card('l').getByRole('combobox', { name: 'l over rows' }), { target: { value: 'sum' } });
  expect(workbench.live.value(at('l'))).toBeCloseTo(3 * mean, 12);
  expect(said('p strength value')).not.toBe('–');
});

test('a leaf that is a parameter can be frozen on its card; an input cannot', () => {
  const { card, workbench } = draw(graph({ w: { role: 'parameter', value: 1 }, x: 2, y: ['mul', 'w', 'x'] }));
  fireEvent.click(card('w').getByRole('button', { name: 'freeze w' }));
  expect(workbench.$document.get().nodes.get(id('w'))).toMatchObject({ frozen: true });
  expect(card('x').queryByRole('button', { name: 'freeze x' })).toBeNull();
});

test('a table whose rows do not match another’s is told in words where they meet', () => {
  const { card } = draw(graph({ d: { columns: [[1, 2, 3]] }, e: { columns: [[1, 2]] }, y: ['mul', 'd/c1', 'e/c1'] }));
  expect(card('y').getByText(/rows do not match/)).toBeTruthy();
});

test('a frame inside another one has no way to be detached by itself', () => {
  const opened = ['m', 'm/l1'].reduce((now, address) => setOpen(now, at(address), true), made());
  const { card } = draw(opened);
  expect(card('inside of m').getByRole('button', { name: 'detach m' })).toBeTruthy();
  expect(card('inside of m layer 1').queryByRole('button', { name: /detach/ })).toBeNull();
});
