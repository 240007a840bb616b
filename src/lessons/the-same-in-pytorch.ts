import { gradientOf, valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

/** The bias as 32 bits hold it. */
const shortBias = Math.fround(6.8813735870195432);

export const theSameInPytorch: Lesson = {
  id: 'the-same-in-pytorch',
  title: 'The same in PyTorch, and how to test it',
  blurb:
    'A large library finds the same gradients, to as many digits as it keeps; and a test needs a measure of its own.',
  minutes: 8,
  concepts: [30, 31],
  start: { example: 'neuron-by-hand' },
  steps: [
    {
      id: 'words',
      title: 'The same graph, other words',
      text: [
        'PyTorch builds the same kind of graph from the same lines. A number there is a *tensor*: here `torch.Tensor([2.0]).double()`.',
        '`o.backward()` fills in `x1.grad`. `o.item()` takes the plain number out of the tensor again.',
      ],
      points: [{ node: 'x1' }, { node: 'o' }],
      question: {
        kind: 'choice',
        ask: 'PyTorch gives a leaf no gradient unless you set `requires_grad = True`. Why is the default no?',
        options: [
          {
            text: 'Most leaves are data, and nobody uses the gradient of data. Leaving it out saves work.',
            isRight: true,
            words: 'Yes. There are such gradients, but training moves the parameters only.',
          },
          {
            text: 'Data has no gradient.',
            words: 'It has: look at x1 here, −1.5. It is just not used for the update.',
          },
          {
            text: 'Leaves never get gradients.',
            words: 'They do. The leaves that are parameters are the whole point.',
          },
        ],
      },
      reveal: [
        'PyTorch’s numbers for this neuron: `o` is `0.7071`, and the gradients are `−1.5`, `1`, `0.5` and `0`, as on the canvas.',
      ],
      solution: [{ choose: 0 }],
    },
    {
      id: 'short-number',
      title: 'A number that is too short',
      text: [
        'Yet look closer. In the lecture, PyTorch prints `0.7071066904` for `o`, and the engine prints `0.7071067812`.',
        'The reason is `b`. On its way into PyTorch it was held with 32 bits, which is about seven digits: `6.8813734055`.',
      ],
      points: [{ node: 'b' }],
      question: {
        kind: 'choice',
        ask: 'If `b` is off in its eighth digit, how much of `o` will still be right?',
        options: [
          {
            text: 'About the first seven digits',
            isRight: true,
            words: 'An error that goes in small comes out small, times the slope.',
          },
          { text: 'All of it, as tanh evens it out', words: 'It makes it smaller by its slope, 0.5, but not zero.' },
          { text: 'None of it', words: 'Then no computer could be trusted. The slope from b to o is only 0.5.' },
        ],
      },
      task: 'Set `b` to `6.8813734055` and read `o`.',
      done: (world) => world.moved('b') && Math.abs(valueOf('b')(world) - shortBias) < 1e-9,
      hint: 'Type the number on the card `b`. With the card selected, the inspector shows all digits of its value.',
      reveal: ['Now `o` is `0.70710669`, as PyTorch said. Both engines were right, each for the number it was given.'],
      solution: [{ choose: 0 }, { set: { b: shortBias } }],
    },
    {
      id: 'gradient-knows',
      title: 'The gradient knew it',
      text: [
        'How far `o` moves can be told beforehand: gradient times nudge. The gradient of `b` is `0.5`.',
        'The nudge was `−1.8` ten-millionths.',
      ],
      points: [{ gradient: 'b' }],
      question: {
        kind: 'number',
        ask: 'By how many ten-millionths did `o` move?',
        answer: () => 0.5 * -1.8,
        slips: [
          { number: () => -1.8, words: 'That is how far `b` moved. `o` moves by `0.5` times as much.' },
          { number: () => -3.6, words: 'Multiply by the gradient, do not divide.' },
          { number: () => 0.9, words: '`b` became smaller, and its gradient is positive. So `o` became smaller too.' },
        ],
      },
      reveal: ['`0.5 × (−1.8) = −0.9`: from `0.70710678` down to `0.70710669`.'],
      solution: [{ answer: -0.9 }],
    },
    {
      id: 'unit-test',
      title: 'A test for an engine',
      prepare: [
        { graph: 'x = -4\nz = 2 * x + 2 + x\nq = relu(z) + z * x\nh = relu(z * z)\ny = h + q + q * x\ny.backward()' },
      ],
      text: [
        'micrograd has tests. Each builds one expression twice, once with its own values and once in PyTorch, and compares. This is the first.',
        'You can be the second engine: move `x` by `0.001` and see how far `y` goes. At `−4`, `y` is `−20`. At `−3.999` it is `−19.954`.',
      ],
      points: [{ node: 'x' }, { value: 'y' }],
      question: {
        kind: 'number',
        ask: 'What slope does that measure?',
        answer: () => (-19.954 - -20) / 0.001,
        slips: [
          { number: () => 0.046, words: 'That is how far `y` went. Divide it by how far `x` went, `0.001`.' },
          { number: () => -46, words: '`−19.954` is above `−20`: `y` went up.' },
          { number: () => 0.000046, words: 'Divide by `0.001`, do not multiply.' },
        ],
        hides: [{ name: 'x', what: 'gradient' }],
      },
      task: 'Set `x` to `−3.999` and see for yourself.',
      done: (world) => Math.abs(valueOf('x')(world) + 3.999) < 1e-9,
      reveal: ['`0.046 / 0.001 = 46`. Backprop says `46` at `−4`, PyTorch says `46`, and now the nudge says it too.'],
      solution: [{ answer: 46 }, { set: { x: -3.999 } }],
    },
    {
      id: 'how-close',
      title: 'How close is close enough?',
      text: [
        'Three ways to the same number. They hardly ever agree in every digit: each rounds in its own order, and a nudge is never endlessly small.',
      ],
      points: [{ node: 'x' }],
      question: {
        kind: 'choice',
        ask: 'Which comparison makes a good test?',
        options: [
          {
            text: 'The difference must be tiny, compared with the number itself.',
            isRight: true,
            words: 'Yes. micrograd’s tests allow a millionth. A real mistake is far larger.',
          },
          {
            text: 'All digits must agree.',
            words: 'Then right engines fail: 0.1 + 0.2 already differs in the last digit.',
          },
          { text: 'The signs must agree.', words: 'Then a gradient of 2 instead of 46 would pass.' },
        ],
      },
      task: 'Select `x`, press `Shift+G`, and try the measure with larger and smaller steps `h`.',
      done: (world) => world.ran('microscope.open') > 0,
      hint: 'The lower picture shows how far off the measure is for every h.',
      reveal: [
        'With a large `h` the measure is off because the curve bends, with a tiny one because the digits run out. In between it agrees to many digits, and never to all.',
      ],
      solution: [{ choose: 0 }, { run: 'microscope.open', on: 'x' }],
    },
    {
      id: 'break-it',
      title: 'Does the test notice?',
      prepare: [{ set: { x: -4 } }],
      text: [
        'A test that never fails proves nothing. So break the engine and see whether the test notices.',
        'Switch on a bug: each card forgets the gradient behind it and passes on its local slope alone.',
      ],
      points: [{ gradient: 'x' }],
      question: {
        kind: 'choice',
        ask: 'Somebody tests the engine against itself: run it twice and compare. Does that test find the bug?',
        options: [
          {
            text: 'No, it is wrong in the same way twice.',
            isRight: true,
            words: 'A test needs a measure that does not share the mistake: a nudge, or another engine.',
          },
          {
            text: 'Yes, wrong numbers change from run to run.',
            words: 'The bug is the same each time, and so are its numbers.',
          },
        ],
      },
      task: 'Press `Shift+B` and switch on *Upstream gradient forgotten*. Compare its numbers with the measured slopes.',
      done: (world) => world.bugs.has('noUpstream'),
      hint: 'The bug lab lists what is wrong, what is right, and what a nudge measures.',
      reveal: ['The measured slopes do not come from backprop. That is why they tell right from wrong.'],
      solution: [{ choose: 0 }, { bug: 'noUpstream' }],
    },
    {
      id: 'repair',
      title: 'Repair it',
      text: ['A good habit from now on: after each change to an engine, let a nudge check its gradients.'],
      points: [{ gradient: 'x' }],
      task: 'Switch the bug off again.',
      done: (world) => world.bugs.size === 0 && gradientOf('x')(world) === 46,
      hint: 'The bug lab has a button for all bugs at once.',
      reveal: ['`x` has `46` again. In a terminal, `nudge check` does this for every gradient of a file.'],
      solution: [{ bug: null }],
    },
  ],
};
