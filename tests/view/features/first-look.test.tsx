import { fireEvent, screen } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { Coach } from '../../../src/features/coach/Coach.tsx';
import { EmptyHint } from '../../../src/features/empty/EmptyHint.tsx';
import { Notices } from '../../../src/features/notices/Notices.tsx';
import { ZoomControls } from '../../../src/features/zoom/ZoomControls.tsx';
import { emptyDocument } from '../../../src/graph/document.ts';
import { bareBench } from '../../support/bench.ts';
import { at, graph } from '../../support/graph.ts';
import { onBench } from './on-bench.tsx';

const sketch = () => graph({ w: { role: 'parameter', value: 1 }, x: 2, y: ['mul', 'w', 'x'] });
/** A stand-in for the card of x, as the canvas marks it. */
const card = () => (
  <div data-node="x">
    <input role="spinbutton" />
  </div>
);
const hint = () => screen.queryByText('Drag this number ←→');

async function coached() {
  const bench = onBench(sketch(), () => (
    <>
      {card()}
      <Coach />
    </>
  ));
  await vi.waitFor(() => expect(hint()).not.toBeNull());
  return bench;
}

test('the hint of a first visit goes for ever with the first nudge', async () => {
  const bench = await coached();
  bench.workbench.preview(at('w'), 1.5);
  expect(hint()).toBeNull();
  expect(bench.preferences.$values.get().coached).toBe(true);
});

test('the hint can be closed', async () => {
  const bench = await coached();
  fireEvent.click(screen.getByRole('button', { name: 'Close the hint' }));
  expect(hint()).toBeNull();
  expect(bench.preferences.$values.get().coached).toBe(true);
});

test('who was coached once is not again', async () => {
  const bench = bareBench(sketch());
  bench.preferences.set({ coached: true });
  onBench(sketch(), () => card());
  const { preferences } = onBench(sketch(), () => <Coach />);
  preferences.set({ coached: true });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(hint()).toBeNull();
});

test('the empty canvas says how to start, until something is there', () => {
  const bench = onBench(emptyDocument, () => <EmptyHint />);
  fireEvent.click(screen.getByRole('button', { name: /^Try / }));
  expect(bench.view.$expression.get()).toContain('tanh');
  fireEvent.click(screen.getByRole('button', { name: 'Open an example' }));
  expect(bench.view.$dialog.get()).toBe('gallery');
  bench.workbench.commit('add', sketch());
  expect(screen.queryByRole('button', { name: 'Open an example' })).toBeNull();
});

test('the zoom is shown and changed', () => {
  const bench = onBench(sketch(), () => <ZoomControls />);
  bench.view.$zoom.set(0.954);
  fireEvent.click(screen.getByRole('button', { name: '95 %, zoom to 100 %' }));
  fireEvent.click(screen.getByRole('button', { name: 'Zoom in' }));
  fireEvent.click(screen.getByRole('button', { name: 'Zoom out' }));
  fireEvent.click(screen.getByRole('button', { name: 'Fit' }));
  expect(bench.asked).toEqual(['zoomTo 1', 'zoomBy 1.25', 'zoomBy 0.8', 'fit']);
});

test('a notice is shown with what can be done about it, and goes from both places', () => {
  const bench = onBench(sketch(), () => <Notices />);
  bench.view.notify('w is odd.', { action: { command: 'edit.selectAll', title: 'Select all' } });
  fireEvent.click(screen.getByRole('button', { name: 'Select all' }));
  expect(bench.workbench.$selection.get().size).toBe(3);
  expect(screen.queryByText('w is odd.')).toBeNull();
  expect(bench.view.$notices.get()).toEqual([]);
});

test('a notice that the app takes back goes, and one from before the page stood is shown', () => {
  const bench = onBench(sketch(), () => <Notices />);
  const first = bench.view.notify('One.');
  bench.view.notify('Two.', { tone: 'error' });
  bench.view.dismiss(first);
  expect(screen.queryByText('One.')).toBeNull();
  expect(screen.getByText('Two.')).toBeTruthy();
});

test('what is announced reaches the live region', () => {
  const bench = onBench(sketch(), () => <Notices />);
  bench.view.announce('Undone: Move a.');
  expect(screen.getByRole('log').textContent).toBe('Undone: Move a.');
});
