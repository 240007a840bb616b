import { describe, expect, test } from 'vitest';
import { library } from '../../../src/lessons/table.ts';
import { lessonsOf } from '../../../src/store/classroom/lesson-library.ts';
import type { LessonStep } from '../../../src/store/classroom/lesson.ts';
import type { LessonWorld } from '../../../src/store/classroom/lesson-world.ts';
import { shownBy } from '../../../src/store/lens.ts';
import { lessonBench } from '../../support/lesson-bench.ts';

/** The right answers by lesson and step, as they were published with the lecture or come out on paper: what a question reads off its canvas
 *  must be these. */
const onPaper: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'tanh-taken-apart': { 'one-card': 0.5, 'two-ways': 0.04289321881345247, exp: 0.25 },
  'plain-numbers-and-order': { 'twelve-over-c': 3, 'one-minus-d': -1, divide: 0.75, square: -4 },
  'relu-gate': { open: 2, z: -8 },
  'the-same-in-pytorch': { 'gradient-knows': -0.9, 'unit-test': 46 },
  'layers-and-mlps': { sum: -1, layer: 16, net: 41 },
  'the-loss': { 'one-error': 4, sum: 5.25, gradient: 4, step: 0.6, mean: 1 },
  'the-margin': { hinge: 0.5, push: -1, 'other-class': 3, mean: 0.75, penalty: 0.6 },
  'descent-and-overshoot': { 'four-beats': 3.4, bounce: -2, 'just-right': 0.5 },
  'the-training-loop': {},
  'forgotten-zero-grad': { 'second-pass': 12, 'two-steps': 2.32 },
  moons: { decay: 0.55, minibatch: 10, penalty: 4 },
  'the-graph-is-rebuilt': { 'same-name': 3, 'x-stays': 2 },
};

interface Claim {
  readonly words: string;
  readonly what: 'value' | 'gradient';
  readonly name: string;
  readonly number: string;
}

const name = String.raw`\x60([\p{L}_]\w*(?:\.\w+)*)\x60`;
const number = String.raw`\x60([−-]?\d+(?:\.\d+)?)\x60`;
const link = String.raw`(?: (?:is|has|stays|are))(?: (?:now|still|back|at|about|only|the gradient))*`;

/** What sentences say of the canvas: “`w` is `4`”, “the gradient of `w` is `6`”, “`p` has the gradient `0.1464`” or just “has `0.1464`”. */
function claimsOf(texts: readonly string[]): readonly Claim[] {
  return texts.flatMap((text) =>
    [...text.matchAll(new RegExp(`(of )?${name}(${link}) ${number}`, 'gu'))].map((found) => {
      const [words, of, who = '', how = '', what = ''] = found;
      const isGradient = of !== undefined || how.startsWith(' has');
      return { words, what: isGradient ? 'gradient' : 'value', name: who, number: what.replace('−', '-') };
    }),
  );
}

/** Those that are off by more than half of the last digit said. */
function untrue(claims: readonly Claim[], world: LessonWorld): readonly string[] {
  return claims.flatMap(({ words, what, name: who, number: said }) => {
    const here = what === 'value' ? world.value(who) : world.gradient(who);
    const digits = said.split('.')[1]?.length ?? 0;
    const isTrue = typeof here === 'number' && Math.abs(here - Number(said)) <= 0.5000001 * 10 ** -digits;
    return isTrue ? [] : [`${words} (it is ${here})`];
  });
}

const before = (step: LessonStep) =>
  claimsOf([...step.text, ...(step.question === undefined ? [] : [step.question.ask])]);
const after = (step: LessonStep) => claimsOf(step.reveal ?? []);

/** Networks, training and what leads to them: there nothing is told of a canvas of long ago. */
const lessons = lessonsOf(library).filter(({ concepts }) => concepts.some((concept) => concept > 21));

describe.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s', (id, { steps }) => {
  test('says of its canvas what is true there, before and after each step, and asks for the numbers that come out on paper', async () => {
    const page = await lessonBench();
    const { lessons: session, until } = page;
    const opening = session.open(id);
    expect(await opening).toBe(true);
    const answers: Record<string, number> = {};
    for (const [at, step] of steps.entries()) {
      await until(() => session.$state.get()?.at === at && session.$state.get()?.isBusy === false);
      expect(untrue(before(step), session.world()), step.id).toEqual([]);
      if (step.question?.kind === 'number') answers[step.id] = step.question.answer(session.world());
      session.showMe();
      expect(await until(() => session.$state.get()?.done.has(step.id) === true), step.id).toBe(true);
      expect(untrue(after(step), session.world()), step.id).toEqual([]);
      session.next();
    }
    const paper = onPaper[id] ?? {};
    expect(Object.keys(answers)).toEqual(Object.keys(paper));
    for (const [step, answer] of Object.entries(paper)) expect(answers[step], step).toBeCloseTo(answer, 9);
  }, 30_000);
});

test('there are enough such sentences for this to mean something', () => {
  const claims = lessons.flatMap(({ steps }) => steps.flatMap((step) => [...before(step), ...after(step)]));
  expect(claims.length).toBeGreaterThan(25);
});

//  w ─▶ e = w − 1 ─▶ loss = e²      at w = 4: ∂loss/∂e = 6, ∂loss/∂w = 6
test('a second pass over the same graph leaves 6 + (6 + 6) at w, and over a graph built anew 6 + 6, as its lesson says', async () => {
  const { lessons: session, classroom, lenses, until } = await lessonBench();
  expect(await session.open('forgotten-zero-grad')).toBe(true);
  session.showMe();
  await until(() => session.$state.get()?.done.has('second-pass') === true);
  session.next();
  await until(() => session.$state.get()?.at === 1 && session.$state.get()?.isBusy === false);
  session.showMe();
  expect(await until(() => session.$state.get()?.done.has('see-it') === true)).toBe(true);
  const w = session.find('w');
  expect(w === undefined ? null : shownBy(lenses.$lenses.get(), 'gradient', w)).toMatchObject({ number: 18 });
  classroom.bugs.set({ noZeroGrad: { passes: 2, leftover: 'leaves' } });
  expect(w === undefined ? null : shownBy(lenses.$lenses.get(), 'gradient', w)).toMatchObject({ number: 12 });
});
