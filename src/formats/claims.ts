import { parseNumber } from '../kernel/parse-number.ts';
import type { Comment, Syntax } from './syntax.ts';
import { textErrorAt } from './text-error.ts';

/** What a comment says a number is: `# grad a = 6`, `# value L = -8`. */
export interface Claim {
  readonly line: number;
  readonly kind: 'grad' | 'value';
  /** A node, `c_1`, or a slot inside a neuron, `o.w1` or `o/w:p1`. */
  readonly name: string;
  /** Null where the text says `none`: no gradient. */
  readonly claimed: number | null;
  /** How far the true number may lie from the claim because the claim is rounded: half a unit of its last decimal place where it has two
   *  or more of them, else 0. So 0.71 stands for 0.705 … 0.715, and 6, 6.0 and 0.5 for exactly themselves. */
  readonly slack: number;
}

export interface UnreadableClaim {
  readonly line: number;
  readonly kind: 'grad' | 'value';
  readonly name: string;
  /** Why, in words. */
  readonly problem: string;
}

/** The claims in the comments of a program. A comment that is about something else is none. */
export function claimsOf(program: Syntax): readonly (Claim | UnreadableClaim)[] {
  return program.comments.flatMap((comment) => claimOf(program, comment) ?? []);
}

function claimOf(program: Syntax, { text, at }: Comment): Claim | UnreadableClaim | null {
  const equals = text.indexOf('=');
  if (equals < 0) return null;
  const [kind, name, more] = text.slice(0, equals).trim().split(/\s+/);
  if ((kind !== 'grad' && kind !== 'value') || name === undefined || more !== undefined) return null;
  const { line } = textErrorAt(program.text, at, '');
  const said = text.slice(equals + 1).trim();
  // A word of explanation may follow: `# grad a = 6 (by hand)`.
  const [first = ''] = said.split(/\s/);
  for (const candidate of [said, first]) {
    const special = specials.get(candidate);
    if (special !== undefined) return { line, kind, name, claimed: special, slack: 0 };
    const number = parseNumber(candidate);
    if (number.ok) return { line, kind, name, claimed: number.value, slack: slackOf(candidate) };
  }
  const number = parseNumber(first);
  return { line, kind, name, problem: number.ok ? '' : number.message };
}

const specials: ReadonlyMap<string, number | null> = new Map([
  ['none', null],
  ['None', null],
  ['–', null],
  ['NaN', NaN],
  ['nan', NaN],
  ...['Infinity', 'inf', '∞'].flatMap((word) => [
    [word, Infinity] as const,
    [`-${word}`, -Infinity] as const,
    [`−${word}`, -Infinity] as const,
  ]),
]);

function slackOf(text: string): number {
  const [, decimals = '', exponent = '0'] = /^[+−-]?\d{0,40}[.,](\d{1,40})(?:[eE]([+-]?\d{1,3}))?$/.exec(text) ?? [];
  return decimals.length < 2 ? 0 : 0.5 * 10 ** (Number(exponent) - decimals.length);
}

/** Whether a claim holds: within its rounding, and never asked for more than a millionth of the true number.
 *  A gradient of 0 may be claimed where there is none, as micrograd prints it. */
export function holds({ claimed, slack, kind }: Claim, actual: number | null): boolean {
  if (claimed === null || actual === null) return claimed === actual || (kind === 'grad' && claimed === 0);
  if (Object.is(claimed, actual) || claimed === actual) return true;
  // The last bit of the claim's own rounding must not decide.
  return Math.abs(claimed - actual) <= Math.max(slack * (1 + 1e-9), 1e-6 * Math.abs(actual), 1e-12);
}
