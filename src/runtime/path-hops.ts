import type { Address } from '../kernel/ids.ts';
import type { Path, PathStep } from '../compile/paths.ts';
import type { DrawnGraph } from './drawn-graph.ts';

/** One stretch of a path as it is drawn: along a wire to the next card, and on through the card where that is a closed macro. */
export interface Hop {
  /** The card that is arrived at, or gone on in. */
  readonly card: Address;
  /** The ops that are passed; several inside a closed macro. */
  readonly steps: readonly PathStep[];
  /** The wire as it is drawn, through frames too, the last one first; empty inside the closed macro where the path begins. */
  readonly wires: readonly string[];
  /** The product of the local slopes of its steps. */
  readonly slope: number;
  /** What flows back along the wire on this path: the product of all slopes from here on to the root. */
  readonly flow: number;
}

/** Cuts paths into what is drawn of them. */
export function createHops({ closedAround, wires }: DrawnGraph): (from: Address, path: Path) => readonly Hop[] {
  const chainOf = new Map<string, readonly string[]>();
  for (const { chain, operands } of wires)
    for (const { address, operand } of operands) chainOf.set(`${address}:${operand}`, chain);
  const cardOf = (address: Address) => closedAround(address)[0] ?? address;
  return (from, { steps }) => {
    const groups: { readonly card: Address; readonly steps: PathStep[] }[] = [];
    let at = cardOf(from);
    for (const step of steps) {
      const card = cardOf(step.address);
      const last = groups.at(-1);
      // Two ops in a row are two hops; two slots of one closed macro are one.
      if (last !== undefined && card === at && last.card === card) last.steps.push(step);
      else groups.push({ card, steps: [step] });
      at = card;
    }
    return groups.map(({ card, steps: passed }): Hop => {
      const [first] = passed;
      return {
        card,
        steps: passed,
        wires: first === undefined ? [] : (chainOf.get(`${first.address}:${first.operand}`) ?? []),
        slope: passed.reduceRight((product, { slope }) => product * slope, 1),
        flow: first?.flow ?? Number.NaN,
      };
    });
  };
}
