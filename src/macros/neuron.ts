import { inside, type Address } from '../kernel/ids.ts';
import { createRandom, seedFrom } from '../kernel/random.ts';
import type { MacroInput, MacroRecord, MacroSettings, Placed } from '../graph/document.ts';
import type { Expansion, Slot } from '../graph/slot.ts';

/** A neuron: activation(x₁·w₁ + x₂·w₂ + … + b).
 *
 *      x1 ─▶ × ─┐          locals: w:p1, w:p2  weights      b    bias
 *      w1 ─▶    ├▶ sum ─▶ tanh     m:p1, m:p2  products     sum  products in port order, then the bias
 *      x2 ─▶ × ─┤                  the instance's own address is the activation (or the sum when linear)
 *      w2 ─▶    │
 *             b ┘  */
export function expandNeuron(record: MacroRecord): Expansion {
  const at = (local: string) => inside(record.id, local);
  const leaf = (local: string, order: readonly number[]): Slot => ({
    address: at(local),
    order: [...record.order, ...order],
    op: 'leaf',
    inputs: [],
    value: record.numbers[local] ?? 0,
    constant: false,
  });
  const op = (address: Address, name: Slot['op'], inputs: Slot['inputs'], order: readonly number[]): Slot => ({
    address,
    order: [...record.order, ...order],
    op: name,
    inputs,
    value: 0,
    constant: false,
  });
  const weights = record.inputs.map(({ port }) => leaf(`w:${port}`, [1, portNumber(port)]));
  const products = record.inputs.map(({ port, from }) =>
    op(at(`m:${port}`), 'mul', [from, at(`w:${port}`)], [3, portNumber(port)]),
  );
  const bias = leaf('b', [2]);
  const sum = op(at('sum'), 'sum', [...products.map((product) => product.address), bias.address], [4]);
  const { activation } = record.settings;
  if (activation === 'linear') return { slots: [...weights, bias, ...products, sum], output: sum.address };
  const out = op(record.id, activation, [sum.address], [5]);
  return { slots: [...weights, bias, ...products, sum, out], output: out.address };
}

/** `p3` → 3. Slots of a port keep its number in their order key, so removing another port moves nothing. */
function portNumber(port: string): number {
  return Number(port.slice(1));
}

/** A port id that no input of the neuron has had since its highest one. */
export function nextPort(inputs: readonly MacroInput[]): string {
  return `p${Math.max(0, ...inputs.map(({ port }) => portNumber(port))) + 1}`;
}

/** A new weight in (−1, 1). The same document seed, neuron and port give the same number. */
export function seededWeight(seed: number, neuron: string, port: string): number {
  return createRandom(seedFrom(`${seed} ${neuron} w:${port}`)).uniform(-1, 1);
}

/** A bias drawn as weights are. */
export function seededBias(seed: number, neuron: string): number {
  return createRandom(seedFrom(`${seed} ${neuron} b`)).uniform(-1, 1);
}

/** A new neuron. What `numbers` leaves out is drawn from the seed and the neuron's name (its id when it has none). */
export function createNeuron(
  placed: Placed,
  seed: number,
  from: readonly (Address | null)[],
  settings: MacroSettings,
  numbers: { readonly weights?: readonly number[]; readonly bias?: number } = {},
): MacroRecord {
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

/** The neuron with one more input, its weight drawn from the seed. */
export function withInput(record: MacroRecord, seed: number, from: Address | null): MacroRecord {
  const port = nextPort(record.inputs);
  const weight = seededWeight(seed, record.name ?? record.id, port);
  return {
    ...record,
    inputs: [...record.inputs, { port, from }],
    numbers: { ...record.numbers, [`w:${port}`]: weight },
  };
}

/** The neuron without one input and its weight. */
export function withoutInput(record: MacroRecord, port: string): MacroRecord {
  const { [`w:${port}`]: _removed, ...numbers } = record.numbers;
  return { ...record, inputs: record.inputs.filter((input) => input.port !== port), numbers };
}
