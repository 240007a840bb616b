import type { Address, NodeId } from '../kernel/ids.ts';
import { ops, type OpId } from '../ops/table.ts';
import type { NudgeDocument, Role, Slider } from '../graph/document.ts';
import { withRecord } from '../macros/wires.ts';
import type { Place } from './view.ts';

/** Moves nodes to new places. */
export function moveNodes(document: NudgeDocument, places: Iterable<readonly [NodeId, Place]>): NudgeDocument {
  const nodes = new Map(document.nodes);
  for (const [id, { x, y }] of places) {
    const record = nodes.get(id);
    if (record !== undefined) nodes.set(id, { ...record, x, y });
  }
  return { ...document, nodes };
}

/** Gives a node a name; null makes an op unnamed again. The caller has asked `nameProblem`. */
export function rename(document: NudgeDocument, id: NodeId, name: string | null): NudgeDocument {
  const record = document.nodes.get(id);
  return record === undefined || record.name === name ? document : withRecord(document, { ...record, name });
}

export function setRole(document: NudgeDocument, id: NodeId, role: Role): NudgeDocument {
  const record = document.nodes.get(id);
  return record?.kind === 'leaf' && record.role !== role ? withRecord(document, { ...record, role }) : document;
}

/** Gives a leaf a slider, or takes it away (null). */
export function setSlider(document: NudgeDocument, id: NodeId, slider: Slider | null): NudgeDocument {
  const record = document.nodes.get(id);
  if (record?.kind !== 'leaf') return document;
  const { slider: _old, ...bare } = record;
  return withRecord(document, slider === null ? bare : { ...bare, slider });
}

/** Whether a slider can be drawn, in words; null when it can. */
export function sliderProblem({ min, max, step }: Slider): string | null {
  if (!(min < max)) return `A slider needs a lowest number below its highest; these are ${min} and ${max}.`;
  if (!(step > 0)) return `A slider's step must be above 0; this one is ${step}.`;
  return null;
}

/** Turns an op into another one that takes as many inputs. Wires stay. */
export function setOp(document: NudgeDocument, id: NodeId, op: OpId): NudgeDocument {
  const record = document.nodes.get(id);
  if (record?.kind !== 'op' || record.op === op || ops[record.op].arity !== ops[op].arity) return document;
  return withRecord(document, { ...record, op });
}

export function setRoot(document: NudgeDocument, root: Address | null): NudgeDocument {
  return document.root === root ? document : { ...document, root };
}

export function setNote(document: NudgeDocument, id: NodeId, text: string): NudgeDocument {
  const record = document.nodes.get(id);
  return record?.kind === 'note' && record.text !== text ? withRecord(document, { ...record, text }) : document;
}
