import type { NodeRecord } from './document.ts';
import type { LayoutGraph } from './layout-graph.ts';
import type { Rect } from './layout-obstacles.ts';
import { orderColumns } from './layout-order.ts';
import { ranksOf } from './layout-ranks.ts';
import { rowsOf, type Span } from './layout-rows.ts';

export interface PlacedCard extends Rect {
  readonly record: NodeRecord;
}

/** Cards in their places relative to each other, the top left corner of all of them at 0, 0. */
export interface Drawing {
  readonly cards: readonly PlacedCard[];
  readonly width: number;
  readonly height: number;
}

const columnGap = 100;
const grid = 20;
/** Steep wires get more room: one pixel for so many that they climb, up to a limit. */
const climbPerPixel = 8;
const mostExtraGap = 120;
const isolatedGap = 40;

/** One connected part as columns of cards, wires running left to right. */
export function drawPart(graph: LayoutGraph): Drawing {
  const ranks = ranksOf(graph);
  const layout = orderColumns(graph, ranks);
  const widths = layout.columns.map((column) => largest(column.map((item) => graph.boxes[item]?.width ?? 0)));
  const level = spansOf(widths, []);
  const tops = rowsOf(graph, ranks, layout, level);
  const spans = spansOf(widths, steepest(graph, ranks, tops, widths.length));
  return drawing(
    graph.boxes.map(({ record, width, height }, index) => {
      const column = ranks[index] ?? 0;
      const inset = Math.floor(((widths[column] ?? 0) - width) / 8) * 4;
      return { record, x: (spans[column]?.left ?? 0) + inset, y: tops[index] ?? 0, width, height };
    }),
  );
}

/** For each column, the greatest height that a wire climbs in the gap on its right. */
function steepest(
  { boxes, wires }: LayoutGraph,
  ranks: Int32Array,
  tops: Float64Array,
  count: number,
): readonly number[] {
  const climbs = Array.from({ length: count }, () => 0);
  for (const { from, to, entry } of wires) {
    const [left = 0, right = 0] = [ranks[from], ranks[to]];
    const climb = Math.abs((tops[to] ?? 0) + entry - (tops[from] ?? 0) - (boxes[from]?.out ?? 0));
    if (right === left + 1) climbs[left] = Math.max(climbs[left] ?? 0, climb);
  }
  return climbs;
}

/** Where the columns lie, each after a gap that is wider where wires are steep. */
function spansOf(widths: readonly number[], climbs: readonly number[]): readonly Span[] {
  let left = 0;
  return widths.map((width, column) => {
    const span = { left, right: left + width };
    const extra = Math.min(mostExtraGap, (climbs[column] ?? 0) / climbPerPixel);
    left += Math.ceil((width + columnGap + extra) / grid) * grid;
    return span;
  });
}

/** Cards that nothing joins, in rows about as wide as `width`. */
export function drawRows(drawings: readonly Drawing[], width: number): Drawing {
  const cards: PlacedCard[] = [];
  let [x, y, tallest] = [0, 0, 0];
  for (const card of drawings.flatMap((single) => single.cards)) {
    if (x > 0 && x + card.width > width) {
      x = 0;
      y += tallest + isolatedGap;
      tallest = 0;
    }
    cards.push({ ...card, x, y });
    tallest = Math.max(tallest, card.height);
    x += Math.ceil((card.width + isolatedGap) / grid) * grid;
  }
  return drawing(cards);
}

/** One drawing below the other. */
export function stack(drawings: readonly Drawing[], gap: number): Drawing {
  let y = 0;
  const cards = drawings.flatMap((part) => {
    const shifted = part.cards.map((card) => ({ ...card, y: card.y + y }));
    y += Math.ceil((part.height + gap) / grid) * grid;
    return shifted;
  });
  return drawing(cards);
}

function drawing(cards: readonly PlacedCard[]): Drawing {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const card of cards) {
    left = Math.min(left, card.x);
    top = Math.min(top, card.y);
    right = Math.max(right, card.x + card.width);
    bottom = Math.max(bottom, card.y + card.height);
  }
  if (cards.length === 0) return { cards, width: 0, height: 0 };
  return {
    cards: cards.map((card) => ({ ...card, x: card.x - left, y: card.y - top })),
    width: right - left,
    height: bottom - top,
  };
}

function largest(numbers: readonly number[]): number {
  let most = 0;
  for (const number of numbers) most = Math.max(most, number);
  return most;
}
