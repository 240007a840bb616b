import { describe, expect, test } from 'vitest';
import { shortNumeral } from '../../../src/kernel/numeral.ts';
import { library } from '../../../src/lessons/table.ts';
import { lessonsOf } from '../../../src/store/classroom/lesson-library.ts';
import { shownBy } from '../../../src/store/lens.ts';
import { lessonBench } from '../../support/lesson-bench.ts';

/** The right answers by lesson and step, as the lecture has them or as they come out on paper: what a lesson reads off its graph must be
 *  these, or its words speak of other numbers than its canvas. */
const onPaper: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'slope-by-nudging': { rule: 9, nudge: 14.3, smaller: 14 },
  'several-inputs': { values: 4, 'nudge-c': 1, 'nudge-a': 3.7, together: 0 },
  'value-wire-gradient': { wires: 4, seed: 1 },
  'add-routes-multiply-swaps': { values: 32, swap: 8, route: 4, minus: -4, both: 20 },
  'inside-then-outside': { values: 49, inner: 3, outer: 14, product: 42, elsewhere: 6 },
  'the-chain': { values: -8, first: -2, sum: -2, a: 6, check: -8.4 },
  'neuron-by-hand': { sum: -6, tanh: 0.5, routes: 0.5, weight: 1, dead: 0 },
  'calling-backward-in-order': { 'first-call': -2, 'too-early': 0 },
  'used-twice': { twice: 2, bug: 1, 'two-ways': -3, other: -8, 'bug-again': 3 },
  'topological-order': { truth: 4, hurry: 6 },
  'why-backward': { nudges: 4, back: 6 },
};

/** What the canvas shows of a gradient while a switch of the bug lab is on, after the step that switches it on. */
const shownWrong: Readonly<Record<string, Readonly<Record<string, readonly [name: string, gradient: number]>>>> = {
  'used-twice': { bug: ['a', 1], 'bug-again': ['a', 3], again: ['x', 1] },
  'topological-order': { hurry: ['a', 6] },
};

/** What a text says of a number on the canvas as it stands: `n = 0.8814`. */
const statement = /`(\w+) = (−?[\d.]+)`/g;

type Page = Awaited<ReturnType<typeof lessonBench>>;

async function arrive({ lessons, until }: Page, at: number): Promise<void> {
  const arrived = await until(() => lessons.$state.get()?.at === at && lessons.$state.get()?.isBusy === false);
  expect(arrived, `step ${at} begins`).toBe(true);
}

function gradientShown({ lenses, lessons, workbench }: Page, name: string): number | null | undefined {
  const address = lessons.find(name);
  if (address === undefined) return undefined;
  const shown = shownBy(lenses.$lenses.get(), 'gradient', address);
  return shown?.kind === 'number' ? shown.number : workbench.live.gradient(address);
}

describe.each(Object.entries(onPaper))('%s', (id, answers) => {
  test('asks for the numbers that its words speak of, and shows those that it promises', async () => {
    const page = await lessonBench();
    const { lessons: session, until } = page;
    const lesson = lessonsOf(library).find((each) => each.id === id);
    expect(lesson).toBeDefined();
    const opening = session.open(id);
    const found: Record<string, number> = {};
    const wrong: Record<string, readonly [string, number | null | undefined]> = {};
    for (const [at, step] of (lesson?.steps ?? []).entries()) {
      await arrive(page, at);
      for (const [claim, name = '', number] of step.text.join(' ').matchAll(statement))
        if (session.find(name) !== undefined)
          expect(shortNumeral(session.world().value(name) ?? Number.NaN), `${step.id}: ${claim}`).toBe(number);
      if (step.question?.kind === 'number') found[step.id] = step.question.answer(session.world());
      session.showMe();
      expect(await until(() => session.$state.get()?.done.has(step.id) === true), step.id).toBe(true);
      const name = shownWrong[id]?.[step.id]?.[0];
      if (name !== undefined) wrong[step.id] = [name, gradientShown(page, name)];
      session.next();
    }
    expect(await opening).toBe(true);
    expect(Object.keys(found)).toEqual(Object.keys(answers));
    for (const [step, answer] of Object.entries(answers)) expect(found[step], step).toBeCloseTo(answer, 9);
    expect(wrong).toEqual(shownWrong[id] ?? {});
  }, 30_000);
});
