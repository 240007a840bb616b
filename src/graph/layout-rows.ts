import type { LayoutGraph } from './layout-graph.ts';
import type { Columns } from './layout-order.ts';

/** Where an item would like its top, and how much. */
type Wish = readonly [top: number, weight: number];

/** Where a column of cards begins and ends, in canvas pixels. */
export interface Span {
  readonly left: number;
  readonly right: number;
}

/** Least space between cards of one column that serve the same reader, other cards, and a card and a passing wire; canvas pixels. */
const gaps = { siblings: 24, others: 44, wire: 20 };
const settlingSweeps = 25;
const clearingSweeps = 4;
/** How strongly a wire wants to be level, by what it joins: cards in neighbouring columns, a card and the passage of a long wire, two
 *  passages. Long wires are kept straight, as in Gansner et al., A technique for drawing directed graphs, 1993. */
const pulls = { short: 1, end: 3, passage: 8 };
/** A card stands at the middle of what it reads; what reads it pulls only so much. A leaf is pulled by its readers alone, and gives way
 *  to the other cards of its column. */
const readerPull = 0.15;
const leafPull = 0.1;
/** At last cards make way for the curves as they are drawn, and else stay where they are. */
const curvePull = 1000;

/** The top of every box, multiples of 4. Each card wants its wires level; cards of one column keep their order and distance. Solved
 *  column by column as a least-squares fit with that order, exactly (pool adjacent violators), in sweeps to and fro. */
export function rowsOf(graph: LayoutGraph, ranks: Int32Array, layout: Columns, spans: readonly Span[]): Float64Array {
  const { boxes, wires } = graph;
  const { columns, passages, boxCount } = layout;
  const tops = new Float64Array(boxCount + passages.length);
  const heights = Float64Array.from(tops, (_, item) => boxes[item]?.height ?? 0);
  const incoming: number[][] = Array.from({ length: boxCount }, () => []);
  const outgoing: number[][] = Array.from({ length: boxCount }, () => []);
  for (const [index, { from, to }] of wires.entries()) {
    incoming[to]?.push(index);
    outgoing[from]?.push(index);
  }
  // A wire's passages follow each other from left to right.
  const firstPassage = new Int32Array(wires.length);
  const lastPassage = new Int32Array(wires.length);
  for (const [index, [wire]] of passages.entries()) {
    firstPassage[wire] ||= boxCount + index;
    lastPassage[wire] = boxCount + index;
  }
  const gapsAbove = columns.map((column) =>
    gapsIn(column, boxCount, (item) => new Set(outgoing[item]?.map((wire) => wires[wire]?.to ?? 0))),
  );
  const startOf = (wire: number) => (tops[wires[wire]?.from ?? 0] ?? 0) + (boxes[wires[wire]?.from ?? 0]?.out ?? 0);
  const endOf = (wire: number) => (tops[wires[wire]?.to ?? 0] ?? 0) + (wires[wire]?.entry ?? 0);

  /** Where the wires of a box would be level: those to its left, to its right or all. */
  const boxWish = (item: number, toLeft: boolean, toRight: boolean): Wish => {
    let total = 0;
    let weight = 0;
    for (const wire of toLeft ? (incoming[item] ?? []) : []) {
      const passage = lastPassage[wire] ?? 0;
      const pull = passage === 0 ? pulls.short : pulls.end;
      total += pull * ((passage === 0 ? startOf(wire) : (tops[passage] ?? 0)) - (wires[wire]?.entry ?? 0));
      weight += pull;
    }
    const share = weight > 0 ? readerPull : leafPull;
    for (const wire of toRight ? (outgoing[item] ?? []) : []) {
      const passage = firstPassage[wire] ?? 0;
      const pull = share * (passage === 0 ? pulls.short : pulls.end);
      total += pull * ((passage === 0 ? endOf(wire) : (tops[passage] ?? 0)) - (boxes[item]?.out ?? 0));
      weight += pull;
    }
    return weight === 0 ? [tops[item] ?? 0, 0.001] : [total / weight, weight];
  };

  /** A passage wants to lie between what comes before and after it on its wire. */
  const passageWish = (item: number): Wish => {
    const wire = passages[item - boxCount]?.[0] ?? 0;
    const before = item === firstPassage[wire] ? startOf(wire) : (tops[item - 1] ?? 0);
    const after = item === lastPassage[wire] ? endOf(wire) : (tops[item + 1] ?? 0);
    return [(before + after) / 2, pulls.passage];
  };

  /** The stretch of a wire's curve within a column, as it will be drawn. */
  const curveWish = (item: number): Wish => {
    const [wire = 0, column = 0] = passages[item - boxCount] ?? [];
    const left = spans[ranks[wires[wire]?.from ?? 0] ?? 0]?.right ?? 0;
    const length = (spans[ranks[wires[wire]?.to ?? 0] ?? 0]?.left ?? 0) - left;
    const heightAt = (x: number) => startOf(wire) + (endOf(wire) - startOf(wire)) * riseOfCurve((x - left) / length);
    const [first, last] = [heightAt(spans[column]?.left ?? 0), heightAt(spans[column]?.right ?? 0)];
    heights[item] = Math.abs(last - first);
    return [Math.min(first, last), curvePull];
  };

  for (const [index, column] of columns.entries()) {
    let height = 0;
    for (const [row, item] of column.entries()) {
      height += gapsAbove[index]?.[row] ?? 0;
      tops[item] = height;
      height += heights[item] ?? 0;
    }
    for (const item of column) tops[item] = (tops[item] ?? 0) - height / 2;
  }
  for (let sweep = 0; sweep < settlingSweeps + clearingSweeps; sweep++) {
    const rightwards = sweep % 2 === 0;
    // The first sweeps straighten in one direction each; the later ones balance both; the last puts cards at the middle of their inputs.
    const both = sweep >= 4 && sweep < settlingSweeps - 1;
    const clearing = sweep >= settlingSweeps;
    const indices = rightwards ? [...columns.keys()] : [...columns.keys()].reverse();
    for (const index of indices) {
      const column = columns[index] ?? [];
      const wishes = column.map((item): Wish => {
        if (clearing) return item < boxCount ? [tops[item] ?? 0, 1] : curveWish(item);
        return item < boxCount ? boxWish(item, both || rightwards, both || !rightwards) : passageWish(item);
      });
      fitColumn(column, wishes, gapsAbove[index] ?? [], heights, tops);
    }
  }
  return snapRows(columns, gapsAbove, heights, tops).subarray(0, boxCount);
}

