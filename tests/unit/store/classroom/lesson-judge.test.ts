import { expect, test } from 'vitest';
import { isClose, judgeChoice, judgeNumber } from '../../../../src/store/classroom/lesson-judge.ts';
import type { LessonQuestion } from '../../../../src/store/classroom/lesson.ts';
import { lessonBench } from '../../../support/lesson-bench.ts';

const { lessons } = await lessonBench();
const world = lessons.world();

const question: Extract<LessonQuestion, { kind: 'number' }> = {
  kind: 'number',
  ask: 'What is the gradient of `b`?',
  answer: () => -4,
  slips: [
    { number: () => 2, words: 'That is only the local slope.' },
    { number: () => -2, words: 'That is only what comes from behind.' },
  ],
};

test('the right number is right within a hundredth, relative to its size', () => {
  expect(judgeNumber(question, -4, world).verdict).toBe('right');
  expect(judgeNumber(question, -3.97, world).verdict).toBe('right');
  expect(judgeNumber(question, -3.95, world).verdict).toBe('wrong');
  expect(isClose(0.009, 0)).toBe(true);
  expect(isClose(0.011, 0)).toBe(false);
});

test('a slip is answered by what was thought', () => {
  expect(judgeNumber(question, 2, world)).toEqual({
    verdict: 'wrong',
    given: 2,
    words: 'That is only the local slope.',
  });
  expect(judgeNumber(question, -2, world).words).toBe('That is only what comes from behind.');
});

test('a turned sign, a 0 and anything else have words of their own', () => {
  const words = [4, 0, 17].map((given) => judgeNumber(question, given, world).words);
  expect(words[0]).toContain('sign');
  expect(words[1]).toContain('not 0');
  expect(new Set(words).size).toBe(3);
});

test('infinity is right where it is the answer; nothing is right where there is no number', () => {
  expect(judgeNumber({ ...question, answer: () => Infinity }, Infinity, world).verdict).toBe('right');
  expect(judgeNumber({ ...question, answer: () => Infinity }, -Infinity, world).verdict).toBe('wrong');
  for (const given of [0, 1, Number.NaN])
    expect(judgeNumber({ ...question, answer: () => Number.NaN }, given, world).verdict).toBe('wrong');
});

test('an option says its words; one that is not there throws', () => {
  const choice: Extract<LessonQuestion, { kind: 'choice' }> = {
    kind: 'choice',
    ask: 'Up or down?',
    options: [
      { text: 'up', isRight: true, words: 'Yes.' },
      { text: 'down', words: 'No: the slope is above 0.' },
    ],
  };
  expect(judgeChoice(choice, 0)).toEqual({ verdict: 'right', given: 0, words: 'Yes.' });
  expect(judgeChoice(choice, 1).verdict).toBe('wrong');
  expect(() => judgeChoice(choice, 2)).toThrow(/no option 2/);
});
