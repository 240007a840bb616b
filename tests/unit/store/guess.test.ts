import { describe, expect, test } from 'vitest';
import { numeral } from '../../../src/kernel/numeral.ts';
import { shownBy, wireBy } from '../../../src/store/lens.ts';
import { isNear } from '../../../src/store/classroom/guess-judge.ts';
import { createGuessSession } from '../../../src/store/classroom/guess.ts';
import { scoreOf } from '../../../src/store/classroom/guess-sheet.ts';
import {
  createBriefShelf,
  mostSheets,
  withScore,
  type GuessShelf,
  type SheetScore,
} from '../../../src/store/classroom/guess-history.ts';
import { noHandOut } from '../../../src/store/exercise/hand-out.ts';
import { withExercise } from '../../../src/store/exercise/asked.ts';
import { setRoot } from '../../../src/store/edits.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { bareBench } from '../../support/bench.ts';
import { at, graph, id } from '../../support/graph.ts';

//  a ─┬▶ × e ─▶ + d ─▶ × L        a = 2, b = −3, c = 10, f = −2; ∂L/∂a = 6
//  b ─┘     c ──┘     f ─┘
const lecture = () =>
  graph({ a: 2, b: -3, c: 10, f: -2, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'], L: ['mul', 'd', 'f'] });

function session(document: NudgeDocument = lecture(), shelf: GuessShelf = createBriefShelf()) {
  const bench = bareBench(document);
  const guess = createGuessSession({ ...bench, ...bench.classroom }, { shelf, out: noHandOut });
  const shown = (what: 'value' | 'gradient', name: string) => shownBy(bench.lenses.$lenses.get(), what, at(name));
  const wire = (id: string) => wireBy(bench.lenses.$lenses.get(), id)?.flow;
  return { ...bench, guess, shown, wire };
}

describe('nearness', () => {
  const four = { significant: 4 } as const;
  test.each([
    [0.7071, Math.SQRT1_2, 'shown', true],
    [0.71, Math.SQRT1_2, 'shown', false],
    [0.71, Math.SQRT1_2, 'percent1', true],
    [0.74, Math.SQRT1_2, 'percent1', false],
    [0.74, Math.SQRT1_2, 'percent5', true],
    [6, 6.0000000001, 'shown', true],
    [-6, 6, 'percent5', false],
    [0.01, 0, 'percent5', false],
    [0, 5e-17, 'shown', true],
  ] as const)('%d for %d within %s: %s', (answer, right, tolerance, isIt) => {
    expect(isNear(answer, right, tolerance, four)).toBe(isIt);
  });
});

test('all gradients are covered, constants and values are not, and all wires are still', () => {
  const { guess, shown, wire } = session();
  expect(guess.hide('gradient', 'all')).toBe(7);
  expect(['a', 'b', 'c', 'f', 'e', 'd', 'L'].map((name) => shown('gradient', name)?.kind)).toEqual(
    Array(7).fill('ask'),
  );
  expect(shown('value', 'a')).toBeNull();
  expect(['e:0', 'e:1', 'd:0', 'd:1', 'L:0', 'L:1'].map(wire)).toEqual(Array(6).fill('hidden'));
});

test('values of leaves are given: only what is computed is hidden', () => {
  const { guess, shown } = session();
  expect(guess.hide('value', 'all')).toBe(3);
  expect(shown('value', 'a')).toBeNull();
  expect(shown('value', 'e')?.kind).toBe('ask');
});

test('one hidden gradient stills the wires at both its ends and no others', () => {
  const { guess, wire } = session();
  guess.hide('gradient', [at('e')]);
  expect(['e:0', 'e:1', 'd:0'].map(wire)).toEqual(['hidden', 'hidden', 'hidden']);
  expect(['d:1', 'L:0', 'L:1'].map(wire)).toEqual([undefined, undefined, undefined]);
});

test('a right answer shows the number again, and counts', () => {
  const { guess, shown, view } = session();
  guess.hide('gradient', 'all');
  guess.ask({ address: at('a'), what: 'gradient' });
  expect(guess.$asking.get()).toMatchObject({ name: 'a', tries: 0 });
  expect(guess.answer(6)).toMatchObject({ isRight: true });
  expect(shown('gradient', 'a')).toBeNull();
  expect(shown('gradient', 'b')?.kind).toBe('ask');
  expect(guess.$asking.get()).toBeNull();
  expect(view.$announcement.get()).toBe('Right: the gradient of a is 6.000.');
  expect(guess.$history.get()[0]).toMatchObject({
    title: 'Sketch',
    hidden: '7 gradients',
    questions: 7,
    right: 1,
    rightAtFirst: 1,
  });
});

test('a wrong answer is told by its slip, may be tried again, and is not right at the first try', () => {
  const { guess, shown } = session();
  guess.hide('gradient', 'all');
  guess.ask({ address: at('a'), what: 'gradient' });
  const verdict = guess.answer(-4);
  expect(verdict?.findings.map(({ id }) => id)).toEqual(['own-operand']);
  expect(shown('gradient', 'a')?.kind).toBe('ask');
  expect(guess.$asking.get()?.tries).toBe(1);
  guess.answer(6);
  expect(guess.$history.get()[0]).toMatchObject({ right: 1, rightAtFirst: 0, tries: 2, slips: { 'own-operand': 1 } });
});

test('giving up shows the number and says so', () => {
  const { guess, shown, view } = session();
  guess.hide('value', [at('e')]);
  guess.ask({ address: at('e'), what: 'value' });
  guess.giveUp();
  expect(shown('value', 'e')).toBeNull();
  expect(view.$announcement.get()).toBe('The value of e is −6.');
  expect(guess.$history.get()[0]).toMatchObject({ right: 0, shown: 1 });
});

test('a hidden number that becomes NaN is shown, and hidden again when it is a number again', () => {
  const { guess, shown, workbench, scheduler } = session(graph({ x: 2, y: ['log', 'x'] }));
  guess.hide('value', 'all');
  workbench.commitNumber(at('x'), -1);
  scheduler.frame();
  expect(shown('value', 'y')).toBeNull();
  workbench.commitNumber(at('x'), 3);
  scheduler.frame();
  expect(shown('value', 'y')?.kind).toBe('ask');
});

test('what is deleted is no longer asked for', () => {
  const { guess, workbench } = session(graph({ a: 2, spare: ['square', 'a'], y: ['exp', 'a'] }));
  guess.hide('value', 'all');
  const nodes = new Map(workbench.$document.get().nodes);
  nodes.delete(id('spare'));
  workbench.commit('Delete', { ...workbench.$document.get(), nodes });
  expect(guess.$sheet.get()?.asked.map(({ name }) => name)).toEqual(['y']);
});

test('another root takes off what then has no gradient', () => {
  const { guess, workbench } = session();
  guess.hide('gradient', 'all');
  workbench.commit('Root', setRoot(workbench.$document.get(), at('e')));
  expect(guess.$sheet.get()?.asked.map(({ name }) => name)).toEqual(['a', 'b', 'e']);
});

test('ending it leaves nothing on the canvas and keeps the score', () => {
  const { guess, lenses } = session();
  guess.hide('gradient', 'all');
  guess.ask({ address: at('L'), what: 'gradient' });
  guess.answer(1);
  guess.stop();
  expect(lenses.$lenses.get()).toEqual([]);
  expect(guess.$history.get()).toHaveLength(1);
});

test('a document that asks for guesses is covered as it opens, and another one ends that', () => {
  const { guess, workbench, classroom } = session();
  workbench.open(withExercise(lecture(), [{ address: at('a'), what: 'gradient' }]));
  expect(guess.$sheet.get()?.asked.map(({ name }) => name)).toEqual(['a']);
  expect(classroom.$panel.get()).toBe('guess');
  workbench.open(graph({ x: 1 }));
  expect(guess.$sheet.get()).toBeNull();
});

test('the rows of a neuron are asked one by one; its output is one question under either of its names', () => {
  const { guess, shown } = session(
    graph({ x: 2, o: { neuron: ['x'], weights: [0.5], bias: 0.25 }, y: ['square', 'o'] }),
  );
  guess.hide('gradient', [at('o')]);
  expect(
    guess.$sheet
      .get()
      ?.asked.map(({ name }) => name)
      .sort(),
  ).toEqual(['o', 'o b', 'o w1']);
  expect(shown('gradient', 'o/w:p1')?.kind).toBe('ask');
  expect(shown('gradient', 'o')?.kind).toBe('ask');
  expect(guess.hide('gradient', [at('o')])).toBe(0);
});

test('scores: the latest on top, one for each sheet, and no more than fit', () => {
  const score = (title: string): SheetScore => ({
    title,
    hidden: '1 value',
    questions: 1,
    right: 0,
    rightAtFirst: 0,
    shown: 0,
    tries: 1,
    slips: {},
  });
  const two = withScore(withScore([], score('a')), score('b'));
  expect(withScore(two, { ...score('a'), right: 1 }).map(({ title, right }) => [title, right])).toEqual([
    ['a', 1],
    ['b', 0],
  ]);
  const many = Array.from({ length: 60 }, (_, index) => score(numeral(index))).reduce(
    withScore,
    [] as readonly SheetScore[],
  );
  expect(many).toHaveLength(mostSheets);
});

test('a browser that keeps nothing is told once', () => {
  const { guess, view } = session(lecture(), { read: () => [], write: () => false });
  guess.hide('gradient', 'all');
  guess.ask({ address: at('L'), what: 'gradient' });
  guess.answer(2);
  guess.answer(3);
  expect(view.$notices.get().map(({ text }) => text)).toEqual([
    'The browser keeps nothing for this page: scores last until it is closed.',
  ]);
});

test('a score says values and gradients in words', () => {
  const asked = [
    { address: at('a'), what: 'gradient', name: 'a', state: 'hidden', tries: 0 },
    { address: at('e'), what: 'value', name: 'e', state: 'hidden', tries: 0 },
    { address: at('d'), what: 'value', name: 'd', state: 'hidden', tries: 0 },
  ] as const;
  expect(scoreOf({ title: '', asked, slips: {} }).hidden).toBe('2 values and 1 gradient');
});

test('3,000 unnamed nodes are hidden and their wires asked about in no time worth speaking of', () => {
  const document = graph(
    Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => [
        `n${index}`,
        index === 0 ? 1.001 : (['add', `n${index - 1}`, 'n0'] as const),
      ]),
    ),
  );
  const unnamed = new Map([...document.nodes].map(([key, node]) => [key, { ...node, name: null }]));
  const { guess, wire } = session({ ...document, nodes: unnamed });
  expect(guess.hide('gradient', 'all')).toBe(3000);
  const all = Array.from({ length: 2999 }, (_, index) => wire(`n${index + 1}:0`));
  expect(all.every((flow) => flow === 'hidden')).toBe(true);
});

