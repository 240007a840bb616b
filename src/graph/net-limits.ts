import { count } from './decode-fault.ts';

/** How large a layer or net may be. */
export const netLimits = { layers: 16, width: 256, parameters: 20_000 } as const;

/** How many weights and biases a net of these layer sizes has. */
export function parameterCount(inputs: number, sizes: readonly number[]): number {
  let fanIn = inputs;
  let total = 0;
  for (const size of sizes) {
    total += size * (fanIn + 1);
    fanIn = size;
  }
  return total;
}

/** Why a net cannot have this shape, in words; null when it can. */
export function netProblem(inputs: number, sizes: readonly number[]): string | null {
  const { layers, width, parameters } = netLimits;
  if (sizes.length === 0) return 'A network has at least one layer.';
  if (sizes.length > layers) return `That network would have ${count(sizes.length)} layers; ${layers} is the most.`;
  for (const size of sizes) {
    if (!Number.isInteger(size) || size < 1)
      return `A layer has a whole number of neurons from 1 to ${width}, not ${size}.`;
    if (size > width) return `That layer would have ${count(size)} neurons; ${width} is the most.`;
  }
  const total = parameterCount(inputs, sizes);
  return total > parameters
    ? `That network would have ${count(total)} parameters; ${count(parameters)} is the most.`
    : null;
}
