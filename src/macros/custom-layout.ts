import { lastOf } from '../kernel/ids.ts';
import type { Definition } from '../graph/document.ts';
import { cardSize } from '../graph/geometry.ts';
import type { Part } from './body.ts';
import { addressOf, type InnerCard, type OpenLayout, type RoomOf } from './open-layout.ts';
import { framed } from './parts-layout.ts';
import { pushedBy } from './push.ts';

/** The cards of a definition where they lie in it. One that lies open pushes those to its right and below, as it would on the canvas. */
export function layoutCustom(
  definition: Definition | undefined,
  parts: readonly Part[],
  ports: readonly string[],
  roomOf: RoomOf,
): OpenLayout {
  const records = new Map([...(definition?.nodes.values() ?? [])].map((record) => [String(record.id), record]));
  let cards = parts.flatMap((part): readonly InnerCard[] => {
    const record = records.get(lastOf(addressOf(part)));
    if (record === undefined) return [];
    const { width, height } = part.kind === 'macro' ? closedRoom(part, roomOf) : cardSize(record);
    return [{ address: addressOf(part), x: record.x, y: record.y, width, height }];
  });
  for (const part of parts) {
    const room = roomOf(part);
    const closed = cards.find(({ address }) => address === addressOf(part));
    if (room.open === undefined || closed === undefined) continue;
    cards = cards.map((card) =>
      card === closed ? { ...card, ...room } : { ...card, ...pushedBy(card, closed, closed, room) },
    );
  }
  return framed(cards, ports);
}

function closedRoom(part: Part & { readonly kind: 'macro' }, roomOf: RoomOf) {
  return roomOf({ ...part, instance: { ...part.instance, open: false } });
}
