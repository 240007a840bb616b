import { inside, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import {
  noDefinitions,
  type Definitions,
  type MacroRecord,
  type NodeRecord,
  type NudgeDocument,
  type Placed,
} from '../graph/document.ts';
import { numbersOf } from '../graph/macro-numbers.ts';
import { createLayer, createLoss, createMlp, createPenalty } from '../macros/create.ts';
import { createCustom } from '../macros/custom-record.ts';
import { createNeuron } from '../macros/neuron.ts';
import { addressOf, type Draft, type Operand } from './draft.ts';

/** The address that an operand means once every draft has its id. */
export function settled(operand: Operand, ids: readonly NodeId[]): Address | null {
  return addressOf(operand, ids, inside);
}

/** A draft as a record of a document. What it does not say of a macro's numbers is drawn from its seed, else the document's. */
export function recordOf(
  draft: Draft,
  placed: Placed,
  ids: readonly NodeId[],
  { seed, definitions = noDefinitions }: Pick<NudgeDocument, 'seed' | 'definitions'>,
): NodeRecord {
  const { what } = draft;
  const wired = () => (what.kind === 'leaf' ? [] : what.inputs.map((operand) => settled(operand, ids)));
  switch (what.kind) {
    case 'leaf':
      return { ...placed, kind: 'leaf', role: what.role ?? 'input', value: what.value };
    case 'op':
      return { ...placed, kind: 'op', op: what.op, inputs: wired() };
    case 'neuron':
      return createNeuron(placed, what.numbers.seed ?? seed, wired(), what.settings, what.numbers);
    case 'layer':
      return withNumbers(createLayer(placed, seed, wired(), what.settings), what.numbers, definitions);
    case 'mlp':
      return withNumbers(createMlp(placed, seed, wired(), what.settings), what.numbers, definitions);
    case 'l2_penalty': {
      const over = wired().flatMap((address) => (address === null ? [] : [nodeOf(address)]));
      return createPenalty(placed, what.isOverAll ? null : over, what.strength ?? undefined);
    }
    case 'custom':
      return withNumbers(createCustom(placed, what.definition, definitions, wired()), what.numbers, definitions);
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      return createLoss(placed, what.kind, wired(), what.settings);
  }
}

/** All numbers of a macro in canonical order, where the text gives them. */
function withNumbers<Macro extends MacroRecord>(
  record: Macro,
  numbers: readonly number[] | null,
  definitions: Definitions,
): Macro {
  if (numbers === null) return record;
  const locals = numbersOf(record, definitions);
  return { ...record, numbers: Object.fromEntries(locals.map((local, index) => [local, numbers[index] ?? 0])) };
}
