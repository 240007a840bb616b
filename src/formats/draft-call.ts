import { isOpId, ops, type OpId } from '../ops/table.ts';
import { limits } from '../graph/limits.ts';
import { emptyDocument, type NeuronSettings, type Role } from '../graph/document.ts';
import { nameProblem } from '../graph/names.ts';
import type { DraftKind, NeuronNumbers, Operand } from './draft.ts';
import { literalOf } from './literals.ts';
import type { Call, Expression, KeywordValue } from './syntax.ts';
import { quoted } from './text-error.ts';

/** What a call makes, or why it makes nothing. */
export type CallMeaning =
  | { readonly ok: true; readonly what: DraftKind; readonly label?: string; readonly remark?: string }
  | { readonly ok: false; readonly at: number; readonly message: string };

const leafCalls: ReadonlyMap<string, Role> = new Map([
  ['input', 'input'],
  ['parameter', 'parameter'],
  ['constant', 'constant'],
  ['Value', 'input'],
]);

/** Whether the call names a role and its number: its input is not a node of its own. */
export function isLeafCall({ name, isMethod }: Call): boolean {
  return leafCalls.has(name) && !isMethod;
}

/** `parameter(0.5)`, `Value(2.0, label='a')`. */
export function leafMeaning(call: Call, isPi: boolean): CallMeaning {
  const { name, inputs, keywords, at } = call;
  const [first] = inputs;
  const value = first === undefined ? null : literalOf(first, isPi);
  if (value === null || inputs.length !== 1)
    return { ok: false, at: first?.at ?? at, message: `${name} takes one number, as in ${name}(0.5).` };
  const what: DraftKind = { kind: 'leaf', role: leafCalls.get(name) ?? 'input', value };
  const [keyword, second] = keywords;
  if (keyword === undefined) return { ok: true, what };
  if (name !== 'Value' || keyword.name !== 'label' || keyword.value.kind !== 'text' || second !== undefined)
    return {
      ok: false,
      at: (second ?? keyword).at,
      message: `${name} takes one number${name === 'Value' ? " and a label, as in Value(2.0, label='a')" : ` and nothing else, as in ${name}(0.5)`}.`,
    };
  const label = keyword.value.text;
  if (label === '') return { ok: true, what };
  return isName(label)
    ? { ok: true, what, label }
    : { ok: true, what, remark: `${quoted(label)} cannot name a node, so the label was left out.` };
}

export function isName(text: string): boolean {
  return nameProblem(emptyDocument, text) === null;
}

/** `tanh(a)`, `sum(a, b, c)`: as many operands as the op takes. */
export function opMeaning(
  op: OpId,
  operands: readonly Operand[],
  { name, inputs: written, keywords, at }: Call,
): CallMeaning {
  const [keyword] = keywords;
  if (keyword !== undefined)
    return {
      ok: false,
      at: keyword.at,
      message: `${name} takes inputs alone; “${keyword.name}=” has no meaning here.`,
    };
  const { arity, minimum } = ops[op];
  if (arity === 'many') {
    if (operands.length < minimum)
      return {
        ok: false,
        at,
        message: `${name} takes at least ${minimum} input${minimum === 1 ? '' : 's'}; this call has ${operands.length === 0 ? 'none' : operands.length}.`,
      };
    // Nothing but waiting inputs is how an op that has no inputs yet is written.
    const inputs = operands.some(({ kind }) => kind !== 'waiting') ? operands : [];
    return tooMany(operands, at) ?? { ok: true, what: { kind: 'op', op, inputs } };
  }
  if (operands.length === arity) return { ok: true, what: { kind: 'op', op, inputs: operands } };
  const commas =
    arity === 1 && written.length === 2 && written.every(({ kind }) => kind === 'number')
      ? ' Write decimals with a point, as in 2.5.'
      : '';
  return {
    ok: false,
    at,
    message: `${name} takes ${arity} input${arity === 1 ? '' : 's'}; this call has ${operands.length === 0 ? 'none' : operands.length}.${commas}`,
  };
}

function tooMany(operands: readonly Operand[], at: number): CallMeaning | null {
  if (operands.length <= limits.fanIn) return null;
  return {
    ok: false,
    at,
    message: `A node can take at most ${limits.fanIn.toLocaleString('en-US')} wires; this call has ${operands.length.toLocaleString('en-US')}.`,
  };
}

/** `neuron(x1, x2, weights=[0.1, -0.2], bias=0.3, activation=tanh, seed=4)`. */
export function neuronMeaning(operands: readonly Operand[], { keywords, at }: Call, isPi: boolean): CallMeaning {
  const seen = new Set<string>();
  let numbers: NeuronNumbers = {};
  let settings: NeuronSettings = { activation: 'tanh' };
  for (const { name, value, at: place } of keywords) {
    const refuse = (message: string): CallMeaning => ({
      ok: false,
      at: value.kind === 'expression' ? value.expression.at : place,
      message,
    });
    if (seen.has(name)) return { ok: false, at: place, message: `“${name}=” stands twice in this call. Keep one.` };
    seen.add(name);
    switch (name) {
      case 'weights': {
        const weights = numberList(value, isPi);
        if (weights === null) return refuse('weights is a list of numbers, as in weights=[0.1, -0.2].');
        if (weights.length !== operands.length)
          return refuse(
            `This neuron has ${counted(operands.length, 'input')} and ${counted(weights.length, 'weight')}. Give one weight for each input, or leave weights out.`,
          );
        numbers = { ...numbers, weights };
        break;
      }
      case 'bias': {
        const bias = value.kind === 'expression' ? literalOf(value.expression, isPi) : null;
        if (bias === null) return refuse('bias is a number, as in bias=0.3.');
        numbers = { ...numbers, bias };
        break;
      }
      case 'seed': {
        const seed = value.kind === 'expression' ? literalOf(value.expression, isPi) : null;
        if (seed === null || !Number.isSafeInteger(seed)) return refuse('seed is a whole number, as in seed=42.');
        numbers = { ...numbers, seed };
        break;
      }
      case 'activation': {
        const activation = activationOf(value);
        if (activation === null)
          return refuse(`activation is an operation of one input, such as tanh, relu or sigmoid, or linear for none.`);
        settings = { activation };
        break;
      }
      default:
        return {
          ok: false,
          at: place,
          message: `neuron does not know “${name}=”. It takes weights, bias, activation and seed.`,
        };
    }
  }
  return tooMany(operands, at) ?? { ok: true, what: { kind: 'neuron', inputs: operands, settings, numbers } };
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function numberList(value: KeywordValue, isPi: boolean): readonly number[] | null {
  if (value.kind !== 'expression' || value.expression.kind !== 'list') return null;
  const weights: number[] = [];
  for (const item of value.expression.items) {
    const weight = literalOf(item, isPi);
    if (weight === null) return null;
    weights.push(weight);
  }
  return weights;
}

function activationOf(value: KeywordValue): NeuronSettings['activation'] | null {
  const word = value.kind === 'text' ? value.text : wordOf(value.expression);
  if (word === 'linear') return 'linear';
  return word !== null && isOpId(word) && ops[word].arity === 1 ? word : null;
}

function wordOf(expression: Expression): string | null {
  return expression.kind === 'name' ? expression.name : null;
}
