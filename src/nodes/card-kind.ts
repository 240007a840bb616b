import { nodeOf, outerOf } from '../kernel/ids.ts';
import type { MacroId, NudgeDocument } from '../graph/document.ts';
import { isFrame, partOf, slotOf } from './flow-ends.ts';
import type { Insides } from '../macros/insides.ts';

/** Which card a flow node is drawn as. `weight` is a number inside an open macro, `cell` a closed neuron inside a layer; `gone` is what a
 *  card that is about to be unmounted has left. */
export type CardKind =
  | 'leaf'
  | 'weight'
  | 'op'
  | 'neuron'
  | 'cell'
  | 'net'
  | 'loss'
  | 'penalty'
  | 'custom'
  | 'frame'
  | 'data'
  | 'note'
  | 'gone';

const macroKinds: Readonly<Record<MacroId, CardKind>> = {
  neuron: 'neuron',
  layer: 'net',
  mlp: 'net',
  squared_error: 'loss',
  absolute_error: 'loss',
  hinge: 'loss',
  binary_cross_entropy: 'loss',
  softmax_cross_entropy: 'loss',
  l2_penalty: 'penalty',
  custom: 'custom',
};

export function cardKind(document: NudgeDocument, insides: Insides, flowNode: string): CardKind {
  const slot = slotOf(flowNode);
  const record = document.nodes.get(nodeOf(slot));
  if (record === undefined) return 'gone';
  if (record.kind !== 'macro') return record.kind;
  const instance = insides.instance(slot);
  if (isFrame(flowNode)) return instance === null ? 'gone' : 'frame';
  if (instance?.open === false) {
    const outer = outerOf(slot);
    const inLayer = outer !== null && insides.instance(outer)?.macro === 'layer';
    return inLayer ? 'cell' : macroKinds[instance.macro];
  }
  const part = partOf(insides, slot);
  if (part === null) return 'gone';
  return part.kind === 'leaf' ? 'weight' : 'op';
}
