/** The elements of MathML that formulas are made of. No links, no actions, no embedded anything. */
export type MathTag =
  | 'math'
  | 'mrow'
  | 'mi'
  | 'mn'
  | 'mo'
  | 'mtext'
  | 'mspace'
  | 'mfrac'
  | 'msqrt'
  | 'mroot'
  | 'msup'
  | 'msub'
  | 'msubsup'
  | 'mover'
  | 'munder'
  | 'munderover'
  | 'mpadded'
  | 'mphantom'
  | 'mstyle'
  | 'mtable'
  | 'mtr'
  | 'mtd';

export type MathAttribute =
  | 'mathvariant'
  | 'displaystyle'
  | 'scriptlevel'
  | 'form'
  | 'fence'
  | 'separator'
  | 'stretchy'
  | 'symmetric'
  | 'largeop'
  | 'movablelimits'
  | 'accent'
  | 'lspace'
  | 'rspace'
  | 'linethickness'
  | 'width'
  | 'height'
  | 'depth'
  | 'voffset'
  | 'columnspan'
  | 'rowspan'
  | 'data-sign';

/** A formula as plain data. A node has text or children; `data-sign` ('plus', 'minus') gives a part the colour of a gradient. */
export interface MathNode {
  readonly tag: MathTag;
  readonly text?: string | undefined;
  readonly children?: readonly MathNode[] | undefined;
  readonly attributes?: Readonly<Partial<Record<MathAttribute, string>>> | undefined;
}

const namespace = 'http://www.w3.org/1998/Math/MathML';

/** The formula as elements. Walks with a list of its own: a formula may nest deeper than the call stack. */
export function mathElement(root: MathNode): Element {
  const top = document.createElementNS(namespace, root.tag);
  const open: { readonly node: MathNode; readonly element: Element }[] = [{ node: root, element: top }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, element } = next;
    for (const [name, value] of Object.entries(node.attributes ?? {})) element.setAttribute(name, value);
    if (node.text !== undefined) element.textContent = node.text;
    for (const child of node.children ?? []) {
      const childElement = document.createElementNS(namespace, child.tag);
      element.append(childElement);
      open.push({ node: child, element: childElement });
    }
  }
  return top;
}
