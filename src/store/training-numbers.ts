import type { Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { applyPatch, leafNumber, patchBetween } from '../graph/patch.ts';

/** The document with some of its numbers replaced. Addresses that are no longer there, or no number, are left out. */
export function withNumbers(
  document: NudgeDocument,
  addresses: readonly Address[],
  values: Float64Array,
): NudgeDocument {
  const numbers = new Map<Address, readonly [number, number]>();
  for (const [index, address] of addresses.entries()) {
    const before = leafNumber(document, address);
    const after = values[index];
    if (before !== undefined && after !== undefined && !Object.is(before, after)) numbers.set(address, [before, after]);
  }
  return numbers.size === 0 ? document : applyPatch(document, { numbers });
}

/** The numbers of a document at some addresses, NaN where there is none. */
export function numbersAt(document: NudgeDocument, addresses: readonly Address[]): Float64Array {
  return Float64Array.from(addresses, (address) => leafNumber(document, address) ?? Number.NaN);
}

/** An edit that was worked out from numbers of before some steps of training, brought to the numbers after them: whatever the edit left
 *  alone is as trained. */
export function rebased(after: NudgeDocument, from: NudgeDocument, trained: NudgeDocument): NudgeDocument {
  const moved = [...(patchBetween(from, trained).numbers ?? [])];
  const left = moved.filter(([address, [old]]) => Object.is(leafNumber(after, address), old));
  const addresses = left.map(([address]) => address);
  return withNumbers(
    after,
    addresses,
    Float64Array.from(left, ([, [, number]]) => number),
  );
}
