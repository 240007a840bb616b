import type { LayoutGraph } from './layout-graph.ts';

/** A drawing in columns. Items below `boxCount` are boxes; the others are the passages that long wires take through the columns
 *  between their ends, so that no card is put on a wire. */
export interface Columns {
  readonly boxCount: number;
  /** The items of each column, from top to bottom. */
  readonly columns: readonly (readonly number[])[];
  /** For each passage, from item `boxCount` on: its wire, and its column. */
  readonly passages: readonly (readonly [wire: number, column: number])[];
}

/** Half a wire, or a whole one between neighbouring columns. `entry` is the rank of its port among those of its right end, in (−½, ½). */
interface Link {
  readonly left: number;
  readonly right: number;
  readonly entry: number;
}

const sweeps = 12;
const patience = 4;
/** Swapping neighbours looks at all pairs of their links, so it is kept for drawings that people look at whole. */
const mostSwapItems = 1500;

/** Puts each column in an order with few crossings: first as a person reads the expression, from the last result back through its
 *  operands from top to bottom; then barycentre sweeps; then swaps of neighbours. Ports count: an operand's wire crosses that of the
 *  operand above it when it comes from higher up. Source: Sugiyama, Tagawa and Toda, 1981. */
export function orderColumns(graph: LayoutGraph, ranks: Int32Array): Columns {
  const { links, passages, columnOf } = linkUp(graph, ranks);
  const lefts: Link[][] = Array.from({ length: columnOf.length }, () => []);
  const rights: Link[][] = Array.from({ length: columnOf.length }, () => []);
  for (const link of links) {
    lefts[link.right]?.push(link);
    rights[link.left]?.push(link);
  }
  for (const list of lefts) list.sort((a, b) => a.entry - b.entry);
  const columns = readingOrder(columnOf, lefts, rights);
  const place = new Int32Array(columnOf.length);
  const settle = (column: readonly number[]) => column.forEach((item, index) => (place[item] = index));
  columns.forEach(settle);

  const byEntry = (link: Link) => (place[link.right] ?? 0) + link.entry;
  const crossings = () => {
    let total = 0;
    for (const column of columns) {
      const ends = column.flatMap((item) => (rights[item] ?? []).map(byEntry).sort((a, b) => a - b));
      total += inversions(ends);
    }
    return total;
  };

  let best = columns.map((column) => [...column]);
  let fewest = crossings();
  for (let sweep = 0, idle = 0; sweep < sweeps && idle < patience && fewest > 0; sweep++) {
    const toTheRight = sweep % 2 === 1;
    const from = toTheRight ? columns.keys() : [...columns.keys()].reverse();
    for (const index of from) {
      const column = columns[index];
      if (column === undefined) continue;
      sortByNeighbours(column, (item) =>
        toTheRight ? mean(lefts[item], (link) => place[link.left] ?? 0) : mean(rights[item], byEntry),
      );
      settle(column);
    }
    const now = crossings();
    idle = now < fewest ? 0 : idle + 1;
    if (now >= fewest) continue;
    fewest = now;
    best = columns.map((column) => [...column]);
  }
  for (const [index, column] of best.entries()) {
    columns[index] = column;
    settle(column);
  }
  if (fewest > 0 && columnOf.length <= mostSwapItems) swapNeighbours(columns, lefts, rights, place);
  return { boxCount: graph.boxes.length, columns, passages };
}

/** Cuts the wires at the columns they pass. Where that would make very many passages, the longest wires pass freely. */
function linkUp({ boxes, wires }: LayoutGraph, ranks: Int32Array) {
  const spanOf = (wire: number) => (ranks[wires[wire]?.to ?? 0] ?? 0) - (ranks[wires[wire]?.from ?? 0] ?? 0);
  const bySpan = [...wires.keys()].sort((a, b) => spanOf(a) - spanOf(b) || a - b);
  const columnOf = [...ranks];
  const passages: (readonly [number, number])[] = [];
  const links: Link[] = [];
  const entries = entryRanks(boxes.length, wires);
  let room = Math.max(2000, 4 * boxes.length);
  for (const wire of bySpan) {
    const ends = wires[wire];
    if (ends === undefined) continue;
    const span = spanOf(wire);
    room -= span - 1;
    if (room < 0) break;
    let left = ends.from;
    for (let step = 1; step < span; step++) {
      const column = (ranks[ends.from] ?? 0) + step;
      const passage = columnOf.length;
      columnOf.push(column);
      passages.push([wire, column]);
      links.push({ left, right: passage, entry: 0 });
      left = passage;
    }
    links.push({ left, right: ends.to, entry: entries[wire] ?? 0 });
  }
  return { links, passages, columnOf };
}

