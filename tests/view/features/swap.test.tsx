import { cleanup, fireEvent, screen, within } from '@solidjs/testing-library';
import { afterEach, expect, test } from 'vitest';
import { SwapPanel } from '../../../src/features/swap/SwapPanel.tsx';
import { standInForOverlays } from '../../support/overlays.ts';
import { at, graph } from '../../support/graph.ts';
import { onLab } from './lab.tsx';

standInForOverlays();
afterEach(cleanup);

//  x ──▶ tanh = y ──▶ × = z ◀── x
const sketch = () => graph({ x: 0.7, y: ['tanh', 'x'], z: ['mul', 'y', 'x'] });

test('the panel offers what fits the selected card, and says what to select otherwise', async () => {
  const bench = await onLab(sketch(), () => <SwapPanel />);
  expect(screen.getByText(/^Select one card/)).toBeTruthy();
  bench.workbench.select([at('x')]);
  expect(screen.getByText(/^There is no equal/)).toBeTruthy();
  bench.workbench.select([at('y')]);
  expect(screen.getByRole('button', { name: 'Swap tanh(x) for (e − 1) / (e + 1), e = exp(2x)' })).toBeTruthy();
});

test('a swap puts the proof on screen: every node outside, both forms side by side, and back', async () => {
  const bench = await onLab(sketch(), () => <SwapPanel />);
  const before = bench.workbench.$document.get();
  bench.workbench.select([at('y')]);
  fireEvent.click(screen.getByRole('button', { name: /^Swap tanh/ }));
  expect(screen.getByRole('status').textContent).toMatch(/Nothing outside changed: value and gradient of all 3/);
  const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
  expect(new Set(rows.map((row) => row.querySelector('th')?.textContent))).toEqual(new Set(['x', 'y', 'z']));
  fireEvent.click(screen.getByRole('button', { name: 'Swap back' }));
  expect(bench.workbench.$document.get()).toEqual(before);
});

test('where exp overflows the verdict names the part and both numbers', async () => {
  const bench = await onLab(sketch(), () => <SwapPanel />);
  bench.workbench.select([at('y')]);
  fireEvent.click(screen.getByRole('button', { name: /^Swap tanh/ }));
  bench.workbench.commitNumber(at('x'), 400);
  bench.scheduler.frame();
  expect(screen.getByRole('status').textContent).toMatch(/3 of 3 nodes outside differ/);
  expect(screen.getByText(/is ∞ here/)).toBeTruthy();
  expect(screen.getAllByText('1.000 → NaN').length).toBeGreaterThan(0);
});

test('an operation inside a macro is not exchanged: detaching comes first', async () => {
  const bench = await onLab(graph({ x: 1, o: { neuron: ['x'] } }), () => <SwapPanel />);
  bench.workbench.select([at('o')]);
  expect(screen.getByText(/Detach it into nodes first/)).toBeTruthy();
});
