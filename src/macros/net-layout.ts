import type { Size } from '../graph/geometry.ts';
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

/** Where wires fan out from the frame's edge to a layer's neurons, and between one layer and the next. */
const entryGap = 72;
const layerGap = 140;
const neuronGap = 20;
const columnGap = 48;
/** A layer of more neurons than this is folded into several columns. */
const tallestColumn = 32;

/** Neurons in a column, an open one in the place of its card, each column's cards centred on its widest. */
export function layoutLayer(parts: readonly Part[], ports: readonly string[], roomOf: RoomOf): OpenLayout {
  const columns = Math.ceil(parts.length / tallestColumn);
  const perColumn = Math.ceil(parts.length / columns);
  const cards: InnerCard[] = [];
  let left = framePadding + entryGap;
  let bottom = 0;
  for (let start = 0; start < parts.length; start += perColumn) {
    const rooms = parts.slice(start, start + perColumn).map((part) => ({ address: addressOf(part), ...roomOf(part) }));
    const width = widest(rooms);
    let top = frameHead + headGap;
    for (const room of rooms) {
      cards.push({ ...room, x: left + centred(width, room.width), y: top });
      top += room.height + neuronGap;
    }
    bottom = Math.max(bottom, top - neuronGap);
    left += width + columnGap;
  }
  const height = bottom + framePadding;
  return { width: left - columnGap + framePadding, height, cards, ports: spreadEntries(ports, height) };
}

/** Layers from left to right, all centred on one line. */
export function layoutNet(parts: readonly Part[], ports: readonly string[], roomOf: RoomOf): OpenLayout {
  const rooms = parts.map((part) => ({ address: addressOf(part), ...roomOf(part) }));
  const body = Math.max(0, ...rooms.map(({ height }) => height));
  const cards: InnerCard[] = [];
  let left = framePadding + entryGap;
  for (const room of rooms) {
    cards.push({ ...room, x: left, y: frameHead + headGap + centred(body, room.height) });
    left += room.width + layerGap;
  }
  const height = frameHead + headGap + body + framePadding;
  return { width: left - layerGap + framePadding, height, cards, ports: spreadEntries(ports, height) };
}

function widest(sizes: readonly Size[]): number {
  return Math.max(0, ...sizes.map(({ width }) => width));
}

/** How far in from the start of a stretch something begins that lies in its middle, on the 4 px grid. */
function centred(stretch: number, length: number): number {
  return Math.floor((stretch - length) / 8) * 4;
}
