import type { JsonPath } from './decode-json.ts';
import type { RefusalCode } from './limits.ts';

/** What is wrong with a value, and where: `path` from the value that the finder was given. */
export interface Fault {
  readonly code: RefusalCode;
  readonly path: JsonPath;
  /** `{at}` in it stands for the place, which the caller knows. */
  readonly message: string;
}

export function isFault(result: object): result is Fault {
  return 'code' in result;
}

export function quote(text: string): string {
  return `"${text.length <= 40 ? text : `${text.slice(0, 40)}…`}"`;
}

export function count(number: number): string {
  return number.toLocaleString('en-US');
}