//  w ─▶ × y ─▶ Σ rows L     rows 1, 2, 4: ∂L/∂w = 1 + 2 + 4, in the first row 1
//  t ──▲
test('a parameter that is the same in all rows: one row only is told', () => {
  const rows = { t: { columns: [[1, 2, 4]] }, w: { role: 'parameter', value: 3 }, y: ['mul', 'w', 't/c1'] } as const;
  const { guess } = session(graph({ ...rows, L: ['sum_rows', 'y'] }));
  guess.hide('gradient', 'all');
  guess.ask({ address: at('w'), what: 'gradient' });
  expect(guess.answer(1)?.findings.map(({ id: slip }) => slip)).toEqual(['one-row']);
  expect(guess.answer(7)?.isRight).toBe(true);
});

test('a mean over rows: the forgotten 1/N is told', () => {
  const rows = { t: { columns: [[1, 2, 4]] }, y: ['square', 't/c1'], z: ['mean_rows', 'y'], k: 5 } as const;
  const { guess } = session(graph({ ...rows, L: ['mul', 'z', 'k'] }));
  guess.hide('gradient', 'all');
  guess.ask({ address: at('y'), what: 'gradient' });
  const verdict = guess.answer(5);
  expect(verdict?.findings.map(({ id: slip }) => slip)).toContain('mean-share');
  expect(guess.answer(1.67)?.isRight).toBe(false);
  guess.$tolerance.set('percent1');
  expect(guess.answer(1.67)?.isRight).toBe(true);
});
