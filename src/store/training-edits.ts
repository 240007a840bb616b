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
