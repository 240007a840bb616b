import type { OpId } from '../ops/table.ts';
import { arithmeticSlips } from './wrong-rules-arithmetic.ts';
import { curveSlips } from './wrong-rules-curves.ts';
import { each, one, selfLine, type WrongRule, type WrongRules } from './wrong-rule.ts';

/** Wrong local rules by op. Every one differs from the right rule at ordinary numbers. */
const wrongRules: Readonly<Record<OpId, WrongRules>> = {
  ...arithmeticSlips,
  ...curveSlips,
  abs: [
    {
      id: 'sign',
      title: 'the sign forgotten',
      ...selfLine('out.grad', 'sign(self.data) * out.grad'),
      slopes: one(() => 1),
    },
  ],
  step: [
    { id: 'through', title: 'passed straight through', ...selfLine('out.grad', '0 * out.grad'), slopes: one(() => 1) },
  ],
  min: [
    {
      id: 'all',
      title: 'to every input, as a sum does',
      ...selfLine('out.grad', '(self.data == out.data) * out.grad'),
      slopes: each(() => 1),
    },
  ],
  max: [
    {
      id: 'all',
      title: 'to every input, as a sum does',
      ...selfLine('out.grad', '(self.data == out.data) * out.grad'),
      slopes: each(() => 1),
    },
  ],
  sum: [
    {
      id: 'mean',
      title: 'divided by how many there are',
      ...selfLine('out.grad / n', 'out.grad'),
      slopes: each((_x, xs) => 1 / xs.length),
    },
  ],
  product: [
    {
      id: 'own',
      title: 'its own number instead of all others',
      ...selfLine('self.data * out.grad', 'out.data / self.data * out.grad'),
      slopes: each((x) => x),
    },
  ],
  mean: [{ id: 'sum', title: '1/n forgotten', ...selfLine('out.grad', 'out.grad / n'), slopes: each(() => 1) }],
  sum_of_squares: [
    {
      id: 'two',
      title: 'the 2 forgotten',
      ...selfLine('self.data * out.grad', '2 * self.data * out.grad'),
      slopes: each((x) => x),
    },
  ],
  pick: [
    {
      id: 'all',
      title: 'to every input instead of the picked one',
      ...selfLine('out.grad', '(i == t) * out.grad'),
      slopes: (xs) => xs.map((_, index) => (index === 0 ? 0 : 1)),
    },
  ],
  mean_rows: [
    {
      id: 'sum',
      title: '1/N forgotten, N rows',
      ...selfLine('out.grad', 'out.grad / N'),
      slopes: () => [1],
    },
  ],
  sum_rows: [
    {
      id: 'mean',
      title: 'divided by the number of rows',
      ...selfLine('out.grad / N', 'out.grad'),
      slopes: (_xs, _out, rows) => [1 / rows],
    },
  ],
};

/** The wrong rules of one op. */
export function wrongRulesOf(op: OpId): readonly WrongRule[] {
  return wrongRules[op];
}
