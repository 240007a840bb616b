import { describe, expect, test } from 'vitest';
import type { NudgeDocument } from '../../../../src/graph/document.ts';
import { createPullSession } from '../../../../src/store/classroom/pull.ts';
import { bareBench } from '../../../support/bench.ts';
import { at, graph } from '../../../support/graph.ts';

function pulling(document: NudgeDocument, node: string) {
  const bench = bareBench(document);
  const { classroom, workbench } = bench;
  const session = createPullSession({ ...bench, $panel: classroom.$panel, $ran: classroom.$ran });
  session.start(at(node));
  const value = (name: string) => workbench.live.value(at(name));
  return { bench, session, workbench, value, state: () => session.$state.get() };
}

//  a ─▶ × ─ e ─▶ + ─▶ d      d = a·b + c
//  b ─▶┘  c ─▶┘
const expression = graph({ a: 2, b: -3, c: 10, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'] });

test('a drag moves the leaves as a preview, and its release is one undo step', () => {
  const { session, workbench, value, state } = pulling(expression, 'd');
  session.to(5);
  expect(value('d')).toBeCloseTo(5, 11);
  expect(workbench.$document.get()).toBe(expression);
  session.to(6);
  session.release();
  expect(value('d')).toBeCloseTo(6, 11);
  expect(
    state()
      ?.moves.map(({ address }) => address)
      .toSorted(),
  ).toEqual(['a', 'b', 'c']);
  expect(workbench.undo()).toBe('Pull d to 6');
  expect(workbench.$document.get()).toEqual(expression);
  expect(workbench.undo()).toBeNull();
});

test('a drag that comes back to where it began leaves the very same numbers', () => {
  const { session, value, workbench } = pulling(expression, 'd');
  session.to(9);
  session.to(4);
  session.release();
  expect([value('a'), value('b'), value('c')]).toEqual([2, -3, 10]);
  expect(workbench.history.$undo.get()).toBeNull();
});

test('Esc puts every leaf back', () => {
  const { session, value, state } = pulling(expression, 'd');
  session.to(20);
  session.cancel();
  expect([value('a'), value('b'), value('c'), value('d')]).toEqual([2, -3, 10, 4]);
  expect(state()).toMatchObject({ isDragging: false, steps: [], value: 4 });
});

test('a pinned leaf stays, and with all of them pinned it says so', () => {
  const { session, value, state } = pulling(expression, 'd');
  session.togglePins([at('a'), at('c')]);
  session.to(0);
  session.release();
  expect([value('a'), value('c')]).toEqual([2, 10]);
  expect(value('b')).toBeCloseTo(-5, 11);
  session.togglePins([at('b')]);
  session.to(1);
  expect(state()?.problem).toMatch(/Every number that d depends on is pinned/);
  session.togglePins([at('a'), at('b'), at('c')]);
  session.to(1);
  expect(state()?.problem).toBeNull();
});

describe('what never moves', () => {
  test('constants and frozen parameters', () => {
    const document = graph({
      x: { role: 'constant', value: 2 },
      w: { role: 'parameter', value: 1 },
      f: { role: 'parameter', value: 1 },
      y: ['product', 'x', 'w', 'f'],
    });
    const nodes = new Map(document.nodes);
    for (const [id, record] of nodes)
      if (id === 'f' && record.kind === 'leaf') nodes.set(id, { ...record, frozen: true });
    const { session } = pulling({ ...document, nodes }, 'y');
    expect(session.leaves()).toEqual(['w']);
  });

  test('a node of constants alone says what to do', () => {
    const { session, state } = pulling(graph({ x: { role: 'constant', value: 2 }, y: ['square', 'x'] }), 'y');
    session.to(9);
    expect(state()?.problem).toMatch(/constants, data and frozen numbers alone/);
  });
});

describe('why it does not get there', () => {
  test('tanh gives numbers between −1 and 1 only, and nothing moves', () => {
    const { session, state, value, bench } = pulling(graph({ n: 0.5, o: ['tanh', 'n'] }), 'o');
    session.to(1.5);
    expect(state()?.problem).toBe('o cannot be 1.5: tanh gives numbers between −1 and 1 only.');
    session.release();
    expect(value('n')).toBe(0.5);
    expect(bench.view.$announcement.get()).toContain('o cannot be 1.5');
  });

  test('bounds by what comes after tanh are told without naming an op', () => {
    const document = graph({ n: 0.5, t: ['tanh', 'n'], k: { role: 'constant', value: 3 }, y: ['mul', 't', 'k'] });
    const { session, state } = pulling(document, 'y');
    session.to(5);
    expect(state()?.problem).toBe('y cannot be 5: whatever the free numbers are, y stays between −3 and 3.');
  });

  test('a factor that is 0 passes nothing on', () => {
    const { session, state } = pulling(
      graph({ w2: 1, x2: { role: 'constant', value: 0 }, y: ['mul', 'w2', 'x2'] }),
      'y',
    );
    session.to(0.5);
    // With x2 at 0 for good, y is 0 for good.
    expect(state()?.problem).toMatch(/stays at 0/);
    const free = pulling(graph({ w2: 0, x2: 0, y: ['mul', 'w2', 'x2'] }), 'y');
    free.session.to(0.5);
    expect(free.state()?.problem).toBe('No free number can move y, because all their gradients are 0: x2 is 0.');
  });

  test('a closed relu is named', () => {
    const { session, state } = pulling(graph({ x: -2, y: ['relu', 'x'] }), 'y');
    session.to(1);
    expect(state()?.problem).toMatch(/relu is flat at −2/);
  });

  test('NaN cannot be pulled', () => {
    const { state, bench } = pulling(graph({ x: -1, y: ['log', 'x'] }), 'y');
    expect(state()).toBeNull();
    expect(bench.view.$notices.get()[0]?.text).toMatch(/y is NaN/);
  });
});

test('weights inside a neuron move too, and the words name them', () => {
  const { session, state, bench } = pulling(graph({ x: 1, o: { neuron: ['x'], weights: [0.5], bias: 0 } }), 'o');
  expect(session.leaves()).toEqual(['x', 'o/w:p1', 'o/b']);
  session.togglePins([at('x'), at('o/b')]);
  session.to(0.9);
  session.release();
  expect(state()?.moves[0]?.to).toBeCloseTo(Math.atanh(0.9), 9);
  expect(bench.view.$announcement.get()).toMatch(/^o is 0.9 after \d+ gradient steps?; o w1 moved\.$/);
});

//  rows 1, 2, 3 ─▶ × w ─▶ p      in the third row p = 3w
test('with data the row at the cursor is pulled', () => {
  const { session, workbench, value } = pulling(
    graph({ t: { columns: [[1, 2, 3]] }, w: 1, p: ['mul', 't/c1', 'w'] }),
    'p',
  );
  workbench.live.setRow(2);
  session.to(6);
  session.release();
  expect(value('w')).toBeCloseTo(2, 11);
});

test('an edit of something else ends the drag and keeps the pull; a deleted node ends it', () => {
  const { session, workbench, state } = pulling(expression, 'd');
  session.to(5);
  workbench.commitNumber(at('c'), 11);
  expect(state()).toMatchObject({ isDragging: false, value: 5, steps: [] });
  const nodes = new Map([...workbench.$document.get().nodes].filter(([id]) => id !== 'd'));
  workbench.commit('Delete d', { ...workbench.$document.get(), nodes });
  expect(state()).toBeNull();
});

test('a value that is to be guessed is not pulled', () => {
  const { session, bench, state } = pulling(expression, 'd');
  session.stop();
  bench.lenses.put('guess', { value: () => ({ kind: 'ask', ask: () => undefined }) });
  session.start(at('d'));
  expect(state()).toBeNull();
  expect(bench.view.$notices.get()[0]?.text).toMatch(/covered/);
});
