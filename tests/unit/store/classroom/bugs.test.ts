import { describe, expect, test } from 'vitest';
import { encodeDocument } from '../../../../src/graph/encode.ts';
import { setOpen } from '../../../../src/macros/open-in-place.ts';
import { shownBy, wireBy } from '../../../../src/store/lens.ts';
import { noBugs } from '../../../../src/store/classroom/bug-choice.ts';
import { readOwnRule } from '../../../../src/store/classroom/own-rule.ts';
import { benchWithLab } from '../../../support/classroom.ts';
import { at, graph } from '../../../support/graph.ts';

//  a ─┬─▶ × = d ─┐
//  b ─┼─▶        × = f     right: a −3, b −8; with = the product passes on last: a 3, b −2
//     └─▶ + = e ─┘
const shared = () => graph({ a: -2, b: 3, d: ['mul', 'a', 'b'], e: ['add', 'a', 'b'], f: ['mul', 'd', 'e'] });

function lab(document = shared()) {
  const bench = benchWithLab(document);
  const shown = (name: string) => shownBy(bench.lenses.$lenses.get(), 'gradient', at(name));
  const wire = (id: string) => wireBy(bench.lenses.$lenses.get(), id);
  return { ...bench, shown, wire };
}

test('a switch puts wrong numbers over the cards with the right ones beside them; off, nothing is left', () => {
  const { bugs, shown, lenses } = lab();
  bugs.turn('overwrite');
  expect(shown('a')).toEqual({ kind: 'number', number: 3, note: 'not −3', isWrong: true });
  expect(shown('b')).toEqual({ kind: 'number', number: -2, note: 'not −8', isWrong: true });
  expect(shown('d')).toBeNull();
  bugs.turn('overwrite');
  expect(lenses.$lenses.get()).toEqual([]);
  expect(bugs.$report.get()).toBeNull();
});

test('the report counts and lists what is wrong, the furthest off first, and measures the slope', () => {
  const { bugs } = lab();
  bugs.turn('overwrite');
  const report = bugs.$report.get();
  expect(report?.compared).toBe(5);
  expect(report?.wrong).toEqual([
    { address: 'a', wrong: 3, right: -3 },
    { address: 'b', wrong: -2, right: -8 },
  ]);
  expect(bugs.measured(at('a'))).toBeCloseTo(-3, 6);
  expect(bugs.measured(at('b'))).toBeCloseTo(-8, 6);
  expect(bugs.measured(at('d'))).toBeCloseTo(1, 6);
});

test('nothing that is true changes: document, live gradients, history, slopes', () => {
  const { bugs, workbench } = lab();
  const truth = () => ({
    file: encodeDocument(workbench.$document.get()),
    whole: workbench.$whole.get(),
    gradients: ['a', 'b', 'd', 'e', 'f'].map((name) => workbench.live.gradient(at(name))),
    undo: workbench.undo(),
  });
  const before = truth();
  for (const bug of ['overwrite', 'order', 'noZeroGrad', 'noUpstream'] as const) bugs.turn(bug, true);
  bugs.setRule('mul', { kind: 'ready', id: 'own' });
  bugs.passAgain();
  expect(bugs.$on.get().size).toBe(5);
  expect(truth()).toEqual(before);
});

test('wrong numbers follow every nudge', () => {
  const { bugs, workbench, scheduler, shown } = lab();
  bugs.turn('overwrite');
  workbench.preview(at('b'), 5);
  scheduler.frame();
  // e = a + b = 3, so d gets 3 and a gets 5·3 through the product, which passes on last.
  expect(shown('a')).toMatchObject({ number: 15, note: 'not 5' });
});

test('where looking takes long, ticks in between are let pass, and the last one counts all the same', () => {
  const { bugs, workbench, scheduler, shown, lenses } = lab(graph({ a: 3, b: ['mul', 'a', 'a'] }));
  bugs.turn('overwrite');
  const { put } = lenses;
  Object.assign(lenses, {
    put(...lens: Parameters<typeof put>) {
      scheduler.wait(20);
      put(...lens);
    },
  });
  workbench.preview(at('a'), 4);
  scheduler.frame();
  expect(shown('a')).toMatchObject({ number: 4 });
  workbench.preview(at('a'), 5);
  scheduler.frame();
  expect(shown('a')).toMatchObject({ number: 4 });
  workbench.preview(at('a'), 6);
  scheduler.wait(50);
  scheduler.frame();
  expect(shown('a')).toMatchObject({ number: 6 });
});

test('a nudge that makes it right by chance takes the mark away', () => {
  const { bugs, workbench, scheduler, shown } = lab(graph({ a: 3, b: ['mul', 'a', 'a'] }));
  bugs.turn('overwrite');
  expect(shown('a')).toMatchObject({ number: 3, note: 'not 6' });
  workbench.commitNumber(at('a'), 0);
  scheduler.frame();
  expect(shown('a')).toBeNull();
});

test('wires carry what the wrong pass sends, and look as usual where that is right', () => {
  const { bugs, wire } = lab();
  bugs.turn('noUpstream');
  // e has −6 upstream and passes on its slope of 1 alone; d has 1 upstream, so what it passes on is right.
  expect(wire('e:0')).toEqual({ lit: 'on', flow: 1 });
  expect(wire('d:0')).toBeNull();
});

