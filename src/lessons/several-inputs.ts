import type { LessonWorld } from '../store/classroom/lesson-world.ts';
import { valueOf } from './from-world.ts';
import { isClose } from './on-canvas.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

/** d = a·b + c with a, b or c put in, the rest as it stands on the canvas. */
function resultWith(world: LessonWorld, numbers: Readonly<Record<string, number>>): number {
  const of = (name: string) => numbers[name] ?? valueOf(name)(world);
  return of('a') * of('b') + of('c');
}

const isNear = (world: LessonWorld, name: string, number: number) => isClose(valueOf(name)(world), number);

export const severalInputs: Lesson = {
  id: 'several-inputs',
  title: 'Several inputs, a slope each',
  blurb: 'With several inputs, each has its own slope: nudge one, keep the others still.',
  minutes: 8,
  concepts: [4],
  start: {
    text: `a = 2
b = -3
c = 10
e = a * b
d = e + c
d.backward()`,
  },
  steps: [
    {
      id: 'values',
      title: 'Three numbers make one',
      text: [
        'Three inputs now: `a`, `b` and `c`. The product `e = a·b` comes first, then the sum `d = e + c`.',
        'Always find the values first. The slopes run along the same wires afterwards.',
      ],
      points: [{ value: 'd' }],
      question: {
        kind: 'number',
        ask: 'What is `d`?',
        answer: valueOf('d'),
        slips: [
          { number: () => 16, words: '`2 · (−3)` is `−6`, not `6`: one factor is below 0.' },
          { number: () => 14, words: 'You added first: `−3 + 10 = 7`, times `2`. The product comes first.' },
          { number: () => -6, words: 'That is `e`. Now add `c`.' },
        ],
        hides: [{ name: 'd', what: 'value' }],
      },
      reveal: ['`2 · (−3) = −6`, and `−6 + 10 = 4`.'],
      solution: [{ answer: valueOf('d') }],
    },
    {
      id: 'nudge-c',
      title: 'Nudge c alone',
      text: ['Nudge one input and leave the others where they are. First `c`: raise it by `0.1`.'],
      points: [{ node: 'c' }, { value: 'd' }],
      task: 'Set `c` to `10.1`.',
      done: (world) => isNear(world, 'c', 10.1),
      question: {
        kind: 'number',
        ask: 'How many times as far as `c` does `d` move?',
        answer: (world) => resultWith(world, { c: 11 }) - resultWith(world, { c: 10 }),
        slips: [
          {
            number: () => 0.1,
            words: 'That is how far `d` moved. `c` moved by `0.1` too. How many times as far is that?',
          },
          { number: () => 10.1, words: 'That is `c` itself. Compare the *moves*: `d` went from `4` to `4.1`.' },
          { number: () => 4.1, words: 'That is `d` itself. Compare the *moves*: `0.1` against `0.1`.' },
        ],
        hides: [{ name: 'c', what: 'gradient' }],
      },
      reveal: ['`d` moved by `0.1` as well. The slope of `c` is `1`.'],
      solution: [{ set: { c: 10.1 } }, { answer: 1 }],
    },
    {
      id: 'nudge-a',
      title: 'Nudge a alone',
      text: ['`c` is back at `10` and `d` at `4`. Now it is the turn of `a`. Think first, then nudge.'],
      points: [{ node: 'a' }],
      prepare: [{ set: { c: 10 } }],
      question: {
        kind: 'number',
        ask: 'What will `d` be when `a` goes from `2` to `2.1`?',
        answer: (world) => resultWith(world, { a: 2.1, b: -3, c: 10 }),
        slips: [
          {
            number: () => 4.1,
            words: 'That would be a slope of `1`, as for `c`. But `a` is multiplied by `b` on its way to `d`.',
          },
          { number: () => 4.3, words: 'The size is right: three times as far. But `b` is below 0, so which way?' },
          { number: () => -6.3, words: 'That is the product. Add `c = 10`.' },
          { number: () => -0.3, words: 'That is how far `d` moves. Where does it end up, from `4`?' },
        ],
        hides: [{ name: 'a', what: 'gradient' }],
      },
      task: 'Then check: set `a` to `2.1`.',
      done: (world) => isNear(world, 'a', 2.1),
      reveal: ['`d` went down by `0.3`: three times as far as `a`, and the other way. The slope of `a` is `−3`.'],
      solution: [{ answer: 3.7 }, { set: { a: 2.1 } }],
    },
    {
      id: 'one-each',
      title: 'One slope for each input',
      text: [
        'So one result has many slopes, one for each input. Each card shows its own: the *gradient*, in the strip below the value.',
        'The gradient of `a` says: how far `d` moves per unit of `a`, with everything else held still.',
      ],
      points: [{ gradient: 'a' }, { gradient: 'b' }, { gradient: 'c' }],
      prepare: [{ set: { a: 2 } }],
      question: {
        kind: 'choice',
        ask: 'The gradient of `b` is `2`. What does that say?',
        options: [
          {
            text: 'Raise `b` by `0.1` and `d` rises by `0.2`',
            isRight: true,
            words: 'Yes: the result moves 2 times as far as `b`.',
          },
          {
            text: 'Raise `d` by `0.1` and `b` rises by `0.2`',
            words: 'The other way round. `b` is what you nudge; `d`, the result, is what follows.',
          },
          {
            text: '`b` is about to become `2`',
            words: 'A gradient is no new value. It says how the *result* answers to a nudge of `b`.',
          },
        ],
      },
      reveal: ['Read it as “`d` per `b`”. Every gradient on the canvas has the same result on top: `d`.'],
      solution: [{ choose: 0 }],
    },
    {
      id: 'which-change',
      title: 'Slopes can change',
      text: ['The slopes hold for the numbers as they stand. You are about to change `b` from `−3` to `5`.'],
      points: [{ node: 'b' }],
      question: {
        kind: 'choice',
        ask: 'Which of the three gradients will be another one then?',
        options: [
          {
            text: 'Only the gradient of `a`',
            isRight: true,
            words: '`a` is multiplied by `b`, so its slope is `b`. The others do not ask what `b` is.',
          },
          {
            text: 'Only the gradient of `b`',
            words: '`b` is multiplied by `a`, and `a` stays `2`. So each unit of `b` still brings 2 units of `d`.',
          },
          { text: 'All three', words: 'A nudge of `c` goes straight into the sum, whatever `b` is. Try it.' },
        ],
      },
      task: 'Then check: set `b` to `5`.',
      done: (world) => isNear(world, 'b', 5),
      reveal: ['The gradient of `a` went from `−3` to `5`: it is always what `a` is multiplied by.'],
      solution: [{ choose: 0 }, { set: { b: 5 } }],
    },
    {
      id: 'together',
      title: 'Two nudges at once',
      text: [
        '`b` is back at `−3`: the gradients are `−3` for `a`, `2` for `b`, `1` for `c`.',
        'Small nudges add up: move two inputs and the result moves by both shares.',
      ],
      points: [{ node: 'a' }, { node: 'c' }],
      prepare: [{ set: { b: -3 } }],
      question: {
        kind: 'number',
        ask: 'You raise `a` by `0.1` and `c` by `0.3`. By how much does `d` move?',
        answer: (world) => resultWith(world, { a: 2.1, b: -3, c: 10.3 }) - resultWith(world, { a: 2, b: -3, c: 10 }),
        tolerance: 1e-3,
        slips: [
          { number: () => 0.6, words: 'You left out the sign: `a` brings `0.1 · (−3)`, which is below 0.' },
          { number: () => 0.4, words: 'You added the nudges. Each counts times its own gradient.' },
          { number: () => -0.3, words: 'That is the share of `a`. Add the share of `c`: `0.3 · 1`.' },
        ],
      },
      task: 'Then check: set `a` to `2.1` and `c` to `10.3`.',
      done: (world) => isNear(world, 'a', 2.1) && isNear(world, 'c', 10.3),
      reveal: ['`0.1 · (−3) + 0.3 · 1 = 0`. The two shares cancel, and `d` is still `4`.'],
      solution: [{ answer: 0 }, { set: { a: 2.1, c: 10.3 } }],
    },
  ],
};
