import { within, type Address } from '../kernel/ids.ts';
import type { MacroInput, NeuronRecord, NeuronSettings, Placed } from '../graph/document.ts';
import { drawNumber } from '../graph/initial-numbers.ts';
import type { Body, Part } from './body.ts';
import type { Instance } from './instance.ts';

/** A neuron: activation(x₁·w₁ + x₂·w₂ + … + b).
 *
 *      x1 ─▶ × ─┐          locals: w:p1, w:p2  weights      b    bias
 *      w1 ─▶    ├▶ sum ─▶ tanh     m:p1, m:p2  products     sum  products in port order, then the bias
 *      x2 ─▶ × ─┤                  the instance's own address is the activation (or the sum when linear)
 *      w2 ─▶    │
 *             b ┘  */
export function neuronBody(instance: Instance & { readonly macro: 'neuron' }): Body {
  const at = (local: string) => within(instance.address, local);
  const key = (...own: readonly number[]) => [...instance.order, ...own];
  const leaf = (local: string, ...own: readonly number[]): Part => ({
    kind: 'leaf',
    address: at(local),
    order: key(...own),
    value: instance.numbers[local] ?? 0,
  });
  const weights = instance.inputs.map(({ port }) => leaf(`w:${port}`, 1, portNumber(port)));
  const products = instance.inputs.map(({ port, from }): Part => ({
    kind: 'op',
    address: at(`m:${port}`),
    order: key(3, portNumber(port)),
    op: 'mul',
    inputs: [from, at(`w:${port}`)],
  }));
  const bias = leaf('b', 2);
  const terms = [...instance.inputs.map(({ port }) => at(`m:${port}`)), at('b')];
  const sum: Part = { kind: 'op', address: at('sum'), order: key(4), op: 'sum', inputs: terms };
  const { activation } = instance.settings;
  const parts = [...weights, bias, ...products, sum];
  if (activation === 'linear') return { parts, output: at('sum'), aliases: [] };
  const out: Part = {
    kind: 'op',
    address: instance.address,
    order: key(5),
    op: activation,
    inputs: [at('sum')],
  };
  return { parts: [...parts, out], output: instance.address, aliases: [] };
}

/** `p3` → 3. Slots of a port keep its number in their order key, so removing another port moves nothing. */
export function portNumber(port: string): number {
  return Number(port.slice(1));
}

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
