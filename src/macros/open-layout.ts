import type { Address } from '../kernel/ids.ts';
import type { Port, Size } from '../graph/geometry.ts';
import type { Part } from './body.ts';

/** One inner card of an open macro, placed relative to its frame's top left corner. */
export interface InnerCard extends Size {
  readonly address: Address;
  readonly x: number;
  readonly y: number;
  /** For a macro that lies open too: its own frame, which takes the card's place. */
  readonly open?: OpenLayout;
}

/** Where everything lies while a macro is open. */
export interface OpenLayout extends Size {
  readonly cards: readonly InnerCard[];
  /** The macro's inputs, and the spare one where it grows, on the frame's left edge. */
  readonly ports: readonly Port[];
}

/** The room that a part takes, with what lies open in it. */
export type RoomOf = (part: Part) => Size & { readonly open?: OpenLayout };

/** The height of the frame's title bar. */
export const frameHead = 44;
export const framePadding = 24;
/** Room between the title bar and the first card. */
export const headGap = 36;

export function addressOf(part: Part): Address {
  return part.kind === 'macro' ? part.instance.address : part.address;
}

/** Entries spread evenly down the left edge of a frame, below its title bar. */
export function spreadEntries(ids: readonly string[], height: number): readonly Port[] {
  const body = height - frameHead;
  return ids.map((id, index) => ({
    id,
    side: 'in',
    x: 0,
    y: frameHead + Math.round((body * (index + 1)) / (ids.length + 1)),
  }));
}
