import { fullPrecision } from '../kernel/numeral.ts';
import { precedence } from '../ops/notation.ts';
import { isOpId, ops, type OpId } from '../ops/table.ts';
import { foldExpression, type Expression } from './syntax.ts';

interface Phrase {
  readonly text: string;
  readonly binds: number;
}

const atom = precedence.power + 1;
/** What ends in its operand, like “tanh of a plus b”: nothing may follow it without brackets. */
const openEnded = 0;
const mostSpoken = 8;

/** An expression in plain words, for people who hear it: “tanh of x1 times w1 plus b”. */
export function wordsOfExpression(expression: Expression): string {
  return foldExpression<Phrase>(expression, phrase)?.text ?? '';
}

function phrase(expression: Expression, parts: readonly Phrase[]): Phrase {
  const [first = { text: 'nothing', binds: atom }] = parts;
  switch (expression.kind) {
    case 'number':
      return numberPhrase(expression.value);
    case 'name':
      return { text: expression.name, binds: atom };
    case 'node':
      return { text: 'an unnamed node', binds: atom };
    case 'waiting':
      return { text: 'nothing yet', binds: atom };
    case 'operation':
      return operationPhrase(expression.op, parts);
    case 'call':
      return isOpId(expression.name) ? operationPhrase(expression.name, parts) : appliedPhrase(expression.name, parts);
    case 'list':
      return { text: listed(parts), binds: openEnded };
    case 'part':
      return { text: `${first.text} ${expression.part}`, binds: atom };
    case 'index':
      return first;
  }
}

function numberPhrase(value: number): Phrase {
  const [digits = '', exponent] = fullPrecision(value).replaceAll('−', 'minus ').split('e');
  if (exponent !== undefined) return { text: `${digits} times ten to the power ${exponent}`, binds: openEnded };
  return { text: digits, binds: value < 0 ? precedence.sign : atom };
}

function operationPhrase(op: OpId, inputs: readonly Phrase[]): Phrase {
  const [a = { text: 'nothing', binds: atom }, b = { text: 'nothing', binds: atom }] = inputs;
  const between = (word: string, binds: number): Phrase => ({
    text: `${bracketed(a, binds)} ${word} ${bracketed(b, binds + 1)}`,
    binds,
  });
  switch (op) {
    case 'add':
      return between('plus', precedence.sum);
    case 'sub':
      return between('minus', precedence.sum);
    case 'mul':
      return between('times', precedence.product);
    case 'div':
      return between('divided by', precedence.product);
    case 'neg':
      return { text: `minus ${bracketed(a, precedence.power)}`, binds: precedence.sign };
    case 'square':
      return { text: `${bracketed(a, atom)} squared`, binds: precedence.power };
    case 'pow':
      return powerPhrase(a, b);
    case 'sqrt':
    case 'exp':
    case 'log':
    case 'sin':
    case 'cos':
    case 'tanh':
    case 'sigmoid':
    case 'relu':
    case 'leaky_relu':
    case 'softplus':
    case 'gelu':
    case 'abs':
    case 'step':
    case 'min':
    case 'max':
    case 'sum':
    case 'product':
    case 'mean':
    case 'mean_rows':
    case 'sum_rows':
    case 'sum_of_squares':
    case 'pick':
      return appliedPhrase(spoken(op), inputs);
  }
}

function powerPhrase(base: Phrase, exponent: Phrase): Phrase {
  const named = new Map([
    ['2', 'squared'],
    ['3', 'cubed'],
  ]).get(exponent.text);
  if (named !== undefined) return { text: `${bracketed(base, atom)} ${named}`, binds: precedence.power };
  return {
    text: `${bracketed(base, atom)} to the power ${bracketed(exponent, precedence.sign)}`,
    binds: precedence.power,
  };
}

function spoken(op: OpId): string {
  if (op === 'exp') return 'e to the power';
  if (op === 'log') return 'the natural logarithm';
  if (op === 'sqrt' || ops[op].arity === 'many' || op === 'abs') return `the ${ops[op].title}`;
  return op.replaceAll('_', ' ');
}

function appliedPhrase(name: string, inputs: readonly Phrase[]): Phrase {
  return { text: `${name}${name.endsWith('power') ? '' : ' of'} ${listed(inputs)}`, binds: openEnded };
}

function listed(inputs: readonly Phrase[]): string {
  const texts = inputs.map((input) => (inputs.length === 1 ? input.text : bracketed(input, precedence.sum)));
  const last = texts.at(-1) ?? 'nothing';
  if (texts.length <= 1) return last;
  if (texts.length > mostSpoken) return `${texts.slice(0, 3).join(', ')} and ${texts.length - 3} more`;
  return `${texts.slice(0, -1).join(', ')} and ${last}`;
}

function bracketed({ text, binds }: Phrase, atLeast: number): string {
  return binds >= atLeast ? text : `open bracket ${text} close bracket`;
}
