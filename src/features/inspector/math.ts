import type { MathNode } from '../../ui/math-node.ts';

function identifier(name: string): MathNode {
  // A name of several letters is one identifier, upright would read as a product of letters in some fonts; mi with more than one letter is upright by rule.
  return { tag: 'mi', text: name };
}

/** ∂top/∂bottom as a fraction. */
export function partial(top: string, bottom: string): MathNode {
  const side = (name: string): MathNode => ({ tag: 'mrow', children: [{ tag: 'mo', text: '∂' }, identifier(name)] });
  return { tag: 'mfrac', children: [side(top), side(bottom)] };
}

/** Parts side by side with a dot between them. */
export function product(...parts: readonly MathNode[]): MathNode {
  return { tag: 'mrow', children: parts.flatMap((part, index) => (index === 0 ? [part] : [{ tag: 'mo', text: '·' }, part])) };
}
