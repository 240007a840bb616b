import { nodeOf, type Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';

/** Why the activation at an address cannot be chosen, in words; null where it can. */
export function activationFixed(document: NudgeDocument, address: Address): string | null {
  const record = document.nodes.get(nodeOf(address));
  if (record?.kind !== 'macro' || record.macro !== 'custom') return null;
  const name = document.definitions?.get(record.settings.definition)?.name ?? 'a macro';
  return `It belongs to ${name}. Edit that macro to change it.`;
}
