import { shortNumeral } from '../../kernel/numeral.ts';
import type { Column } from '../../graph/document.ts';

/** One kind of row: a number of the target, and what it is called. */
export interface RowClass {
  readonly value: number;
  readonly name: string;
}

const mostClasses = 12;

/** The classes that a target tells apart, in rising order of their numbers; null where it is a quantity: numbers that are not whole, or
 *  more than 12 different ones. */
export function classesOf(target: Column | undefined): readonly RowClass[] | null {
  if (target === undefined) return null;
  const { labels, values } = target;
  if (labels !== undefined) {
    return labels.length > mostClasses ? null : labels.map((name, value) => ({ value, name }));
  }
  const different = new Set<number>();
  for (const value of values) {
    different.add(value);
    if (!Number.isInteger(value) || different.size > mostClasses) return null;
  }
  return [...different].sort((a, b) => a - b).map((value) => ({ value, name: shortNumeral(value) }));
}
