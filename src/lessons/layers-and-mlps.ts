import { leavesWithRole } from '../graph/leaves.ts';
import { valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';
import type { LessonWorld } from '../store/classroom/lesson-world.ts';
import { isOpen, recordNamed } from './on-canvas.ts';

const parameterCount = ({ document }: LessonWorld) => leavesWithRole(document, 'parameter').length;

const inputs = 'x1 = 2\nx2 = 3\nx3 = -1';

function net(initial: string, last: string): string {
  return `net = mlp(x1, x2, x3, sizes=[4, 4, 1], activations=[tanh, tanh, ${last}], initial=${initial}, seed=3)`;
}

/** The twelve weights of the first layer, as formulas name them. */
const firstWeights = [1, 2, 3, 4].flatMap((neuron) => [1, 2, 3].map((input) => `net.l1.n${neuron}.w${input}`));

export const layersAndMlps: Lesson = {
  id: 'layers-and-mlps',
  title: 'Neurons, layers, nets',
  blurb:
    'A neuron is a small graph, a layer is neurons side by side, a net is layers in a row; all their parameters make one list.',
  minutes: 9,
  concepts: [32, 33, 34],
  start: { text: 'x1 = 2\nx2 = 3\no = neuron(x1, x2, weights=[0.5, -1], bias=1, activation=tanh)' },
  steps: [
    {
      id: 'sum',
      title: 'A weighted sum, squashed',
      text: [
        'A neuron multiplies each input by a weight, adds them all and adds a *bias*. Then it squashes the sum, here with `tanh`.',
        'This one has the weights `0.5` and `−1` and the bias `1`. Its inputs are `2` and `3`.',
      ],
      points: [{ node: 'o' }],
      question: {
        kind: 'number',
        ask: 'What is the sum, before `tanh`?',
        answer: valueOf('o.sum'),
        slips: [
          { number: () => -2, words: 'The bias `1` is missing.' },
          { number: () => 5, words: 'The second weight is `−1`: it takes `3` away.' },
          { number: valueOf('o'), words: 'That is what comes out after `tanh`.' },
        ],
      },
      reveal: ['`0.5 · 2 − 1 · 3 + 1 = −1`, and `tanh(−1) = −0.7616`.'],
      solution: [{ answer: valueOf('o.sum') }],
    },
    {
      id: 'open',
      title: 'Look inside',
      text: ['The card shows one number, so it looks like one value.'],
      points: [{ node: 'o' }],
      question: {
        kind: 'choice',
        ask: 'What is a neuron in the graph?',
        options: [
          {
            text: 'A small graph of many values',
            isRight: true,
            words: 'Weights, products, a sum, a bias, tanh: each is a value with a gradient of its own.',
          },
          {
            text: 'One value',
            words: 'Only its output is one value. The weights and products are values too, and each has a gradient.',
          },
          { text: 'One number that is learned', words: 'It learns three numbers here: two weights and a bias.' },
        ],
      },
      task: 'Open the neuron: select `o` and press `E`.',
      done: (world) => isOpen(world, 'o'),
      reveal: ['Closed or open, it is the same graph with the same numbers. Closing it only hides the small steps.'],
      solution: [{ choose: 0 }, { run: 'node.open', on: 'o' }],
    },
    {
      id: 'layer',
      title: 'Neurons side by side',
      prepare: [{ graph: `${inputs}\nh = layer(x1, x2, x3, size=4, activation=tanh, seed=3)` }],
      text: [
        'A *layer* is several neurons that all read the same inputs. They differ in their weights only. This one has four neurons and three inputs.',
        'Each neuron has one number as its output, so the layer has four. A layer of one neuron gives one plain number, not a list of one.',
      ],
      points: [{ node: 'h' }],
      question: {
        kind: 'number',
        ask: 'How many numbers can this layer learn?',
        answer: parameterCount,
        slips: [
          { number: () => 12, words: 'Those are the weights. Each neuron has a bias too.' },
          { number: () => 4, words: 'That is one per neuron. Each has three weights and a bias.' },
          { number: () => 7, words: 'Every neuron reads every input: `4 × 3` weights, not `4 + 3`.' },
        ],
      },
      task: 'Open `h` and count.',
      done: (world) => isOpen(world, 'h'),
      hint: 'Select the card and press E.',
      reveal: ['`4 × (3 + 1) = 16`.'],
      solution: [{ answer: parameterCount }, { run: 'node.open', on: 'h' }],
    },
    {
      id: 'net',
      title: 'Layers in a row',
      prepare: [{ graph: `${inputs}\n${net('uniform', 'tanh')}` }],
      text: [
        'An *MLP* is layers in a row: the outputs of one are the inputs of the next. This is the net of the lecture, three inputs and then `4`, `4` and `1` neurons.',
        'A net can tell all its parameters as one list. In micrograd that is `net.parameters()`. Everything that trains or clears gradients walks through this list.',
      ],
      points: [{ node: 'net' }],
      question: {
        kind: 'number',
        ask: 'How long is the list?',
        answer: parameterCount,
        slips: [
          { number: () => 32, words: 'Those are the weights: `12 + 16 + 4`. Add one bias for each neuron.' },
          { number: () => 36, words: 'From the second layer on a neuron reads four numbers, not three.' },
          { number: () => 9, words: 'That is the number of neurons. Each has weights and a bias.' },
          { number: () => 48, words: 'The last layer has one neuron, not three.' },
        ],
      },
      reveal: ['`4 × 4 + 4 × 5 + 1 × 5 = 16 + 20 + 5 = 41`.'],
      solution: [{ answer: parameterCount }],
    },
    {
      id: 'one-weight',
      title: 'All the way down',
      text: [
        'A net opens into layers, a layer into neurons, a neuron into weights. At the bottom there is nothing but times, plus and `tanh`.',
        'So the chain rule that you know is all that backprop needs, even here.',
      ],
      points: [{ node: 'net' }],
      task: 'Open `net`, then a neuron of its first layer, and change one weight.',
      done: (world) => firstWeights.some((name) => world.moved(name)),
      hint: 'Select a card and press E to open it. The number of a weight can be typed or dragged like any other.',
      reveal: ['One weight of 41 moved, and the output moved by about its gradient times the nudge.'],
      solution: [{ set: { 'net.l1.n1.w1': 0.5 } }],
    },
    {
      id: 'zeros',
      title: 'The first numbers',
      prepare: [{ graph: `${inputs}\n${net('zeros', 'tanh')}` }],
      text: [
        'Before it learns anything, a net needs some first numbers. micrograd draws each weight at random between `−1` and `1`.',
        'Why not simply start with 0? Here is the same net with all 41 numbers at `0`. Think of the way back through the last layer: times passes on the *other* operand.',
      ],
      points: [{ node: 'net' }],
      question: {
        kind: 'choice',
        ask: 'What are the gradients of the weights in the first layer?',
        options: [
          {
            text: 'All 0',
            isRight: true,
            words: 'On the way back each product multiplies by a weight, and all weights are 0.',
          },
          { text: 'All 1', words: 'The seed is 1, but on the way back it is multiplied by weights, and these are 0.' },
          { text: 'All different', words: 'Nothing here tells one neuron from another: same inputs, same weights.' },
        ],
      },
      task: 'Draw random numbers instead: choose another start on the card `net`.',
      done: (world) => firstWeights.every((name) => (world.gradient(name) ?? 0) !== 0),
      hint: `Or select net and type \`${net('uniform', 'tanh')}\`.`,
      reveal: [
        'Now every weight has a gradient of its own. Random numbers make the neurons different, so that they can learn different things.',
      ],
      solution: [{ choose: 0 }, { formula: net('uniform', 'tanh') }],
    },
    {
      id: 'last-layer',
      title: 'The last layer',
      text: [
        '`tanh` only says numbers between `−1` and `1`. That is fine inside a net. At its end it decides what the net can say at all.',
      ],
      points: [{ node: 'net' }],
      question: {
        kind: 'choice',
        ask: 'A net shall learn to answer `5`. What should its last layer do after the sum?',
        options: [
          {
            text: 'Nothing: stay linear',
            isRight: true,
            words: 'Then any number can come out. micrograd’s nets end like this.',
          },
          { text: 'tanh', words: 'tanh never reaches 1, let alone 5.' },
          { text: 'tanh, with larger weights', words: 'Larger weights push tanh nearer to 1, and never past it.' },
        ],
      },
      task: 'Make the last layer of `net` linear.',
      done(world) {
        const record = recordNamed(world, 'net');
        return (
          record?.kind === 'macro' && record.macro === 'mlp' && record.settings.layers.at(-1)?.activation === 'linear'
        );
      },
      hint: `Open net and choose it on its last layer. Or select net and type \`${net('uniform', 'linear')}\`.`,
      reveal: ['The output may now be anything. The tanh layers before it still do the bending.'],
      solution: [{ choose: 0 }, { formula: net('uniform', 'linear') }],
    },
  ],
};
