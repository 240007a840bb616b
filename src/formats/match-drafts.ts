import { localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import { ops, type OpId } from '../ops/table.ts';
import type { LossId, MacroRecord, NodeRecord, NudgeDocument } from '../graph/document.ts';
import type { Draft, Operand } from './draft.ts';
import type { Unfolded } from './expression-of.ts';
import { numberText } from './fragment.ts';
import { operandsOf } from './write-order.ts';

/** Which unnamed nodes of the old formula the drafts of the new one are: by index of the draft. */
export interface Matches {
  readonly ids: ReadonlyMap<number, NodeId>;
  /** Drafts that say exactly what their node is already. */
  readonly unchanged: ReadonlySet<number>;
}

/** Finds the unnamed nodes of a formula again in an edited one, so that they keep their place and what hangs on them. First whole parts
 *  that are the same in the same place, then those that are the same anywhere, then what is of the same kind in the same place.
 *  Drafts `from` … `to` are the new formula, operands before their readers, the last the node itself. Cost: linear. */
export function matchDrafts(
  document: NudgeDocument,
  selected: NodeRecord,
  { own, shared }: Pick<Unfolded, 'own' | 'shared'>,
  drafts: readonly Draft[],
  from: number,
  to: number,
): Matches {
  const keys = createKeys(document, new Set([...own, ...shared]));
  const draftKeys = new Map<number, number>();
  for (let index = from; index <= to; index++) {
    const draft = drafts[index];
    if (draft !== undefined) draftKeys.set(index, keys.ofDraft(draft, draftKeys));
  }
  const pool = new Map<number, NodeId[]>();
  for (const id of [...own, ...shared]) {
    const key = keys.ofNode(id);
    pool.set(key, [...(pool.get(key) ?? []), id]);
  }
  const ids = new Map<number, NodeId>();
  const unchanged = new Set<number>();
  const claimed = new Set<NodeId>();
  const isFree = (id: NodeId) => !claimed.has(id) || shared.has(id);

  const claimWhole = (top: number, id: NodeId) => {
    const stack: (readonly [number, NodeId])[] = [[top, id]];
    for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
      const [index, node] = pair;
      ids.set(index, node);
      unchanged.add(index);
      claimed.add(node);
      const record = document.nodes.get(node);
      const operands = record === undefined ? [] : operandsOf(record);
      for (const [place, operand] of inputsOf(drafts[index]).entries()) {
        const old = operands[place];
        if (isInner(operand, from) && old != null) stack.push([operand.index, nodeOf(old)]);
      }
    }
  };

  const places = placesIn(document, selected, drafts, from, to, (id) => own.has(id) || shared.has(id));
  const unmatched = function* () {
    for (let index = to - 1; index >= from; index--) {
      const draft = drafts[index];
      if (draft !== undefined && draft.wanted === null && !ids.has(index)) yield [index, draft] as const;
    }
  };
  for (const [index] of unmatched()) {
    const id = places.get(index);
    if (id !== undefined && isFree(id) && keys.ofNode(id) === draftKeys.get(index)) claimWhole(index, id);
  }
  for (const [index] of unmatched()) {
    const same = pool.get(draftKeys.get(index) ?? -1)?.find(isFree);
    if (same !== undefined) claimWhole(index, same);
  }
  for (const [index, draft] of unmatched()) {
    const id = places.get(index);
    const record = id === undefined || !own.has(id) || claimed.has(id) ? undefined : document.nodes.get(id);
    if (record === undefined || !isSameKind(draft, record)) continue;
    ids.set(index, record.id);
    claimed.add(record.id);
  }
  return { ids, unchanged };
}

/** The unnamed node that stood where each draft stands now, as far as the two formulas have the same form. */
function placesIn(
  document: NudgeDocument,
  selected: NodeRecord,
  drafts: readonly Draft[],
  from: number,
  to: number,
  isSpelledOut: (id: NodeId) => boolean,
): ReadonlyMap<number, NodeId> {
  const places = new Map<number, NodeId>();
  for (let index = to; index >= from; index--) {
    const draft = drafts[index];
    const old = index === to ? selected : document.nodes.get(places.get(index) ?? selected.id);
    if (draft === undefined || old === undefined || (index < to && (!places.has(index) || !isSameKind(draft, old))))
      continue;
    const operands = operandsOf(old);
    for (const [place, operand] of inputsOf(draft).entries()) {
      const source = operands[place] ?? null;
      if (!isInner(operand, from) || source === null || localOf(source) !== null) continue;
      if (isSpelledOut(nodeOf(source))) places.set(operand.index, nodeOf(source));
    }
  }
  return places;
}

