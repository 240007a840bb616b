import { address, nodeId, type NodeId } from '../../src/kernel/ids.ts';
import { invariant } from '../../src/kernel/invariant.ts';
import { compile } from '../../src/compile/program.ts';
import { createSampler } from '../../src/compile/sample.ts';
import type { Activation, NodeRecord } from '../../src/graph/document.ts';
import { createNeuron } from '../../src/macros/neuron.ts';
import { median, timed } from './measure.ts';

// npm run bench picture: what a decision picture costs, a net of tanh neurons computed at every point of a grid.

const id = (text: string): NodeId => {
  const parsed = nodeId(text);
  invariant(parsed !== null, `${text} is an id`);
  return parsed;
};

/** Neurons wired by hand: 2 inputs, layers of these sizes, a linear end. The last node is the output. */
function netOf(sizes: readonly number[]): ReadonlyMap<NodeId, NodeRecord> {
  const nodes = new Map<NodeId, NodeRecord>();
  const place = (name: string, make: (placed: Parameters<typeof createNeuron>[0]) => NodeRecord) => {
    nodes.set(id(name), make({ id: id(name), order: [nodes.size + 1], name, x: 0, y: 0 }));
    return id(name);
  };
  let below = ['x', 'y'].map((name) =>
    place(name, (placed) => ({ ...placed, kind: 'leaf', role: 'input', value: 0.5 })),
  );
  for (const [layer, size] of sizes.entries()) {
    const inputs = below;
    const activation: Activation = layer < sizes.length - 1 ? 'tanh' : 'linear';
    below = Array.from({ length: size }, (_, neuron) =>
      place(`h${layer}_${neuron}`, (placed) => createNeuron(placed, 1, inputs, { activation })),
    );
  }
  return nodes;
}

const side = 100;
const steps = Array.from({ length: side }, (_, index) => (index / (side - 1)) * 4 - 2);
const columns = [
  Float64Array.from({ length: side * side }, (_, point) => steps[point % side] ?? 0),
  Float64Array.from({ length: side * side }, (_, point) => steps[Math.floor(point / side)] ?? 0),
];

for (const sizes of [
  [16, 16, 1],
  [64, 64, 1],
]) {
  const nodes = netOf(sizes);
  const program = compile({ title: '', seed: 1, root: null, nodes });
  const [x, y, out] = ['x', 'y', `h${sizes.length - 1}_0`].map(address);
  invariant(x && y && out, 'addresses');
  const sampler = createSampler(program, [x, y], [out]);
  invariant(sampler !== null, 'the net computes');
  const [times = []] = timed([{ name: 'picture', pass: () => void sampler.run(columns) }], { rounds: 15, budget: 100 });
  console.log(`${side} × ${side} points of a net 2-${sizes.join('-')}: ${(median(times) / 1e6).toFixed(1)} ms`);
}
