import { localOf, nodeOf, type Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';

/** Whether there is a parameter at an address that can be frozen. The strength of a penalty is none: training never moves it. */
export function isFreezable(document: NudgeDocument, address: Address): boolean {
  const record = document.nodes.get(nodeOf(address));
  const local = localOf(address);
  if (record?.kind === 'leaf') return local === null && record.role === 'parameter';
  if (record?.kind !== 'macro' || record.macro === 'l2_penalty') return false;
  return local !== null && Object.hasOwn(record.numbers, local);
}
