import { emptyDocument, type NudgeDocument } from '../graph/document.ts';
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
  ['dense', 'layer'],
  ['perceptron', 'mlp'],
  ['network', 'mlp'],
  ['net', 'mlp'],
  ['mse', 'squared_error'],
  ['mae', 'absolute_error'],
  ['bce', 'binary_cross_entropy'],
  ['logistic_loss', 'binary_cross_entropy'],
  ['cross_entropy', 'softmax_cross_entropy'],
  ['softmax', 'softmax_cross_entropy'],
  ['hinge_loss', 'hinge'],
  ['l2', 'l2_penalty'],
  ['weight_decay', 'l2_penalty'],
]);

/** The words that can be called in every document. */
export const callables: readonly string[] = [
  ...opIds,
  'neuron',
  'layer',
  'mlp',
  'squared_error',
  'absolute_error',
  'hinge',
  'binary_cross_entropy',
  'softmax_cross_entropy',
  'l2_penalty',
  'input',
  'parameter',
  'constant',
  'Value',
];

/** Whether a word can be called in every document, so that no macro of one's own is meant by it. */
export function isBuiltIn(word: string): boolean {
  return callables.includes(word);
}

/** The words that can be called in a document: those of every one, and its own macros. */
export function callablesIn({ definitions }: NudgeDocument): readonly string[] {
  return [...callables, ...[...(definitions?.values() ?? [])].map(({ name }) => name)];
}

/** The callable that was probably meant, null when none is near. */
export function nearestCallable(word: string, document: NudgeDocument = emptyDocument): string | null {
  const known = callablesIn(document);
  const lower = word.toLowerCase();
  const same = known.find((name) => name.replaceAll('_', '').toLowerCase() === lower.replaceAll('_', ''));
  return same ?? synonyms.get(lower) ?? nearest(lower, known);
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
