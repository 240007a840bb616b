import type { Address } from '../kernel/ids.ts';
import {
  gradientCase,
  hidesValues,
  valueCase,
  type Question,
  type Slip,
  type Slipped,
  type SlipScene,
} from './slip.ts';
import { chainSlips } from './slips-chain.ts';
import { ruleSlips } from './slips-rule.ts';
import { valueSlips } from './slips-value.ts';

/** Every slip that an answer can be diagnosed by. Those of a rule come first: they say more than those of the chain. */
export const slips: readonly Slip[] = [...ruleSlips, ...chainSlips, ...valueSlips];

/** A slip together with what it yields on this graph. */
export interface Finding extends Slipped {
  readonly id: string;
  readonly title: string;
  readonly isLastResort: boolean;
}

/** All slips that are possible here, each with its number, none with the right one. Cost: one look at every wire. */
export function slipsAt(scene: SlipScene, { address, what }: Question): readonly Finding[] {
  return what === 'gradient' ? gradientSlips(scene, address) : valueSlipsAt(scene, address);
}

/** The slips that explain a wrong answer, the likeliest first, at most two of different kind: which of them it was only the learner knows.
 *  `isSame` says which numbers count as the same one. */
export function diagnose(
  scene: SlipScene,
  question: Question,
  answer: number,
  isSame: (answer: number, number: number) => boolean,
): readonly Finding[] {
  const all = slipsAt(scene, question).filter(({ number }) => isSame(answer, number));
  // Where the tolerance lets several numbers through, the nearest is meant.
  const nearest = Math.min(...all.map(({ number }) => Math.abs(number - answer)));
  const closest = all.filter(
    ({ number }) => Math.abs(number - answer) <= nearest + 1e-9 * Math.max(1, Math.abs(answer)),
  );
  const telling = closest.some(({ isLastResort }) => !isLastResort)
    ? closest.filter(({ isLastResort }) => !isLastResort)
    : closest;
  return telling.filter(({ id }, index) => telling.findIndex((other) => other.id === id) === index).slice(0, mostSaid);
}

const mostSaid = 2;

function gradientSlips(scene: SlipScene, address: Address): readonly Finding[] {
  const at = gradientCase(scene, address);
  if (at === null) return [];
  const isTold = !hidesValues(scene, [address, ...at.readings.flatMap(({ reader, inputs }) => [reader, ...inputs])]);
  return slips.flatMap((slip) => (slip.of === 'gradient' ? named(slip, slip.find(at), at.right, isTold) : []));
}

function valueSlipsAt(scene: SlipScene, address: Address): readonly Finding[] {
  const at = valueCase(scene, address);
  if (at === null) return [];
  const isTold = !hidesValues(scene, at.inputs);
  return slips.flatMap((slip) => (slip.of === 'value' ? named(slip, slip.find(at), at.right, isTold) : []));
}

/** `isTold`: all values around are to be seen, so that words may name them. */
function named(
  { id, title, isLastResort = false, tellsValues = false }: Slip,
  found: readonly Slipped[],
  right: number,
  isTold: boolean,
): readonly Finding[] {
  return found
    .filter(({ number }) => Number.isFinite(number) && Math.abs(number - right) > 1e-9 * Math.max(1, Math.abs(right)))
    .map(({ number, words }) => {
      const isShort = tellsValues && !isTold;
      return { id, title, isLastResort, number, words: isShort ? `This looks like: ${title}.` : words };
    });
}
