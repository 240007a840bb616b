import type { LessonWorld } from '../store/classroom/lesson-world.ts';
import { gradientOf, valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

/** y = (3x + 1)² at the x of the canvas, by hand, for judging what a learner may have thought. */
const at = ({ value }: LessonWorld) => {
  const x = value('x') ?? Number.NaN;
  return { x, u: 3 * x + 1 };
};

export const insideThenOutside: Lesson = {
  id: 'inside-then-outside',
  title: 'Inside, then outside',
  blurb: 'A rule inside a rule: find the values inside out, then multiply the slopes along the same wires.',
  minutes: 8,
  concepts: [11],
  start: {
    text: `x = 2
u = 3 * x + 1
y = square(u)
y.backward()`,
  },
  steps: [
    {
      id: 'values',
      title: 'One rule feeds the next',
      text: ['First `u = 3·x + 1`, then `y = u²`. The second rule knows nothing of `x`: it only sees `u`.'],
      points: [{ node: 'u' }, { value: 'y' }],
      question: {
        kind: 'number',
        ask: '`x` is `2`. What is `y`?',
        answer: valueOf('y'),
        slips: [
          {
            number: (world) => at(world).x ** 2 * at(world).u,
            words: 'You multiplied the two rules: `2² · 7`. The second rule is applied to what the first one *gives*.',
          },
          { number: (world) => 3 * at(world).x ** 2 + 1, words: 'You squared `x`. It is `u` that is squared.' },
          { number: (world) => at(world).u, words: 'That is `u`. Now square it.' },
          { number: (world) => 2 * at(world).u, words: '`u²` is `u · u`, not `2 · u`.' },
        ],
        hides: [{ name: 'y', what: 'value' }],
      },
      reveal: ['`u = 7` and `y = 7² = 49`. Inside first, then outside.'],
      solution: [{ answer: valueOf('y') }],
    },
    {
      id: 'inner',
      title: 'The inner slope',
      text: ['Now slopes, along the same wires. Nudge `x` by `0.1`.'],
      points: [{ node: 'x' }, { node: 'u' }],
      question: {
        kind: 'number',
        ask: 'How many times as far as `x` does `u` move?',
        answer: () => 3,
        slips: [
          { number: () => 0.3, words: 'That is how far `u` moves. How many times `0.1` is that?' },
          { number: () => 4, words: 'The `+ 1` moves `u` once and for all. It does not move when `x` does.' },
          { number: (world) => at(world).u, words: 'That is `u` itself. Compare the moves.' },
        ],
        hides: [{ name: 'x', what: 'gradient' }],
      },
      hint: 'With `x = 2.1`, `u = 7.3`. It was `7`.',
      reveal: ['3 times as far, wherever `x` is. This is the *local slope* of the inner rule.'],
      solution: [{ answer: 3 }],
    },
    {
      id: 'outer',
      title: 'The outer slope',
      text: ['The slope of a square is twice the number that is squared. That number is *not* `x`.'],
      points: [{ gradient: 'u' }],
      question: {
        kind: 'number',
        ask: 'How many times as far as `u` does `y` move?',
        answer: gradientOf('u'),
        slips: [
          {
            number: (world) => 2 * at(world).x,
            words: 'You took the slope of the square at `x = 2`. The square sees `u = 7`: take its slope there.',
          },
          { number: (world) => at(world).u, words: 'That is `u`. The slope of `u²` is `2 · u`.' },
          { number: (world) => at(world).u ** 2, words: 'That is `y`, the square itself. Its slope is `2 · u`.' },
          { number: () => 2, words: 'The slope of `u²` is not the same everywhere: it is `2 · u`.' },
        ],
        hides: [
          { name: 'u', what: 'gradient' },
          { name: 'x', what: 'gradient' },
        ],
      },
      reveal: ['`2 · 7 = 14`. The outer slope is taken where the inner rule has *arrived*.'],
      solution: [{ answer: gradientOf('u') }],
    },
    {
      id: 'product',
      title: 'Slope times slope',
      text: ['Nudge `x`: `u` moves 3 times as far, and `y` moves 14 times as far as `u`.'],
      points: [{ gradient: 'x' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `x`?',
        answer: gradientOf('x'),
        slips: [
          {
            number: (world) => 2 * at(world).u,
            words: 'That is the outer slope alone. You dropped the inner factor: `u` moves 3 times as far as `x`.',
          },
          {
            number: (world) => 2 * at(world).x * 3,
            words: 'Both factors are there, but the outer slope was taken at `x = 2`. Take it at `u = 7`.',
          },
          {
            number: (world) => 2 * at(world).u + 3,
            words: 'You added the slopes. 14 times as far as something that goes 3 times as far: multiply.',
          },
          {
            number: (world) => 2 * at(world).x,
            words: 'That is the slope of `x²`. Here `u` is squared, and `u` is `3·x + 1`.',
          },
          { number: () => 3, words: 'That is the inner slope alone. What does `y` make of each unit of `u`?' },
        ],
        hides: [{ name: 'x', what: 'gradient' }],
      },
      reveal: ['`14 · 3 = 42`. This is the *chain rule*: along a chain, slopes multiply.'],
      solution: [{ answer: gradientOf('x') }],
    },
    {
      id: 'elsewhere',
      title: 'Somewhere else',
      text: ['Now `x` goes to `0`. The inner slope is `3` as before.'],
      points: [{ node: 'x' }],
      prepare: [{ set: { x: 0 } }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `x` at `x = 0`?',
        answer: gradientOf('x'),
        slips: [
          {
            number: () => 0,
            words:
              'That is the slope of the square at `x = 0`. But the square sees `u = 1`, and its slope there is `2`.',
          },
          { number: () => 2, words: 'That is the outer slope. The inner factor `3` is missing.' },
          { number: () => 42, words: 'That was at `x = 2`. The outer slope is `2 · u`, and `u` is now `1`.' },
          { number: () => 5, words: 'You added `2` and `3`. Slopes along a chain multiply.' },
        ],
        hides: [
          { name: 'x', what: 'gradient' },
          { name: 'u', what: 'gradient' },
        ],
      },
      reveal: ['`2 · 1 · 3 = 6`. The values come first because the outer slope needs them.'],
      solution: [{ answer: gradientOf('x') }],
    },
    {
      id: 'path',
      title: 'See the path',
      text: ['The page can light the way from `x` to `y`, with the local slope on every piece of it.'],
      points: [{ node: 'x' }],
      task: 'Select `x` and run *Paths to the root* (key `Y`).',
      done: (world) => world.ran('paths.show') > 0,
      hint: 'Click the card of `x`, then press `Y`.',
      reveal: ['The slopes along the path, multiplied, give `6`. Adding 1 has slope `1`, so it changes nothing.'],
      solution: [{ run: 'paths.show', on: 'x' }],
    },
  ],
};
