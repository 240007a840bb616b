import { backward, forward } from '../../src/engine/sweep.ts';
import { buildTape } from '../../src/engine/tape.ts';
import { median, timed, type Contender } from './measure.ts';
import { microgradPass } from './micrograd-port.ts';
import { randomGraph, type TimedGraph } from './random-graph.ts';
import { createSignalGraph } from './signals.ts';
import { createSwitchLoop } from './switch-loop.ts';

// npm run bench sweep: what one forward and backward sweep costs per op, and how many times the tape's cost the others need, taken in
// the same rounds of the same process, so that a busy machine slows all contenders alike.
//   switch loop     a bare loop with a switch over the same arrays, same ops, same stable formulas
//   micrograd port  one object and closure per number; builds, sorts and walks the expression in each pass, as micrograd does
//   signals         one Solid memo per value and per gradient; one leaf is nudged, and what depends on it follows

const seed = 20261121;
const sizes = [1_000, 10_000, 100_000];

function contenders(graph: TimedGraph): readonly Contender[] {
  const tape = buildTape(graph.nodes, graph.initial);
  const rootNode = graph.nodes.length - 1;
  const root = tape.slotOfNode[rootNode]!;
  const sweep = () => {
    forward(tape);
    backward(tape, root);
  };
  sweep();
  const gradients = graph.nodes.map((_, node) => tape.adjoints[tape.slotOfNode[node]!]!);
  const loop = createSwitchLoop(graph.nodes, tape, root);
  loop.pass();
  mustAgree('switch loop', gradients, (node) => loop.adjoints[tape.slotOfNode[node]!]!);
  const objects = microgradPass(graph.nodes, graph.initial, rootNode);
  mustAgree('micrograd port', gradients, (node) => objects[node]!.grad);
  const list: Contender[] = [
    { name: 'tape', pass: sweep },
    { name: 'switch loop', pass: loop.pass },
    { name: 'micrograd port', pass: () => void microgradPass(graph.nodes, graph.initial, rootNode) },
  ];
  if (graph.ops > 20_000) return list;
  const signals = createSignalGraph(graph.nodes, graph.initial, rootNode);
  mustAgree('signals', gradients, signals.gradient);
  let turn = 0;
  return [...list, { name: 'signals', pass: () => signals.nudge(30, ++turn % 2 === 0 ? 0 : 1e-3) }];
}

/** Who computes something else is not timed. */
function mustAgree(name: string, gradients: readonly number[], other: (node: number) => number): void {
  const scale = gradients.reduce((most, gradient) => Math.max(most, Math.abs(gradient)), 1);
  const wrong = gradients.findIndex((gradient, node) => !(Math.abs(gradient - other(node)) <= 1e-9 * scale));
  if (wrong >= 0) throw new Error(`${name} gives node ${wrong} the gradient ${other(wrong)}, not ${gradients[wrong]}.`);
}

const row = (...cells: readonly (string | number)[]) =>
  console.log(cells.map((cell, index) => (index === 1 ? `  ${cell}`.padEnd(18) : String(cell).padStart(10))).join(''));

console.log(
  `Random graphs of add, sub, mul, tanh, relu and sigmoid (seed ${seed}); every op lies on a path to the root.`,
);
row('ops', 'contender', 'ns/op', '× tape');
for (const size of sizes) {
  const graph = randomGraph(size, seed);
  const list = contenders(graph);
  const times = timed(list, { rounds: 25, budget: 60 });
  const ofTape = times[0]!;
  for (const [index, { name }] of list.entries()) {
    const ratio = median(times[index]!.map((time, round) => time / ofTape[round]!));
    row(graph.ops, name, (median(times[index]!) / graph.ops).toFixed(1), ratio.toFixed(2));
  }
}
