import { createFusedNet, type Step } from './fused-net.ts';
import { median, timed, type Contender } from './measure.ts';
import { createNet } from './nets.ts';
import { createObjectNet } from './object-net.ts';
import { createPlaygroundNet } from './playground-net.ts';
import { createTapeNet } from './tape-net.ts';
import { createTensorflowNet } from './tensorflow-net.ts';

// npm run bench training: one step of training (forward, backward, gradient descent) of a net of tanh neurons on 100 points of two moons,
// as a ratio to the tape's time, taken in the same rounds of the same process.
//   fused          loops written by hand for exactly this net, with 1 − y² for the slope of tanh
//   neuron objects node and link objects, one example after the other, in the manner of TensorFlow Playground
//   TensorFlow.js  its CPU backend, in 32-bit floats
//   object port    micrograd's idea: one object and closure per number, built, sorted and walked in each step

const seed = 20261121;
const rate = 0.05;
const sizes = [2, 16, 16, 1];

/** Who computes something else is not timed: the first losses must agree. */
function mustAgree(name: string, expected: readonly number[], step: Step, precision: number): void {
  for (const [index, loss] of expected.entries()) {
    const found = step();
    if (!(Math.abs(found - loss) <= precision * loss))
      throw new Error(`${name} has the loss ${found} in step ${index}, not ${loss}.`);
  }
}

const row = (...cells: readonly (string | number)[]) =>
  console.log(cells.map((cell, index) => (index === 0 ? String(cell).padEnd(18) : String(cell).padStart(12))).join(''));

console.log(`One training step of MLP ${sizes.join('-')} on 100 rows (seed ${seed})`);
const net = createNet(sizes, 100, seed);
const steps: readonly (readonly [string, Step, number])[] = [
  ['fused', createFusedNet(net, rate), 1e-12],
  ['neuron objects', createPlaygroundNet(net, rate), 1e-12],
  ['TensorFlow.js', await createTensorflowNet(net, rate), 1e-4],
  ['object port', createObjectNet(net, rate), 1e-12],
];
const own = createTapeNet(net, rate);
const losses = Array.from({ length: 5 }, own);
for (const [name, step, precision] of steps) mustAgree(name, losses, step, precision);
const list: readonly Contender[] = [
  { name: 'tape', pass: () => void own() },
  ...steps.map(([name, step]) => ({ name, pass: () => void step() })),
];
const times = timed(list, { rounds: 15, budget: 60 });
row('contender', 'ms/step', '× tape');
for (const [index, { name }] of list.entries()) {
  const ratio = median(times[index]!.map((time, round) => time / times[0]![round]!));
  row(name, (median(times[index]!) / 1e6).toFixed(3), ratio.toFixed(2));
}

console.log('\nThe tape by size: nanoseconds for each parameter and row');
row('net', 'rows', 'parameters', 'ms/step', 'ns');
const grown = [16, 64, 128].flatMap((width) => [100, 400].map((rows) => ({ width, rows })));
const nets = grown.map(({ width, rows }) => createNet([2, width, width, 1], rows, seed));
const passes = nets.map((each): Contender => {
  const step = createTapeNet(each, rate);
  return { name: '', pass: () => void step() };
});
const byNet = timed(passes, { rounds: 7, budget: 60 });
for (const [index, { sizes: shape, rows, parameters }] of nets.entries()) {
  const count = parameters.reduce((sum, layer) => sum + layer.length, 0);
  const time = median(byNet[index]!);
  row(shape.join('-'), rows, count, (time / 1e6).toFixed(3), (time / count / rows).toFixed(2));
}
