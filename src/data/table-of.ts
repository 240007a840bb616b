import type { Column } from '../graph/document.ts';

/** Rows of numbers as the columns of a table, the last one its target. `labels` belong to the target. */
export function tableOf(
  names: readonly string[],
  rows: readonly (readonly number[])[],
  labels?: readonly string[],
): readonly Column[] {
  return names.map((name, index): Column => {
    const isTarget = index === names.length - 1;
    return {
      port: `c${index + 1}`,
      name,
      role: isTarget ? 'target' : 'input',
      values: rows.map((row) => row[index] ?? 0),
      ...(isTarget && labels !== undefined ? { labels } : {}),
    };
  });
}
