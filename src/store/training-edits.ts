import type { Address } from '../kernel/ids.ts';
import { applyPatch, leafNumber, patchBetween } from '../graph/patch.ts';
import { defaultTraining, type Optimiser, type TrainingSettings } from '../graph/training-settings.ts';
import type { NeuronRecord, NodeRecord, NudgeDocument } from '../graph/document.ts';
import { firstNumbers } from '../macros/numbers.ts';
import { redraw } from '../macros/redraw.ts';
import type { TrainerState } from '../training/trainer-state.ts';

/** How the document is trained: as it says, else as usual. */
export function trainingOf(document: NudgeDocument): TrainingSettings {
  return document.training ?? defaultTraining;
}

/** The document trained in another way. */
export function setTraining(document: NudgeDocument, changes: Partial<TrainingSettings>): NudgeDocument {
  return { ...document, training: { ...trainingOf(document), ...changes } };
}

/** The document with some of its numbers replaced. Addresses that are no longer there, or no number, are left out. */
export function withNumbers(
  document: NudgeDocument,
  addresses: readonly Address[],
  values: Float64Array,
): NudgeDocument {
  const numbers = new Map<Address, readonly [number, number]>();
  for (const [index, address] of addresses.entries()) {
    const before = leafNumber(document, address);
    const after = values[index];
    if (before !== undefined && after !== undefined && !Object.is(before, after)) numbers.set(address, [before, after]);
  }
  return numbers.size === 0 ? document : applyPatch(document, { numbers });
}

/** The numbers of a document at some addresses, NaN where there is none. */
export function numbersAt(document: NudgeDocument, addresses: readonly Address[]): Float64Array {
  return Float64Array.from(addresses, (address) => leafNumber(document, address) ?? Number.NaN);
}

/** Training that has come to a step with nothing kept by its optimiser. */
export function freshState(step: number, optimiser: Optimiser['kind']): TrainerState {
  const none = new Float64Array(0);
  return { step, optimiser, addresses: [], counts: none, moments: [], gradients: none, batches: [] };
}

/** The document with the first numbers of every neuron, layer and net drawn from another seed. */
export function redrawn(document: NudgeDocument, seed: number): NudgeDocument {
  const nodes = [...document.nodes].map(([id, record]) => [id, redrawnRecord(record, seed)] as const);
  return setTraining({ ...document, nodes: new Map(nodes) }, { seed });
}

function redrawnRecord(record: NodeRecord, seed: number): NodeRecord {
  if (record.kind !== 'macro') return record;
  switch (record.macro) {
    case 'layer':
    case 'mlp':
      return redraw(record, seed);
    case 'neuron':
      return { ...record, numbers: { ...firstNumbers(record, seed), ...kept(record) } };
    default:
      return record;
  }
}

/** What is frozen stays. */
function kept({ numbers, frozen = [] }: NeuronRecord): Readonly<Record<string, number>> {
  return Object.fromEntries(frozen.map((local) => [local, numbers[local] ?? 0]));
}

/** An edit that was worked out from numbers of before some steps of training, brought to the numbers after them: whatever the edit left
 *  alone is as trained. */
export function rebased(after: NudgeDocument, from: NudgeDocument, trained: NudgeDocument): NudgeDocument {
  const moved = [...(patchBetween(from, trained).numbers ?? [])];
  const left = moved.filter(([address, [old]]) => Object.is(leafNumber(after, address), old));
  const addresses = left.map(([address]) => address);
  return withNumbers(
    after,
    addresses,
    Float64Array.from(left, ([, [, number]]) => number),
  );
}
