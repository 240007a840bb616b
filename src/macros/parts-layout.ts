import type { Address } from '../kernel/ids.ts';
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

/** Where wires run from the frame's edge to the first cards. */
const entryGap = 72;
const columnGap = 100;
const rowGap = 28;

interface Box extends Size {
  readonly part: Part;
  readonly address: Address;
  readonly column: number;
}

/** The few leaves and ops of a macro in columns, each right of what it reads and level with the middle of it. Written for macros of a
 *  dozen parts: the layout of whole documents is not needed before someone asks for it, so the page opens without it. */
export function layoutParts(parts: readonly Part[], ports: readonly string[], roomOf: RoomOf): OpenLayout {
  const columns = columnsOf(parts);
  const boxes = parts.map((part): Box => {
    const { width, height } = roomOf(part);
    const address = addressOf(part);
    return { part, address, width, height, column: columns.get(address) ?? 0 };
  });
  const last = Math.max(0, ...columns.values());
  const middles = new Map<Address, number>();
  const cards: InnerCard[] = [];
  let left = 0;
  for (let column = 0; column <= last; column++) {
    const here = boxes.filter((box) => box.column === column);
    const wanted = new Map(here.map((box) => [box, middleOf(box, middles)]));
    // What reads nothing inside keeps its place in the order of the parts.
    here.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0));
    for (const { box, y } of stacked(here, wanted)) {
      middles.set(box.address, y + box.height / 2);
      cards.push({ address: box.address, width: box.width, height: box.height, x: left, y });
    }
    left += Math.max(0, ...here.map(({ width }) => width)) + columnGap;
  }
  return framed(cards, ports);
}

/** Parts stand right of everything they read; those that read nothing inside, right beside the first that reads them. */
function columnsOf(parts: readonly Part[]): ReadonlyMap<Address, number> {
  const columns = new Map<Address, number>();
  // Parts are listed with what they read before them.
  for (const part of parts) {
    const before = inputsOf(part).map((from) => columns.get(from) ?? -1);
    columns.set(addressOf(part), 1 + Math.max(-1, ...before));
  }
  for (const part of parts) {
    const address = addressOf(part);
    if (inputsOf(part).some((from) => columns.has(from))) continue;
    const readers = parts.filter((other) => inputsOf(other).includes(address));
    const first = Math.min(...readers.map((reader) => columns.get(addressOf(reader)) ?? 1));
    if (Number.isFinite(first)) columns.set(address, Math.max(0, first - 1));
  }
  return columns;
}

function inputsOf(part: Part): readonly Address[] {
  return part.kind === 'op' ? part.inputs.filter((from) => from !== null) : [];
}

/** The height that a card would best stand at: the mean of what it reads inside; 0 where it reads nothing there. */
function middleOf({ part }: Box, middles: ReadonlyMap<Address, number>): number {
  const sources = inputsOf(part).flatMap((from) => middles.get(from) ?? []);
  return sources.length === 0 ? 0 : sources.reduce((sum, y) => sum + y, 0) / sources.length;
}

/** The cards of one column below each other, on the whole as near to the heights they want as their order allows. */
function stacked(
  boxes: readonly Box[],
  wanted: ReadonlyMap<Box, number>,
): readonly { readonly box: Box; readonly y: number }[] {
  let top = 0;
  const placed = boxes.map((box) => {
    const y = top;
    top += box.height + rowGap;
    return { box, y };
  });
  const shifts = placed.map(({ box, y }) => (wanted.get(box) ?? 0) - y - box.height / 2);
  const shift = shifts.length === 0 ? 0 : shifts.reduce((sum, by) => sum + by, 0) / shifts.length;
  const onGrid = Math.round(shift / 4) * 4;
  return placed.map(({ box, y }) => ({ box, y: y + onGrid }));
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
