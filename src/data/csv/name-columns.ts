import { tableLimits } from '../../graph/table-limits.ts';
import { guessTarget } from './guess-roles.ts';

export interface NamedColumns {
  readonly names: readonly string[];
  /** What was changed, one sentence each. */
  readonly remarks: readonly string[];
}

/** The names of the columns: those of the header made fit (not empty, not too long, each once), or x1, x2, …, y where there is none. */
export function nameColumns(header: readonly string[] | null, count: number): NamedColumns {
  if (header === null) return { names: plainNames(count), remarks: [] };
  const taken = new Set<string>();
  const remarks: string[] = [];
  const names = header.map((text, index) => {
    const trimmed = text.trim().replaceAll(/\s+/gu, ' ');
    const wanted = trimmed === '' ? `column ${index + 1}` : shortened(trimmed);
    const name = unique(wanted, taken);
    taken.add(name);
    if (trimmed === '') remarks.push(`Column ${index + 1} has no name and is called “${name}”.`);
    else if (wanted !== trimmed)
      remarks.push(`The name of column ${index + 1} was shortened to ${tableLimits.columnName} characters.`);
    else if (name !== wanted)
      remarks.push(`Column ${index + 1} is called “${name}”: another one is called “${wanted}” already.`);
    return name;
  });
  return { names, remarks };
}

function plainNames(count: number): readonly string[] {
  if (count === 1) return ['x'];
  const target = guessTarget([], count);
  return Array.from({ length: count }, (_, index) => (index === target ? 'y' : count === 2 ? 'x' : `x${index + 1}`));
}

/** The name with a number after it that makes it the only one. */
export function unique(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let suffix = 2; ; suffix++) {
    const ending = `_${suffix}`;
    const candidate = shortened(wanted, tableLimits.columnName - ending.length) + ending;
    if (!taken.has(candidate)) return candidate;
  }
}

function shortened(text: string, most: number = tableLimits.columnName): string {
  const characters = [...text];
  return characters.length <= most ? text : characters.slice(0, most).join('');
}
