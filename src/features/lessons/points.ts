import type { FlowRect, PlaneView } from '../../canvas/flow-model.ts';
import type { Address } from '../../kernel/ids.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { flowWires } from '../../nodes/flow-wires.ts';
import type { Titles } from '../../nodes/titles.ts';
import { cardOf } from '../../store/card-of.ts';
import type { LessonPoint } from '../../store/classroom/lesson.ts';

/** What a point of a lesson rings on the canvas. */
export type Ringed =
  | { readonly kind: 'card'; readonly card: Address; readonly part: 'whole' | 'value' | 'gradient' }
  | { readonly kind: 'wire'; readonly wire: string };

/** The cards and wires that points mean, those that are there. */
export function ringed(
  points: readonly LessonPoint[],
  find: (name: string) => Address | undefined,
  document: NudgeDocument,
  titles: Titles,
): readonly Ringed[] {
  const card = (name: string, part: 'whole' | 'value' | 'gradient'): readonly Ringed[] => {
    const slot = find(name);
    return slot === undefined ? [] : [{ kind: 'card', card: cardOf(document, slot), part }];
  };
  return points.flatMap((point): readonly Ringed[] => {
    if ('node' in point) return card(point.node, 'whole');
    if ('value' in point) return card(point.value, 'value');
    if ('gradient' in point) return card(point.gradient, 'gradient');
    if ('control' in point) return [];
    const [from, to] = point.wire.map(find);
    if (from === undefined || to === undefined) return [];
    const [source, reader] = [cardOf(document, from), cardOf(document, to)];
    return flowWires(document, titles)
      .filter((wire) => wire.from.node === source && wire.to.node === reader)
      .map(({ id }) => ({ kind: 'wire', wire: id }));
  });
}

/** Where a ring goes around a part of a card, in flow coordinates: the part, where the card has one of its own, else the whole card. */
export function ringRect(plane: PlaneView, card: Address, part: 'whole' | 'value' | 'gradient'): FlowRect | null {
  const rect = plane.rect(card);
  if (rect === null || part === 'whole') return rect;
  const element = document.querySelector(`.canvas [data-node="${CSS.escape(card)}"]`);
  const inner = element?.querySelector(`[aria-label$=" ${part}"]`);
  if (!element || !inner) return rect;
  const [outer, box] = [element.getBoundingClientRect(), inner.getBoundingClientRect()];
  const scale = outer.width / rect.width;
  if (box.width === 0 || scale === 0) return rect;
  return {
    x: rect.x + (box.x - outer.x) / scale,
    y: rect.y + (box.y - outer.y) / scale,
    width: box.width / scale,
    height: box.height / scale,
  };
}
