import { gradientOf, valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';
import { hasOp, isClose, isOp } from './on-canvas.ts';

export const tanhTakenApart: Lesson = {
  id: 'tanh-taken-apart',
  title: 'tanh, taken apart',
  blurb: 'How much one card does is free: whole or in pieces, all other numbers stay the same.',
  minutes: 7,
  concepts: [22, 23, 28],
  start: { example: 'neuron-by-hand' },
  steps: [
    {
      id: 'one-card',
      title: 'One card, one local rule',
      text: [
        'The last card of this neuron is `tanh`. It does a lot of arithmetic, but nothing outside sees that.',
        'Backprop asks a card for two things only: its value, and its local slope. For `tanh` the local slope is `1 − o²`.',
      ],
      points: [{ node: 'o' }],
      question: {
        kind: 'number',
        ask: '`o` is `0.7071`. What is the local slope `1 − o²`?',
        answer: (world) => 1 - valueOf('o')(world) ** 2,
        slips: [
          { number: (world) => 1 - valueOf('o')(world), words: 'That is `1 − o`. The rule squares `o` first.' },
          {
            number: valueOf('o'),
            words: 'That is `o` itself. Its own output is the slope of `exp`.',
          },
        ],
        hides: [{ name: 'n', what: 'gradient' }],
      },
      reveal: ['`o` is the root, so the gradient behind it is 1. The gradient of `n` is 1 × `0.5`.'],
      solution: [{ answer: (world) => 1 - valueOf('o')(world) ** 2 }],
    },
    {
      id: 'apart',
      title: 'The same function in small steps',
      text: [
        '`tanh(n)` can also be written as `(exp(2n) − 1) / (exp(2n) + 1)`. That is one card turned into several.',
        'Before you look: `w1` has the gradient `1` now.',
      ],
      points: [{ node: 'o' }, { gradient: 'w1' }],
      question: {
        kind: 'choice',
        ask: 'tanh becomes a longer way of several cards. What happens to the gradient of `w1`?',
        options: [
          {
            text: 'It stays 1.',
            isRight: true,
            words: 'It is the same function of n, so nudging w1 moves o just as far.',
          },
          {
            text: 'It shrinks, because the way is longer.',
            words: 'More factors, yes. But together they make the one slope that tanh had.',
          },
          {
            text: 'It grows, because there are more slopes.',
            words: 'More slopes are multiplied, but their product is the slope that tanh had.',
          },
        ],
      },
      task: 'Select `o`, press `X` and take `tanh` apart.',
      done: (world) => hasOp(world, 'exp') && !isOp(world, 'o', 'tanh') && isClose(valueOf('o')(world), Math.SQRT1_2),
      hint: 'Or type `e = exp(2 * n)` and then `o = (e - 1) / (e + 1)` in the formula bar.',
      reveal: [
        '`o` is still `0.7071`, and the gradient of `w1` is still `1`. The panel of `X` compares every number outside and finds no difference.',
      ],
      solution: [{ choose: 0 }, { run: 'swap.apart', on: 'o', times: 2 }, { run: 'lessons.panel' }],
    },
    {
      id: 'two-ways',
      title: 'e is used twice',
      prepare: [
        { graph: 'n = 0.8813735870195432\nk = 2 * n\ne = exp(k)\np = e - 1\nq = e + 1\no = p / q\no.backward()' },
      ],
      text: [
        'Here are the pieces with names, from `n` on. First the values: `k = 2n`, then `e = exp(k)`, then `p = e − 1` and `q = e + 1`, and `o = p / q`.',
        'Now the slopes, backwards along the same wires. `p` has the gradient `0.1464` and `q` has `−0.1036`. Both read `e` with slope 1.',
      ],
      points: [{ gradient: 'p' }, { gradient: 'q' }, { node: 'e' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `e`?',
        answer: gradientOf('e'),
        tolerance: 1e-3,
        slips: [
          {
            number: gradientOf('p'),
            words: 'That is what comes through `p` alone. `e` reaches `o` through `q` as well.',
          },
          {
            number: gradientOf('q'),
            words: 'That is what comes through `q` alone. `e` reaches `o` through `p` as well.',
          },
          {
            number: (world) => gradientOf('p')(world) - gradientOf('q')(world),
            words: 'The two ways are added with their signs: `0.1464 + (−0.1036)`.',
          },
        ],
        hides: [
          { name: 'e', what: 'gradient' },
          { name: 'k', what: 'gradient' },
        ],
      },
      reveal: [
        '`0.1464 − 0.1036 = 0.0429`. A larger `e` lifts the top and the bottom of the fraction, and the two nearly cancel.',
      ],
      solution: [{ answer: gradientOf('e') }],
    },
    {
      id: 'exp',
      title: 'exp is its own slope',
      text: [
        '`exp` has a rule like no other: its local slope is its own *output*. It is not its input.',
        'So `e = exp(k)` has the local slope `e`, which is `5.8284`. The gradient behind it is `0.0429`.',
      ],
      points: [{ value: 'e' }, { wire: ['k', 'e'] }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `k`?',
        answer: gradientOf('k'),
        tolerance: 5e-3,
        slips: [
          {
            number: (world) => gradientOf('e')(world) * valueOf('k')(world),
            words: 'You multiplied by the input `k`. The slope of `exp` is its output `e`.',
          },
          {
            number: valueOf('e'),
            words: 'That is the local slope alone. Multiply it by the gradient behind it.',
          },
          {
            number: gradientOf('e'),
            words: 'That is the gradient behind it alone. Multiply it by the local slope.',
          },
          {
            number: (world) => gradientOf('e')(world) * valueOf('k')(world) * Math.exp(valueOf('k')(world) - 1),
            words: 'That is the rule for powers, n·xⁿ⁻¹. In `exp` the input is the exponent.',
          },
        ],
        hides: [
          { name: 'k', what: 'gradient' },
          { name: 'n', what: 'gradient' },
        ],
      },
      reveal: [
        '`0.0429 × 5.8284 = 0.25`. And `k` is `2 * n`, so `n` gets `2 × 0.25 = 0.5`: the number that the one card `tanh` had sent.',
      ],
      solution: [{ answer: gradientOf('k') }],
    },
    {
      id: 'free',
      title: 'Where to cut is up to you',
      text: [
        'So `tanh` may be one card or five. A whole neuron may be one card too.',
        'Any function can be a card, as long as it brings what backprop asks for.',
      ],
      question: {
        kind: 'choice',
        ask: 'What must an operation bring along to be a card?',
        options: [
          {
            text: 'How to get its value, and its local slope for each input.',
            isRight: true,
            words: 'That is all. The rest is done by the chain rule.',
          },
          {
            text: 'The derivative of the final result.',
            words:
              'A card knows nothing of what comes after it. The chain rule brings that in as the gradient behind it.',
          },
          {
            text: 'A list of the small steps inside it.',
            words: 'No one asks how it is made inside, only for its value and its slopes.',
          },
        ],
      },
      solution: [{ choose: 0 }],
    },
    {
      id: 'too-large',
      title: 'Where small steps break',
      text: [
        'Two forms that are equal on paper need not be equal in a computer. `exp` grows so fast that it leaves the numbers a computer has.',
        'Give `n` the number `400`. That makes `k` twice as much, and `exp(800)` is too large to be written.',
      ],
      points: [{ node: 'n' }, { node: 'e' }],
      task: 'Set `n` to `400` and look at `e` and `o`.',
      done: (world) => valueOf('n')(world) >= 355 && Number.isNaN(valueOf('o')(world)),
      hint: 'Type 400 on the card `n`.',
      reveal: ['`e` is `∞`. Then `o` is `∞ / ∞`, which is no number at all: `NaN`. The true answer is 1.'],
      solution: [{ set: { n: 400 } }],
    },
    {
      id: 'whole-again',
      title: 'One card again',
      text: ['The one card `tanh` knows about large inputs. That is a good reason to cut there.'],
      points: [{ node: 'o' }],
      task: 'Make `o` one card again: select it and type `o = tanh(n)` in the formula bar.',
      done: (world) => isOp(world, 'o', 'tanh') && valueOf('o')(world) === 1,
      reveal: [
        '`o` is `1`, as it should be. Its local slope is `0`: at such a large `n`, nudging changes nothing that a computer could see.',
        'The level is free. Choose the one that is easy to read, or the one that keeps its digits.',
      ],
      solution: [{ formula: 'o = tanh(n)' }],
    },
  ],
};
