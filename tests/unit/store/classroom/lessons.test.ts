import { expect, test } from 'vitest';
import { readExpressions } from '../../../../src/formats/read-expressions.ts';
import type { Lesson } from '../../../../src/store/classroom/lesson.ts';
import type { LessonLibrary } from '../../../../src/store/classroom/lesson-library.ts';
import { shownBy, wireBy } from '../../../../src/store/lens.ts';
import { lessonBench, memoryShelf } from '../../../support/lesson-bench.ts';

//  a ──▶ × ──▶ c     a = 2, b = 3: c = 6, dc/da = 3, dc/db = 2
//  b ──▶
const sample: Lesson = {
  id: 'sample',
  title: 'A sample',
  blurb: 'One of everything.',
  minutes: 3,
  concepts: [13],
  start: { text: 'a = 2\nb = 3\nc = a * b\nc.backward()' },
  steps: [
    { id: 'read', title: 'Read', text: ['Only to be read.'], points: [{ node: 'c' }], solution: [] },
    {
      id: 'guess',
      title: 'Guess',
      text: ['What now?'],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `a`?',
        answer: (world) => world.gradient('a') ?? Number.NaN,
        slips: [{ number: () => 2, words: 'That is its own number.' }],
        hides: [{ name: 'a', what: 'gradient' }],
      },
      reveal: ['The other one.'],
      solution: [{ answer: 3 }],
    },
    {
      id: 'drag',
      title: 'Drag',
      text: ['Do it.'],
      prepare: [{ set: { b: 5 } }],
      task: 'Drag `a` until `c` is above 20.',
      done: (world) => (world.value('c') ?? 0) > 20 && world.moved('a'),
      solution: [{ set: { a: 4.5 } }],
    },
    {
      id: 'run',
      title: 'Run',
      text: ['Press a key.'],
      task: 'Show everything twice.',
      done: (world) => world.ran('view.fit') >= 2,
      solution: [{ run: 'view.fit', times: 2 }],
    },
    {
      id: 'train',
      title: 'Train',
      text: ['Step down.'],
      prepare: [{ formula: 'loss = square(parameter(2))' }, { training: { loss: 'loss', learningRate: 0.1 } }],
      task: 'Take three steps.',
      done: (world) => world.training.step >= 3 && (world.loss?.latest ?? Infinity) < (world.loss?.first ?? 0),
      solution: [{ train: 3 }],
    },
  ],
};
const library: LessonLibrary = { concepts: new Map(), parts: [{ title: 'All', lessons: [sample] }] };

async function page(shelf = memoryShelf()) {
  const made = await lessonBench({ shelf, lessons: library });
  const { lessons, until, workbench, bench } = made;
  const at = (step: number) => until(() => lessons.$state.get()?.at === step && lessons.$state.get()?.isBusy === false);
  const slot = (name: string) => {
    const address = lessons.find(name);
    if (address === undefined) throw new Error(`no ${name}`);
    return address;
  };
  return {
    ...made,
    shelf,
    at,
    slot,
    state: () => lessons.$state.get(),
    covered: (name: string) => shownBy(bench.lenses.$lenses.get(), 'gradient', slot(name))?.kind,
    set: (name: string, number: number) => workbench.commitNumber(slot(name), number),
    begun: async () => {
      await lessons.open('sample');
      await at(0);
    },
  };
}

test('a step that is only to be read is done when it is reached', async () => {
  const { begun, state } = await page();
  await begun();
  expect([...(state()?.done ?? [])]).toEqual(['read']);
});

test('a question covers its number and what the wires tell of it until it is answered right; a slip is told apart', async () => {
  const { begun, lessons, at, covered, state, slot, bench } = await page();
  await begun();
  lessons.next();
  await at(1);
  expect(covered('a')).toBe('ask');
  expect(wireBy(bench.lenses.$lenses.get(), `${slot('c')}:0`)).toEqual({ lit: null, flow: 'hidden' });
  expect(wireBy(bench.lenses.$lenses.get(), `${slot('c')}:1`)).toBeNull();
  lessons.answer(2);
  expect(state()?.judged).toEqual({ verdict: 'wrong', given: 2, words: 'That is its own number.' });
  expect(covered('a')).toBe('ask');
  lessons.answer(3);
  expect(state()?.done.has('guess')).toBe(true);
  expect(covered('a')).toBeUndefined();
});

test('nothing stays covered while the column is closed, and a press on what is covered asks for the answer', async () => {
  const { begun, lessons, at, covered, bench, slot } = await page();
  await begun();
  lessons.next();
  await at(1);
  const shown = shownBy(bench.lenses.$lenses.get(), 'gradient', slot('a'));
  if (shown?.kind === 'ask') shown.ask();
  expect(lessons.$asked.get()).toBe(1);
  bench.classroom.$panel.set(null);
  expect(covered('a')).toBeUndefined();
  bench.classroom.$panel.set('lessons');
  expect(covered('a')).toBe('ask');
});

