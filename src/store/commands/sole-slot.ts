import { nodeOf, type Address } from '../../kernel/ids.ts';
import type { Bench } from '../bench.ts';
import { slotOf } from './slot-of.ts';
import { soleTarget, targets } from './targets.ts';

const noCard = 'Select a card first: click it, or press Tab.';

/** Why not just one card is meant, in words; null when it is. */
export function oneCard(bench: Bench): string | null {
  const count = targets(bench).length;
  return count === 1 ? null : count === 0 ? noCard : 'Select one card; several are selected.';
}

/** The one card with a number that is meant; null for none, several or a note. */
export function soleSlot(bench: Bench): Address | null {
  const target = soleTarget(bench);
  if (target === null) return null;
  const record = bench.workbench.$document.get().nodes.get(nodeOf(target));
  return record === undefined || record.kind === 'note' ? null : slotOf(target);
}

/** Why not just one card with a number is meant, in words; null when it is. */
export const oneNumber = (bench: Bench) =>
  oneCard(bench) ?? (soleSlot(bench) === null ? 'A note has no number.' : null);
