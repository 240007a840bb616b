import type { Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { namedAddresses } from '../compile/named-addresses.ts';
import type { Program } from '../compile/program.ts';
import { localOfPart } from '../formats/part-names.ts';
import { labelsOf } from '../formats/titles.ts';

/** How the terminal calls slots, and finds them by name. */
export interface SlotNames {
  /** Every named slot, in canonical order; inside a neuron `o/w:p1`. */
  readonly named: ReadonlyMap<string, Address>;
  /** The name of a slot; for one without, its expression. */
  readonly of: (address: Address) => string;
  /** The slot that a claim is about: `a`, `o/w:p1` or `o.w1`. */
  readonly find: (name: string) => Address | undefined;
}

export function slotNames(document: NudgeDocument, program: Program): SlotNames {
  const named = namedAddresses(document, program);
  const names = new Map([...named].map(([name, address]) => [address, name]));
  let labels: ReadonlyMap<Address, string> | null = null;
  return {
    named,
    of(address) {
      const name = names.get(address);
      if (name !== undefined) return name;
      labels ??= labelsOf(document);
      return labels.get(address) ?? address;
    },
    find(name) {
      const [whole = '', part] = name.split('.');
      const record = part === undefined ? undefined : [...document.nodes.values()].find((node) => node.name === whole);
      const local = record?.kind === 'macro' && part !== undefined ? localOfPart(record.inputs, part) : null;
      return named.get(local === null ? name : `${whole}/${local}`);
    },
  };
}
