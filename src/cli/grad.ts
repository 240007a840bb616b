import { localOf, nodeOf, type Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { evaluate } from '../compile/evaluate.ts';
import type { Json, JsonFields } from './json-line.ts';
import { slotNames } from './slot-names.ts';

/** Every value and every gradient of a document, by name; one for each row where a slot has rows. Null where there is no number, or no
 *  gradient. With a root that has rows, gradients are those of each row's own root. */
export function gradOf(file: string, document: NudgeDocument): JsonFields {
  const { program, root, value, gradient, rowValues, rowGradients } = evaluate(document);
  const names = slotNames(document, program);
  const valueOf = (address: Address): Json => listed(rowValues(address)) ?? value(address) ?? null;
  const gradientOf = (address: Address): Json => listed(rowGradients(address)) ?? gradient(address) ?? null;
  // A table has no number of its own; its columns have.
  const numbered = [...names.named].filter(([, address]) => document.nodes.get(nodeOf(address))?.kind !== 'data' || localOf(address) !== null); // prettier-ignore
  const all = (of: (address: Address) => Json): Json => new Map(numbered.map(([name, address]) => [name, of(address)]));
  return new Map<string, Json>([
    ['file', file],
    ['root', root === null ? null : names.of(root)],
    ['value', root === null ? null : valueOf(root)],
    ['values', all(valueOf)],
    ['gradients', all(gradientOf)],
  ]);
}

function listed(rows: Float64Array | null): readonly number[] | null {
  return rows === null ? null : [...rows];
}
