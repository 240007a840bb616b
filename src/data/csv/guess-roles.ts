import type { ColumnRole } from '../../graph/document.ts';

const targetNames: ReadonlySet<string> = new Set(['y', 'label', 'target', 'class']);
const countNames: ReadonlySet<string> = new Set(['', 'id', 'index', 'row', 'no', 'nr', '#', 'unnamed: 0']);

/** What the roles are guessed from. */
export interface GuessedColumn {
  readonly name: string;
  readonly values: readonly number[];
  readonly labels?: readonly string[] | undefined;
}

/** The index of the target: the first column called y, label, target or class, else the last one; null in a table of one column. */
export function guessTarget(names: readonly string[], count = names.length): number | null {
  const named = names.findIndex((name) => targetNames.has(name.toLowerCase()));
  if (named >= 0) return named;
  return count < 2 ? null : count - 1;
}

export interface GuessedRoles {
  readonly roles: readonly ColumnRole[];
  readonly remarks: readonly string[];
}

/** The role of each column, and in words which ones are ignored: row numbers, and texts that are different in every row. */
export function guessRoles(columns: readonly GuessedColumn[]): GuessedRoles {
  const target = guessTarget(columns.map(({ name }) => name));
  const remarks: string[] = [];
  const roles = columns.map((column, index): ColumnRole => {
    if (index === target) return 'target';
    const why = columns.length < 2 ? null : whyIgnored(column);
    if (why === null) return 'input';
    remarks.push(`“${column.name}” is ignored: ${why}. Give it another role to use it.`);
    return 'ignored';
  });
  return { roles, remarks };
}

function whyIgnored({ name, values, labels }: GuessedColumn): string | null {
  if (values.length > 2 && labels !== undefined && labels.length === values.length)
    return 'its text is different in every row';
  const first = values[0] ?? Number.NaN;
  const counts = (first === 0 || first === 1) && values.every((value, row) => value === first + row);
  const namesRows = countNames.has(name.toLowerCase()) || /^column \d+$/.test(name);
  return values.length > 1 && counts && namesRows ? 'it counts the rows' : null;
}
