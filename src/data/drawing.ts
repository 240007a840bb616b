import { createRandom, type Random } from '../kernel/random.ts';
import { tableOf } from './table-of.ts';
import type { Column } from '../graph/document.ts';
import type { DrawOptions } from './data-set.ts';

/** Where a point of a set lies before noise. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Normal numbers with mean 0 and standard deviation 1.
 *  Source: G. Box and M. Muller, A note on the generation of random normal deviates, 1958. */
export function createNormal(random: Random): () => number {
  return () => Math.sqrt(-2 * Math.log(random.uniform(0, 1))) * Math.cos(2 * Math.PI * random.uniform(0, 1));
}

/** A number as tables keep it: six decimals. Browsers differ in the last bits of sines and logarithms; after this they agree, and the
 *  file is a third as long. */
export function sixDecimals(x: number): number {
  // Adding 0 turns −0 into 0.
  return Math.round(x * 1e6) / 1e6 + 0;
}

/** The numbers 0 … count − 1 in random order (Fisher–Yates). */
export function shuffled(count: number, random: Random): readonly number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

/** Points of several classes, as many of each as of the others or one more, in random order.
 *  `spot` places the `rank`th of `count` points of a class; `labels[class]` is its target. Noise is drawn even where it is 0, so that
 *  turning it up moves the same points further. */
export function drawClasses(
  { size, noise, seed }: DrawOptions,
  labels: readonly number[],
  spot: (kind: number, rank: number, count: number, random: Random) => Spot,
): readonly Column[] {
  const random = createRandom(seed);
  const normal = createNormal(random);
  const rows: (readonly number[])[] = [];
  for (let index = 0; index < size; index++) {
    const kind = index % labels.length;
    const count = Math.ceil((size - kind) / labels.length);
    const { x, y } = spot(kind, Math.floor(index / labels.length), count, random);
    rows.push([sixDecimals(x + noise * normal()), sixDecimals(y + noise * normal()), labels[kind] ?? 0]);
  }
  return tableOf(['x1', 'x2', 'y'], inRandomOrder(rows, random));
}

/** Rows of inputs and a target that follows from them; noise goes to the target. */
export function drawFunction(
  { size, noise, seed }: DrawOptions,
  names: readonly string[],
  row: (index: number, random: Random) => readonly number[],
): readonly Column[] {
  const random = createRandom(seed);
  const normal = createNormal(random);
  const rows = Array.from({ length: size }, (_, index) => {
    const numbers = row(index, random);
    const off = noise * normal();
    return numbers.map((number, column) => sixDecimals(column === numbers.length - 1 ? number + off : number));
  });
  return tableOf(names, inRandomOrder(rows, random));
}

/** Even spacing from one end to the other: `rank` of `count`, in 0 … 1. */
export function along(rank: number, count: number): number {
  return count === 1 ? 0.5 : rank / (count - 1);
}

/** In random order, because the last rows of a table are what a split keeps for validation. */
function inRandomOrder<Row>(rows: readonly Row[], random: Random): readonly Row[] {
  return shuffled(rows.length, random).flatMap((index) => rows.slice(index, index + 1));
}
