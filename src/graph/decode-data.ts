import * as v from 'valibot';
import type { Column, DataRecord, DataSource, Split } from './document.ts';
import { count, quote, type Fault } from './decode-fault.ts';
import { tableLimits } from './table-limits.ts';

const text = v.string('text in quotes');
const number = v.number('a number');
const whole = v.pipe(v.number('a whole number'), v.safeInteger('a whole number'));

const column = v.strictObject(
  {
    port: text,
    name: text,
    role: v.optional(v.picklist(['input', 'target', 'ignored'], '"input", "target" or "ignored"')),
    values: v.array(number, 'a list of numbers'),
    labels: v.optional(v.array(text, 'a list of texts')),
  },
  'an object with port, name, role and values',
);

const source = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('own') }),
    v.strictObject({ kind: v.literal('file'), name: text }),
    v.strictObject({ kind: v.literal('generated'), set: text, size: whole, noise: number, seed: whole }),
  ],
  'an object whose kind is "own", "file" or "generated"',
);

const split = v.strictObject(
  {
    validation: whole,
    seed: v.optional(v.nullable(v.pipe(v.number('a whole number, or null'), v.safeInteger('a whole number, or null')))),
  },
  'an object with validation and seed',
);

/** The fields of a data node besides its place, for the shape of its kind. */
export const dataFields = {
  columns: v.array(column, 'a list of columns'),
  source: v.optional(source),
  split: v.optional(v.nullable(split)),
};

const dataShape = v.object(dataFields);

/** What `dataFields` has found sound. */
export type RawData = v.InferInput<typeof dataShape>;

/** What a data node holds besides its place. */
export type DataFields = Pick<DataRecord, 'columns' | 'source' | 'split'>;

const portPattern = /^c[1-9]\d{0,14}$/;

/** The meaning of a data node's own fields, new objects only, or the first thing that is wrong with them.
 *  May be left out: the role of a column ("input"), its labels, `source` (own) and `split` (none). */
export function decodeDataFields(raw: RawData): DataFields | Fault {
  const fault = findSizeFault(raw) ?? findColumnFault(raw) ?? findSourceFault(raw) ?? findSplitFault(raw);
  if (fault !== null) return fault;
  return {
    columns: raw.columns.map(decodeColumn),
    source: decodeSource(raw.source),
    split: decodeSplit(raw.split),
  };
}

function findSizeFault({ columns }: RawData): Fault | null {
  const { rows, columns: most } = tableLimits;
  const [first] = columns;
  if (first === undefined)
    return { code: 'E-SHAPE', path: ['columns'], message: '{at} is empty. A table has at least one column.' };
  if (columns.length > most)
    return {
      code: 'E-SIZE',
      path: ['columns'],
      message: `{at} holds ${count(columns.length)} columns. A table has at most ${most}.`,
    };
  const length = first.values.length;
  if (length === 0)
    return { code: 'E-SHAPE', path: ['columns', 0, 'values'], message: '{at} is empty. A table has at least one row.' };
  if (length > rows)
    return {
      code: 'E-SIZE',
      path: ['columns', 0, 'values'],
      message: `{at} holds ${count(length)} numbers. A table has at most ${count(rows)} rows.`,
    };
  const other = columns.findIndex(({ values }) => values.length !== length);
  if (other < 0) return null;
  return {
    code: 'E-SHAPE',
    path: ['columns', other, 'values'],
    message: `{at} holds ${count(columns[other]?.values.length ?? 0)} numbers, and the first column ${count(length)}. All columns of a table are of one length.`,
  };
}

function findColumnFault({ columns }: RawData): Fault | null {
  const ports = new Set<string>();
  const names = new Set<string>();
  for (const [index, { port, name, values, labels }] of columns.entries()) {
    const at = ['columns', index];
    if (!portPattern.test(port))
      return { code: 'E-ID', path: [...at, 'port'], message: `{at} should be c1, c2 and so on, not ${quote(port)}.` };
    if (ports.has(port))
      return {
        code: 'E-ID',
        path: [...at, 'port'],
        message: `{at} repeats the port ${port}. Give each column its own.`,
      };
    const problem = columnNameProblem(name, names);
    if (problem !== null) return { code: 'E-NAME', path: [...at, 'name'], message: `${problem} It stands at {at}.` };
    ports.add(port);
    names.add(name);
    const fault = labels === undefined ? null : findLabelFault(values, labels);
    if (fault !== null) return { ...fault, path: [...at, ...fault.path] };
  }
  return null;
}

