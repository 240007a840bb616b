import { valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';
import type { LessonWorld } from '../store/classroom/lesson-world.ts';
import { isOpen, recordNamed } from './on-canvas.ts';

/** Whether the net lies open, and a layer in it. */
function hasOpenLayer(world: LessonWorld): boolean {
  const net = recordNamed(world, 'net');
  return isOpen(world, 'net') && net?.kind === 'macro' && (net.opened ?? []).length > 0;
}

export const moons: Lesson = {
  id: 'moons',
  title: 'Two moons',
  blurb: 'A net of 337 parameters learns a curved border between two half-moons of points.',
  minutes: 9,
  concepts: [39, 40, 41, 42, 43],
  start: { example: 'moons' },
  steps: [
    {
      id: 'points',
      title: 'A hundred points',
      text: [
        '`data` holds a hundred points in two half-moons. `x1` and `x2` say where a point lies, and its class is `1` or `−1`.',
        '`net` turns the two numbers into one score. The sign of the score is its answer. `data_loss` is the mean hinge loss, and `penalty` keeps the weights small.',
      ],
      points: [{ node: 'data' }, { node: 'net' }, { node: 'data_loss' }, { node: 'penalty' }],
      question: {
        kind: 'choice',
        ask: 'For one point the score is `−0.3` and the class is `−1`. Is the answer right, and is there a loss?',
        options: [
          {
            text: 'Right, and there is a loss of 0.7.',
            isRight: true,
            words: 'The sign is right, and the margin of 1 is not reached: 1 − 0.3 = 0.7.',
          },
          { text: 'Right, so there is no loss.', words: 'The hinge wants a margin of 1, and −1 · −0.3 is only 0.3.' },
          { text: 'Wrong: the score is negative.', words: 'So is the class. The signs agree.' },
        ],
      },
      reveal: ['The untrained net is right for half of the points. That is no better than tossing a coin.'],
      solution: [{ choose: 0 }],
    },
    {
      id: 'one-step',
      title: 'One bold step',
      text: [
        'The loss is `0.896`, and the accuracy, the share of right signs, is 50 %. The first step has the learning rate `1`, which is bold.',
      ],
      points: [{ value: 'loss' }, { control: '1 step' }],
      question: {
        kind: 'choice',
        ask: 'Can the loss get worse while the accuracy gets better?',
        options: [
          {
            text: 'Yes',
            isRight: true,
            words: 'Accuracy counts signs only. The loss also asks how wrong the wrong ones are.',
          },
          {
            text: 'No, they measure the same thing.',
            words: 'Accuracy counts signs. The loss also asks for how much.',
          },
        ],
      },
      task: 'Take one step.',
      done: (world) => world.training.step >= 1,
      hint: 'T opens the training panel, and the button there is called 1 step.',
      reveal: [
        'The loss nearly doubled, to `1.724`. And yet only 19 points are still told wrong, as *Regions* in the training panel counts: 81 % are right. A few of the 19 are wrong by a lot, as the step went too far for them.',
      ],
      solution: [{ choose: 0 }, { train: 1 }],
    },
    {
      id: 'decay',
      title: 'Bold first, careful later',
      text: [
        'So the learning rate shrinks as training goes on. At step `k` of a hundred it is `1 − 0.9 · k / 100`.',
        'That is called *decay*: large steps to come near, small steps to settle.',
      ],
      points: [{ node: 'net' }],
      question: {
        kind: 'number',
        ask: 'What is the learning rate at step `50`?',
        answer: () => 1 - (0.9 * 50) / 100,
        slips: [
          { number: () => 0.45, words: 'That is how much is taken away from `1`.' },
          { number: () => 0.5, words: 'It does not go down to 0 but to `0.1`, so halfway it is a little more.' },
          { number: () => 0.1, words: 'That is where it ends, at step 100.' },
        ],
      },
      task: 'Take four more steps.',
      done: (world) => world.training.step >= 5 && valueOf('loss')(world) < 0.6,
      reveal: ['After five steps the loss is `0.314`, and 14 points are told wrong.'],
      solution: [{ answer: 0.55 }, { train: 4 }],
    },
    {
      id: 'border',
      title: 'The border',
      text: [
        'Ask the net about every place in the plane, not only about the points. Where it says a positive score, paint one colour, else the other. The border lies where the score is 0.',
        'The training panel paints it under *Regions*. Inside the net each neuron makes such a picture too.',
      ],
      points: [{ node: 'net' }, { control: 'Regions' }],
      question: {
        kind: 'choice',
        ask: 'Each ReLU neuron of the first layer sees the plane with a straight edge. How can the border of the whole net be curved?',
        options: [
          {
            text: 'The next layers add up many edges into one bent line.',
            isRight: true,
            words: 'Many short straight pieces. Close up, the border has corners.',
          },
          { text: 'ReLU is a curve.', words: 'ReLU is two straight lines with a kink.' },
          {
            text: 'The points bend it.',
            words: 'The points only decide where the weights go. The shape comes from the layers.',
          },
        ],
      },
      task: 'Open `net` with `E`, and then its first layer, to see what each neuron makes of the plane.',
      done: hasOpenLayer,
      hint: 'Select a card and press E to open it.',
      reveal: [
        'Each small picture is one neuron’s answer to all places, with one straight edge. The next layers put such edges together, until the border bends around the moons.',
      ],
      solution: [{ choose: 0 }, { run: 'node.open', on: 'net' }, { run: 'node.open', on: 'net.l1' }],
    },
    {
      id: 'minibatch',
      title: 'A handful at a time',
      text: [
        'So far each step looked at all hundred points. With a million points that would be slow.',
        'A *minibatch* takes a few rows for each step. They are drawn by shuffling all rows, so that each row has its turn once a round.',
      ],
      points: [{ node: 'data' }, { control: 'Settings' }, { control: 'Minibatches' }],
      question: {
        kind: 'number',
        ask: 'With 10 rows in each step, how many steps does one round through all 100 take?',
        answer: () => 100 / 10,
        slips: [
          { number: () => 100, words: 'That is one row in each step.' },
          { number: () => 1, words: 'That is one step with all rows.' },
          { number: () => 90, words: 'Those are the rows left over after the first step.' },
        ],
      },
      task: 'Switch on *Minibatches* under *Settings* in the training panel, with `10` rows in a batch, and take two steps.',
      done: (world) => world.document.training?.batch === 10 && (world.training.record?.step ?? 0) > 5,
      hint: 'T opens the training panel. Settings folds out below its buttons.',
      reveal: [
        'Each step is cheaper, and its gradient is only about right: ten points stand for a hundred. The curve of the loss becomes rougher.',
      ],
      solution: [{ answer: 10 }, { training: { batch: 10 } }, { train: 2 }],
    },
    {
      id: 'penalty',
      title: 'What the penalty does',
      text: [
        'The total loss is `data_loss` plus `penalty`. The penalty is `0.0001` times the sum of all squared parameters.',
      ],
      points: [{ node: 'penalty' }, { node: 'loss' }],
      question: {
        kind: 'number',
        ask: 'For a weight of `2`, how much does the penalty add to its gradient? Answer in ten-thousandths.',
        answer: () => 2 * 2,
        slips: [
          { number: () => 1, words: 'The slope of `w²` is `2 · w`.' },
          { number: () => 2, words: 'That is `w`. The slope of `w²` is `2 · w`.' },
          { number: () => 8, words: 'The slope of `w²` is `2 · w`, and `w` is `2`.' },
        ],
      },
      reveal: [
        '`0.0001 · 2 · 2 = 0.0004`: a gentle pull towards 0.',
        'Now go back to the first numbers, take all rows again and play all hundred steps, if you like. At the end every point is told right.',
      ],
      solution: [{ answer: 4 }],
    },
  ],
};
