import { isOpId } from '../ops/table.ts';
import { limits } from '../graph/limits.ts';
import { isMacroId } from '../graph/decode-macro.ts';
import type { DataRecord, NodeRecord, NudgeDocument } from '../graph/document.ts';
import { nodeOf } from '../kernel/ids.ts';
import { isLeafCall, isName, leafMeaning, opMeaning, type CallMeaning } from './draft-call.ts';
import { customMeaning, definitionNamed } from './draft-custom.ts';
import { lossMeaning, penaltyMeaning } from './draft-loss.ts';
import { layerMeaning, mlpMeaning } from './draft-net.ts';
import { neuronMeaning } from './draft-neuron.ts';
import { createParts, tableText, type PartMeaning } from './draft-parts.ts';
import type { Draft, DraftKind, Operand } from './draft.ts';
import { literalOf } from './literals.ts';
import { isBuiltIn, nearestCallable } from './suggest.ts';
import { foldExpression, partsOf, type Call, type Expression, type Statement, type Syntax } from './syntax.ts';
import { quoted, textErrorAt, type TextError } from './text-error.ts';
import { unknownNameText } from './unknown-name.ts';

/** What an expression stands for. Lists are only inputs of calls. */
type Value =
  | { readonly kind: 'operand'; readonly operand: Operand }
  | { readonly kind: 'list'; readonly items: readonly Operand[] };

/** Gives statements their meaning, one after the other: names become nodes, or nodes of the document that the text is read into. */
export interface Drafter {
  readonly drafts: readonly Draft[];
  readonly remarks: readonly string[];
  /** What `backward()` was last called on. */
  readonly root: () => Operand | null;
  /** What the last statement made or named. */
  readonly latest: () => Operand | null;
  /** False once the text is refused. */
  readonly statement: (statement: Statement, isLast: boolean) => boolean;
  /** The operand that an expression stands for; a number alone makes a leaf. Null once the text is refused. */
  readonly value: (expression: Expression) => Operand | null;
  readonly error: () => TextError | null;
}

/** Modules whose functions are called like `math.exp(x)`. */
const modules = new Set(['math', 'np', 'numpy', 'torch']);

