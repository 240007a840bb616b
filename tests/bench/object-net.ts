import type { Step } from './fused-net.ts';
import { microgradPass } from './micrograd-port.ts';
import { scalarNodes, type Net } from './nets.ts';

/** The net in a plain object port of micrograd: every row spelled out, the expression built, sorted and walked anew in each step. */
export function createObjectNet(net: Net, rate: number): Step {
  const { nodes, initial, parameters, loss } = scalarNodes(net);
  const numbers = initial.slice();
  return () => {
    const values = microgradPass(nodes, numbers, loss);
    for (const node of parameters) numbers[node]! -= rate * values[node]!.grad;
    return values[loss]!.data;
  };
}
