import { describe, expect, test } from 'vitest';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { createManualSession, summaryOf } from '../../../src/store/classroom/manual.ts';
import { setRoot } from '../../../src/store/edits.ts';
import { shownBy, wireBy } from '../../../src/store/lens.ts';
import { bareBench } from '../../support/bench.ts';
import { at, graph } from '../../support/graph.ts';

//  a ─┬▶ × e ─▶ + d ─▶ × L        a = 2, b = −3, c = 10, f = −2; ∂L/∂a = 6
//  b ─┘     c ──┘     f ─┘
const lecture = graph({ a: 2, b: -3, c: 10, f: -2, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'], L: ['mul', 'd', 'f'] });

function session(document: NudgeDocument = lecture) {
  const bench = bareBench(document);
  const manual = createManualSession({ ...bench, ...bench.classroom });
  const lenses = () => bench.lenses.$lenses.get();
  const gradient = (name: string) => shownBy(lenses(), 'gradient', at(name));
  const notices = () => bench.view.$notices.get().map(({ text }) => text);
  const give = (name: string, number: number) => {
    manual.pick(at(name));
    return manual.answer(number);
  };
  return { ...bench, manual, gradient, give, notices, wire: (id: string) => wireBy(lenses(), id) };
}

test('it begins at the root, and every other gradient is covered', () => {
  const { manual, gradient, wire } = session();
  manual.start();
  expect(manual.$state.get()?.asked?.address).toBe('L');
  expect(manual.$state.get()?.nodes.map(({ address }) => address)).toEqual(['L', 'd', 'e', 'f', 'c', 'b', 'a']);
  for (const name of ['L', 'd', 'e', 'a']) expect(gradient(name)).toMatchObject({ kind: 'ask' });
  expect(wire('L:0')).toEqual({ lit: null, flow: 'hidden' });
});

test('a node before its turn is refused, and the reason names who is still open', () => {
  const { manual, give, notices } = session();
  manual.start();
  give('L', 1);
  manual.pick(at('a'));
  expect(notices()).toEqual([
    'Too early: a is read by e, whose gradient is still open. A gradient is complete only when all that reads the node has passed its share.',
  ]);
  expect(manual.$state.get()?.asked).toBeNull();
  manual.pick(at('d'));
  expect(notices()).toEqual([]);
});

test('a right answer stays, lights its wires and opens the way on', () => {
  const { manual, give, gradient, wire } = session();
  manual.start();
  give('L', 1);
  expect(give('d', -2)?.isRight).toBe(true);
  expect(gradient('d')).toBeNull();
  expect(wire('L:0')).toEqual({ lit: 'on' });
  expect(wire('L:1')).toEqual({ lit: null, flow: 'hidden' });
  expect(give('e', -2)?.isRight).toBe(true);
  expect(wire('L:0')).toEqual({ lit: null });
});

test('an answer within a hundredth is right, one beyond is not', () => {
  const { manual, give } = session(graph({ a: 1, y: ['exp', 'a'] }));
  manual.start();
  give('y', 1);
  expect(give('a', 2.6)?.isRight).toBe(false);
  expect(give('a', 2.7)?.isRight).toBe(true);
});

test('a wrong answer is told what slip yields it, and can be tried again', () => {
  const { manual, give, gradient } = session();
  manual.start();
  give('L', 1);
  give('d', -2);
  give('e', -2);
  const verdict = give('a', -3);
  expect(verdict?.isRight).toBe(false);
  expect(verdict?.findings.length).toBeGreaterThan(0);
  expect(gradient('a')).toMatchObject({ kind: 'ask' });
  expect(manual.answer(6)?.isRight).toBe(true);
});

test('a hint shows upstream and local slope of every term', () => {
  const { manual, give } = session();
  manual.start();
  give('L', 1);
  manual.pick(at('f'));
  manual.hint();
  expect(manual.$state.get()?.hints).toEqual([{ name: 'L', upstream: 1, slope: 4, product: 4 }]);
});

test('“show me” gives one away, and the end sums up', () => {
  const { manual, give, view } = session();
  manual.start();
  give('L', 1);
  manual.pick(at('f'));
  manual.showMe();
  give('d', 7);
  manual.answer(-2);
  for (const [name, number] of [
    ['e', -2],
    ['c', -2],
    ['b', -4],
    ['a', 6],
  ] as const)
    give(name, number);
  const nodes = manual.$state.get()?.nodes ?? [];
  expect(summaryOf(nodes)).toBe('All 7 gradients are there: 5 right at once, 1 after another try, 1 shown.');
  expect(view.$announcement.get()).toContain('All 7 gradients are there');
});

test('the numbers inside a closed macro come with the gradient of the macro', () => {
  const { manual, give, gradient, workbench } = session(
    graph({ x: 2, o: { neuron: ['x'], weights: [1], bias: 0 }, y: ['mul', 'o', 'x'] }),
  );
  manual.start();
  give('y', 1);
  expect(gradient('o/w:p1')).toMatchObject({ kind: 'blank' });
  expect(give('o', workbench.live.gradient(at('o')) ?? Number.NaN)?.isRight).toBe(true);
  expect(gradient('o/w:p1')).toBeNull();
});

test('what is no ordinary number is shown, for it cannot be typed', () => {
  const { manual, give, gradient } = session(graph({ a: -1, l: ['log', 'a'], y: ['mul', 'l', 'a'] }));
  manual.start();
  give('y', 1);
  manual.pick(at('l'));
  manual.pick(at('a'));
  expect(gradient('a')).toBeNull();
});

test('a nudge keeps what was given, and an edit of the structure ends it', () => {
  const { manual, give, workbench, scheduler, gradient, notices } = session();
  manual.start();
  give('L', 1);
  give('d', -2);
  workbench.commitNumber(at('f'), 4);
  scheduler.frame();
  expect(gradient('d')).toBeNull();
  expect(give('e', 4)?.isRight).toBe(true);
  workbench.commit('Root', setRoot(workbench.$document.get(), at('d')));
  expect(manual.$state.get()).toBeNull();
  expect(notices()).toEqual([
    'Backprop by hand has ended, because the graph has changed. Start it again to go through the new one.',
  ]);
  expect(gradient('a')).toBeNull();
});

describe('where there is nothing to give', () => {
  test('it says so', () => {
    const { manual, notices } = session(graph({ a: 1, y: ['add', 'a', null] }, 'y'));
    manual.start();
    expect(notices()[0]).toContain('no gradient to give');
    expect(manual.$state.get()).toBeNull();
  });
});
