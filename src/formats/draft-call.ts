import { ops, type OpId } from '../ops/table.ts';
import { limits } from '../graph/limits.ts';
import { emptyDocument, type Role } from '../graph/document.ts';
import { nameProblem } from '../graph/names.ts';
import type { DraftKind, Operand } from './draft.ts';
import { literalOf } from './literals.ts';
import type { Call } from './syntax.ts';
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

export function tooMany(operands: readonly Operand[], at: number): CallMeaning | null {
  if (operands.length <= limits.fanIn) return null;
  return {
    ok: false,
    at,
    message: `A node can take at most ${limits.fanIn.toLocaleString('en-US')} wires; this call has ${operands.length.toLocaleString('en-US')}.`,
  };
}
