import { address as parseAddress, inside, localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import type { MacroRecord, NudgeDocument } from '../graph/document.ts';
import { wiredTo, type InputEnd } from '../macros/wiring.ts';
import { wiredInput } from '../store/wire-id.ts';
import type { FlowEnd } from '../canvas/flow-model.ts';

/** The canvas knows flow nodes: closed cards by their record's id, an open macro's frame as `n7/frame`, and inner cards by their slot's address. */

/** The flow id of an open macro's frame. */
export function frameOf(node: NodeId): Address {
  return inside(node, 'frame');
}

export function isFrame(flowNode: string): boolean {
  return flowNode.endsWith('/frame');
}

/** A flow node's id as an address; a frame's is that of its macro. */
export function slotOf(flowNode: string): Address {
  const slot = parseAddress(flowNode);
  invariant(slot !== null, `${flowNode} is a flow id`);
  return isFrame(flowNode) ? nodeOf(slot) : slot;
}

/** The record that a flow node shows, or that it is a part of. */
export function recordOf(flowNode: string): NodeId {
  return nodeOf(slotOf(flowNode));
}

function macroAt(document: NudgeDocument, slot: Address): MacroRecord | null {
  const record = document.nodes.get(nodeOf(slot));
  return record?.kind === 'macro' ? record : null;
}

function isLinear(record: MacroRecord): boolean {
  return record.macro === 'neuron' && record.settings.activation === 'linear';
}

/** Where a wire that reads this address starts on the canvas. */
export function outputEnd(document: NudgeDocument, from: Address): FlowEnd {
  const record = macroAt(document, from);
  const local = localOf(from);
  if (record === null) return { node: from, port: 'out' };
  const linear = isLinear(record);
  if (record.open) return { node: local === null && linear ? inside(record.id, 'sum') : from, port: 'out' };
  return { node: record.id, port: local === null || (local === 'sum' && linear) ? 'out' : local };
}

/** What a wire that starts at this port reads. A frame's input stands for whatever is wired into it; null while nothing is. */
export function outputAddress(document: NudgeDocument, end: FlowEnd): Address | null {
  const slot = slotOf(end.node);
  const record = macroAt(document, slot);
  if (isFrame(end.node)) return record === null ? null : wiredTo(record, end.port);
  if (record === null) return slot;
  const local = localOf(slot);
  // The sum of a linear neuron is its output: read by the neuron's own address, the wire stays right when an activation is chosen.
  if (local === 'sum' && isLinear(record)) return record.id;
  return local === null && end.port !== 'out' ? inside(record.id, end.port) : slot;
}

/** The input of the document that a port stands for; null for an output and for wires inside a macro, which `fixedReason` explains. */
export function inputEnd(document: NudgeDocument, { node, port }: FlowEnd): InputEnd | null {
  return port === 'out' ? null : wiredInput(document, `${node}:${port}`);
}

/** Why the wire into this port cannot be moved or cut, in words; null where it can. */
export function fixedReason(document: NudgeDocument, end: FlowEnd, title: string): string | null {
  if (end.port === 'out' || inputEnd(document, end) !== null) return null;
  return `This wire belongs to the inside of ${title}. Detach ${title} into plain nodes to change it.`;
}

/** The slot and operand that a wire into this port feeds: for a neuron's input the product with its weight. Read from the ids alone. */
export function consumerAt(end: FlowEnd): { readonly address: Address; readonly operand: number } {
  const slot = slotOf(end.node);
  if (/^\d/.test(end.port)) return { address: slot, operand: Number(end.port) };
  return { address: inside(nodeOf(slot), end.port === 'spare' ? 'sum' : `m:${end.port}`), operand: 0 };
}
