import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, expect, test } from 'vitest';
import { BenchProvider } from '../../../src/nodes/BenchProvider.tsx';
import { reasons } from '../../../src/nodes/reasons.ts';
import type { CardKind } from '../../../src/nodes/card-kind.ts';
import { HealthMark } from '../../../src/nodes/HealthMark.tsx';
import type { Finding } from '../../../src/training/finding.ts';
import { bareBench } from '../../support/bench.ts';
import { at, graph } from '../../support/graph.ts';
import { standInForOverlays } from '../../support/overlays.ts';

standInForOverlays();
afterEach(cleanup);

const finding = (text: string, ...addresses: readonly string[]): Finding => ({
  kind: 'dead',
  address: at(addresses[0]!),
  addresses: addresses.map(at),
  text,
});

function marked(address: string, kind: CardKind, found: readonly Finding[]) {
  const bench = bareBench(graph({ x: 1, n: { neuron: ['x'] }, m: { neuron: ['x'] } }));
  const [findings, setFindings] = createSignal(found);
  render(() => (
    <BenchProvider bench={bench} reasons={() => reasons} findings={findings}>
      <HealthMark address={at(address)} kind={kind} />
    </BenchProvider>
  ));
  return { bench, setFindings };
}

test('a card is marked with the reason, which a press says as a message', () => {
  const { bench, setFindings } = marked('n', 'neuron', [finding('n is dead.', 'n')]);
  fireEvent.click(screen.getByRole('button', { name: 'n health: n is dead.' }));
  expect(bench.view.$notices.get().map(({ text }) => text)).toEqual(['n is dead.']);
  setFindings([]);
  expect(screen.queryByRole('button')).toBeNull();
});

test('a closed card is marked for what is inside, an open one only for itself', () => {
  const inside = [finding('w cannot learn.', 'n/w:p1'), finding('b cannot learn.', 'm/b', 'n/b')];
  marked('n', 'neuron', inside);
  expect(screen.getByRole('button', { name: 'n health: w cannot learn. And 1 more.' })).toBeTruthy();
  cleanup();
  marked('n', 'op', inside);
  expect(screen.queryByRole('button')).toBeNull();
  cleanup();
  marked('n/w:p1', 'weight', inside);
  expect(screen.getByRole('button', { name: /w cannot learn\.$/ })).toBeTruthy();
});

test('a closed cell or net is not marked for weights that a dead unit before it keeps from learning', () => {
  const stuck = { ...finding('w cannot learn.', 'n/w:p1'), kind: 'stuck' as const };
  for (const kind of ['cell', 'net'] as const) {
    marked('n', kind, [stuck]);
    expect(screen.queryByRole('button')).toBeNull();
    cleanup();
  }
  marked('n', 'net', [stuck, finding('inside is dead.', 'n/l1/n2')]);
  expect(screen.getByRole('button', { name: 'n health: inside is dead.' })).toBeTruthy();
  cleanup();
  marked('n', 'neuron', [stuck]);
  expect(screen.getByRole('button', { name: 'n health: w cannot learn.' })).toBeTruthy();
});

test('a card whose name begins alike is not marked', () => {
  marked('m', 'neuron', [finding('other', 'm2'), finding('frame', 'n')]);
  expect(screen.queryByRole('button')).toBeNull();
});
