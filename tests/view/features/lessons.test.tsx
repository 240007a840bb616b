import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library';
import type { JSX } from 'solid-js';
import { afterEach, expect, test } from 'vitest';
import type { PlaneView } from '../../../src/canvas/flow-model.ts';
import { LessonReturn } from '../../../src/features/lessons/LessonReturn.tsx';
import { LessonsOverlay } from '../../../src/features/lessons/LessonsOverlay.tsx';
import { LessonsPanel } from '../../../src/features/lessons/LessonsPanel.tsx';
import { BenchProvider } from '../../../src/nodes/BenchProvider.tsx';
import { reasons } from '../../../src/nodes/reasons.ts';
import type { Lesson } from '../../../src/store/classroom/lesson.ts';
import type { LessonLibrary } from '../../../src/store/classroom/lesson-library.ts';
import { lessonBench } from '../../support/lesson-bench.ts';
import { standInForOverlays } from '../../support/overlays.ts';

standInForOverlays();
afterEach(cleanup);

//  a ─┬─▶ + ──▶ b     a = 3: b = 6, db/da = 2
//     └──▲
const twice: Lesson = {
  id: 'twice',
  title: 'Used twice',
  blurb: 'Each wire brings its part.',
  minutes: 4,
  concepts: [20],
  start: { text: 'a = 3\nb = a + a\nb.backward()' },
  steps: [
    {
      id: 'look',
      title: 'Two wires',
      text: ['`a` reaches `b` *twice*.'],
      points: [{ node: 'a' }, { wire: ['a', 'b'] }],
      solution: [],
    },
    {
      id: 'guess',
      title: 'How much',
      text: ['Each brings 1.'],
      question: {
        kind: 'choice',
        ask: 'What is the gradient of `a`?',
        options: [
          { text: '1', words: 'That is one wire.' },
          { text: '2', isRight: true, words: 'Both wires count.' },
        ],
      },
      hint: 'Count the wires.',
      reveal: ['They add up.'],
      solution: [{ choose: 1 }],
    },
    {
      id: 'drag',
      title: 'Try it',
      text: ['Now you.'],
      task: 'Set `a` to 4.',
      done: (world) => world.value('a') === 4,
      solution: [{ set: { a: 4 } }],
    },
  ],
};
const other: Lesson = { ...twice, id: 'other', title: 'Another one' };
const library: LessonLibrary = {
  concepts: new Map([[20, 'a value used twice']]),
  parts: [{ title: 'Sums', lessons: [twice, other] }],
};

async function draw(view: () => JSX.Element) {
  const page = await lessonBench({ lessons: library });
  render(() => (
    <BenchProvider bench={page.bench} reasons={() => reasons}>
      {view()}
    </BenchProvider>
  ));
  return page;
}

async function opened(view: () => JSX.Element = () => <LessonsPanel />) {
  const page = await draw(view);
  await page.lessons.open('twice');
  return page;
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('the list tells titles, how long each takes, and how far one has come', async () => {
  const { lessons } = await draw(() => <LessonsPanel />);
  expect(await screen.findByRole('button', { name: /^Used twice.*4 min/ })).toBeTruthy();
  await lessons.open('twice');
  lessons.next();
  lessons.leave();
  expect(screen.getByRole('button', { name: /^Used twice.*1 of 3 steps/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /Go on with “Used twice”/ })).toBeTruthy();
});

test('a wrong choice is answered and can be chosen again; the reveal comes with the right one', async () => {
  const { lessons } = await opened();
  lessons.next();
  press('Hint');
  expect(screen.getByText('Count the wires.')).toBeTruthy();
  press('1');
  expect(screen.getByText('That is one wire.')).toBeTruthy();
  expect(screen.queryByText('They add up.')).toBeNull();
  expect(screen.getByRole('button', { name: 'Skip' })).toBeTruthy();
  press('2');
  expect(screen.getByText('Both wires count.')).toBeTruthy();
  expect(screen.getByText('They add up.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Next' })).toBeTruthy();
});

test('what was shown is not praised as found', async () => {
  const { lessons, until } = await opened();
  lessons.next();
  press('Show me');
  await until(() => lessons.$state.get()?.done.has('guess') === true);
  expect(screen.getByText('Shown. Both wires count.')).toBeTruthy();
});

test('a task says that it is done as soon as it is; the end tells what was seen, what was skipped, and what comes next', async () => {
  const { lessons, workbench, frame } = await opened();
  lessons.goTo(2);
  const a = lessons.find('a');
  if (a === undefined) throw new Error('a is there');
  workbench.commitNumber(a, 4);
  frame();
  expect(screen.getByText('Done.')).toBeTruthy();
  press('Finish');
  expect(screen.getByText('a value used twice')).toBeTruthy();
  expect(screen.getByText(/Skipped: How much\./)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Next: Another one' })).toBeTruthy();
  expect(lessons.$progress.get().lessons.get('twice')?.isFinished).toBe(true);
});

test('the graph that free play took away is named and can be put back', async () => {
  const { lessons, workbench, until } = await opened();
  const document = workbench.$document.get();
  workbench.commit('Delete a', {
    ...document,
    nodes: new Map([...document.nodes].filter(([, { name }]) => name !== 'a')),
  });
  expect(screen.getByText(/about “a”, which is not on the canvas/)).toBeTruthy();
  press('Put the lesson’s graph back');
  await until(() => lessons.$state.get()?.missing.length === 0);
  expect(screen.queryByText(/not on the canvas/)).toBeNull();
});

test('a step rings its cards and every wire between two cards', async () => {
  const plane: PlaneView = {
    rect: () => ({ x: 10, y: 20, width: 100, height: 50 }),
    onWire: () => ({ x: 5, y: 6 }),
    mounted: () => [],
  };
  const { asked, bench, lessons } = await opened(() => <LessonsOverlay plane={plane} />);
  expect(document.querySelectorAll('.lesson-ring').length).toBe(1);
  expect(document.querySelectorAll('.lesson-wire-ring').length).toBe(2);
  expect(asked).toContain(`reveal ${lessons.find('a')}`);
  bench.classroom.$panel.set(null);
  expect(document.querySelectorAll('.lesson-ring, .lesson-wire-ring').length).toBe(0);
});

test('beside another column the lesson says what it wants and leads back', async () => {
  const { lessons, bench } = await opened(() => <LessonReturn />);
  lessons.goTo(2);
  bench.classroom.$panel.set('bugs');
  expect(screen.getByRole('complementary', { name: 'The open lesson' }).textContent).toContain('Set a to 4.');
  press('Back to the lesson');
  expect(bench.classroom.$panel.get()).toBe('lessons');
});
