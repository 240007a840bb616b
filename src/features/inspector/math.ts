import { mathOfPartial } from '../../formats/math.ts';
import { row, sign, type MathTree } from '../../formats/math-tree.ts';

/** ∂root/∂consumer · ∂consumer/∂node: one link of the chain. */
export function chainLink(root: string, consumer: string, node: string): MathTree {
  return row(mathOfPartial(root, consumer), sign('·'), mathOfPartial(consumer, node));
}
