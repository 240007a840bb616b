import { backward, forward } from '../../src/engine/sweep.ts';
import { buildTape, fillColumn } from '../../src/engine/tape.ts';
import type { Step } from './fused-net.ts';
import { netNodes, type Net } from './nets.ts';

/** The net on the tape: sweep forward, sweep back, and take every parameter down its gradient. */
export function createTapeNet(net: Net, rate: number): Step {
  const { nodes, initial, columns, parameters, loss } = netNodes(net);
  const tape = buildTape(nodes, initial, [net.rows]);
  for (const [which, node] of columns.entries()) fillColumn(tape, tape.slotOfNode[node]!, net.columns[which]!);
  const slots = Int32Array.from(parameters, (node) => tape.slotOfNode[node]!);
  const root = tape.slotOfNode[loss]!;
  const { values, adjoints } = tape;
  return () => {
    forward(tape);
    backward(tape, root);
    for (let index = 0; index < slots.length; index++) values[slots[index]!]! -= rate * adjoints[slots[index]!]!;
    return values[root]!;
  };
}
