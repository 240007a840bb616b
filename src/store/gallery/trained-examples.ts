import type { FileExample, Sketch } from './example.ts';

const net = { x: 320, y: 0, width: 260, height: 208, kind: 'macro' } as const;

/** The table, the net that reads it, and the loss that compares the two. */
function dataNetLoss(data: number, loss: number): Sketch {
  return {
    cards: [
      { x: 0, y: data, width: 220, height: 156, kind: 'data' },
      net,
      { x: 640, y: loss, width: 160, height: 176, kind: 'macro' },
    ],
    wires: [
      [0, 1],
      [1, 2],
    ],
  };
}

/** The runs whose every loss was published, from the files in `examples/`. */
export const trainedExamples: readonly FileExample[] = [
  {
    id: 'lecture-mlp',
    title: 'The lecture’s MLP',
    blurb:
      'Three inputs, two layers of four tanh neurons, one output and four examples: the net that the lecture ends with.',
    tryThis: 'Train it: the loss falls from 6.005 to 0.018 in 20 steps. Then leave out zero_grad, the famous mistake.',
    sketch: dataNetLoss(120, 160),
  },
  {
    id: 'moons',
    title: 'Two moons',
    blurb: 'A hundred points in two half-moons, told apart by a net of 337 parameters: the demo of micrograd itself.',
    tryThis: 'Train its 100 steps and watch the border bend, until every point is told right.',
    sketch: {
      cards: [
        { x: 0, y: 140, width: 220, height: 156, kind: 'data' },
        net,
        { x: 640, y: 160, width: 160, height: 176, kind: 'macro' },
        { x: 640, y: 400, width: 160, height: 120, kind: 'macro' },
        { x: 960, y: 280, width: 132, height: 96, kind: 'op' },
      ],
      wires: [
        [0, 1],
        [1, 2],
        [2, 4],
        [3, 4],
      ],
    },
  },
  {
    id: 'yinyang',
    title: 'Yin and yang',
    blurb: 'Three classes, a softmax over three outputs and AdamW, with ten rows kept to judge by.',
    tryThis:
      'Train it and compare two curves: the loss on the rows that it learns from, and on those that it never sees.',
    sketch: dataNetLoss(120, 60),
  },
];
