import type { Address } from '../../kernel/ids.ts';
import { shortNumeral } from '../../kernel/numeral.ts';
import { tapeSlotAt } from '../../compile/evaluate.ts';
import { ops } from '../../ops/table.ts';
import { factor, gradientCase, valueCase, type Question, type SlipScene } from '../../compile/slip.ts';
import type { Exercise } from './exercise-set.ts';
import { createTrial } from './trial.ts';
import { atomFragment, numberFragment, operationFragment } from '../../formats/fragment.ts';

/** One answer, worked out. */
export interface KeyLine {
  readonly question: Question;
  /** “∂L/∂b”, or “e” for a value. */
  readonly asked: string;
  /** What is computed, with numbers: “−2 × 2 + 1 × 3”, empty where there is nothing to compute. */
  readonly work: string;
  /** As a card shows it, without trailing zeros. */
  readonly answer: string;
  /** Why, in a sentence. */
  readonly reason: string;
}

/** What is asked for, as the sheet writes it. */
export function askedText(scene: SlipScene, { address, what }: Question): string {
  if (what === 'value') return scene.name(address);
  return `∂${scene.name(scene.program.root?.address ?? address)}/∂${scene.name(address)}`;
}

/** The worked answer: for a gradient the sum of products over all wires that leave, for a value its op with numbers. Null where there is
 *  no number. */
export function keyLine(scene: SlipScene, question: Question): KeyLine | null {
  const { address, what } = question;
  const number = what === 'value' ? scene.value(address) : scene.gradient(address);
  if (typeof number !== 'number') return null;
  const asked = askedText(scene, question);
  const answer = shortNumeral(number);
  return { question, asked, answer, ...(what === 'value' ? valueWork(scene, address) : gradientWork(scene, address)) };
}

function gradientWork(scene: SlipScene, address: Address): Pick<KeyLine, 'work' | 'reason'> {
  const found = gradientCase(scene, address);
  if (found?.isRoot === true && found.readings.length === 0)
    return { work: '', reason: `${scene.name(address)} is the root: the backward pass starts with 1.` };
  const readings = found?.readings ?? [];
  const seed = found?.isRoot === true ? ['1'] : [];
  const terms = readings.map(({ upstream, slope }) => `${shortNumeral(upstream)} × ${factor(slope)}`);
  const through = [...new Set(readings.map(({ reader }) => scene.name(reader)))].join(', ');
  const rules = [...new Set(readings.map(({ op }) => ops[op].rule))].join(' ');
  return { work: [...seed, ...terms].join(' + '), reason: `Through ${through}. ${rules}` };
}

function valueWork(scene: SlipScene, address: Address): Pick<KeyLine, 'work' | 'reason'> {
  const found = valueCase(scene, address);
  if (found === null) return { work: '', reason: 'It is given.' };
  const { op, xs, inputs } = found;
  const names = inputs.map((from) => atomFragment(from === null ? '?' : scene.name(from)));
  const numbers = xs.map((x) => numberFragment(x, shortNumeral(x)));
  return {
    work: operationFragment(op, numbers, 'screen').text,
    reason: `${operationFragment(op, names, 'screen').text}: ${ops[op].explain}`,
  };
}

/** Every answer of an exercise in the order in which it is computed: values forwards, then gradients backwards. */
export function keyOf({ document, questions }: Exercise): readonly KeyLine[] {
  const trial = createTrial(document);
  const place = ({ address }: Question) => tapeSlotAt(trial.program, address);
  const values = questions.filter(({ what }) => what === 'value').sort((a, b) => place(a) - place(b));
  const gradients = questions.filter(({ what }) => what === 'gradient').sort((a, b) => place(b) - place(a));
  return [...values, ...gradients].flatMap((question) => keyLine(trial, question) ?? []);
}
