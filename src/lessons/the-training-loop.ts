import { valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

export const theTrainingLoop: Lesson = {
  id: 'the-training-loop',
  title: 'The lecture’s net learns',
  blurb: 'Forward, zero, backward, update, twenty times: 41 numbers learn four answers.',
  minutes: 7,
  concepts: [36, 37],
  start: { example: 'lecture-mlp' },
  steps: [
    {
      id: 'what-moves',
      title: 'What moves?',
      text: [
        'This is the net the lecture ends with. `data` holds four questions and their answers, `net` has 41 parameters, `loss` adds up four squared errors.',
        'The graph goes from the data through the net to the loss. Backprop goes the same way back, as far as the data.',
      ],
      points: [{ node: 'data' }, { node: 'net' }, { node: 'loss' }],
      question: {
        kind: 'choice',
        ask: 'Which numbers does a training step change?',
        options: [
          {
            text: 'Only the 41 parameters',
            isRight: true,
            words: 'The questions and answers stay as they are. Only the net may change.',
          },
          {
            text: 'The parameters and the data',
            words: 'There is a gradient for the data as well, but no update. Changing the questions would be cheating.',
          },
          { text: 'The loss', words: 'The loss is computed. It changes because the parameters do.' },
        ],
      },
      solution: [{ choose: 0 }],
    },
    {
      id: 'one-step',
      title: 'One step',
      text: [
        'The loss is `6.005`. The learning rate is `0.1`: every parameter moves by a tenth of its gradient, against it, all 41 at once.',
      ],
      points: [{ value: 'loss' }, { control: '1 step' }],
      question: {
        kind: 'choice',
        ask: 'What will the loss be after one step?',
        options: [
          {
            text: 'Smaller, but not 0',
            isRight: true,
            words: 'The gradient is only good for a short way, so each step is short.',
          },
          { text: '0', words: 'A step goes downhill a little. Nobody knows where the bottom is.' },
          { text: '5.9, a tenth less', words: 'The rate scales the gradients, not the loss.' },
        ],
      },
      task: 'Open the training panel with `T` and press *1 step*.',
      done: (world) => world.training.step >= 1 && valueOf('loss')(world) < 6,
      hint: 'If the panel is in the way, T closes it again.',
      reveal: ['`6.005` became `3.202`. Forward, zero, backward, update: that was all.'],
      solution: [{ choose: 0 }, { train: 1 }],
    },
    {
      id: 'twenty',
      title: 'Twenty steps',
      text: ['The lecture repeats this in a loop of twenty rounds. So does the play button.'],
      points: [{ value: 'loss' }, { control: 'Play' }],
      task: 'Play all twenty steps.',
      done: (world) => valueOf('loss')(world) < 0.05,
      hint: 'Press Play in the training panel and wait.',
      reveal: [
        'The loss is about `0.017`. The curve in the training panel shows how it came down: fast at first, then slowly.',
      ],
      solution: [{ train: 19 }],
    },
    {
      id: 'answers',
      title: 'What it says now',
      text: [
        'A small loss should mean good answers. The targets are `1`, `−1`, `−1` and `1`. The number on `net` is its answer to one row of the data.',
      ],
      points: [{ value: 'net' }],
      task: 'Go through the rows with `J` and compare.',
      done: (world) => world.ran('numbers.nextRow') >= 3,
      hint: 'J is the next row, K the one before. Look at all four.',
      reveal: ['Every answer is close to its target. None is exactly there, because `tanh` never reaches `1`.'],
      solution: [{ run: 'numbers.nextRow', times: 3 }],
    },
    {
      id: 'back',
      title: 'Once more, the same',
      text: [
        'A run can go back to its first numbers. The same first numbers, the same data and the same rate are put in.',
      ],
      points: [{ value: 'loss' }, { control: 'Go back to the first numbers' }],
      question: {
        kind: 'choice',
        ask: 'If you train again from there, what happens?',
        options: [
          {
            text: 'Exactly the same losses, digit by digit',
            isRight: true,
            words: 'There is no chance in a step. Only the first numbers were drawn at random.',
          },
          {
            text: 'Similar losses, but not the same',
            words: 'A step is only arithmetic. The same numbers in give the same numbers out.',
          },
        ],
      },
      task: 'Go back to the first numbers.',
      done: (world) => Math.abs(valueOf('loss')(world) - 6.005402783252284) < 1e-9,
      hint: 'The ring shows the button in the training panel.',
      reveal: ['`6.005` again. That is why a run can be checked, and why two settings can be compared fairly.'],
      solution: [{ choose: 0 }, { run: 'training.reset' }],
    },
    {
      id: 'stuck',
      title: 'Five times as bold',
      prepare: [{ training: { learningRate: 0.5 } }],
      text: ['The same start, but with the learning rate `0.5`.'],
      points: [{ value: 'loss' }, { control: '10 steps' }],
      question: {
        kind: 'choice',
        ask: 'What do twenty steps do now?',
        options: [
          {
            text: 'The loss gets stuck far above 0.',
            isRight: true,
            words: 'The first jumps throw the weights so far that tanh goes flat.',
          },
          {
            text: 'It gets to 0.017 in four steps.',
            words: 'Five times the rate is five times the step, and these steps are too long.',
          },
          {
            text: 'It flies off to infinity.',
            words: 'That happened on the parabola. Here tanh keeps every answer between −1 and 1.',
          },
        ],
      },
      task: 'Take twenty steps.',
      done: (world) => valueOf('loss')(world) > 3.9 && valueOf('loss')(world) < 4.01,
      reveal: [
        'The loss stays at `4`: one of the four answers is `1` where it should be `−1`, and `2² = 4`.',
        'The sums inside are so large that `tanh` is flat there. Its slope is almost `0`, so the gradients are too, and nothing moves any more.',
      ],
      solution: [{ choose: 0 }, { train: 20 }],
    },
  ],
};
