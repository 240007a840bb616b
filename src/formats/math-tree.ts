/** The elements of MathML that formulas are made of here. */
type MathTag = 'mrow' | 'mi' | 'mn' | 'mo' | 'mtext' | 'mfrac' | 'msqrt' | 'msup' | 'msub';

/** A formula as plain data: an element has text or children. */
export interface MathTree {
  readonly tag: MathTag;
  readonly text?: string;
  readonly children?: readonly MathTree[];
  readonly attributes?: Readonly<Partial<Record<'fence' | 'stretchy' | 'form' | 'mathvariant', string>>>;
}

export function row(...children: readonly MathTree[]): MathTree {
  return { tag: 'mrow', children };
}

export function sign(text: string): MathTree {
  return { tag: 'mo', text };
}

/** A minus before one number, not between two. */
export function prefixSign(text: string): MathTree {
  return { tag: 'mo', text, attributes: { form: 'prefix' } };
}

export function identifier(text: string): MathTree {
  return { tag: 'mi', text };
}

/** A name as mathematics writes it: `x1` and `x_1` get their number below the line. */
export function nameTree(name: string): MathTree {
  const [, letters, digits] = /^(\p{L}[\p{L}\p{M}]{0,63})_?(\d{1,6})$/u.exec(name) ?? [];
  if (letters === undefined || digits === undefined) return identifier(name);
  return { tag: 'msub', children: [identifier(letters), { tag: 'mn', text: digits }] };
}

export function fenced(inner: MathTree, opening = '(', closing = ')'): MathTree {
  const fence = (text: string, form: string): MathTree => ({ tag: 'mo', text, attributes: { fence: 'true', form } });
  return row(fence(opening, 'prefix'), inner, fence(closing, 'postfix'));
}

export function fraction(top: MathTree, bottom: MathTree): MathTree {
  return { tag: 'mfrac', children: [top, bottom] };
}

export function power(base: MathTree, exponent: MathTree): MathTree {
  return { tag: 'msup', children: [base, exponent] };
}

/** The items with a sign between them: a + b + c. */
export function joined(items: readonly MathTree[], between: string): MathTree {
  return row(...items.flatMap((item, index) => (index === 0 ? [item] : [sign(between), item])));
}

/** f(a, b). The invisible sign tells screen readers that f is applied, not multiplied. */
export function applied(name: MathTree, inputs: readonly MathTree[]): MathTree {
  return row(name, sign('\u2061'), fenced(joined(inputs, ',')));
}
