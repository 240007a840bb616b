import { inside, localOf, nodeOf, type Address } from '../kernel/ids.ts';
import type { MacroRecord, NudgeDocument } from '../graph/document.ts';

/** What people call each slot: the workbench's `$titles`, as they stand on the cards, or labels, which are unique. */
export type Titles = ReadonlyMap<Address, string>;

/** What people call a slot, inside macros too: `a`, `x * w`, `o w1`. Accessible names begin with it: “o w1 value”. */
export function titleOf(document: NudgeDocument, titles: Titles, address: Address): string {
  const local = localOf(address);
  if (local === null) return titles.get(address) ?? address;
  const node = nodeOf(address);
  const title = titles.get(node) ?? node;
  const record = document.nodes.get(node);
  return record?.kind === 'macro' ? `${title} ${innerWord(record, local)}` : `${title} ${local}`;
}

/** What a slot inside a neuron is called there: `w1`, `b`, `product 1`, `sum`. Counted by the place of the input, which people see. */
export function innerWord(record: MacroRecord, local: string): string {
  const [part = local, port] = local.split(':');
  if (port === undefined) return part;
  const place = record.inputs.findIndex((input) => input.port === port) + 1;
  return part === 'w' ? `w${place}` : `product ${place}`;
}

/** The title of what is wired into a neuron's input; null where nothing is. */
export function sourceTitle(document: NudgeDocument, titles: Titles, record: MacroRecord, port: string): string | null {
  const from = record.inputs.find((input) => input.port === port)?.from ?? null;
  return from === null ? null : titleOf(document, titles, from);
}

/** The address of a neuron's weight. */
export function weightOf(record: MacroRecord, port: string): Address {
  return inside(record.id, `w:${port}`);
}
