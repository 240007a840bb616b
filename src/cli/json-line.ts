import { jsonNumber } from '../kernel/numeral.ts';

/** What a line of output holds. */
export type Json = number | string | boolean | null | readonly Json[] | JsonFields;

/** An object by its fields in order; names of nodes can be anything, `__proto__` too. */
export type JsonFields = ReadonlyMap<string, Json>;

/** One line of JSON. Numbers are shortest round-trip, −0 included; those that JSON cannot hold are "NaN", "Infinity", "-Infinity". */
export function jsonLine(value: Json): string {
  if (typeof value === 'number') return Number.isFinite(value) ? jsonNumber(value) : `"${value}"`;
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(jsonLine).join(',')}]`;
  return `{${[...value].map(([name, field]) => `${JSON.stringify(name)}:${jsonLine(field)}`).join(',')}}`;
}

function isList(value: readonly Json[] | JsonFields): value is readonly Json[] {
  return Array.isArray(value);
}
