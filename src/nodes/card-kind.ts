import { localOf, nodeOf } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { isFrame, slotOf } from './flow-ends.ts';

/** Which card a flow node is drawn as. `weight` is a number inside an open macro; `gone` is what a card that is about to be unmounted has left. */
export type CardKind = 'leaf' | 'weight' | 'op' | 'neuron' | 'frame' | 'data' | 'note' | 'gone';

export function cardKind(document: NudgeDocument, flowNode: string): CardKind {
  const slot = slotOf(flowNode);
  const record = document.nodes.get(nodeOf(slot));
  if (record === undefined) return 'gone';
  if (record.kind !== 'macro') return record.kind;
  if (isFrame(flowNode)) return 'frame';
  const local = localOf(slot);
  if (local === null) return record.open ? 'op' : 'neuron';
  return Object.hasOwn(record.numbers, local) ? 'weight' : 'op';
}
