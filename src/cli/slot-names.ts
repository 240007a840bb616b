import type { Address } from '../kernel/ids.ts';
import { noDefinitions, type NodeRecord, type NudgeDocument } from '../graph/document.ts';
import { namedAddresses } from '../compile/named-addresses.ts';
import type { Program } from '../compile/program.ts';
import { columnOfWord, localOfWords } from '../formats/part-path.ts';
import { labelsOf } from '../formats/titles.ts';

/** How the terminal calls slots, and finds them by name. */
export interface SlotNames {
  /** Every named slot, in canonical order; inside a neuron `o/w:p1`. */
  readonly named: ReadonlyMap<string, Address>;
  /** The name of a slot; for one without, its expression. */
  readonly of: (address: Address) => string;
  /** The slot that a claim is about: `a`, `o/w:p1`, `o.w1`, `net.l1.n2.b` or `moons.x`. */
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
      const [whole = '', ...words] = name.split('.');
      const record = words.length === 0 ? undefined : [...document.nodes.values()].find((node) => node.name === whole);
      const local = record === undefined ? null : localIn(record, words, document);
      return named.get(local === null ? name : `${whole}/${local}`);
    },
  };
}

function localIn(
  record: NodeRecord,
  words: readonly string[],
  { definitions = noDefinitions }: NudgeDocument,
): string | null {
  if (record.kind === 'data') return words.length === 1 ? columnOfWord(record, words[0] ?? '') : null;
  return record.kind === 'macro' ? localOfWords(record, words, definitions) : null;
}
