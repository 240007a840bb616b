import { invariant } from '../kernel/invariant.ts';
import { nodeId, type Address, type NodeId } from '../kernel/ids.ts';
import { emptyDocument, type NodeRecord } from '../graph/document.ts';
import { layoutDocument } from '../graph/layout.ts';
import type { Part } from './body.ts';
import {
  addressOf,
  frameHead,
  framePadding,
  headGap,
  spreadEntries,
  type InnerCard,
  type OpenLayout,
  type RoomOf,
} from './open-layout.ts';

/** Where wires run from the frame's edge to the first cards. */
const entryGap = 72;

/** The few leaves and ops of a macro in columns, as the same nodes would be tidied on the canvas. */
export function layoutParts(parts: readonly Part[], ports: readonly string[], roomOf: RoomOf): OpenLayout {
  const ids = new Map<Address, NodeId>(parts.map((part, index) => [addressOf(part), standInId(index)]));
  const rooms = new Map(parts.map((part, index) => [standInId(index), { address: addressOf(part), ...roomOf(part) }]));
  const nodes = new Map(parts.map((part, index) => [standInId(index), standIn(part, standInId(index), ids)]));
  const sizeOf = ({ id }: NodeRecord) => rooms.get(id) ?? { width: 0, height: 0 };
  const origin = { x: framePadding + entryGap, y: frameHead + headGap };
  const drawn = layoutDocument({ ...emptyDocument, nodes }, { origin, sizeOf });
  const cards = [...rooms].map(([id, room]): InnerCard => {
    const { x, y } = drawn.nodes.get(id) ?? origin;
    return { ...room, x, y };
  });
  return framed(cards, ports);
}

/** The cards, moved so that they lie in the frame's top left corner, and the frame around them. */
export function framed(cards: readonly InnerCard[], ports: readonly string[]): OpenLayout {
  const left = framePadding + entryGap - Math.min(...cards.map(({ x }) => x));
  const top = frameHead + headGap - Math.min(...cards.map(({ y }) => y));
  const placed = cards.map((card) => ({ ...card, x: card.x + left, y: card.y + top }));
  const right = Math.max(framePadding + entryGap, ...placed.map(({ x, width }) => x + width));
  const bottom = Math.max(frameHead + headGap, ...placed.map(({ y, height }) => y + height));
  const height = bottom + framePadding;
  return { width: right + framePadding, height, cards: placed, ports: spreadEntries(ports, height) };
}

function standInId(index: number): NodeId {
  const id = nodeId(`n${index + 1}`);
  invariant(id !== null, 'a counted id is an id');
  return id;
}

function standIn(part: Part, id: NodeId, ids: ReadonlyMap<Address, NodeId>): NodeRecord {
  invariant(part.kind !== 'macro', 'what is tidied holds no macros');
  const placed = { id, order: part.order, name: null, x: 0, y: 0 };
  if (part.kind === 'leaf') return { ...placed, kind: 'leaf', role: 'constant', value: part.value };
  const inner = (from: Address | null) => (from === null ? null : (ids.get(from) ?? null));
  return { ...placed, kind: 'op', op: part.op, inputs: part.inputs.map(inner) };
}