/** For each item of a column, the space that it keeps to the one above. */
function gapsIn(
  column: readonly number[],
  boxCount: number,
  readersOf: (item: number) => ReadonlySet<number>,
): readonly number[] {
  return column.map((item, row) => {
    const above = column[row - 1];
    if (above === undefined || (above >= boxCount && item >= boxCount)) return 0;
    if (above >= boxCount || item >= boxCount) return gaps.wire;
    const own = readersOf(item);
    return [...readersOf(above)].some((reader) => own.has(reader)) ? gaps.siblings : gaps.others;
  });
}

/** How far a wire has risen, from 0 to 1, at this fraction of its way across: the canvas draws wires as cubic curves that leave and
 *  enter level, with control points half way. */
function riseOfCurve(across: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 16; step++) {
    const t = (low + high) / 2;
    const s = 1 - t;
    if (1.5 * s * s * t + 1.5 * s * t * t + t * t * t < across) low = t;
    else high = t;
  }
  return low * low * (3 - 2 * low);
}

/** Sets the tops of a column: nearest to the wishes, by least squares, that keep order and gaps. */
function fitColumn(
  column: readonly number[],
  wishes: readonly Wish[],
  gapsAbove: readonly number[],
  heights: Float64Array,
  tops: Float64Array,
): void {
  // Groups of items that push against each other: the first row, the sum of weights, the weighted mean.
  const starts: number[] = [];
  const weights: number[] = [];
  const means: number[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const [row, [top, weight]] of wishes.entries()) {
    offset += gapsAbove[row] ?? 0;
    offsets.push(offset);
    starts.push(row);
    weights.push(weight);
    means.push(top - offset);
    offset += heights[column[row] ?? 0] ?? 0;
    while (means.length > 1 && (means.at(-2) ?? 0) > (means.at(-1) ?? 0)) {
      const [lastMean = 0, lastWeight = 0] = [means.pop(), weights.pop()];
      starts.pop();
      const [mean = 0, weightBefore = 0] = [means.pop(), weights.pop()];
      weights.push(weightBefore + lastWeight);
      means.push((mean * weightBefore + lastMean * lastWeight) / (weightBefore + lastWeight));
    }
  }
  for (const [group, start] of starts.entries()) {
    const end = starts[group + 1] ?? column.length;
    for (let row = start; row < end; row++) tops[column[row] ?? 0] = (means[group] ?? 0) + (offsets[row] ?? 0);
  }
}

/** Rounds to multiples of 4 without coming closer than the gaps allow. */
function snapRows(
  columns: Columns['columns'],
  gapsAbove: readonly (readonly number[])[],
  heights: Float64Array,
  tops: Float64Array,
): Float64Array {
  const snapped = new Float64Array(tops.length);
  for (const [index, column] of columns.entries()) {
    let bottom = -Infinity;
    for (const [row, item] of column.entries()) {
      const least = bottom + (gapsAbove[index]?.[row] ?? 0);
      snapped[item] = Math.max(Math.round((tops[item] ?? 0) / 4) * 4, Math.ceil(least / 4) * 4);
      bottom = (snapped[item] ?? 0) + (heights[item] ?? 0);
    }
  }
  return snapped;
}
