import type { NudgeDocument } from '../graph/document.ts';
import { evaluate } from '../compile/evaluate.ts';
import type { Json, JsonFields } from './json-line.ts';
import { slotNames } from './slot-names.ts';

/** Every value and every gradient of a document, by name. Null where there is no number, or no gradient. */
export function gradOf(file: string, document: NudgeDocument): JsonFields {
  const { program, root, value, gradient } = evaluate(document);
  const names = slotNames(document, program);
  const all = (number: typeof value | typeof gradient): Json =>
    new Map([...names.named].map(([name, address]) => [name, number(address) ?? null]));
  return new Map<string, Json>([
    ['file', file],
    ['root', root === null ? null : names.of(root)],
    ['value', root === null ? null : (value(root) ?? null)],
    ['values', all(value)],
    ['gradients', all(gradient)],
  ]);
}
