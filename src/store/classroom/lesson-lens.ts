import type { Program } from '../../compile/program.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import type { Address } from '../../kernel/ids.ts';
import { wiresInto } from '../../macros/wires.ts';
import type { Lens, Shown } from '../lens.ts';
import type { LessonQuestion } from './lesson.ts';

/** Covers what a question hides, and with a gradient what its wires would tell of it; null when it hides nothing.
 *  @param ask called when a covered number is pressed */
export function coverOf(
  { hides = [] }: LessonQuestion,
  find: (name: string) => Address | undefined,
  { document, program }: { readonly document: NudgeDocument; readonly program: Program },
  ask: () => void,
): Lens | null {
  if (hides.length === 0) return null;
  const shown: Shown = { kind: 'ask', ask };
  const slots = (what: 'value' | 'gradient') =>
    new Set(hides.flatMap((hidden) => (hidden.what === what ? (find(hidden.name) ?? []) : [])));
  const [values, gradients] = [slots('value'), slots('gradient')];
  const wires = wiresAt(gradients, document, program);
  return {
    value: (address) => (values.has(address) ? shown : null),
    gradient: (address) => (gradients.has(address) ? shown : null),
    wire: (id) => (wires.has(id) ? { lit: null, flow: 'hidden' } : null),
  };
}

/** The ids of the wires that begin or end at one of these slots. */
function wiresAt(slots: ReadonlySet<Address>, document: NudgeDocument, program: Program): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (from: Address | null, reader: Address, ids: readonly string[]) => {
    if (slots.has(reader) || (from !== null && slots.has(from))) for (const id of ids) found.add(id);
  };
  for (const { address, inputs } of program.slots)
    for (const [operand, from] of inputs.entries()) add(from, address, [`${address}:${operand}`]);
  for (const record of document.nodes.values())
    for (const { from, to } of wiresInto(record))
      add(from, record.id, [`${record.id}:${to.port}`, `${record.id}/frame:${to.port}`]);
  return found;
}