/** Why a column cannot be called so beside the columns called `taken`, in words; null when it can. */
export function columnNameProblem(name: string, taken: ReadonlySet<string>): string | null {
  if (name.trim() === '') return 'A column needs a name.';
  if ([...name].length > tableLimits.columnName)
    return `The name of a column has at most ${tableLimits.columnName} characters; this one has ${[...name].length}.`;
  return taken.has(name) ? `Another column is already called “${name}”. Give each its own name.` : null;
}

function findLabelFault(values: readonly number[], labels: readonly string[]): Fault | null {
  if (labels.length === 0)
    return { code: 'E-SHAPE', path: ['labels'], message: '{at} is empty. Leave it out where numbers are numbers.' };
  const seen = new Set<string>();
  for (const [index, label] of labels.entries()) {
    const path = ['labels', index];
    if (label.length > tableLimits.label)
      return { code: 'E-SHAPE', path, message: `{at} is longer than ${tableLimits.label} characters.` };
    if (seen.has(label))
      return { code: 'E-SHAPE', path, message: `{at} repeats ${quote(label)}. Give each label once.` };
    seen.add(label);
  }
  const stray = values.findIndex((value) => !Number.isInteger(value) || value < 0 || value >= labels.length);
  if (stray < 0) return null;
  const most = labels.length - 1;
  return {
    code: 'E-NUM',
    path: ['values', stray],
    message: `{at} is ${values[stray]}, which stands for no label. It should be ${most === 0 ? '0' : `a whole number from 0 to ${most}`}.`,
  };
}

function findSourceFault({ source: from }: RawData): Fault | null {
  if (from?.kind !== 'generated') return null;
  if (from.size < 1 || from.size > tableLimits.rows)
    return {
      code: 'E-NUM',
      path: ['source', 'size'],
      message: `{at} should be a whole number from 1 to ${count(tableLimits.rows)}.`,
    };
  return from.noise >= 0 ? null : { code: 'E-NUM', path: ['source', 'noise'], message: '{at} should be at least 0.' };
}

function findSplitFault({ columns, split: kept }: RawData): Fault | null {
  if (kept === undefined || kept === null) return null;
  const problem = splitProblem(columns[0]?.values.length ?? 0, kept.validation);
  return problem === null ? null : { code: 'E-NUM', path: ['split', 'validation'], message: `${problem} See {at}.` };
}

/** Why so many of the rows of a table cannot be kept for validation, in words; null when they can. */
export function splitProblem(rows: number, validation: number): string | null {
  if (rows < 2) return 'A table of one row has none to keep for validation.';
  if (Number.isInteger(validation) && validation >= 1 && validation < rows) return null;
  return `Of ${count(rows)} rows, 1 to ${count(rows - 1)} can be kept for validation, not ${validation}.`;
}

function decodeColumn({ port, name, role, values, labels }: RawData['columns'][number]): Column {
  return {
    port,
    name,
    role: role ?? 'input',
    values: [...values],
    ...(labels === undefined ? {} : { labels: [...labels] }),
  };
}

function decodeSource(raw: RawData['source']): DataSource {
  switch (raw?.kind) {
    case 'file':
      return { kind: 'file', name: raw.name };
    case 'generated':
      return { kind: 'generated', set: raw.set, size: raw.size, noise: raw.noise, seed: raw.seed };
    case 'own':
    case undefined:
      return { kind: 'own' };
  }
}

function decodeSplit(raw: RawData['split']): Split | null {
  return raw === undefined || raw === null ? null : { validation: raw.validation, seed: raw.seed ?? null };
}
