import { gradientOf, valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';
import { isClose } from './on-canvas.ts';

export const descentAndOvershoot: Lesson = {
  id: 'descent-and-overshoot',
  title: 'Downhill, and too far',
  blurb: 'Four beats make a training step; the learning rate decides whether it walks, jumps or flies off.',
  minutes: 7,
  concepts: [36, 37],
  start: { text: 'w = parameter(4)\ne = w - 1\nloss = e ** 2\nloss.backward()' },
  steps: [
    {
      id: 'four-beats',
      title: 'Four beats',
      prepare: [{ training: { learningRate: 0.1, zeroGrad: true } }],
      text: [
        'Here is the smallest thing that can be trained: one number `w`, and a loss that is 0 at `w = 1`.',
        'A training step has four beats. *Forward*: compute the loss. *Zero*: set all gradients to 0. *Backward*: find the gradients. *Update*: take the learning rate times the gradient away.',
      ],
      points: [{ node: 'w' }, { node: 'loss' }, { control: '1 step' }],
      question: {
        kind: 'number',
        ask: '`w` is `4` and its gradient is `6`. Where is `w` after one step with the learning rate `0.1`?',
        answer: (world) => (world.valueBefore('w') ?? Number.NaN) - 0.1 * 6,
        slips: [
          { number: () => 4.6, words: 'That goes uphill. To make the loss smaller, go against the gradient.' },
          { number: () => -2, words: 'The learning rate is missing: only a tenth of the gradient.' },
          { number: () => 3.1, words: 'You used the loss, `9`. The gradient moves a number, not the loss.' },
          { number: () => 0.6, words: 'That is how far it moves. Take it away from `4`.' },
        ],
      },
      task: 'Open the training panel with `T` and press *1 step*.',
      done: (world) => world.moved('w'),
      hint: 'If the panel is in the way, T closes it again.',
      reveal: [
        '`4 − 0.1 · 6 = 3.4`, and the loss on its card fell from `9` to `5.76`. The panel shows the loss that the step began with.',
      ],
      solution: [{ answer: 3.4 }, { train: 1 }],
    },
    {
      id: 'again',
      title: 'Again and again',
      text: ['Training is nothing but this step, repeated. The learning rate stays `0.1` all the time.'],
      points: [{ node: 'w' }],
      question: {
        kind: 'choice',
        ask: 'What will the steps be like as `w` comes near `1`?',
        options: [
          {
            text: 'They become smaller, because the gradient does.',
            isRight: true,
            words: 'Near the bottom the slope is small, and so is the step.',
          },
          {
            text: 'They stay the same, because the learning rate does.',
            words: 'A step is learning rate times gradient, and the gradient changes.',
          },
          {
            text: 'They become larger, because it goes downhill.',
            words: 'It gets flatter, not steeper: the slope here is 2 · (w − 1).',
          },
        ],
      },
      task: 'Train until the loss is below `0.01`.',
      done: (world) => valueOf('loss')(world) < 0.01,
      hint: 'About twenty steps will do. Play goes on by itself, and Pause stops it.',
      reveal: ['Each step takes a fifth of the way that is left. It slows down by itself and settles at the bottom.'],
      solution: [{ choose: 0 }, { train: 19 }],
    },
    {
      id: 'bounce',
      title: 'Too bold',
      prepare: [{ set: { w: 4 } }, { training: { learningRate: 1 } }],
      text: [
        'If a small rate is good, a large one must be faster. `w` is back at `4`, and the learning rate is now `1`.',
      ],
      points: [{ node: 'w' }],
      question: {
        kind: 'number',
        ask: 'Where is `w` after one step?',
        answer: () => 4 - 1 * 6,
        slips: [
          { number: () => 1, words: 'That would be the bottom, `3` away. But the step is `1 · 6` long.' },
          { number: () => 3.4, words: 'That was the learning rate `0.1`. Now it is `1`.' },
          { number: () => 10, words: 'The step goes against the gradient, so down.' },
        ],
      },
      task: 'Take one step.',
      done: (world) => isClose(valueOf('w')(world), -2),
      reveal: [
        'It jumped right over the bottom, to the same height on the other side. The loss is `9` as before, and the gradient is `−6`.',
        'The next step goes back to `4`. It would bounce like this for ever.',
      ],
      solution: [{ answer: -2 }, { train: 1 }],
    },
    {
      id: 'explode',
      title: 'Bolder still',
      prepare: [{ set: { w: 4 } }, { training: { learningRate: 1.1 } }],
      text: ['The learning rate `1.1` is only a little more.'],
      points: [{ node: 'w' }, { value: 'loss' }, { control: '10 steps' }],
      question: {
        kind: 'choice',
        ask: 'What will it do?',
        options: [
          {
            text: 'Each jump lands higher than the last.',
            isRight: true,
            words: 'The distance is multiplied by −1.2 in each step: other side, and farther.',
          },
          {
            text: 'It bounces a little and settles.',
            words: 'To settle, each jump must land lower. With rate 1 it landed equally high.',
          },
          { text: 'It gets there in one step.', words: 'The step is 6.6 long, and the bottom is 3 away.' },
        ],
      },
      task: 'Take ten steps and watch the loss.',
      done: (world) => valueOf('loss')(world) > 300,
      hint: 'The training panel has a button for ten steps at once.',
      reveal: [
        'After ten steps the loss is `345`, up from `9`. The gradients were right every time. Only the steps were too long.',
      ],
      solution: [{ choose: 0 }, { train: 10 }],
    },
    {
      id: 'just-right',
      title: 'Just right',
      prepare: [{ set: { w: 4 } }],
      text: ['From `4` it is `3` to the bottom, and the gradient is `6`.'],
      points: [{ gradient: 'w' }, { control: 'Settings' }, { control: 'Learning rate' }],
      question: {
        kind: 'number',
        ask: 'Which learning rate lands exactly at the bottom in one step?',
        answer: () => 3 / 6,
        slips: [
          { number: () => 2, words: 'That is `6 / 3`. You need rate times `6` to be `3`.' },
          { number: () => 3, words: 'That is how far it has to go. The step is rate times `6`.' },
          { number: () => 1, words: 'With `1` it jumped to the other side.' },
        ],
      },
      task: 'Set this learning rate and take one step.',
      done: (world) => isClose(valueOf('w')(world), 1) && gradientOf('w')(world) === 0,
      hint: 'The learning rate stands under Settings in the training panel.',
      reveal: [
        'Here you could work it out. In a real net nobody can: one tries a few, and often makes the rate smaller as training goes on.',
      ],
      solution: [{ answer: 0.5 }, { training: { learningRate: 0.5 } }, { train: 1 }],
    },
  ],
};