/** For each wire, where among the wires of its box it enters: (1 … n)/(n + 1) − ½. */
function entryRanks(boxCount: number, wires: LayoutGraph['wires']): Float64Array {
  const counts = new Int32Array(boxCount);
  for (const { to } of wires) counts[to] = (counts[to] ?? 0) + 1;
  const met = new Int32Array(boxCount);
  return Float64Array.from(wires, ({ to }) => {
    met[to] = (met[to] ?? 0) + 1;
    return (met[to] ?? 0) / ((counts[to] ?? 0) + 1) - 0.5;
  });
}

/** Columns filled in the order in which a walk from the results back through the operands meets the items. */
function readingOrder(columnOf: readonly number[], lefts: readonly Link[][], rights: readonly Link[][]): number[][] {
  const columns: number[][] = [];
  for (const column of columnOf) while (columns.length <= column) columns.push([]);
  const seen = new Uint8Array(columnOf.length);
  for (const [start] of columnOf.entries()) {
    if (rights[start]?.length) continue;
    const stack = [start];
    for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
      if (seen[item]) continue;
      seen[item] = 1;
      columns[columnOf[item] ?? 0]?.push(item);
      for (const { left } of (lefts[item] ?? []).toReversed()) if (!seen[left]) stack.push(left);
    }
  }
  // Items that only freely passing wires reach.
  for (const [item, column] of columnOf.entries()) if (!seen[item]) columns[column]?.push(item);
  return columns;
}

/** Sorts what has neighbours by their mean place; the rest keeps its place in the column. */
function sortByNeighbours(column: number[], key: (item: number) => number): void {
  const keys = new Map(column.map((item) => [item, key(item)]));
  const moving = column.filter((item) => !Number.isNaN(keys.get(item)));
  const slots = [...column.keys()].filter((index) => !Number.isNaN(keys.get(column[index] ?? -1)));
  moving.sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
  for (const [index, slot] of slots.entries()) column[slot] = moving[index] ?? 0;
}

function mean(links: readonly Link[] | undefined, value: (link: Link) => number): number {
  if (links === undefined || links.length === 0) return NaN;
  let total = 0;
  for (const link of links) total += value(link);
  return total / links.length;
}

/** How many pairs of the sequence stand in falling order. By merging. */
function inversions(sequence: number[]): number {
  let total = 0;
  let from = sequence;
  let to = Array.from({ length: sequence.length }, () => 0);
  for (let width = 1; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let a = start;
      let b = middle;
      for (let index = start; index < end; index++) {
        const takeLeft = a < middle && (b >= end || (from[a] ?? 0) <= (from[b] ?? 0));
        if (!takeLeft) total += middle - a;
        to[index] = (takeLeft ? from[a++] : from[b++]) ?? 0;
      }
    }
    [from, to] = [to, from];
  }
  return total;
}

/** Swaps neighbours in a column while that takes crossings away on both sides together. */
function swapNeighbours(
  columns: readonly number[][],
  lefts: readonly Link[][],
  rights: readonly Link[][],
  place: Int32Array,
): void {
  const leftEnds = (item: number) => (lefts[item] ?? []).map(({ left }) => place[left] ?? 0);
  const rightEnds = (item: number) => (rights[item] ?? []).map(({ right, entry }) => (place[right] ?? 0) + entry);
  for (let pass = 0, improved = true; improved && pass < 8; pass++) {
    improved = false;
    for (const column of columns) {
      for (let index = 0; index + 1 < column.length; index++) {
        const [above = 0, below = 0] = [column[index], column[index + 1]];
        const gain = gainOfSwap(leftEnds(above), leftEnds(below)) + gainOfSwap(rightEnds(above), rightEnds(below));
        if (gain <= 0) continue;
        column[index] = below;
        column[index + 1] = above;
        place[below] = index;
        place[above] = index + 1;
        improved = true;
      }
    }
  }
}

function gainOfSwap(above: readonly number[], below: readonly number[]): number {
  let gain = 0;
  for (const a of above) for (const b of below) gain += Math.sign(a - b);
  return gain;
}
