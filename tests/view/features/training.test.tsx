import { cleanup, fireEvent, render, screen, within } from '@solidjs/testing-library';
import { afterEach, expect, test } from 'vitest';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { TrainingDock } from '../../../src/features/training/TrainingDock.tsx';
import { BenchProvider } from '../../../src/nodes/BenchProvider.tsx';
import { reasons } from '../../../src/nodes/reasons.ts';
import type { Bench } from '../../../src/store/bench.ts';
import { setTraining } from '../../../src/store/training-edits.ts';
import { bareBench } from '../../support/bench.ts';
import { at, graph } from '../../support/graph.ts';
import { standInForCharts } from '../../support/charts.ts';
import { standInForOverlays } from '../../support/overlays.ts';
import { trainingWorld } from '../../support/training.ts';

standInForOverlays();
standInForCharts();
afterEach(cleanup);

//  w ─▶ w − 3 ─▶ (w − 3)² = L      and b, which feeds nothing
const bowl = (): NudgeDocument =>
  setTraining(
    graph({
      w: { role: 'parameter', value: 0 },
      three: { role: 'constant', value: 3 },
      d: ['sub', 'w', 'three'],
      L: ['square', 'd'],
    }),
    { steps: 20 },
  );

function dock(document = bowl()) {
  const world = trainingWorld(document);
  const bench: Bench = {
    ...bareBench(document),
    workbench: world.workbench,
    view: world.view,
    training: world.training,
  };
  render(() => (
    <BenchProvider bench={bench} reasons={() => reasons}>
      <TrainingDock />
    </BenchProvider>
  ));
  return world;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const settings = (world: ReturnType<typeof dock>) => world.raw.$document.get().training;

function typeInto(name: string, text: string): void {
  const field = screen.getByRole('spinbutton', { name });
  fireEvent.focus(field);
  fireEvent.click(field);
  fireEvent.input(field, { target: { value: text } });
  fireEvent.keyDown(field, { key: 'Enter' });
}

test('Play becomes Pause while it plays, and the readout tells of the latest step', () => {
  const world = dock();
  fireEvent.click(button('Play'));
  expect(button('Pause')).toBeTruthy();
  world.run();
  expect(button('Play on')).toBeTruthy();
  expect(screen.getByText('of 20', { exact: false }).parentElement?.textContent).toBe('20 of 20');
  // 9 · 0.64^19, the loss before the last update
  expect(screen.getByText('Loss', { selector: 'dt' }).nextElementSibling?.textContent).toBe('0.001869');
});

test('a step count of one’s own is taken as one undo step', () => {
  const world = dock();
  typeInto('Steps at once', '7');
  fireEvent.click(button('7 steps'));
  world.run();
  expect(world.status().step).toBe(7);
  expect(world.workbench.history.$undo.get()).toBe('Train 7 steps');
  typeInto('Steps at once', '2.5');
  expect(screen.getByRole('alert').textContent).toBe('It should be a whole number.');
  expect(button('7 steps')).toBeTruthy();
});

test('a setting is an edit of the document: saved in it and undone', () => {
  const world = dock();
  typeInto('Learning rate', '0.25');
  expect(settings(world)?.learningRate).toBe(0.25);
  expect(world.workbench.history.$undo.get()).toBe('Set the learning rate');
  world.workbench.undo();
  expect(settings(world)?.learningRate).toBe(0.1);
});

test('a number that will not do is refused in words and changes nothing', () => {
  const world = dock();
  const before = world.raw.$document.get();
  typeInto('Learning rate', '-1');
  expect(screen.getByRole('alert').textContent).toBe('It should be 0 or more.');
  typeInto('Steps', '2000000');
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toContain(
    'It should be at most 1,000,000.',
  );
  expect(world.raw.$document.get()).toBe(before);
});

test('another optimiser brings its own numbers', () => {
  const world = dock();
  expect(screen.queryByRole('spinbutton', { name: 'β₁' })).toBeNull();
  fireEvent.change(screen.getByRole('combobox', { name: 'Optimiser' }), { target: { value: 'adam' } });
  expect(settings(world)?.optimiser).toEqual({ kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
  typeInto('β₁', '0.8');
  expect(settings(world)?.optimiser).toMatchObject({ kind: 'adam', beta1: 0.8 });
  typeInto('β₂', '1');
  expect(screen.getByRole('alert').textContent).toBe('It should be from 0 to below 1.');
});

test('a schedule brings its own numbers, and minibatches their size', () => {
  const world = dock();
  fireEvent.change(screen.getByRole('combobox', { name: 'Schedule' }), { target: { value: 'linear' } });
  expect(settings(world)?.schedule).toEqual({ kind: 'linear', end: 0.1 });
  typeInto('Falls to this share', '0.5');
  expect(settings(world)?.schedule).toEqual({ kind: 'linear', end: 0.5 });
  fireEvent.click(screen.getByRole('switch', { name: 'Minibatches' }));
  expect(settings(world)?.batch).toBe(10);
  typeInto('Rows in a batch', '4');
  expect(settings(world)?.batch).toBe(4);
});

test('any node with one number can be the loss; the root is the usual one', () => {
  const world = dock();
  const loss = screen.getByRole('combobox', { name: 'Loss' });
  expect(
    within(loss)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['The root (L)', 'd', 'L']);
  fireEvent.change(loss, { target: { value: 'd' } });
  expect(settings(world)?.loss).toBe('d');
  fireEvent.change(loss, { target: { value: 'auto' } });
  expect(settings(world)?.loss).toBeNull();
});

test('zero_grad switched off wears a badge', () => {
  const world = dock();
  expect(screen.queryByText('Gradients add up: zero_grad is off')).toBeNull();
  fireEvent.click(screen.getByRole('switch', { name: 'zero_grad' }));
  expect(settings(world)?.zeroGrad).toBe(false);
  expect(screen.getByText('Gradients add up: zero_grad is off')).toBeTruthy();
});

test('runs are named by their settings, compared and deleted', () => {
  const world = dock();
  fireEvent.click(button('Play'));
  world.run();
  fireEvent.click(button('Go back to the first numbers'));
  typeInto('Learning rate', '0.2');
  fireEvent.click(button('Play'));
  world.run();
  const names = () =>
    within(screen.getByRole('list', { name: 'Runs' }))
      .getAllByRole('listitem')
      .map((item) => item.querySelector('.training-run-name')?.textContent);
  expect(names()).toEqual(['SGD 0.2', 'SGD 0.1']);
  fireEvent.click(button('Compare with SGD 0.1'));
  expect(world.training.$runs.get().compared?.name).toBe('SGD 0.1');
  expect(button('Compare with SGD 0.1').getAttribute('aria-pressed')).toBe('true');
  expect(button('Compare with SGD 0.2').getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(button('Delete the run SGD 0.1'));
  expect(names()).toEqual(['SGD 0.2']);
  expect(world.training.$runs.get().compared).toBeNull();
});

test('why training stopped stands in the panel, with the way to the node', () => {
  const document = graph({ w: { role: 'parameter', value: 1 }, L: ['square', 'w'] });
  const world = dock(setTraining(document, { learningRate: 1e200 }));
  fireEvent.click(button('Play'));
  world.run();
  expect(screen.getByText(/Training stopped at step 1; the weights before it are kept\./)).toBeTruthy();
  fireEvent.click(button('Show node'));
  expect([...world.workbench.$selection.get()]).toEqual([at('L')]);
});
