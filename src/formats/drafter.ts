import { isOpId } from '../ops/table.ts';
import { limits } from '../graph/limits.ts';
import type { MacroInput, NodeRecord, NudgeDocument } from '../graph/document.ts';
import { inside, nodeOf } from '../kernel/ids.ts';
import { isLeafCall, isName, leafMeaning, neuronMeaning, opMeaning, type CallMeaning } from './draft-call.ts';
import { draftPorts, type Draft, type DraftKind, type Operand } from './draft.ts';
import { literalOf } from './literals.ts';
import { localOfPart, partsText } from './part-names.ts';
import { nearestCallable } from './suggest.ts';
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

  /** The inputs of the neuron that an operand is; null when it is none. */
  const neuronInputs = (operand: Operand): readonly Pick<MacroInput, 'port'>[] | null => {
    if (operand.kind === 'known') {
      const record = base.nodes.get(nodeOf(operand.address));
      return record?.kind === 'macro' && record.id === operand.address ? record.inputs : null;
    }
    if (operand.kind === 'waiting' || operand.local !== null) return null;
    const what = drafts[operand.index]?.what;
    return what?.kind === 'neuron' ? draftPorts(what.inputs) : null;
  };

  const part = (operand: Operand, { part: word, of, at }: Expression & { kind: 'part' }): Operand | null => {
    const whole = of.kind === 'name' ? of.name : 'this';
    if (word === 'data') return fail(at, `A formula reads the node itself: write ${quoted(whole)} without “.data”.`);
    if (word === 'grad') return fail(at, 'A formula cannot read gradients; they are shown beside each node.');
    const inputs = neuronInputs(operand);
    if (inputs === null)
      return fail(
        at,
        `${quoted(whole)} has no parts, so “.${word.slice(0, 40)}” has no meaning. To apply an operation, write .${word.slice(0, 40)}().`,
      );
    const local = localOfPart(inputs, word);
    if (local === null)
      return fail(at, `The neuron ${quoted(whole)} has no part ${quoted(word)}. It has ${partsText(inputs)}.`);
    if (operand.kind === 'known') return { kind: 'known', address: inside(nodeOf(operand.address), local) };
    return operand.kind === 'draft' ? { ...operand, local } : null;
  };

  const indexed = (operand: Operand, { index, of, at }: Expression & { kind: 'index' }): Operand | null => {
    const whole = of.kind === 'name' ? of.name : 'this';
    if (neuronInputs(operand) === null)
      return fail(at, `${quoted(whole)} is a single number. Write it without [${index}].`);
    return index === 0 ? operand : fail(at, `${quoted(whole)} has 1 output, ${whole}[0].`);
  };

  const called = (call: Call, values: readonly Value[]): Operand | null => {
    const isList = call.name === 'neuron' || (isOpId(call.name) && values.length > 0);
    const operands = values.flatMap((value) => (value.kind === 'operand' ? [value.operand] : value.items));
    if (!isList && values.some(({ kind }) => kind === 'list')) return fail(call.at, 'A list has no meaning here.');
    const meaning = meaningOf(call, operands);
    if (!meaning.ok) return fail(meaning.at, meaning.message);
    if (meaning.remark !== undefined) remarks.push(meaning.remark);
    return add(meaning.what, call.at, meaning.label ?? null);
  };

  const meaningOf = (call: Call, operands: readonly Operand[]): CallMeaning => {
    if (isLeafCall(call)) return leafMeaning(call, isPi());
    if (call.name === 'neuron') return neuronMeaning(operands, call, isPi());
    if (isOpId(call.name)) return opMeaning(call.name, operands, call);
    const near = nearestCallable(call.name);
    return {
      ok: false,
      at: call.at,
      message: `There is no operation ${quoted(call.name)}.${near === null ? '' : ` Did you mean “${near}”?`}`,
    };
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
          : part(first, expression);
      case 'index':
        return indexed(first, expression);
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
    return value.operand;
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