export function createDrafter(program: Syntax, base: NudgeDocument): Drafter {
  const drafts: Draft[] = [];
  const remarks: string[] = [];
  const names = new Map<string, Operand>();
  const baseNames = new Map<string, NodeRecord>();
  for (const record of base.nodes.values()) if (record.name !== null) baseNames.set(record.name, record);
  let root: Operand | null = null;
  let latest: Operand | null = null;
  let error: TextError | null = null;

  const fail = (at: number, message: string): null => {
    error ??= textErrorAt(program.text, at, message);
    return null;
  };

  const add = (what: DraftKind, at: number, wanted: string | null = null): Operand | null => {
    if (drafts.length + base.nodes.size >= limits.nodes.hard)
      return fail(
        at,
        `This makes more than ${limits.nodes.hard.toLocaleString('en-US')} nodes, the most a document can hold.`,
      );
    drafts.push({ what, at, wanted });
    return { kind: 'draft', index: drafts.length - 1, local: null };
  };

  const isDefined = (name: string) => names.has(name) || baseNames.has(name);
  const isPi = () => !isDefined('pi');

  const lookUp = (name: string, at: number): Operand | null => {
    const defined = names.get(name);
    if (defined !== undefined) return defined;
    const record = baseNames.get(name);
    if (record?.kind === 'note') return fail(at, `${quoted(name)} is a note and has no number.`);
    if (record !== undefined) return { kind: 'known', address: record.id };
    if (name === 'pi') return add({ kind: 'leaf', role: 'constant', value: Math.PI }, at);
    return fail(
      at,
      unknownNameText(program, name, at, [
        ...names.keys(),
        ...[...baseNames.values()].flatMap((other) => (other.kind === 'note' ? [] : (other.name ?? []))),
      ]),
    );
  };

  const called = (call: Call, values: readonly Value[]): Operand | null => {
    const definition = isBuiltIn(call.name) ? undefined : definitionNamed(base, call.name);
    const takesLists = isMacroId(call.name) || definition !== undefined || (isOpId(call.name) && values.length > 0);
    const operands = values.flatMap((value) => (value.kind === 'operand' ? [value.operand] : value.items));
    if (!takesLists && values.some(({ kind }) => kind === 'list')) return fail(call.at, 'A list has no meaning here.');
    const meaning =
      definition === undefined
        ? meaningOf(call, operands, values.length === 0)
        : customMeaning(base, definition, operands, call, isPi());
    if (!meaning.ok) return fail(meaning.at, meaning.message);
    if (meaning.remark !== undefined) remarks.push(meaning.remark);
    return add(meaning.what, call.at, meaning.label ?? null);
  };

  const meaningOf = (call: Call, operands: readonly Operand[], isEmpty: boolean): CallMeaning => {
    if (isLeafCall(call)) return leafMeaning(call, isPi());
    if (isOpId(call.name)) return opMeaning(call.name, operands, call);
    switch (call.name) {
      case 'neuron':
        return neuronMeaning(operands, call, isPi());
      case 'layer':
        return layerMeaning(operands, call, isPi());
      case 'mlp':
        return mlpMeaning(operands, call, isPi());
      case 'squared_error':
      case 'absolute_error':
      case 'hinge':
      case 'binary_cross_entropy':
      case 'softmax_cross_entropy':
        return lossMeaning(call.name, operands, call);
      case 'l2_penalty':
        return penaltyMeaning(operands, isEmpty, call, isPi());
    }
    const near = nearestCallable(call.name, base);
    return {
      ok: false,
      at: call.at,
      message: `There is no operation ${quoted(call.name)}.${near === null ? '' : ` Did you mean “${near}”?`}`,
    };
  };

  const inner = createParts(base, drafts);

  const found = (meaning: PartMeaning, at: number): Operand | null =>
    meaning.ok ? meaning.operand : fail(at, meaning.message);

  const tableAmong = (operands: readonly Operand[]): DataRecord | null => {
    for (const operand of operands) {
      const data = inner.table(operand);
      if (data !== null) return data;
    }
    return null;
  };

  const isModule = (expression: Expression | undefined) =>
    expression?.kind === 'name' && modules.has(expression.name) && !isDefined(expression.name);

  const partsFor = (expression: Expression): readonly Expression[] => {
    if (expression.kind === 'part' && isModule(expression.of) && expression.part === 'pi') return [];
    if (expression.kind !== 'call') return partsOf(expression);
    if (isLeafCall(expression)) return [];
    return expression.isMethod && isModule(expression.inputs[0]) ? expression.inputs.slice(1) : expression.inputs;
  };

  const visit = (expression: Expression, parts: readonly Value[]): Operand | readonly Operand[] | null => {
    const operands: readonly Operand[] = parts.flatMap((value) =>
      value.kind === 'operand' ? [value.operand] : value.items,
    );
    if (expression.kind !== 'call' && parts.some(({ kind }) => kind === 'list'))
      return fail(expression.at, 'A list stands only inside a call, as in sum([a, b]) or weights=[0.1, 0.2].');
    const [first = { kind: 'waiting' }] = operands;
    const data = expression.kind === 'part' || expression.kind === 'index' ? null : tableAmong(operands);
    if (data !== null) return fail(expression.at, tableText(data));
    switch (expression.kind) {
      case 'number':
        return add({ kind: 'leaf', role: 'constant', value: expression.value }, expression.at);
      case 'name':
        return lookUp(expression.name, expression.at);
      case 'node':
        if (base.nodes.get(nodeOf(expression.address))?.kind === 'note' || !base.nodes.has(nodeOf(expression.address)))
          return fail(expression.at, `There is no node @${expression.address} here. Use a name.`);
        return { kind: 'known', address: expression.address };
      case 'waiting':
        return { kind: 'waiting' };
      case 'operation':
        return add({ kind: 'op', op: expression.op, inputs: operands }, expression.at);
      case 'call':
        return called(expression, parts);
      case 'list':
        return operands;
      case 'part':
        return parts.length === 0
          ? add({ kind: 'leaf', role: 'constant', value: Math.PI }, expression.at)
          : found(inner.part(first, expression), expression.at);
      case 'index':
        return found(inner.index(first, expression), expression.at);
    }
  };

  const evaluate = (expression: Expression): Operand | null => {
    const value = foldExpression<Value>(
      expression,
      (node, parts) => {
        const result = visit(node, parts);
        if (result === null) return null;
        return 'kind' in result ? { kind: 'operand', operand: result } : { kind: 'list', items: result };
      },
      partsFor,
    );
    if (value === null) return null;
    if (value.kind === 'list')
      return fail(expression.at, 'A list stands only inside a call, as in sum([a, b]) or weights=[0.1, 0.2].');
    const data = inner.table(value.operand);
    return data === null ? value.operand : fail(expression.at, tableText(data));
  };

  const value = (expression: Expression): Operand | null => {
    const literal = literalOf(expression, isPi());
    return literal === null ? evaluate(expression) : add({ kind: 'leaf', role: null, value: literal }, expression.at);
  };

  /** The draft that an operand is, if it was made since there were `before` of them. */
  const madeSince = (operand: Operand, before: number): Draft | undefined =>
    operand.kind === 'draft' && operand.local === null && operand.index >= before ? drafts[operand.index] : undefined;

  const define = (name: string, expression: Expression, at: number): boolean => {
    const before = drafts.length;
    const operand = value(expression);
    if (operand === null) return false;
    if (operand.kind === 'waiting')
      return fail(at, `${quoted(name)} cannot be “?” alone: that stands for an input that waits.`) !== null;
    const made = madeSince(operand, before);
    if (made !== undefined) made.wanted ??= name;
    else if (names.get(name) !== operand)
      remarks.push(`${quoted(name)} is another name for a node that exists; no node was made for it.`);
    names.set(name, operand);
    latest = operand;
    return true;
  };

  const bare = (expression: Expression, isLast: boolean): boolean => {
    const before = drafts.length;
    const operand = value(expression);
    if (operand === null) return false;
    if (operand.kind === 'waiting')
      return fail(expression.at, '“?” stands for an input that waits, inside an operation.') !== null;
    const made = madeSince(operand, before);
    // A free name in any case: nobody asked for exactly this one.
    if (made !== undefined && isLast) made.wanted ??= freeY();
    latest = operand;
    return true;
  };

  const freeY = (): string => {
    const taken = new Set([...names.keys(), ...baseNames.keys(), ...drafts.map(({ wanted }) => wanted)]);
    for (let suffix = 1; ; suffix++) {
      const candidate = suffix === 1 ? 'y' : `y_${suffix}`;
      if (!taken.has(candidate)) return candidate;
    }
  };

  const label = (name: string, text: string, at: number): boolean => {
    const operand = lookUp(name, at);
    if (operand === null) return false;
    const draft = operand.kind === 'draft' && operand.local === null ? drafts[operand.index] : undefined;
    if (text === name) return true;
    if (draft === undefined)
      remarks.push(`${quoted(name)} was here before and keeps its name; the label ${quoted(text)} was left out.`);
    else if (isName(text)) draft.wanted = text;
    else remarks.push(`${quoted(text)} cannot name a node, so ${quoted(name)} keeps its name.`);
    return true;
  };

  const statement = (said: Statement, isLast: boolean): boolean => {
    switch (said.kind) {
      case 'define':
        return define(said.name, said.expression, said.at);
      case 'bare':
        return bare(said.expression, isLast);
      case 'label':
        return label(said.name, said.label, said.at);
      case 'backward': {
        const operand = evaluate(said.expression);
        if (operand === null) return false;
        if (operand.kind === 'waiting') return fail(said.at, '“?” has no gradients.') !== null;
        root = operand;
        return true;
      }
      case 'skipped': {
        const { line } = textErrorAt(program.text, said.at, '');
        remarks.push(`Line ${line} was skipped: ${said.what} builds nothing here.`);
        return true;
      }
    }
  };

  return { drafts, remarks, root: () => root, latest: () => latest, statement, value, error: () => error };
}
