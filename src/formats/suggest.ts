import { opIds } from '../ops/table.ts';

/** Words that people bring from elsewhere for what is called otherwise here. */
const synonyms: ReadonlyMap<string, string> = new Map([
  ['ln', 'log'],
  ['logistic', 'sigmoid'],
  ['sigma', 'sigmoid'],
  ['average', 'mean'],
  ['avg', 'mean'],
  ['prod', 'product'],
  ['power', 'pow'],
  ['minimum', 'min'],
  ['maximum', 'max'],
  ['subtract', 'sub'],
  ['multiply', 'mul'],
  ['times', 'mul'],
  ['divide', 'div'],
  ['negate', 'neg'],
  ['plus', 'add'],
  ['minus', 'sub'],
  ['heaviside', 'step'],
]);

/** The words that can be called. */
export const callables: readonly string[] = [...opIds, 'neuron', 'input', 'parameter', 'constant', 'Value'];

/** The callable that was probably meant, null when none is near. */
export function nearestCallable(word: string): string | null {
  const lower = word.toLowerCase();
  const same = callables.find((name) => name.replaceAll('_', '').toLowerCase() === lower.replaceAll('_', ''));
  return same ?? synonyms.get(lower) ?? nearest(lower, callables);
}

/** The candidate within two slips of the pen of a word (one for short words), null when there is none. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  if (word.length > 64) return null;
  let best: string | null = null;
  let fewest = word.length <= 3 ? 1 : 2;
  for (const candidate of candidates) {
    const slips = slipsBetween(word, candidate);
    if (slips > fewest || (slips === fewest && best !== null)) continue;
    best = candidate;
    fewest = slips;
  }
  return best;
}

/** Letters added, left out, changed, or swapped with their neighbour (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let before: readonly number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      let slips = Math.min(changed, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        slips = Math.min(slips, (before[column - 2] ?? 0) + 1);
      current.push(slips);
    }
    before = above;
    above = current;
  }
  return above[b.length] ?? 0;
}
