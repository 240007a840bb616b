import type { LocalRule } from '../engine/broken.ts';

/** A local rule that people get wrong, ready to be put in place of the right one. */
export interface WrongRule {
  /** Unique among the rules of its op. */
  readonly id: string;
  /** What was done instead, as one plain phrase: “its own number instead of the other”. */
  readonly title: string;
  /** The line of `_backward` that is wrong, as micrograd writes it. */
  readonly wrong: string;
  readonly right: string;
  readonly slopes: LocalRule;
}

/** At least one for each op; the first is the one that people fall for most. */
export type WrongRules = readonly [WrongRule, ...WrongRule[]];

/** The rule of an op of one input. */
export function one(slope: (x: number, out: number) => number): LocalRule {
  return ([x = NaN], out) => [slope(x, out)];
}

type Slope = (a: number, b: number, out: number) => number;

/** The rules of an op of two inputs. */
export function two(towardsA: Slope, towardsB: Slope): LocalRule {
  return ([a = NaN, b = NaN], out) => [towardsA(a, b, out), towardsB(a, b, out)];
}

/** The rule of an op of any number of inputs. */
export function each(slope: (x: number, xs: readonly number[]) => number): LocalRule {
  return (xs) => xs.map((x) => slope(x, xs));
}

/** The wrong and the right line for the first, or only, input. */
export function selfLine(wrong: string, right: string): Pick<WrongRule, 'wrong' | 'right'> {
  return { wrong: `self.grad += ${wrong}`, right: `self.grad += ${right}` };
}

/** The wrong and the right line for the second input. */
export function otherLine(wrong: string, right: string): Pick<WrongRule, 'wrong' | 'right'> {
  return { wrong: `other.grad += ${wrong}`, right: `other.grad += ${right}` };
}
