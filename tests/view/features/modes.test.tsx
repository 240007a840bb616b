import { fireEvent, screen } from '@solidjs/testing-library';
import { expect, test, vi } from 'vitest';
import { ModesPanel } from '../../../src/features/modes/ModesPanel.tsx';
import { emptyDocument } from '../../../src/graph/document.ts';
import { at, graph } from '../../support/graph.ts';
import { onBench } from './on-bench.tsx';

//  a ─▶ × ─ e ─▶ + ─ d ─▶ × ─ L      6 wires
//  b ─▶┘  c ─▶┘  f ─▶┘
const lecture = graph({ a: 2, b: -3, c: 10, f: -2, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'], L: ['mul', 'd', 'f'] });

const total = (mode: string) => document.querySelector(`[data-total=${mode}]`)?.textContent;
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

test('for one output reverse mode takes one sweep; for many outputs forward mode does', () => {
  onBench(lecture, () => <ModesPanel />);
  expect([total('forward'), total('reverse')]).toEqual(['24', '6']);
  fireEvent.click(screen.getByLabelText('one input, many outputs'));
  expect([total('forward'), total('reverse')]).toEqual(['6', '18']);
});

test('a derivative shows once its way has come to it, and not before', () => {
  onBench(lecture, () => <ModesPanel />);
  expect(screen.getByRole('row', { name: 'f' })).toBeTruthy();
  press('One multiply-add on');
  press('One multiply-add on');
  expect(screen.getByRole('row', { name: 'f 4.000' })).toBeTruthy();
  press('To the end');
  expect(screen.getByRole('row', { name: 'f 4.000 4.000' })).toBeTruthy();
  press('One multiply-add back');
  expect(screen.getByRole('row', { name: 'f 4.000' })).toBeTruthy();
});

test('the race runs by itself, can be paused, and is announced when it ends', () => {
  vi.useFakeTimers();
  const { view } = onBench(lecture, () => <ModesPanel />);
  press('Run the race');
  vi.advanceTimersByTime(500);
  expect(screen.getByRole('button', { name: 'Pause the race' })).toBeTruthy();
  vi.advanceTimersByTime(10_000);
  expect(view.$announcement.get()).toBe(
    'After 24 multiply-adds forward mode knows 4 of 4 derivatives, reverse mode 4.',
  );
  vi.useRealTimers();
});

test('a gradient that is hidden on its card is hidden here', () => {
  const { view, lenses } = onBench(lecture, () => <ModesPanel />);
  view.$gradientsHidden.set(true);
  press('To the end');
  expect(screen.getByRole('row', { name: 'a ? ?' })).toBeTruthy();
  view.reveal(at('a'));
  expect(screen.getByRole('row', { name: 'a 6.000 6.000' })).toBeTruthy();
  lenses.put('guess', { gradient: () => ({ kind: 'ask', ask: () => undefined }) });
  expect(screen.getByRole('row', { name: 'a ? ?' })).toBeTruthy();
});

test('a nudged number leaves the race where it is and comes to new derivatives', async () => {
  const { workbench, scheduler } = onBench(lecture, () => <ModesPanel />);
  press('To the end');
  workbench.commitNumber(at('b'), -4);
  scheduler.frame();
  await vi.waitFor(() => expect(screen.getByRole('row', { name: 'a 8.000 8.000' })).toBeTruthy());
});

test('an empty canvas says what to do', () => {
  onBench(emptyDocument, () => <ModesPanel />);
  expect(screen.getByText(/Nothing to count yet/)).toBeTruthy();
});
