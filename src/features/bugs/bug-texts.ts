import type { WrongOrder } from '../../engine/broken-order.ts';
import type { BugReport } from '../../store/classroom/bug-report.ts';
import { bugsOn, type BugChoice, type BugId, type Leftover } from '../../store/classroom/bug-choice.ts';

/** What a switch of the bug lab says: what it breaks in one plain sentence, and the line of code that is wrong beside the right one. */
export interface BugText {
  readonly title: string;
  /** For the badge: “= instead of +=”. */
  readonly short: string;
  readonly sentence: string;
  readonly wrong: string;
  readonly right: string;
}

export const bugTexts: Readonly<Record<Exclude<BugId, 'rule'>, BugText>> = {
  overwrite: {
    title: '= instead of +=',
    short: '= instead of +=',
    sentence: 'A node that is used twice keeps only the contribution that came last.',
    wrong: 'self.grad = other.data * out.grad',
    right: 'self.grad += other.data * out.grad',
  },
  order: {
    title: 'No topological order',
    short: 'no topological order',
    sentence: 'A node passes its gradient on before all of it has come.',
    wrong: 'child.grad += …; child.backward()',
    right: 'for v in reversed(topo): v._backward()',
  },
  noZeroGrad: {
    title: 'zero_grad forgotten',
    short: 'zero_grad forgotten',
    sentence: 'Each backward pass adds to what the passes before it left.',
    wrong: 'loss.backward()',
    right: 'zero_grad(); loss.backward()',
  },
  noUpstream: {
    title: 'Upstream gradient forgotten',
    short: 'upstream gradient forgotten',
    sentence: 'Each node passes on its local slope alone, as if the root came right after it.',
    wrong: 'self.grad += other.data',
    right: 'self.grad += other.data * out.grad',
  },
};

export const orders: readonly {
  readonly value: WrongOrder;
  readonly label: string;
  readonly sentence: string;
  readonly wrong: string;
}[] = [
  {
    value: 'recursive',
    label: 'recursion',
    sentence: 'Every wire passes on at once what its node has so far, and goes down again for each wire that follows.',
    wrong: 'child.grad += …; child.backward()',
  },
  {
    value: 'oldest',
    label: 'not reversed',
    sentence: 'From the oldest node to the newest: nodes pass on before anything has come.',
    wrong: 'for v in made: v._backward()',
  },
  {
    value: 'newest',
    label: 'newest first',
    sentence: 'From the newest node to the oldest: right by luck, until a node is wired to one that was made after it.',
    wrong: 'for v in reversed(made): v._backward()',
  },
];

export const leftovers: readonly { readonly value: Leftover; readonly label: string; readonly sentence: string }[] = [
  {
    value: 'all',
    label: 'nothing',
    sentence: 'The same graph again: what is left in the middle is passed on once more.',
  },
  {
    value: 'notParameters',
    label: 'parameters',
    sentence:
      'zero_grad() clears parameters. In the same graph that is not enough: the nodes in the middle keep theirs.',
  },
  {
    value: 'leaves',
    label: 'a new graph',
    sentence: 'As in a training loop: the middle is new each time, only leaves add up.',
  },
];

/** The switches that are on, as the badge names them. */
export function bugWords(choice: BugChoice): string {
  return [...bugsOn(choice)]
    .map((bug) => {
      if (bug === 'rule')
        return choice.rules.size > 1 ? `${choice.rules.size} wrong local rules` : 'a wrong local rule';
      if (bug === 'noZeroGrad') return `zero_grad forgotten, ${passesWord(choice)}`;
      return bugTexts[bug].short;
    })
    .join(', ');
}

export function passesWord({ noZeroGrad }: BugChoice): string {
  const passes = noZeroGrad?.passes ?? 1;
  return passes === 1 ? '1 pass' : `${passes} passes`;
}

/** “2 of 5 gradients are wrong.” */
export function countWords({ wrong, compared }: BugReport): string {
  return `${wrong.length} of ${compared} gradients ${wrong.length === 1 ? 'is' : 'are'} wrong.`;
}
