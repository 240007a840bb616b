import { ops, type OpId } from '../ops/table.ts';
import { drawSet, firstOptions, type DataSetId } from '../data/data-sets.ts';
import type { Fresh } from '../graph/fresh.ts';
import { freeName, nextLeafName } from '../graph/names.ts';
import type { DefinitionId, LossId, NodeRecord, NudgeDocument, Placed, Role } from '../graph/document.ts';
import { createLayer, createLoss, createMlp, createPenalty, layersOf } from '../macros/create.ts';
import { createCustom } from '../macros/custom-record.ts';
import { placingProblem } from '../macros/definition-uses.ts';
import { createNeuron } from '../macros/neuron.ts';

/** What can be placed. Palette tiles and the quick-add search carry these. */
export type Placeable =
  | { readonly kind: 'leaf'; readonly role: Role; readonly value?: number }
  | { readonly kind: 'op'; readonly op: OpId }
  | { readonly kind: 'neuron' }
  | { readonly kind: 'layer' }
  | { readonly kind: 'mlp' }
  | { readonly kind: 'loss'; readonly loss: LossId }
  | { readonly kind: 'penalty' }
  | { readonly kind: 'custom'; readonly definition: DefinitionId }
  | { readonly kind: 'data'; readonly set: DataSetId }
  | { readonly kind: 'note' };

/** Why something cannot be placed in this document, in words; null when it can. */
export function placeProblem(document: NudgeDocument, what: Placeable): string | null {
  return what.kind === 'custom' ? placingProblem(document, what.definition) : null;
}

/** A new node that is not wired yet, at (0, 0). Null for an instance of a definition that is not there. */
export function newRecord(document: NudgeDocument, fresh: Fresh, what: Placeable): NodeRecord | null {
  const unnamed: Placed = { id: fresh.id(), order: fresh.order(), name: null, x: 0, y: 0 };
  const placed = (name: string): Placed => ({ ...unnamed, name: freeName(document, name) });
  switch (what.kind) {
    case 'leaf':
      return {
        ...unnamed,
        kind: 'leaf',
        role: what.role,
        value: what.value ?? 1,
        name: what.role === 'constant' ? null : nextLeafName(document),
      };
    case 'op': {
      const { arity } = ops[what.op];
      return {
        ...unnamed,
        kind: 'op',
        op: what.op,
        inputs: arity === 'many' ? [] : Array.from({ length: arity }, () => null),
      };
    }
    case 'neuron':
      return createNeuron(placed('neuron'), document.seed, [], { activation: 'tanh' });
    case 'layer':
      return createLayer(placed('layer'), document.seed, [], { size: 4, activation: 'tanh', initial: 'xavier' });
    case 'mlp':
      return createMlp(placed('net'), document.seed, [], { layers: layersOf([8, 8, 1], 'tanh'), initial: 'xavier' });
    case 'loss':
      return createLoss(placed('loss'), what.loss);
    case 'penalty':
      return createPenalty(placed('penalty'));
    case 'custom': {
      const definition = document.definitions?.get(what.definition);
      if (definition === undefined || document.definitions === undefined) return null;
      return createCustom(placed(definition.name), definition, document.definitions);
    }
    case 'data':
      return {
        ...placed(what.set),
        kind: 'data',
        ...drawSet(what.set, firstOptions(what.set)),
        split: null,
      };
    case 'note':
      return { ...unnamed, kind: 'note', text: '' };
  }
}