test('a step prepares the graph as one undo step, and once done stays done', async () => {
  const { begun, lessons, at, state, set, workbench, live, frame } = await withLive();
  await begun();
  lessons.goTo(2);
  await at(2);
  expect(live('b')).toBe(5);
  expect(state()?.isTaskDone).toBe(false);
  set('a', 5);
  frame();
  expect(state()?.done.has('drag')).toBe(true);
  set('a', 1);
  frame();
  expect(state()?.done.has('drag')).toBe(true);
  for (let step = 0; step < 3; step++) workbench.undo();
  expect(live('b')).toBe(3);
});

async function withLive() {
  const made = await page();
  return { ...made, live: (name: string) => made.workbench.live.value(made.slot(name)) };
}

test('commands count from when the step began', async () => {
  const { begun, lessons, at, state, bench } = await page();
  await begun();
  const { runCommand } = await import('../../../../src/store/commands/run.ts');
  const { commandOf } = await import('../../../../src/store/commands/registry.ts');
  runCommand(bench, commandOf('view.fit'));
  lessons.goTo(3);
  await at(3);
  runCommand(bench, commandOf('view.fit'));
  expect(state()?.done.has('run')).toBe(false);
  runCommand(bench, commandOf('view.fit'));
  expect(state()?.done.has('run')).toBe(true);
});

test('training steps are waited for', async () => {
  const { begun, lessons, at, state, until } = await page();
  await begun();
  lessons.goTo(4);
  expect(await at(4)).toBe(true);
  lessons.showMe();
  expect(await until(() => state()?.done.has('train') === true)).toBe(true);
});

test('the next page goes on where the last one stopped, with the graph as it was', async () => {
  const shelf = memoryShelf();
  const first = await page(shelf);
  await first.begun();
  first.lessons.goTo(2);
  await first.at(2);
  first.set('a', 6);
  first.frame();
  const second = await page(shelf);
  expect(second.lessons.$progress.get().last).toBe('sample');
  await second.lessons.open('sample');
  await second.at(2);
  expect(second.state()?.at).toBe(2);
  expect([...(second.state()?.done ?? [])].sort()).toEqual(['drag', 'read']);
  expect(second.workbench.live.value(second.slot('a'))).toBe(6);
});

test('started over, nothing of before is left', async () => {
  const { begun, lessons, at, state, set, workbench, slot } = await page();
  await begun();
  set('a', 9);
  lessons.goTo(2);
  await at(2);
  await lessons.open('sample', 'afresh');
  await at(0);
  expect([...(state()?.done ?? [])]).toEqual(['read']);
  expect(workbench.live.value(slot('a'))).toBe(2);
});

test('what is missing is named, and the graph can be put back as the step has it', async () => {
  const { begun, lessons, at, state, workbench, until, slot } = await page();
  await begun();
  lessons.goTo(1);
  await at(1);
  const document = workbench.$document.get();
  const nodes = new Map([...document.nodes].filter(([, { name }]) => name !== 'a'));
  workbench.commit('Delete a', { ...document, nodes });
  expect(state()?.missing).toEqual(['a']);
  lessons.rebuild();
  expect(await until(() => state()?.missing.length === 0 && state()?.isBusy === false)).toBe(true);
  expect(workbench.live.value(slot('a'))).toBe(2);
});

test('another document on the bench closes the lesson, whose progress stays', async () => {
  const { begun, lessons, state, workbench, bench, addresses } = await page();
  await begun();
  const read = readExpressions('z = 1');
  if (!read.ok) throw new Error('it reads');
  workbench.open(read.document);
  expect(state()).toBeNull();
  expect(bench.lenses.$lenses.get()).toEqual([]);
  expect(lessons.$progress.get().lessons.get('sample')?.step).toBe('read');
  expect(addresses.at(-1)).toBeNull();
});

test('leaving gives the graph back, and the lesson is not finished', async () => {
  const { begun, lessons, state, given } = await page();
  await begun();
  lessons.leave();
  expect(state()).toBeNull();
  expect(given).toEqual(['A sample']);
  expect(lessons.$progress.get().lessons.get('sample')?.isFinished).toBe(false);
});

test('another column, opened in the middle of a lesson, gives its place back when it is closed', async () => {
  const { begun, bench } = await page();
  await begun();
  bench.classroom.$panel.set('bugs');
  bench.classroom.$panel.set(null);
  expect(bench.classroom.$panel.get()).toBe('lessons');
  bench.classroom.$panel.set(null);
  expect(bench.classroom.$panel.get()).toBeNull();
});

test('an unknown lesson is told, and leaves the page as it is', async () => {
  const { lessons, state, notices } = await page();
  expect(await lessons.open('nonsense')).toBe(false);
  expect(state()).toBeNull();
  expect(notices().join()).toContain('“nonsense”');
});
