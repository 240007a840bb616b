import { firstExample } from '../store/gallery/first-example.ts';
import type { LessonWorld } from '../store/classroom/lesson-world.ts';
import { gradientOf, valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

const output = (world: LessonWorld) => valueOf('o')(world);
const bias = 6.8813735870195432;

export const neuronByHand: Lesson = {
  id: 'neuron-by-hand',
  title: 'A neuron by hand',
  blurb: 'A neuron is a small graph: products, a sum, a bias, tanh. Go through it forward and back.',
  minutes: 12,
  concepts: [16, 17],
  start: {
    text: firstExample.text,
    places: {
      x1: { x: 0, y: 0 },
      w1: { x: 0, y: 116 },
      x2: { x: 0, y: 252 },
      w2: { x: 0, y: 368 },
      x1w1: { x: 184, y: 56 },
      x2w2: { x: 184, y: 308 },
      sum: { x: 368, y: 180 },
      b: { x: 368, y: 340 },
      n: { x: 552, y: 240 },
      o: { x: 736, y: 216 },
    },
  },
  steps: [
    {
      id: 'sum',
      title: 'Weigh and add',
      text: [
        'A neuron is not one card. It is a small graph: each input times its *weight*, all added up, plus a *bias* `b`.',
        'Inputs: `x1 = 2`, `x2 = 0`. Weights: `w1 = −3`, `w2 = 1`.',
      ],
      points: [{ value: 'sum' }],
      question: {
        kind: 'number',
        ask: 'What is `sum`, before the bias?',
        answer: valueOf('sum'),
        slips: [
          { number: () => 6, words: '`2 · (−3)` is below 0.' },
          { number: () => -5, words: '`0 · 1` is 0, not 1.' },
          { number: () => 0, words: 'You added everything. Each input is first multiplied by its weight.' },
          {
            number: () => -1,
            words: 'You added first and multiplied then. Multiply each pair, then add the products.',
          },
        ],
        hides: ['x1w1', 'x2w2', 'sum'].map((name) => ({ name, what: 'value' as const })),
      },
      reveal: ['`2 · (−3) + 0 · 1 = −6`. With the bias, `n = −6 + 6.881 = 0.8814`.'],
      solution: [{ answer: valueOf('sum') }],
    },
    {
      id: 'squash',
      title: 'Squash',
      text: [
        'The last card, `tanh`, squashes any number into the range from `−1` to `1`. See its curve on the card, and the dot at `n = 0.8814`.',
        'You are about to raise the bias to `16`, so that `n` becomes `10`.',
      ],
      points: [{ node: 'o' }, { node: 'b' }],
      question: {
        kind: 'choice',
        ask: 'What will `o` be then?',
        options: [
          { text: 'Just below `1`', isRight: true, words: 'Yes: however large `n` is, `tanh` stays below 1.' },
          {
            text: 'About `8`, more than ten times as much',
            words: '`tanh` never leaves the range from −1 to 1. Look at the curve.',
          },
          { text: 'About `0.7`, as before', words: 'It rises with `n`, but slower and slower. It is `0.7071` now.' },
        ],
      },
      task: 'Then check: set `b` to `16`.',
      done: (world) => world.value('b') === 16,
      reveal: [
        'There the curve is level, so the slope is almost 0, and so is every gradient behind it. Such a neuron is called *saturated*.',
      ],
      solution: [{ choose: 0 }, { set: { b: 16 } }],
    },
    {
      id: 'tanh',
      title: 'Back through tanh',
      text: [
        'The bias is back, and `o` is `0.7071`. Now backward, one card at a time, from the seed `1` on `o`.',
        'The slope of `tanh` is `1 − o²`: it needs only what came out. `0.7071²` is `0.5`.',
      ],
      points: [{ gradient: 'n' }],
      prepare: [{ set: { b: bias } }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `n`?',
        answer: gradientOf('n'),
        slips: [
          { number: () => 1, words: 'That is the seed. Multiply it by the local slope of `tanh`.' },
          { number: output, words: 'That is the output itself. The slope is `1 − o²`.' },
          { number: (world) => 1 - output(world), words: 'That is `1 − o`. Square `o` first: `1 − o²`.' },
          {
            number: (world) => 1 - valueOf('n')(world) ** 2,
            words: 'You squared what goes *in*. In `1 − o²` it is the number that comes out.',
          },
        ],
        hides: ['x1', 'w1', 'x2', 'w2', 'b', 'x1w1', 'x2w2', 'sum', 'n'].map((name) => ({
          name,
          what: 'gradient' as const,
        })),
      },
      reveal: ['`1 · (1 − 0.5) = 0.5`.'],
      solution: [{ answer: gradientOf('n') }],
    },
    {
      id: 'routes',
      title: 'Through the two sums',
      text: ['`n = sum + b` and `sum = x1w1 + x2w2`. Two sums, one after the other.'],
      points: [{ gradient: 'b' }, { gradient: 'x1w1' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `x1w1`?',
        answer: gradientOf('x1w1'),
        slips: [
          { number: () => 0.25, words: 'A sum does not share out. Each of its inputs gets all of the `0.5`.' },
          { number: () => 1, words: '`1` is the local slope of a sum. Times what comes back: `0.5`.' },
          { number: () => -3, words: 'A sum does not look at the numbers. It routes the `0.5` on.' },
        ],
        hides: ['x1', 'w1', 'x2', 'w2', 'b', 'x1w1', 'x2w2', 'sum'].map((name) => ({
          name,
          what: 'gradient' as const,
        })),
      },
      reveal: ['`0.5`, and the same for `sum`, `b` and `x2w2`. Sums route.'],
      solution: [{ answer: gradientOf('x1w1') }],
    },
    {
      id: 'weight',
      title: 'To the first weight',
      text: ['`x1w1 = x1 · w1`, with `x1 = 2` and `w1 = −3`, and `0.5` arrives there.'],
      points: [{ gradient: 'w1' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `w1`?',
        answer: gradientOf('w1'),
        slips: [
          { number: () => -1.5, words: 'That is for `x1`: it gets `w1`. `w1` gets the other number, `x1`.' },
          { number: () => 2, words: 'That is the local slope. Times what arrives: `0.5`.' },
          { number: () => 0.5, words: 'That is what arrives at the product. Times the other number, `x1`.' },
          { number: () => 2.5, words: 'You added. Upstream *times* local slope.' },
        ],
        hides: ['x1', 'w1'].map((name) => ({ name, what: 'gradient' as const })),
      },
      reveal: ['`0.5 · 2 = 1` for `w1`, and `0.5 · (−3) = −1.5` for `x1`.'],
      solution: [{ answer: gradientOf('w1') }],
    },
    {
      id: 'dead',
      title: 'To the second weight',
      text: ['The same again with `x2 = 0` and `w2 = 1`.'],
      points: [{ gradient: 'w2' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `w2`?',
        answer: gradientOf('w2'),
        slips: [
          { number: () => 0.5, words: 'That is for `x2`: it gets `w2`, which is 1. `w2` gets `x2`.' },
          { number: () => 1, words: 'That is `w2` itself. It gets the other number, `x2`.' },
        ],
        hides: ['x2', 'w2'].map((name) => ({ name, what: 'gradient' as const })),
      },
      reveal: ['`0.5 · 0 = 0`. While `x2` is 0, the weight on it can be anything: the result does not notice.'],
      solution: [{ answer: gradientOf('w2') }],
    },
    {
      id: 'alive',
      title: 'Bring it to life',
      text: ['The card of `w2` says why its gradient is 0.'],
      points: [{ gradient: 'w2' }, { node: 'x2' }],
      task: 'Change one number so that `w2` gets a gradient that is not 0.',
      done: (world) => Math.abs(world.gradient('w2') ?? 0) > 1e-6,
      hint: 'Drag `x2` away from 0.',
      reveal: ['Only an input that is *there* can teach the weight on it.'],
      solution: [{ set: { x2: 0.5 } }],
    },
    {
      id: 'data',
      title: 'What may learn',
      text: [
        '`x1` has a gradient too. But `x1` is data: a measurement, a pixel. The weights and the bias are what the neuron *is*.',
      ],
      points: [{ gradient: 'x1' }],
      question: {
        kind: 'choice',
        ask: 'Which numbers will training change?',
        options: [
          {
            text: '`w1`, `w2` and `b`',
            isRight: true,
            words: 'Yes: the *parameters*. The gradient of data exists, and training does not use it.',
          },
          {
            text: 'All that have a gradient, `x1` and `x2` too',
            words:
              'Changing `x1` would change the question instead of the answer. Its gradient exists but is not used.',
          },
          {
            text: '`n`, so that `o` comes out right',
            words: '`n` is computed: it follows from the numbers before it. Only what stands at the start can be set.',
          },
        ],
      },
      reveal: ['The backward pass goes through everything. What is updated is a choice: cards marked as parameters.'],
      solution: [{ choose: 0 }],
    },
  ],
};
