import type { Address } from '../kernel/ids.ts';
import type { MacroInput, NeuronRecord, NeuronSettings, Placed } from '../graph/document.ts';
import { drawNumber } from '../graph/initial-numbers.ts';
import { portNumber } from './neuron-body.ts';

/** A port id that no input has had since the highest one of these. The target of a loss, `t`, does not count. */
export function nextPort(inputs: readonly MacroInput[]): string {
  const numbers = inputs.flatMap(({ port }) => (port === 't' ? [] : [portNumber(port)]));
  return `p${Math.max(0, ...numbers) + 1}`;
}

/** A new weight in (−1, 1). The same document seed, neuron and port give the same number. */
export function seededWeight(seed: number, neuron: string, port: string): number {
  return drawNumber(`w:${port}`, { fanIn: 1, fanOut: 1 }, { initial: 'uniform' }, { seed, key: neuron });
}

/** A bias drawn as weights are. */
export function seededBias(seed: number, neuron: string): number {
  return drawNumber('b', { fanIn: 1, fanOut: 1 }, { initial: 'uniform' }, { seed, key: neuron });
}

/** A new neuron. What `numbers` leaves out is drawn from the seed and the neuron's name (its id when it has none). */
export function createNeuron(
  placed: Placed,
  seed: number,
  from: readonly (Address | null)[],
  settings: NeuronSettings,
  numbers: { readonly weights?: readonly number[]; readonly bias?: number } = {},
): NeuronRecord {
  const key = placed.name ?? placed.id;
  const inputs = from.map((address, index): MacroInput => ({ port: `p${index + 1}`, from: address }));
  const weights = inputs.map(
    ({ port }, index) => [`w:${port}`, numbers.weights?.[index] ?? seededWeight(seed, key, port)] as const,
  );
  return {
    ...placed,
    kind: 'macro',
    macro: 'neuron',
    inputs,
    numbers: Object.fromEntries([...weights, ['b', numbers.bias ?? seededBias(seed, key)]]),
    settings,
    open: false,
  };
}
