import { chainGraph } from './chain-graph.ts';
import type { LessonWorld } from '../store/classroom/lesson-world.ts';
import { gradientOf, valueOf } from './from-world.ts';
import { isClose } from './on-canvas.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

/** L with another b, the rest as it stands on the canvas. */
function resultWith(world: LessonWorld, b: number): number {
  const of = (name: string) => valueOf(name)(world);
  return (of('a') * b + of('c')) * of('f');
}

/** The inputs of the lesson's graph after one step of 0.01 times the gradient, upwards. */
const stepped = { a: 2.06, b: -3.04, c: 9.98, f: -1.96 };

export const theChain: Lesson = {
  id: 'the-chain',
  title: 'The chain, by hand',
  blurb:
    'Every gradient is the one behind it times one local slope. Do a whole backward pass by hand, check it, use it.',
  minutes: 12,
  concepts: [11, 14, 15, 17],
  start: chainGraph,
  steps: [
    {
      id: 'values',
      title: 'Forward: the values',
      text: ['A product, a sum, a product. Work out the values from left to right.'],
      points: [{ value: 'L' }],
      question: {
        kind: 'number',
        ask: 'What is `L`?',
        answer: valueOf('L'),
        slips: [
          { number: () => 8, words: 'The size is right: `4 · 2`. But `f` is below 0.' },
          { number: () => 4, words: 'That is `d`. Now times `f`.' },
          { number: () => -32, words: '`2 · (−3)` is `−6`. With `−6 + 10`, what is `d`?' },
          { number: () => 2, words: 'You added `f` at the end. `L = d · f`.' },
        ],
        hides: [{ name: 'L', what: 'value' }],
      },
      reveal: ['`e = −6`, `d = 4`, `L = −8`. Keep these numbers: the way back needs them.'],
      solution: [{ answer: valueOf('L') }],
    },
    {
      id: 'first',
      title: 'Back through the product',
      text: ['The way back starts with the seed: the gradient of `L` is `1`. `L` is the product of `d` and `f`.'],
      points: [{ gradient: 'd' }, { gradient: 'f' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `d`?',
        answer: gradientOf('d'),
        slips: [
          {
            number: valueOf('d'),
            words: 'That is the value of `d` itself, and it is what `f` gets. In a product each gets the *other*.',
          },
          { number: valueOf('L'), words: 'That is `L`. How far does `L` move per unit of `d`?' },
          { number: () => 1, words: 'That is the seed. Times the local slope of the product for `d`.' },
        ],
        hides: ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => ({ name, what: 'gradient' as const })),
      },
      reveal: ['`1 · f = −2` for `d`, and `1 · d = 4` for `f`: the seed times the other number.'],
      solution: [{ answer: gradientOf('d') }],
    },
    {
      id: 'sum',
      title: 'Back through the sum',
      text: ['`d` has `−2`. Now `d = e + c` hands it on. The local slope of a sum is `1`.'],
      points: [{ gradient: 'c' }, { gradient: 'e' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `c`?',
        answer: gradientOf('c'),
        slips: [
          { number: () => 1, words: 'That is the local slope alone. Multiply it by what comes back to `d`: `−2`.' },
          { number: () => -1, words: 'A gradient is not shared out between `e` and `c`. Each gets all of it.' },
          { number: () => 12, words: 'That is the other operand times `−2`. Swapping is for products; this is a sum.' },
          { number: valueOf('c'), words: 'That is the value of `c`. A sum does not look at the numbers.' },
        ],
        hides: ['a', 'b', 'c', 'e'].map((name) => ({ name, what: 'gradient' as const })),
      },
      reveal: [
        '`−2 · 1 = −2`, for `c` and for `e`. What comes back is called *upstream*; upstream × local slope = gradient.',
      ],
      solution: [{ answer: gradientOf('c') }],
    },
    {
      id: 'a',
      title: 'To the very beginning',
      text: ['`e` has `−2`. One step is left: back through `e = a · b`.'],
      points: [{ gradient: 'a' }, { wire: ['a', 'e'] }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `a`?',
        answer: gradientOf('a'),
        slips: [
          {
            number: () => -3,
            words:
              'That is the local slope, `b`. You dropped what comes from further on: `e` itself has gradient `−2`.',
          },
          { number: () => -5, words: 'You added `−2` and `−3`. Slopes along a chain multiply.' },
          { number: () => -4, words: 'You took `a` itself: `−2 · 2`. In a product it gets the other number, `b`.' },
          { number: () => -2, words: 'That is what arrives at `e`. Times the local slope of the product, `b`.' },
          {
            number: () => 12,
            words: 'That is `−2` times the value of `e`. The local slope for `a` is the other factor, `b`.',
          },
        ],
        hides: ['a', 'b'].map((name) => ({ name, what: 'gradient' as const })),
      },
      reveal: [
        '`−2 · (−3) = 6` for `a`, and `−2 · 2 = −4` for `b`. Two minus signs make a plus: raise `a` and `L` rises.',
      ],
      solution: [{ answer: gradientOf('a') }],
    },
    {
      id: 'check',
      title: 'Do not believe it: nudge one',
      text: [
        'Is the gradient of `b` really `−4`? Nudge `b` alone from `−3` to `−2.9` and see.',
        'First say what you expect: `L` is `−8` now.',
      ],
      points: [{ node: 'b' }, { value: 'L' }],
      question: {
        kind: 'number',
        ask: 'What will `L` be once `b` is set to `−2.9`?',
        answer: (world) => resultWith(world, -2.9),
        slips: [
          { number: () => -7.6, words: 'The size of the move is right. The gradient is below 0, so `L` falls.' },
          { number: () => -12, words: 'That is a nudge of 1. `b` moves by `0.1`.' },
          { number: () => -0.4, words: 'That is how far `L` moves. From `−8`, where does it arrive?' },
        ],
      },
      task: 'Then check: set `b` to `−2.9`.',
      done: (world) => isClose(valueOf('b')(world), -2.9),
      reveal: [
        '`−8 + 0.1 · (−4) = −8.4`, and so it is. Nudging is how you check a gradient, one input at a time. The backward pass found all of them in one go.',
      ],
      solution: [{ answer: (world) => resultWith(world, -2.9) }, { set: { b: -2.9 } }],
    },
    {
      id: 'climb',
      title: 'Use it: one step uphill',
      text: [
        '`b` is back at `−3` and `L` at `−8`. Now move all four inputs at once, each by `0.01` times *its own* gradient.',
        '`a` has gradient `6`: it goes from `2` to `2.06`. `b` has `−4`: it goes from `−3` to `−3.04`.',
      ],
      points: [{ value: 'L' }],
      prepare: [{ set: { b: -3 } }],
      question: {
        kind: 'choice',
        ask: 'What will `L` do?',
        options: [
          {
            text: 'Rise',
            isRight: true,
            words:
              'Yes. Each number moves the way its own gradient points, so each share is above 0: `6·0.06`, `−4·(−0.04)` and so on.',
          },
          {
            text: 'Fall, because `b` and `c` fall',
            words:
              '`b` falls because its gradient is below 0. A falling number with a gradient below 0 makes `L` rise.',
          },
          {
            text: 'Stay, because ups and downs cancel',
            words:
              'Each share is nudge × gradient = `0.01` × gradient². A square is never below 0, so nothing cancels.',
          },
        ],
      },
      task: 'Open *Step along the gradient…*, choose Inputs, η = `0.01`, and press Up once.',
      done: (world) => (world.value('L') ?? -8) > -7.4 && world.moved('a') && world.moved('f'),
      hint: 'Open the menu at the top right; it is there under Numbers.',
      reveal: [
        '`L` rose from `−8` to `−7.286`. Going the other way, `L` would fall: that is gradient *descent*, and it is how networks learn.',
      ],
      solution: [{ choose: 0 }, { set: stepped }],
    },
    {
      id: 'by-hand',
      title: 'Now all of it yourself',
      text: [
        'The inputs are back where they were. In *Backprop by hand* you say which card is next and what its gradient is.',
        'Start at `L` with the seed `1`. Then use upstream × local slope, card by card.',
      ],
      points: [{ node: 'L' }],
      prepare: [{ set: { a: 2, b: -3, c: 10, f: -2 } }],
      task: 'Start *Backprop by hand* (key `B`, or in the menu at the top right).',
      done: (world) => world.ran('manual.start') > 0,
      hint: 'You have all the numbers: `L 1`, `d −2`, `f 4`, `e −2`, `c −2`, `a 6`, `b −4`.',
      reveal: [
        'Now do the whole pass, and take the time you like. A card that is not ready yet is refused, with the reason.',
      ],
      solution: [{ run: 'manual.start' }],
    },
  ],
};
