import type { MathTree } from './math-tree.ts';

/** A formula as LaTeX for math mode, with amsmath alone. Every name is escaped: `x_1` is x with a 1 below, `a_b` is *a\_b*.
 *  It recurses as deep as the formula nests. */
export function latexOf({ tag, text = '', children = [], attributes }: MathTree): string {
  const parts = () => children.map(latexOf);
  switch (tag) {
    case 'mi':
      return nameLatex(text);
    case 'mn':
      return numberLatex(text);
    case 'mo':
      return signLatex(text, attributes);
    case 'mtext':
      return `\\text{${escaped(text.replaceAll('\u00a0', ' '))}}`;
    case 'mrow':
      return isApplied(children) ? appliedLatex(children) : parts().join('');
    case 'mfrac':
      return `\\frac{${parts().join('}{')}}`;
    case 'msqrt':
      return `\\sqrt{${parts().join('')}}`;
    case 'msup':
      return `{${parts().join('}^{')}}`;
    case 'msub':
      return `{${parts().join('}_{')}}`;
  }
}

/** Lines of one equation under each other, equals signs in a column. The first has a left side. */
export function latexLines(left: MathTree, rights: readonly MathTree[]): string {
  const lines = rights.map((right, place) => `${place === 0 ? `${latexOf(left)} ` : ''}&= ${latexOf(right)}`);
  return `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}`;
}

/** Functions that LaTeX knows by name. */
const functions: ReadonlySet<string> = new Set(['sin', 'cos', 'tanh', 'exp', 'log', 'min', 'max']);

const greek: Readonly<Record<string, string>> = {
  σ: '\\sigma',
  Φ: '\\Phi',
  φ: '\\varphi',
  α: '\\alpha',
  β: '\\beta',
  γ: '\\gamma',
  δ: '\\delta',
  ε: '\\varepsilon',
  η: '\\eta',
  θ: '\\theta',
  λ: '\\lambda',
  μ: '\\mu',
  π: '\\pi',
  ρ: '\\rho',
  τ: '\\tau',
  ω: '\\omega',
  Δ: '\\Delta',
  Σ: '\\Sigma',
  Ω: '\\Omega',
};

function isApplied(children: readonly MathTree[]): boolean {
  return children[0]?.tag === 'mi' && children[1]?.text === '\u2061';
}

function appliedLatex([name, , ...inputs]: readonly MathTree[]): string {
  const text = name?.text ?? '';
  const written = functions.has(text)
    ? `\\${text}`
    : (greek[text] ?? `\\operatorname{${escaped(text).replaceAll(' ', '\\ ')}}`);
  return `${written}${inputs.map(latexOf).join('')}`;
}

function nameLatex(text: string): string {
  if (text === 'NaN') return '\\mathrm{NaN}';
  if (text === '…') return '\\ldots ';
  const letter = greek[text];
  if (letter !== undefined) return `${letter} `;
  if (/^[A-Za-z]$/.test(text)) return text;
  return /^[\w ]+$/.test(text) ? `\\mathit{${escaped(text).replaceAll(' ', '\\ ')}}` : `\\text{${escaped(text)}}`;
}

function numberLatex(text: string): string {
  return text === '∞' ? '\\infty ' : text.replaceAll('−', '-');
}

const signs: Readonly<Record<string, string>> = {
  '−': '-',
  '·': ' \\cdot ',
  '×': ' \\times ',
  '∂': '\\partial ',
  '∑': '\\sum ',
  '⋯': '\\cdots ',
  '□': '\\boxed{\\phantom{0}}',
  '=': ' = ',
  '≈': ' \\approx ',
  '+': ' + ',
  ',': ', ',
  '.': '.',
  '\u2061': '',
};

function signLatex(text: string, attributes: MathTree['attributes']): string {
  if (attributes?.fence === 'true') return `${attributes.form === 'postfix' ? '\\right' : '\\left'}${text}`;
  if (text === '−' && attributes?.form !== 'prefix') return ' - ';
  return signs[text] ?? (/^[<>]$/.test(text) ? ` ${text} ` : escaped(text));
}

/** What text mode writes in another way. */
const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '×': '$\\times$',
  '·': '$\\cdot$',
  '−': '$-$',
  '…': '\\ldots{}',
};

function escaped(text: string): string {
  return text.replaceAll(/[\\{}~^#$%&_×·−…]/g, (character) => special[character] ?? character);
}
