import type { TextExample } from './example.ts';

/** The bias that the lecture picked by hand, so that the neuron comes out at √½. */
export const lectureBias = '6.8813735870195432';

/** Its inputs and parameters, in the expression language. */
export const lectureNeuron = `x1 = 2
x2 = 0
w1 = parameter(-3)
w2 = parameter(1)
b = parameter(${lectureBias})`;

/** The example that a first visit opens on. */
export const firstExample: TextExample = {
  id: 'neuron-by-hand',
  title: 'The neuron by hand',
  blurb: 'Two inputs, two weights, a bias and tanh: one neuron, spelled out.',
  tryThis: 'Drag x2 away from 0 and watch the gradient of w2 come alive.',
  text: `${lectureNeuron}
x1w1 = x1 * w1
x2w2 = x2 * w2
sum = x1w1 + x2w2
n = sum + b
o = tanh(n)
o.backward()`,
  places: {
    x1: { x: 0, y: 0 },
    w1: { x: 0, y: 120 },
    x2: { x: 0, y: 260 },
    w2: { x: 0, y: 380 },
    x1w1: { x: 240, y: 40 },
    x2w2: { x: 240, y: 300 },
    sum: { x: 480, y: 180 },
    b: { x: 440, y: 400 },
    n: { x: 680, y: 240 },
    o: { x: 880, y: 200 },
  },
};
