import { gradientOf, valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

export const reluGate: Lesson = {
  id: 'relu-gate',
  title: 'ReLU, a gate',
  blurb: 'ReLU lets a positive number through and its gradient too; else it is shut for both.',
  minutes: 6,
  concepts: [29],
  start: { text: 'x = 1\nz = 2 * x + 1\ny = relu(z)\ny.backward()' },
  steps: [
    {
      id: 'open',
      title: 'The gate is open',
      text: [
        '`relu(z)` is `z` when `z` is above 0, and 0 otherwise. Here `z` is `3`, so `y` is `3` too.',
        'While it is open, its slope is 1: what comes in goes out.',
      ],
      points: [{ node: 'y' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `x`?',
        answer: gradientOf('x'),
        slips: [
          {
            number: () => 1,
            words: 'That is the slope of the gate. The factor `2` in `z = 2 * x + 1` is still to come.',
          },
          {
            number: valueOf('y'),
            words: 'That is the value of `y`. How much does `y` move when `x` moves by 1?',
          },
        ],
        hides: [{ name: 'x', what: 'gradient' }],
      },
      reveal: ['`1 × 1 × 2 = 2`: the seed, the open gate, the factor.'],
      solution: [{ answer: gradientOf('x') }],
    },
    {
      id: 'shut',
      title: 'The gate shuts',
      text: [
        'Now pull `x` below 0, until `z` is negative. `relu` then says 0, and goes on saying 0 while you move `x`.',
      ],
      points: [{ node: 'x' }],
      question: {
        kind: 'choice',
        ask: 'What will the gradient of `x` be then?',
        options: [
          { text: '0', isRight: true, words: 'Nudging x does not move y any more.' },
          { text: '2, as before', words: 'The factor 2 is still there, but the gate multiplies it by 0.' },
          { text: '−2', words: 'The gate does not turn the sign. It lets through, or it does not.' },
        ],
      },
      task: 'Drag `x` until `z` is below 0.',
      done: (world) => valueOf('z')(world) < 0 && gradientOf('x')(world) === 0,
      hint: 'Anything below x = −0.5 will do.',
      reveal: [
        'One zero on the way makes the whole product zero. Nothing behind a shut gate learns from this example.',
      ],
      solution: [{ choose: 0 }, { set: { x: -2 } }],
    },
    {
      id: 'kink',
      title: 'Exactly on the edge',
      text: [
        'At `z = 0` the curve has a kink. From the left the slope is 0, from the right it is 1. No slope is right from both sides.',
        'An engine must say something.',
      ],
      points: [{ node: 'z' }],
      question: {
        kind: 'choice',
        ask: 'What do micrograd and PyTorch take at exactly 0?',
        options: [
          {
            text: '0',
            isRight: true,
            words: 'They count the gate as open only above 0. It is an agreement, not a theorem.',
          },
          { text: '0.5, the middle', words: 'That would be possible, and is a good guess. But nobody does it.' },
          { text: '1', words: 'The test is z > 0, and 0 is not above 0.' },
        ],
      },
      task: 'Set `x` to `−0.5`, so that `z` is exactly 0.',
      done: (world) => valueOf('z')(world) === 0,
      reveal: ['The gradient of `x` is `0`. With real data a number hardly ever lands exactly here.'],
      solution: [{ choose: 0 }, { set: { x: -0.5 } }],
    },
    {
      id: 'two-gates',
      title: 'Two gates in one graph',
      prepare: [
        {
          graph:
            'x = -4\nz = 2 * x + 2 + x\nr = relu(z)\nq = r + z * x\nh = relu(z * z)\ny = h + q + q * x\ny.backward()',
        },
      ],
      text: [
        'This graph is one of micrograd’s own tests. Values first: `z = −8 + 2 − 4 = −10`.',
        'There are two gates: `r = relu(z)` and `h = relu(z · z)`.',
      ],
      points: [{ node: 'r' }, { node: 'h' }],
      question: {
        kind: 'choice',
        ask: 'Which gate lets a gradient through?',
        options: [
          { text: 'Only h', isRight: true, words: 'z · z is 100, above 0. z is −10, so r is shut.' },
          { text: 'Only r', words: 'r reads z, which is −10: shut. h reads z · z, which is 100.' },
          { text: 'Both', words: 'r reads z, and z is negative.' },
          { text: 'None, as z is negative', words: 'h does not read z but z · z, and a square is not negative.' },
        ],
      },
      reveal: ['What counts is the number that goes into the gate, not what that number is made of.'],
      solution: [{ choose: 0 }],
    },
    {
      id: 'z',
      title: 'What z gets',
      text: [
        '`z` is read in three places. `z · x` sits in `q`, and `q` has the gradient `1 + x = −3`. So this way brings `−3 · x = 12`.',
        '`relu(z)` is shut and brings 0. `z · z` is open and brings `2z = −20`.',
      ],
      points: [{ gradient: 'q' }, { node: 'z' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `z`?',
        answer: gradientOf('z'),
        slips: [
          { number: () => -11, words: 'The shut gate is counted as open: it would bring `−3`, but it brings 0.' },
          { number: () => 2, words: '`z · z` reads `z` twice: `−10` and `−10`, so `−20`.' },
          { number: () => -20, words: 'That is the way through `h` alone. The ways are added.' },
          { number: () => 12, words: 'That is the way through `z · x` alone. The ways are added.' },
        ],
        hides: [
          { name: 'z', what: 'gradient' },
          { name: 'x', what: 'gradient' },
        ],
      },
      reveal: ['`12 + 0 − 20 = −8`.'],
      solution: [{ answer: gradientOf('z') }],
    },
    {
      id: 'all-paths',
      title: 'Every way at once',
      text: [
        '`x` reaches `y` on many ways. Some go through the shut gate, and their product is 0. The others add up to the gradient of `x`.',
      ],
      points: [{ node: 'x' }],
      task: 'Select `x` and press `Y` to see its ways one by one.',
      done: (world) => world.ran('paths.show') > 0,
      hint: 'A click on the card `x` selects it. The arrow keys go from way to way.',
      reveal: ['Together they make `46`. PyTorch says `46` for this graph too: that is the test.'],
      solution: [{ run: 'paths.show', on: 'x' }],
    },
  ],
};
