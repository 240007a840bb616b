import { cleanup, fireEvent, screen, within } from '@solidjs/testing-library';
import { afterEach, expect, test } from 'vitest';
import type { PlaneView } from '../../../src/canvas/flow-model.ts';
import { BugsOverlay } from '../../../src/features/bugs/BugsOverlay.tsx';
import { BugsPanel } from '../../../src/features/bugs/BugsPanel.tsx';
import { standInForOverlays } from '../../support/overlays.ts';
import { at, graph } from '../../support/graph.ts';
import { onLab } from './lab.tsx';

standInForOverlays();
afterEach(cleanup);

//  a ─┬─▶ × = b     b = a·a: right 6, with = 3
const squared = () => graph({ a: 3, b: ['mul', 'a', 'a'] });

const flip = (name: string) => fireEvent.click(screen.getByRole('switch', { name }));
const cellsOf = (name: string) =>
  within(screen.getByRole('row', { name: new RegExp(`^${name} `) }))
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

test('each switch says in a sentence what it breaks, and while it is on shows the wrong line beside the right one', async () => {
  await onLab(squared(), () => <BugsPanel />);
  const toggle = screen.getByRole('switch', { name: '= instead of +=' });
  expect(toggle.getAttribute('aria-description')).toMatch(/keeps only the contribution that came last/);
  expect(screen.queryByText('✗ wrong')).toBeNull();
  flip('= instead of +=');
  expect(screen.getByText('self.grad = other.data * out.grad')).toBeTruthy();
  expect(screen.getByText('self.grad += other.data * out.grad')).toBeTruthy();
});

test('the list holds the wrong, the right and the measured gradient and the difference', async () => {
  const bench = await onLab(squared(), () => <BugsPanel />);
  flip('= instead of +=');
  expect(screen.getByText('1 of 2 gradients is wrong.')).toBeTruthy();
  expect(cellsOf('a')).toEqual(['3.000', '6.000', '6.000', '−3.000']);
  bench.workbench.commitNumber(at('a'), 5);
  bench.scheduler.frame();
  expect(cellsOf('a')).toEqual(['5.000', '10.00', '10.00', '−5.000']);
  fireEvent.click(screen.getByRole('button', { name: 'a' }));
  expect([...bench.workbench.$selection.get()]).toEqual(['a']);
  expect(bench.asked).toContain('reveal a');
});

test('a switch that breaks nothing on this graph says so', async () => {
  await onLab(graph({ a: 3, b: ['neg', 'a'] }), () => <BugsPanel />);
  flip('= instead of +=');
  expect(screen.getByText(/All 2 gradients are still right here/)).toBeTruthy();
});

test('backward again counts the passes', async () => {
  const bench = await onLab(squared(), () => <BugsPanel />);
  flip('zero_grad forgotten');
  const passes = screen.getByLabelText('Backward passes so far');
  expect(passes.textContent).toBe('2 passes');
  expect(cellsOf('a')[0]).toBe('12.00');
  fireEvent.click(screen.getByRole('button', { name: 'Backward again' }));
  expect(passes.textContent).toBe('3 passes');
  expect(cellsOf('a')[0]).toBe('18.00');
  expect(bench.bugs.$choice.get().noZeroGrad).toEqual({ passes: 3, leftover: 'all' });
});

test('a wrong rule is chosen from the ready ones, or typed; what cannot be read is refused and the last one goes on', async () => {
  const bench = await onLab(graph({ x: 1, y: ['tanh', 'x'] }), () => <BugsPanel />);
  const rule = screen.getByLabelText('rule');
  fireEvent.change(rule, { target: { value: 'square' } });
  expect(screen.getByText('self.grad += (1 - out.data) * out.grad')).toBeTruthy();
  expect(cellsOf('x')[0]).toBe('0.2384');
  fireEvent.change(screen.getByLabelText('rule'), { target: { value: 'own:' } });
  const field = screen.getByLabelText('slope towards x');
  fireEvent.input(field, { target: { value: '2 * x + out' } });
  expect(cellsOf('x')[0]).toBe('2.762');
  fireEvent.input(field, { target: { value: '2 * z' } });
  expect(screen.getByRole('alert').textContent).toMatch(/not “z”/);
  expect(cellsOf('x')[0]).toBe('2.762');
  fireEvent.change(screen.getByLabelText('rule'), { target: { value: '' } });
  expect(bench.bugs.$on.get().size).toBe(0);
});

test('a recursion that does not end is told in words', async () => {
  const doubling = Object.fromEntries([
    ['v0', 1],
    ...Array.from({ length: 40 }, (_, k) => [`v${k + 1}`, ['add', `v${k}`, `v${k}`]]),
  ]);
  await onLab(graph(doubling), () => <BugsPanel />);
  flip('No topological order');
  expect(screen.getByText(/was stopped: it walks every path/)).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: 'not reversed' }));
  expect(screen.getByText('39 of 41 gradients are wrong.')).toBeTruthy();
});

const plane: PlaneView = {
  rect: () => ({ x: 40, y: 20, width: 132, height: 96 }),
  onWire: () => null,
  mounted: () => ['a', 'b'],
};

test('a badge stands on the canvas while a bug is on, and each wrong card carries a mark; all off takes them away', async () => {
  const bench = await onLab(squared(), () => <BugsOverlay plane={plane} />);
  expect(screen.queryByRole('status')).toBeNull();
  bench.bugs.turn('overwrite');
  expect(screen.getByRole('status', { name: 'Bug lab is on' }).textContent).toMatch(
    /= instead of \+=\. 1 of 2 gradients is wrong\. That is on purpose; the inspector shows the right ones/,
  );
  const marks = () => [...document.querySelectorAll('.bug-mark')].map((mark) => mark.textContent);
  expect(marks()).toEqual(['✗ off by −3 · measured 6']);
  fireEvent.click(screen.getByRole('button', { name: /^All off/ }));
  expect(marks()).toEqual([]);
  expect(screen.queryByRole('status')).toBeNull();
});

test('a closed neuron’s mark counts what is wrong inside it', async () => {
  const bench = await onLab(graph({ x: 2, a: { neuron: ['x'], weights: [0.5], bias: 0 }, b: ['square', 'a'] }), () => (
    <BugsOverlay plane={plane} />
  ));
  bench.bugs.setRule('tanh', { kind: 'ready', id: 'square' });
  expect(document.querySelector('.bug-mark')?.textContent).toMatch(/^✗ \d wrong inside$/);
});
