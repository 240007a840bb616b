import { nodeOf, type Address } from '../../kernel/ids.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import type { Program } from '../../compile/program.ts';

/** The wires as one sees them: from card to card, parts of closed macros counting as the macro's card. */
export interface CardGraph {
  /** The cards that a card reads, in the order of its inputs, each once. */
  readonly sources: (card: Address) => readonly Address[];
  /** The cards that read a card, in canonical order, each once. */
  readonly readers: (card: Address) => readonly Address[];
}

/** The card that shows a slot: a part of a closed macro lies in the macro's card, and an open linear neuron's result is its sum's. */
export function cardOf(document: NudgeDocument, program: Program, slot: Address): Address {
  const record = document.nodes.get(nodeOf(slot));
  if (record?.kind !== 'macro' || !record.open) return nodeOf(slot);
  return program.slots[program.indexOf.get(slot) ?? -1]?.address ?? slot;
}

export function cardGraph(document: NudgeDocument, program: Program): CardGraph {
  const sources = new Map<Address, Set<Address>>();
  const readers = new Map<Address, Set<Address>>();
  for (const slot of program.slots) {
    const reader = cardOf(document, program, slot.address);
    for (const input of slot.inputs) {
      const source = input === null ? reader : cardOf(document, program, input);
      if (source === reader) continue;
      add(sources, reader, source);
      add(readers, source, reader);
    }
  }
  return {
    sources: (card) => [...(sources.get(cardOf(document, program, card)) ?? [])],
    readers: (card) => [...(readers.get(cardOf(document, program, card)) ?? [])],
  };
}

function add(lists: Map<Address, Set<Address>>, key: Address, value: Address): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, new Set([value]));
  else list.add(value);
}

/** The card next to this one among those that are wired to the same card: the other inputs of what reads it, else the other readers
 *  of what it reads. Goes round. Null where it stands alone. */
export function besideCard(graph: CardGraph, card: Address, step: 1 | -1): Address | null {
  const reader = graph.readers(card)[0];
  const source = graph.sources(card)[0];
  const inputs = reader === undefined ? [] : graph.sources(reader);
  const row = inputs.length > 1 || source === undefined ? inputs : graph.readers(source);
  const at = row.indexOf(card);
  if (at < 0 || row.length < 2) return null;
  return row[(at + step + row.length) % row.length] ?? null;
}
