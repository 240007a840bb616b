import { address as parseAddress, lastOf, nodeOf, outerOf, within, type Address, type NodeId } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { Part } from '../macros/body.ts';
import type { Instance } from '../macros/instance.ts';
import type { InputEnd } from '../macros/wires.ts';
import { wiredInput } from '../store/wire-id.ts';
import type { FlowEnd } from '../canvas/flow-model.ts';
import { entryPort, type Insides } from '../macros/insides.ts';

/** The canvas knows flow nodes: cards by the address they show, and the frame of an open macro, at any depth, as `n7/l1/frame`.
 *  A macro's own address is its closed card, and while it lies open the card of the op that gives its number. */

const frameStep = 'frame';

/** The flow id of an open macro's frame. */
export function frameOf(macro: Address): Address {
  return within(macro, frameStep);
}

export function isFrame(flowNode: string): boolean {
  return flowNode.endsWith(`/${frameStep}`);
}

/** A flow node's id as an address; a frame's is that of its macro. */
export function slotOf(flowNode: string): Address {
  const slot = parseAddress(flowNode);
  invariant(slot !== null, `${flowNode} is a flow id`);
  return isFrame(flowNode) ? (outerOf(slot) ?? slot) : slot;
}

/** The record that a flow node shows, or that it is a part of. */
export function recordOf(flowNode: string): NodeId {
  return nodeOf(slotOf(flowNode));
}

/** The leaf or op that an inner card shows: of the macro at its own address while that lies open, else of the one around it. */
export function partOf(insides: Insides, slot: Address): Exclude<Part, { readonly kind: 'macro' }> | null {
  const outer = outerOf(slot);
  const part = insides.inside(slot)?.part(slot) ?? (outer === null ? undefined : insides.inside(outer)?.part(slot));
  return part === undefined || part.kind === 'macro' ? null : part;
}

/** Where a wire that reads this address starts on the canvas: as far inside as lies open. */
export function outputEnd(document: NudgeDocument, insides: Insides, from: Address): FlowEnd {
  const outer = outerOf(from);
  if (document.nodes.get(nodeOf(from))?.kind === 'data' && outer !== null) return { node: outer, port: lastOf(from) };
  const entry = entryPort(from);
  if (entry !== null && outer !== null) return { node: frameOf(outer), port: entry };
  const closed = closedAround(insides, from);
  if (closed !== null) return { node: closed.address, port: outputPort(insides, closed, from) };
  const inside = insides.inside(from);
  if (inside !== null && inside.output !== from) return outputEnd(document, insides, inside.output);
  const alias = outer === null ? undefined : insides.inside(outer)?.aliases.find(([name]) => name === from);
  return alias === undefined ? { node: from, port: 'out' } : outputEnd(document, insides, alias[1]);
}

/** The outermost closed macro that an address lies in or names; null when all around it lies open. */
function closedAround(insides: Insides, address: Address): Instance | null {
  const outer = outerOf(address);
  const around = outer === null ? null : closedAround(insides, outer);
  if (around !== null) return around;
  const instance = insides.instance(address);
  return instance !== null && !instance.open ? instance : null;
}

/** The output of a closed card that gives a slot: `out`, a further declared one (`o:2`), or the local address of what has none. */
function outputPort(insides: Insides, { address }: Instance, from: Address): string {
  if (from === address) return 'out';
  const inside = insides.inside(address);
  const slot = insides.slot(from);
  if (inside === null || slot === insides.slot(inside.output)) return 'out';
  const place = inside.aliases.findIndex(([, target]) => insides.slot(target) === slot);
  return place < 0 ? from.slice(address.length + 1) : `o:${place + 1}`;
}

/** What a wire that starts at this port reads. A frame's input stands for whatever is wired into it; null while nothing is. */
export function outputAddress(document: NudgeDocument, insides: Insides, end: FlowEnd): Address | null {
  const slot = slotOf(end.node);
  if (isFrame(end.node))
    return insides.source(insides.instance(slot)?.inputs.find(({ port }) => port === end.port)?.from ?? null);
  if (document.nodes.get(nodeOf(slot))?.kind === 'data') return within(slot, end.port);
  if (end.port !== 'out') return within(slot, end.port);
  return outputOf(insides, slot);
}

/** The shortest address of what a card shows: the sum of a linear neuron is its output, and read by the neuron's own address the wire
 *  stays right when an activation is chosen. */
function outputOf(insides: Insides, slot: Address): Address {
  const outer = outerOf(slot);
  const inside = outer === null ? null : insides.inside(outer);
  return outer !== null && inside?.instance.macro === 'neuron' && inside.output === slot ? outer : slot;
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
