import { gradientOf, valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';
import type { LessonWorld } from '../store/classroom/lesson-world.ts';
import { isClose } from './on-canvas.ts';

const slopeAt = (w: number) => 2 * (w - 1);

/** Where w is after two steps of rate 0.1 that never clear the gradient. */
function afterTwo(world: LessonWorld): number {
  const first = world.valueBefore('w') ?? Number.NaN;
  const second = first - 0.1 * slopeAt(first);
  return second - 0.1 * (slopeAt(first) + slopeAt(second));
}

export const forgottenZeroGrad: Lesson = {
  id: 'forgotten-zero-grad',
  title: 'The forgotten zero_grad',
  blurb: 'Gradients add up. Whoever forgets to clear them goes on with all the old ones, and a small problem hides it.',
  minutes: 8,
  concepts: [32, 38],
  start: { text: 'w = parameter(4)\ne = w - 1\nloss = e ** 2\nloss.backward()' },
  steps: [
    {
      id: 'second-pass',
      title: 'backward, twice',
      text: [
        'Backprop *adds* to a gradient, it never overwrites. That is what makes a value used twice come out right.',
        'The gradient of `w` is `6`. Now the next round of a training loop runs the lines again, with `w` unmoved, and calls `backward()`. Nobody has set the gradient of `w` back to 0.',
      ],
      points: [{ gradient: 'w' }],
      question: {
        kind: 'number',
        ask: 'What is `w.grad` after the second `backward()`?',
        answer: (world) => 2 * gradientOf('w')(world),
        slips: [
          {
            number: gradientOf('w'),
            words: 'That is what one pass finds. It is added to the `6` that is still there.',
          },
          { number: () => 36, words: 'It is added, not multiplied.' },
          { number: () => 0, words: 'Nobody clears it. That would be `zero_grad()`.' },
        ],
      },
      reveal: ['`6 + 6 = 12`. The true gradient is still `6`: the slope at `w = 4` has not changed.'],
      solution: [{ answer: (world) => 2 * gradientOf('w')(world) }],
    },
    {
      id: 'see-it',
      title: 'See it go wrong',
      text: ['The bug lab can forget it for you, without touching the true gradients.'],
      points: [{ gradient: 'w' }],
      task: 'Press `Shift+B` and switch on *zero_grad forgotten*.',
      done: (world) => world.bugs.has('noZeroGrad'),
      hint: 'It is one of the switches in the bug lab.',
      reveal: [
        'Two passes, and the card says `18`, even more than `12`. This is one and the same graph: `e` has kept its old gradient too, so it passes on `6 + 6` the second time, and `6 + 12 = 18`.',
        'Choose *graph rebuilt* in the bug lab. That is how a training loop does it: `e` is new in each round, only `w` is not. Then it is `12`.',
      ],
      solution: [{ bug: 'noZeroGrad' }],
    },
    {
      id: 'two-steps',
      title: 'Training with it',
      prepare: [{ bug: null }, { set: { w: 4 } }, { training: { learningRate: 0.1, zeroGrad: false } }],
      text: [
        'The bug is off again, but the training loop now forgets `zero_grad`. The learning rate is `0.1`.',
        'Step one is right: `4 − 0.1 · 6 = 3.4`. There the slope is `4.8`. But the old `6` is still in the gradient.',
      ],
      points: [{ node: 'w' }, { control: '1 step' }],
      question: {
        kind: 'number',
        ask: 'Where is `w` after the second step?',
        answer: afterTwo,
        tolerance: 1e-3,
        slips: [
          {
            number: () => 3.4 - 0.48,
            words: 'That would be right with `zero_grad`. Here the old `6` comes on top of `4.8`.',
          },
          { number: () => 3.4 - 0.6, words: 'That uses the old gradient alone. The new `4.8` is added to it.' },
          { number: () => 3.4, words: 'That is after the first step.' },
        ],
      },
      task: 'Take two steps.',
      done: (world) => isClose(valueOf('w')(world), 2.32),
      hint: 'T opens the training panel, and the button there is called 1 step.',
      reveal: ['`6 + 4.8 = 10.8`, so `3.4 − 1.08 = 2.32`. With `zero_grad` it would be `2.92`.'],
      solution: [{ answer: afterTwo }, { train: 2 }],
    },
    {
      id: 'looks-better',
      title: 'It even looks better',
      text: ['With `zero_grad`, three steps bring the loss from `9` down to `2.36`.'],
      points: [{ value: 'loss' }],
      question: {
        kind: 'choice',
        ask: 'And the forgetful loop, after three steps?',
        options: [
          {
            text: 'Its loss is much smaller.',
            isRight: true,
            words: 'Its steps grow and grow, and all of them point to the bottom so far.',
          },
          { text: 'Its loss is larger.', words: 'Not yet: all the old gradients point downhill as well.' },
          {
            text: 'It has stopped with an error.',
            words: 'Nothing stops it. No number is missing, they are only wrong.',
          },
        ],
      },
      task: 'Take the third step.',
      done: (world) => valueOf('loss')(world) < 0.3,
      reveal: [
        'The loss is `0.0006`. On a problem as simple as this the mistake looks like a success. That is how it got into the lecture unseen.',
      ],
      solution: [{ choose: 0 }, { train: 1 }],
    },
    {
      id: 'never-rests',
      title: 'It never comes to rest',
      text: [
        '`w` is almost at the bottom now. The slope there is almost 0. But the gradient that has piled up is `13.44`.',
      ],
      points: [{ node: 'w' }],
      question: {
        kind: 'choice',
        ask: 'What will the next steps do?',
        options: [
          {
            text: 'Run past the bottom and up the other side',
            isRight: true,
            words: 'What has piled up carries it on, like a ball without friction.',
          },
          { text: 'Stay at the bottom', words: 'They would if the gradient were cleared. But 13.44 is still in it.' },
        ],
      },
      task: 'Take three more steps.',
      done: (world) => valueOf('loss')(world) > 8,
      reveal: ['The loss is `9` again. It will swing to and fro for ever and never learn more than this.'],
      solution: [{ choose: 0 }, { train: 3 }],
    },
    {
      id: 'repair',
      title: 'The third beat is not free',
      text: [
        '`zero_grad()` walks through the list of parameters and sets each gradient to 0, before every `backward()`.',
        'It does nothing to the values in the middle, such as `e`.',
      ],
      points: [{ node: 'w' }, { node: 'e' }, { control: 'Settings' }, { control: 'zero_grad' }],
      question: {
        kind: 'choice',
        ask: 'Why may it leave out `e`?',
        options: [
          {
            text: 'The next forward pass makes a new `e`, with gradient 0.',
            isRight: true,
            words: 'Only parameters live on from round to round, so only they carry old gradients.',
          },
          { text: '`e` has no gradient.', words: 'It has one: w gets its own from it.' },
          {
            text: '`e` is never used again.',
            words: 'It is used in every pass. But each forward pass makes a new one.',
          },
        ],
      },
      task: 'Switch `zero_grad` on again, under *Settings* in the training panel, and train until the loss is below `0.01`.',
      done: (world) => world.document.training?.zeroGrad !== false && valueOf('loss')(world) < 0.01,
      hint: 'Twenty steps will do.',
      reveal: ['Now it settles. Forward, zero, backward, update: leave none of them out.'],
      solution: [{ choose: 0 }, { training: { zeroGrad: true } }, { train: 20 }],
    },
  ],
};
