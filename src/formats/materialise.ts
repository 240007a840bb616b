import { inside, type Address, type NodeId } from '../kernel/ids.ts';
import type { NodeRecord, NudgeDocument, Placed } from '../graph/document.ts';
import { createNeuron } from '../macros/neuron.ts';
import { addressOf, type Draft, type Operand } from './draft.ts';

/** The address that an operand means once every draft has its id. */
export function settled(operand: Operand, ids: readonly NodeId[]): Address | null {
  return addressOf(operand, ids, inside);
}

/** A draft as a record. What it does not say of a neuron's numbers is drawn from its seed, else the document's. */
export function recordOf(
  draft: Draft,
  placed: Placed,
  ids: readonly NodeId[],
  seed: NudgeDocument['seed'],
): NodeRecord {
  const { what } = draft;
  const wire = (operand: Operand) => settled(operand, ids);
  switch (what.kind) {
    case 'leaf':
      return { ...placed, kind: 'leaf', role: what.role ?? 'input', value: what.value };
    case 'op':
      return { ...placed, kind: 'op', op: what.op, inputs: what.inputs.map(wire) };
    case 'neuron':
      return createNeuron(placed, what.numbers.seed ?? seed, what.inputs.map(wire), what.settings, what.numbers);
  }
}
