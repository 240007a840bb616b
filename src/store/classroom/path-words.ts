import type { Address } from '../../kernel/ids.ts';
import type { Hop } from '../../runtime/path-hops.ts';
import type { Speech } from './playback-words.ts';

/** A whole number with its thousands apart, however large: `1,180,591,620,717,411,303,424`. */
export function countText(count: bigint): string {
  return count.toLocaleString('en-US');
}

/** “Path 2 of 3:” */
export function wordsAround(at: number, count: bigint): string {
  return `Path ${at + 1} of ${countText(count)}:`;
}

/** Past this many cards, the middle of a path is left out. */
const mostCards = 12;

/** “a, e, L: −3 times −2 is 6.” */
export function pathWords(
  speech: Speech,
  from: Address,
  hops: readonly Hop[],
  product: number,
  shown: { readonly slope: boolean; readonly product: boolean },
): string {
  const names = [speech.name(from), ...hops.map(({ card }) => speech.name(card))];
  const way = shortened(names).join(', ');
  if (hops.length === 0) return `${way} itself, 1.`;
  const factors = shortened(hops.map(({ slope }) => speech.number(slope))).join(' times ');
  const result = speech.number(product);
  const right = shown.slope ? (shown.product ? `${factors} is ${result}` : factors) : shown.product ? result : null;
  return right === null ? `${way}.` : `${way}: ${right}.`;
}

function shortened(words: readonly string[]): readonly string[] {
  if (words.length <= mostCards) return words;
  return [...words.slice(0, mostCards - 4), `${words.length - mostCards + 1} more`, ...words.slice(-3)];
}
