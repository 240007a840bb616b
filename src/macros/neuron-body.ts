import { within } from '../kernel/ids.ts';
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