function inputsOf(draft: Draft | undefined): readonly Operand[] {
  return draft === undefined || draft.what.kind === 'leaf' ? [] : draft.what.inputs;
}

/** Whether an operand is an unnamed part of the new formula itself. */
function isInner(operand: Operand, from: number): operand is Operand & { kind: 'draft' } {
  return operand.kind === 'draft' && operand.local === null && operand.index >= from;
}

function isSameKind({ what }: Draft, record: NodeRecord): boolean {
  if (what.kind === 'op') return record.kind === 'op' && record.op === what.op;
  return what.kind === 'leaf' ? record.kind === 'leaf' : record.kind === 'macro' && record.macro === what.kind;
}

/** Numbers for descriptions: two nodes have the same number when they compute the same from the same. */
function createKeys(document: NudgeDocument, unnamed: ReadonlySet<NodeId>) {
  const numbers = new Map<string, number>();
  const ofNodes = new Map<NodeId, number>();
  const intern = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };

  /** Depth is bounded: a formula spells out only so many levels. */
  const ofNode = (id: NodeId): number => {
    const known = ofNodes.get(id);
    if (known !== undefined) return known;
    const record = document.nodes.get(id);
    // A node that reads itself must not be walked for ever.
    ofNodes.set(id, intern(`id ${id}`));
    const number = record === undefined ? -1 : intern(describe(record, operandsOf(record).map(ofAddress)));
    ofNodes.set(id, number);
    return number;
  };

  const ofAddress = (address: Address | null): string => {
    if (address === null) return '?';
    return localOf(address) === null && unnamed.has(nodeOf(address)) ? `#${ofNode(nodeOf(address))}` : address;
  };

  return {
    ofNode,
    ofDraft({ what }: Draft, draftKeys: ReadonlyMap<number, number>): number {
      const inputs = (what.kind === 'leaf' ? [] : what.inputs).map((operand) => {
        if (operand.kind === 'waiting') return '?';
        if (operand.kind === 'known') return ofAddress(operand.address);
        return `#${draftKeys.get(operand.index) ?? 'new'}${operand.local === null ? '' : `/${operand.local}`}`;
      });
      switch (what.kind) {
        case 'leaf':
          return intern(leafKey(what.role ?? 'input', what.value));
        case 'op':
          return intern(opKey(what.op, inputs));
        case 'neuron': {
          const { weights, bias } = what.numbers;
          return weights === undefined || bias === undefined
            ? -1
            : intern(neuronKey(what.settings.activation, weights, bias, inputs));
        }
        case 'squared_error':
        case 'absolute_error':
        case 'hinge':
        case 'binary_cross_entropy':
        case 'softmax_cross_entropy':
          return intern(lossKey(what.kind, what.settings.over, inputs));
        case 'layer':
        case 'mlp':
        case 'l2_penalty':
        case 'custom':
          // Their text leaves numbers out, so they are found again by their kind and place alone.
          return -1;
      }
    },
  };
}

function describe(record: NodeRecord, inputs: readonly string[]): string {
  switch (record.kind) {
    case 'leaf':
      return leafKey(record.role, record.value);
    case 'op':
      return opKey(record.op, inputs);
    case 'macro':
      return describeMacro(record, inputs);
    case 'data':
    case 'note':
      return `note ${record.id}`;
  }
}

function describeMacro(record: MacroRecord, inputs: readonly string[]): string {
  switch (record.macro) {
    case 'neuron': {
      const weights = record.inputs.map(({ port }) => record.numbers[`w:${port}`] ?? 0);
      return neuronKey(record.settings.activation, weights, record.numbers['b'] ?? 0, inputs);
    }
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      return lossKey(record.macro, record.settings.over, inputs);
    case 'layer':
    case 'mlp':
    case 'l2_penalty':
    case 'custom':
      return `${record.macro} ${record.id}`;
  }
}

function leafKey(role: string, value: number): string {
  return `${role} ${numberText(value)}`;
}

/** An op without inputs is written as one with a waiting input. */
function opKey(op: OpId, inputs: readonly string[]): string {
  const isEmpty = ops[op].arity === 'many' && inputs.every((input) => input === '?');
  return `${op} ${isEmpty ? '' : inputs.join(' ')}`;
}

function lossKey(loss: LossId, over: string, inputs: readonly string[]): string {
  return `${loss} ${over} ${inputs.join(' ')}`;
}

function neuronKey(activation: string, weights: readonly number[], bias: number, inputs: readonly string[]): string {
  return `neuron ${activation} ${weights.map(numberText).join(',')} ${numberText(bias)} ${inputs.join(' ')}`;
}