test('what flows into a closed neuron is the sum over its inside; a constant gets none', () => {
  const { bugs, wire, shown } = lab(
    graph({
      x: 2,
      k: { role: 'constant', value: 3 },
      o: { neuron: ['x', 'k'], weights: [0.5, 1], bias: 0 },
      L: ['square', 'o'],
    }),
  );
  bugs.turn('noUpstream');
  expect(wire('o:p1')).toMatchObject({ lit: 'on', flow: 0.5 });
  expect(wire('o:p2')).toBeNull();
  expect(shown('o/w:p1')).toMatchObject({ kind: 'number', number: 2, isWrong: true });
  expect(bugs.$report.get()?.inside(at('o'))).toBeGreaterThan(2);
});

test('an open neuron shows it on its own wires too, up to its frame and on to the product', () => {
  const closed = graph({ x: 2, o: { neuron: ['x'], weights: [0.5], bias: 0 }, L: ['square', 'o'] });
  const document = setOpen(closed, at('o'), true);
  const { bugs, wire, shown } = lab(document);
  bugs.turn('noUpstream');
  expect(wire('o/frame:p1')).toMatchObject({ lit: 'on', flow: 0.5 });
  expect(wire('o/m:p1:0')).toMatchObject({ lit: 'on', flow: 0.5 });
  expect(shown('o/m:p1')).toMatchObject({ number: 1, isWrong: true });
  // What is not there is not broken.
  expect(wire('gone:p1')).toBeNull();
  expect(wire('no wire')).toBeNull();
});

test('passes without zero_grad add up, with what is zeroed between them as chosen', () => {
  const { bugs, shown } = lab(
    graph({
      w: { role: 'parameter', value: 3 },
      two: { role: 'constant', value: 2 },
      b: ['mul', 'two', 'w'],
      c: ['square', 'b'],
    }),
  );
  bugs.turn('noZeroGrad');
  expect(shown('w')).toMatchObject({ number: 72, note: 'not 24' });
  bugs.passAgain();
  expect(shown('w')).toMatchObject({ number: 144 });
  bugs.set({ noZeroGrad: { passes: 2, leftover: 'notParameters' } });
  expect(shown('w')).toMatchObject({ number: 48 });
  bugs.set({ noZeroGrad: { passes: 2, leftover: 'leaves' } });
  expect(shown('w')).toMatchObject({ number: 48 });
  expect(shown('b')).toBeNull();
});

test('a recursion that does not end leaves gradients blank and says so', () => {
  const doubling = Object.fromEntries([
    ['v0', 1],
    ...Array.from({ length: 60 }, (_, k) => [`v${k + 1}`, ['add', `v${k}`, `v${k}`]]),
  ]);
  const { bugs, shown, view } = lab(graph(doubling));
  bugs.turn('order');
  expect(bugs.$report.get()).toMatchObject({ isFinished: false, wrong: [] });
  expect(shown('v0')).toMatchObject({ kind: 'blank' });
  expect(view.$announcement.get()).toMatch(/too many paths/);
});

test('rows: the wrong numbers are those of the row that is followed', () => {
  const { bugs, shown, workbench, scheduler } = lab(
    graph({ x: { columns: [[1, 2, 3]] }, w: 5, p: ['mul', 'x/c1', 'w'], y: ['mul', 'p', 'p'], s: ['sum_rows', 'y'] }),
  );
  bugs.turn('overwrite');
  expect(shown('p')).toMatchObject({ number: 5, note: 'not 10' });
  workbench.live.setRow(2);
  scheduler.frame();
  expect(shown('p')).toMatchObject({ number: 15, note: 'not 30' });
});

test('a graph with nothing to differentiate breaks nothing, and one that grows is watched', () => {
  const { bugs, workbench, scheduler, shown } = lab(graph({}));
  bugs.turn('overwrite');
  expect(bugs.$report.get()).toBeNull();
  workbench.commit('Build', graph({ a: 3, b: ['add', 'a', 'a'] }));
  scheduler.frame();
  expect(shown('a')).toMatchObject({ number: 1, note: 'not 2' });
  bugs.stop();
  expect(bugs.$choice.get()).toEqual(noBugs);
  scheduler.frame();
  expect(shown('a')).toBeNull();
});

describe('a rule of one’s own', () => {
  test('speaks of the inputs, the result and n', () => {
    const { bugs, shown } = lab(graph({ a: 2, n: { role: 'constant', value: 3 }, y: ['pow', 'a', 'n'] }));
    bugs.setRule('pow', { kind: 'own', texts: ['n * a', 'out'] });
    expect(shown('a')).toMatchObject({ number: 6, note: 'not 12' });
    bugs.setRule('pow', { kind: 'own', texts: ['n * x**(n - 1)', '0'] });
    expect(shown('a')).toBeNull();
    bugs.setRule('pow', null);
    expect(bugs.$on.get().size).toBe(0);
  });

  test.each([
    ['', /Type a slope/],
    ['1 -', /./],
    ['y * 2', /not “y”/],
    ['foo(x)', /no operation “foo”/],
    ['tanh(x, a)', /does not take 2 inputs/],
    ['y = x', /slope alone/],
    ['x; a', /slope alone/],
    ['x'.repeat(201), /at most 200/],
  ])('%j is refused in words', (text, words) => {
    const read = readOwnRule(text);
    expect(read.ok ? '' : read.message).toMatch(words);
  });

  test('computes with every operation of the language', () => {
    const read = readOwnRule('relu(a - b)**2 + max(x, out, n) / -2');
    expect(read.ok && read.slope({ x: 1, a: 5, b: 2, out: 4, n: 3 })).toBe(7);
  });
});
