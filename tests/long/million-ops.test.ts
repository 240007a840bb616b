import { expect, test } from 'vitest';
import { backward, forward } from '../../src/engine/sweep.ts';
import { buildTape } from '../../src/engine/tape.ts';
import { median, timed } from '../bench/measure.ts';
import { microgradPass } from '../bench/micrograd-port.ts';
import { randomGraph } from '../bench/random-graph.ts';
import { createSwitchLoop } from '../bench/switch-loop.ts';

test('a graph of a million ops is swept, with the bits of a switch loop over the same arrays', () => {
  const graph = randomGraph(1_000_000, 20261121);
  const tape = buildTape(graph.nodes, graph.initial);
  const rootNode = graph.nodes.length - 1;
  const root = tape.slotOfNode[rootNode]!;
  const loop = createSwitchLoop(graph.nodes, tape, root);
  const contenders = [
    {
      name: 'tape',
      pass: () => {
        forward(tape);
        backward(tape, root);
      },
    },
    { name: 'switch loop', pass: loop.pass },
    { name: 'micrograd port', pass: () => void microgradPass(graph.nodes, graph.initial, rootNode) },
  ];
  const times = timed(contenders, { rounds: 5, budget: 100 });
  for (const [index, { name }] of contenders.entries()) {
    const ratio = median(times[index]!.map((time, round) => time / times[0]![round]!));
    console.log(
      `${graph.ops} ops, ${name}: ${(median(times[index]!) / graph.ops).toFixed(1)} ns/op, ${ratio.toFixed(2)} × tape`,
    );
  }
  expect(loop.values).toEqual(tape.values);
  expect(loop.adjoints).toEqual(tape.adjoints);
});
