import { describe, expect, test } from 'vitest';
import { marked } from '../../src/features/lessons/marked-text.ts';
import { concepts } from '../../src/lessons/concepts.ts';
import { library } from '../../src/lessons/table.ts';
import { isClose, judgeChoice, judgeNumber } from '../../src/store/classroom/lesson-judge.ts';
import { lessonsOf } from '../../src/store/classroom/lesson-library.ts';
import type { Lesson, LessonAct, LessonStep } from '../../src/store/classroom/lesson.ts';
import { commandNamed } from '../../src/store/commands/registry.ts';
import { lessonBench } from '../support/lesson-bench.ts';

const lessons = lessonsOf(library);

const idsOf = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

/** Every text of a step that people read. */
function textsOf(step: LessonStep): readonly string[] {
  const { question } = step;
  const said =
    question === undefined
      ? []
      : question.kind === 'number'
        ? (question.slips ?? []).map(({ words }) => words)
        : question.options.flatMap(({ text, words }) => [text, words]);
  return [
    step.title,
    ...step.text,
    ...(step.task === undefined ? [] : [step.task]),
    ...(step.hint === undefined ? [] : [step.hint]),
    ...(step.reveal ?? []),
    ...(question === undefined ? [] : [question.ask]),
    ...said,
  ];
}

const actsOf = (step: LessonStep): readonly LessonAct[] => [...(step.prepare ?? []), ...step.solution];

test('ids are unique, and fit into a link', () => {
  const ids = idsOf(lessons);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{1,64}$/);
});

test('every concept of the checklist is shown in a lesson', () => {
  const shown = new Set(lessons.flatMap((lesson) => lesson.concepts));
  expect(
    [...concepts].filter(([number]) => !shown.has(number)).map(([number, words]) => `${number}: ${words}`),
  ).toEqual([]);
});

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (_, lesson) => {
  test('says what it is in plain words, with steps of their own names', () => {
    expect(lesson.title).toMatch(/^\S.{2,60}$/);
    expect(lesson.blurb).toMatch(/[.?]$/);
    expect(lesson.minutes).toBeGreaterThanOrEqual(2);
    expect(lesson.minutes).toBeLessThanOrEqual(25);
    expect(lesson.steps.length).toBeGreaterThanOrEqual(3);
    const ids = idsOf(lesson.steps);
    expect(new Set([...ids, 'end']).size).toBe(ids.length + 1);
    for (const concept of lesson.concepts) expect(concepts.has(concept), `concept ${concept}`).toBe(true);
    expect(lesson.concepts.length).toBeGreaterThan(0);
  });

  test('asks something before it reveals it', () => {
    expect(lesson.steps.some(({ question }) => question !== undefined)).toBe(true);
  });

  test('is written with marks that close, and without exclamation', () => {
    for (const step of lesson.steps) {
      for (const text of textsOf(step)) {
        const plain = marked(text).flatMap(({ kind, text: part }) => (kind === 'plain' ? [part] : []));
        expect(plain.join(''), `${step.id}: ${text}`).not.toMatch(/[`*]/);
        expect(text, step.id).not.toMatch(/!(?!=)/);
      }
    }
  });

  test('names commands that there are', () => {
    for (const step of lesson.steps)
      for (const act of actsOf(step))
        if ('run' in act) expect(commandNamed(act.run)?.id, `${step.id} runs ${act.run}`).toBe(act.run);
  });

  test('is solved by its own solution, step by step', async () => {
    const page = await lessonBench();
    const { lessons: session, until } = page;
    // An example's file takes as long as it takes.
    expect(await session.open(lesson.id)).toBe(true);
    expect(await until(() => session.$state.get()?.isBusy === false)).toBe(true);
    for (const [at, step] of lesson.steps.entries()) await solve(page, lesson, step, at);
    expect(session.$state.get()?.done).toEqual(new Set(idsOf(lesson.steps)));
    expect(session.$progress.get().lessons.get(lesson.id)?.isFinished).toBe(true);
  }, 30_000);
});

type Page = Awaited<ReturnType<typeof lessonBench>>;

/** Plays one step as “show me” does, and looks that it was not done before and is done then. */
async function solve(page: Page, lesson: Lesson, step: LessonStep, at: number): Promise<void> {
  const { lessons: session, until } = page;
  const where = `${lesson.id}, ${step.id}`;
  expect(await until(() => session.$state.get()?.at === at && session.$state.get()?.isBusy === false), where).toBe(
    true,
  );
  const state = () => session.$state.get();
  expect(state()?.missing, `${where}: what it is about is on the canvas`).toEqual([]);
  expect(saidBy(page), `${where}: prepares`).toEqual([]);
  const asks = step.question !== undefined || step.done !== undefined;
  expect(state()?.done.has(step.id), `${where}: is done before anything was done`).toBe(!asks);
  if (step.task !== undefined) expect(step.done, `${where}: a task is checked`).toBeDefined();
  if (step.done !== undefined) {
    expect(step.task, `${where}: what is checked is asked for`).toBeDefined();
    expect(state()?.isTaskDone, `${where}: its task is done before anything was done`).toBe(false);
  }
  if (step.question !== undefined) {
    judgeAll(page, step, where);
    expect(
      step.solution.some((act) => 'answer' in act || 'choose' in act),
      `${where}: its solution answers`,
    ).toBe(true);
  }
  session.showMe();
  const isDone = await until(() => state()?.isBusy === false && state()?.done.has(step.id) === true);
  expect(saidBy(page), `${where}: says while it is solved`).toEqual([]);
  expect(isDone, `${where}: its solution solves it`).toBe(true);
  session.next();
}

const troubles = (page: Page) => page.view.$notices.get().filter(({ tone }) => tone !== 'plain');
const saidBy = (page: Page) => troubles(page).map(({ text }) => text);

/** The right answer is right, every slip is told apart from it and from the slips before it, and anything else is refused. */
function judgeAll(page: Page, { question }: LessonStep, where: string): void {
  if (question === undefined) return;
  const world = page.lessons.world();
  if (question.kind === 'choice') {
    expect(question.options.filter(({ isRight }) => isRight === true).length, `${where}: one option is right`).toBe(1);
    expect(question.options.length, where).toBeGreaterThanOrEqual(2);
    for (const [index, option] of question.options.entries()) {
      const { verdict, words } = judgeChoice(question, index);
      expect([verdict, words]).toEqual([option.isRight === true ? 'right' : 'wrong', option.words]);
      expect(words, where).toMatch(/\S/);
    }
    return;
  }
  const right = question.answer(world);
  expect(right, `${where}: its answer is a number`).not.toBeNaN();
  expect(judgeNumber(question, right, world).verdict).toBe('right');
  for (const { number, words } of question.slips ?? []) {
    const slip = number(world);
    expect(isClose(slip, right, question.tolerance), `${where}: the slip ${slip} is not the answer ${right}`).toBe(
      false,
    );
    expect(judgeNumber(question, slip, world), `${where}: the slip ${slip}`).toEqual({
      verdict: 'wrong',
      given: slip,
      words,
    });
  }
  expect(judgeNumber(question, right + 1000, world).verdict).toBe('wrong');
}
