import type { WrongOrder } from '../../engine/broken-order.ts';
import type { OpId } from '../../ops/table.ts';

/** What is left over from one backward pass to the next. `all`: nothing was set to 0. `notParameters`: parameters were, as zero_grad() does on
 *  one and the same graph. `leaves`: the graph was built anew, as in a training loop, so that only what it is built from kept its gradient. */
export type Leftover = 'all' | 'notParameters' | 'leaves';

/** The wrong local rule of one op: a ready one, or the learner's own, one expression for each input of an op of two, else one for all. */
export type RuleChoice =
  | { readonly kind: 'ready'; readonly id: string }
  | { readonly kind: 'own'; readonly texts: readonly string[] };

/** Which switches of the bug lab are on. */
export interface BugChoice {
  /** `=` instead of `+=`. */
  readonly overwrite: boolean;
  readonly order: WrongOrder | null;
  /** zero_grad() was forgotten between so many passes. */
  readonly noZeroGrad: { readonly passes: number; readonly leftover: Leftover } | null;
  readonly noUpstream: boolean;
  readonly rules: ReadonlyMap<OpId, RuleChoice>;
}

export type BugId = 'overwrite' | 'order' | 'noZeroGrad' | 'noUpstream' | 'rule';

export const noBugs: BugChoice = {
  overwrite: false,
  order: null,
  noZeroGrad: null,
  noUpstream: false,
  rules: new Map(),
};

export const mostPasses = 99;

/** The switches that are on. */
export function bugsOn({ overwrite, order, noZeroGrad, noUpstream, rules }: BugChoice): ReadonlySet<BugId> {
  const on = new Set<BugId>();
  if (overwrite) on.add('overwrite');
  if (order !== null) on.add('order');
  if (noZeroGrad !== null) on.add('noZeroGrad');
  if (noUpstream) on.add('noUpstream');
  if (rules.size > 0) on.add('rule');
  return on;
}

/** The choice with one switch turned. A switch that has more to choose begins with what goes wrong at once: the plain recursion, a second pass
 *  over everything that is left. A rule is on as soon as one is chosen, so here it only turns off. */
export function turned(choice: BugChoice, bug: BugId, on: boolean): BugChoice {
  if (bugsOn(choice).has(bug) === on) return choice;
  switch (bug) {
    case 'overwrite':
      return { ...choice, overwrite: on };
    case 'noUpstream':
      return { ...choice, noUpstream: on };
    case 'order':
      return { ...choice, order: on ? 'recursive' : null };
    case 'noZeroGrad':
      return { ...choice, noZeroGrad: on ? { passes: 2, leftover: 'all' } : null };
    case 'rule':
      return on ? choice : { ...choice, rules: new Map() };
  }
}
