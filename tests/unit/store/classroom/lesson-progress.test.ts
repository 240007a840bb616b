import { expect, test } from 'vitest';
import { keepProgress, readProgress } from '../../../../src/store/classroom/lesson-progress.ts';
import { memoryShelf } from '../../../support/lesson-bench.ts';

const half = { step: 'two', done: ['one'], isFinished: false };

test('what is kept is read back', () => {
  const shelf = memoryShelf();
  keepProgress(shelf, 'a', half);
  expect(readProgress(shelf)).toEqual({ last: 'a', lessons: new Map([['a', half]]) });
});

test('lessons that another tab kept meanwhile stay', () => {
  const shelf = memoryShelf();
  keepProgress(shelf, 'a', half);
  const other = keepProgress(shelf, 'b', { ...half, isFinished: true });
  expect([...other.lessons.keys()]).toEqual(['a', 'b']);
  expect(keepProgress(shelf, 'a', null).lessons.has('a')).toBe(false);
});

test.each([
  'nothing',
  '{',
  'null',
  '[]',
  '{"lessons": 3}',
  '{"lessons": {"a": null, "b": {"step": 1, "done": []}, "c": {"step": "x", "done": "y"}}, "last": 7}',
])('from a damaged shelf (%s) comes no progress, and no error', (text) => {
  const shelf = memoryShelf(new Map([['progress', text]]));
  expect(readProgress(shelf)).toEqual({ last: null, lessons: new Map() });
});
