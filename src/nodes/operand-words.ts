import { ops, type OpId } from '../ops/table.ts';

const spokenOperands: Partial<Readonly<Record<OpId, readonly string[]>>> = {
  pow: ['base', 'exponent'],
  sub: ['left input', 'right input'],
  div: ['left input', 'right input'],
};

/** What people call an operand, counted from 0: `input` of tanh, `input a` of ×, `left input` of −, `base` of a power, `input 3` of a sum. */
export function operandWord(op: OpId, operand: number): string {
  const spoken = spokenOperands[op]?.[operand];
  if (spoken !== undefined) return spoken;
  const { arity } = ops[op];
  if (arity === 1) return 'input';
  return arity === 'many' ? `input ${operand + 1}` : `input ${operand === 0 ? 'a' : 'b'}`;
}
