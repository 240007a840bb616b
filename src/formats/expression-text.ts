import { atomFragment, callFragment, numberFragment, operationFragment, wrapped, type Fragment } from './fragment.ts';
import { foldExpression, type Expression, type Keyword } from './syntax.ts';

/** An expression as text that reads back as the same tree. */
export function expressionText(expression: Expression): string {
  return foldExpression<Fragment>(expression, print)?.text ?? '';
}

function print(expression: Expression, parts: readonly Fragment[]): Fragment {
  const [first = atomFragment('?')] = parts;
  switch (expression.kind) {
    case 'number':
      return numberFragment(expression.value);
    case 'name':
      return atomFragment(expression.name);
    case 'node':
      return atomFragment(`@${expression.address}`);
    case 'waiting':
      return atomFragment('?');
    case 'operation':
      return operationFragment(expression.op, parts);
    case 'call':
      return callFragment(expression.name, parts, expression.keywords.map(keywordText));
    case 'list':
      return atomFragment(`[${wrapped(parts.map(({ text }) => text))}]`);
    case 'part':
      return atomFragment(`${first.text}.${expression.part}`);
    case 'index':
      return atomFragment(`${first.text}[${expression.index}]`);
  }
}

/** A keyword of a call as it is typed. */
export function keywordText({ name, value }: Keyword): string {
  return `${name}=${value.kind === 'text' ? `'${value.text}'` : expressionText(value.expression)}`;
}
