import { nodeOf, type Address } from '../../kernel/ids.ts';
import { wiredTo, type InputEnd } from '../../macros/wires.ts';
import type { Bench } from '../bench.ts';
import { wireEnd, wiredInput } from '../wire-id.ts';
import { nameOf } from './name-of.ts';

export type TargetWire =
  /** `name`: “the wire from a to e”. */
  | { readonly kind: 'free'; readonly to: InputEnd; readonly from: Address; readonly name: string }
  /** A wire inside a macro, which cannot be cut. */
  | { readonly kind: 'inner'; readonly macro: string };

/** The wire that is meant, where it still stands: the one whose menu is open, else the selected one. */
export function targetWire({ view, workbench }: Bench): TargetWire | null {
  const asked = view.$menu.get()?.target;
  const id = asked?.kind === 'wire' ? asked.id : (view.$selectedWire.get() ?? '');
  const end = wireEnd(id);
  const document = workbench.$document.get();
  const record = end === null ? undefined : document.nodes.get(nodeOf(end.node));
  if (end === null || record === undefined) return null;
  const to = wiredInput(document, id);
  if (to === null) return { kind: 'inner', macro: nameOf(document, record.id) };
  const from = wiredTo(record, to.port);
  if (from === null) return null;
  return { kind: 'free', to, from, name: `the wire from ${nameOf(document, from)} to ${nameOf(document, to.node)}` };
}
