import { describe, expect, test } from 'vitest';
import { library } from '../../../src/lessons/table.ts';
import { lessonsOf } from '../../../src/store/classroom/lesson-library.ts';
import type { LessonStep } from '../../../src/store/classroom/lesson.ts';
import type { LessonWorld } from '../../../src/store/classroom/lesson-world.ts';
import { lessonBench } from '../../support/lesson-bench.ts';

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
  test('says of its canvas what is true there, before and after each step', async () => {
    const page = await lessonBench();
    const { lessons: session, until } = page;
    const opening = session.open(id);
    expect(await opening).toBe(true);
    for (const [at, step] of steps.entries()) {
      await until(() => session.$state.get()?.at === at && session.$state.get()?.isBusy === false);
      expect(untrue(before(step), session.world()), step.id).toEqual([]);
      session.showMe();
      expect(await until(() => session.$state.get()?.done.has(step.id) === true), step.id).toBe(true);
      expect(untrue(after(step), session.world()), step.id).toEqual([]);
      session.next();
    }
  }, 30_000);
});

test('there are enough such sentences for this to mean something', () => {
  const claims = lessons.flatMap(({ steps }) => steps.flatMap((step) => [...before(step), ...after(step)]));
  expect(claims.length).toBeGreaterThan(30);
});
