import type { Address } from '../../kernel/ids.ts';
import { shortNumeral } from '../../kernel/numeral.ts';
import { tapeSlotAt } from '../../compile/evaluate.ts';
import { ops } from '../../ops/table.ts';
import { factor, gradientCase, slotAt, valueCase, type Question, type SlipScene } from '../../compile/slip.ts';
import { askableSlots } from '../classroom/guess-askable.ts';
import type { Exercise } from './exercise.ts';
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
  /** Not asked for, but needed on the way. */
  readonly isStep: boolean;
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
  return {
    question,
    asked,
    answer,
    isStep: false,
    ...(what === 'value' ? valueWork(scene, address) : gradientWork(scene, address)),
  };
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

/** Every answer of an exercise in the order in which it is computed: values forwards, then gradients backwards. What lies inside a macro and
 *  is needed on the way comes in between, as a step. */
export function keyOf({ document, questions }: Exercise): readonly KeyLine[] {
  const trial = createTrial(document);
  const asked = new Set(questions.map((question) => keyOfQuestion(trial, question)));
  const seen = new Set(askableSlots(document, trial.program).map(({ slot }) => slot));
  return inOrder(trial, withSteps(trial, questions, seen)).flatMap((question) => {
    const line = keyLine(trial, question);
    return line === null ? [] : { ...line, isStep: !asked.has(keyOfQuestion(trial, question)) };
  });
}

/** Values forwards, then gradients backwards. */
export function inOrder({ program }: Pick<SlipScene, 'program'>, questions: readonly Question[]): readonly Question[] {
  const place = ({ address }: Question) => tapeSlotAt(program, address);
  return [
    ...questions.filter(({ what }) => what === 'value').sort((a, b) => place(a) - place(b)),
    ...questions.filter(({ what }) => what === 'gradient').sort((a, b) => place(b) - place(a)),
  ];
}

const keyOfQuestion = (scene: SlipScene, { address, what }: Question) =>
  `${what} ${slotAt(scene, address)?.address ?? address}`;

/** The questions together with those that their answers rest on and that stand on no card. */
function withSteps(scene: SlipScene, questions: readonly Question[], seen: ReadonlySet<Address>): readonly Question[] {
  const all = new Map(questions.map((question) => [keyOfQuestion(scene, question), question]));
  // Grows while it is walked, as the steps of steps are steps too.
  for (const { address, what } of all.values()) {
    const below =
      what === 'value'
        ? (valueCase(scene, address)?.inputs ?? [])
        : (gradientCase(scene, address)?.readings.map(({ reader }) => reader) ?? []);
    for (const at of below) {
      const slot = at === null ? undefined : slotAt(scene, at);
      if (slot === undefined || seen.has(slot.address) || slot.op === 'leaf') continue;
      const step = { address: slot.address, what };
      if (!all.has(keyOfQuestion(scene, step))) all.set(keyOfQuestion(scene, step), step);
    }
  }
  return [...all.values()];
}
