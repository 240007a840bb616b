import { localOf, nodeOf, type Address } from '../kernel/ids.ts';
import { assertNever } from '../kernel/invariant.ts';
import { ops } from '../ops/table.ts';
import type { MacroRecord, NodeRecord, NudgeDocument } from '../graph/document.ts';
import type { Problem } from '../graph/problem.ts';
import { inputWord } from '../macros/words.ts';
import type { Live } from '../runtime/live.ts';
import { operandWord } from './operand-words.ts';
import { titleOf, type Titles } from './titles.ts';

/** Something to be told about a number. */
export interface Reason {
  /** A few words for the card: “waits for an input”. */
  readonly short: string;
  /** Whole sentences: what, where, and what to do. */
  readonly text: string;
}

/** Why a slot has no number, and what to do about it. */
export function problemText(document: NudgeDocument, titles: Titles, address: Address, problem: Problem): Reason {
  const title = titleOf(document, titles, address);
  const record = document.nodes.get(nodeOf(address));
  switch (problem.kind) {
    case 'waiting':
      return waiting(title, missing(record, address, problem.operands));
    case 'blocked':
      if (record?.kind === 'macro' && nodeOf(problem.by) === record.id) return waiting(title, missingInputs(record));
      return blocked(title, titleOf(document, titles, nodeOf(problem.by)));
    case 'cycle':
      return looped(loopTitles(document, titles, problem.loop));
    case 'rows':
      return {
        short: 'rows do not match',
        text: `${title} reads ${listed(problem.operands.map((operand, index) => `${titleOf(document, titles, operand)} with ${problem.lengths[index]} rows`))}. Bring them to the same number of rows, or take a mean or sum over the rows of one.`,
      };
    case 'size':
      return {
        short: 'too many rows',
        text: `${problem.slots} numbers in each of ${problem.rows.toLocaleString('en')} rows are more than the ${problem.most / 1e6} million that fit. Take fewer rows or a smaller net.`,
      };
    default:
      return assertNever(problem);
  }
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function waiting(title: string, what: string): Reason {
  return {
    short: `waits for ${what}`,
    text: `${title} waits for ${what}. Drag a wire from another node to its left side.`,
  };
}

function blocked(title: string, by: string): Reason {
  return { short: `waits for ${by}`, text: `${title} waits for ${by}, which has no number yet. Begin there.` };
}

function looped(titles: readonly string[]): Reason {
  const loop = titles.join(' → ');
  return {
    short: `loop: ${loop}`,
    text: `${loop} is a loop: each waits for the one before, so none has a number. Cut one of these wires.`,
  };
}

/** The operands of an op that nothing is wired to, in words. */
function missing(record: NodeRecord | undefined, address: Address, operands: readonly number[]): string {
  if (record?.kind === 'macro') return missingInputs(record, localOf(address));
  if (record?.kind !== 'op' || operands.length === 0) return 'an input';
  const { arity } = ops[record.op];
  if (arity === 1) return 'an input';
  if (arity === 2 && operands.length === 2) return record.op === 'pow' ? 'a base and an exponent' : 'two inputs';
  if (operands.length > 1) return numbered(operands.map((operand) => operand + 1));
  const word = operandWord(record.op, operands[0] ?? 0);
  return word.startsWith('input ') ? word : `its ${word}`;
}

/** The inputs of a macro that nothing is wired to, in words; of one product only its own. */
function missingInputs(record: MacroRecord, local: string | null = null): string {
  if (isLoss(record)) {
    const words = record.inputs.flatMap(({ port, from }) => (from === null ? [`its ${inputWord(record, port)}`] : []));
    return words.length === 0 ? 'an input' : words.length > mostListed ? `${words.length} inputs` : listed(words);
  }
  const asked = (port: string) => local === null || !local.startsWith('m:') || local === `m:${port}`;
  const places = record.inputs.flatMap(({ port, from }, index) => (from === null && asked(port) ? [index + 1] : []));
  return places.length === 0 ? 'an input' : numbered(places);
}

/** Losses, whose inputs go by names, not by numbers. */
function isLoss({ macro }: MacroRecord): boolean {
  return macro !== 'neuron' && macro !== 'layer' && macro !== 'mlp' && macro !== 'l2_penalty' && macro !== 'custom';
}

function numbered(places: readonly number[]): string {
  const [first, ...rest] = places;
  if (first === undefined) return 'an input';
  const last = rest.pop();
  if (last === undefined) return `input ${first}`;
  return places.length > mostListed ? `${places.length} inputs` : `inputs ${[first, ...rest].join(', ')} and ${last}`;
}

const mostListed = 4;

/** The nodes of a loop by their titles; a macro whose inner slots lie on it stands once. A long loop is shortened in the middle. */
function loopTitles(document: NudgeDocument, titles: Titles, loop: readonly Address[]): readonly string[] {
  const nodes = loop.map(nodeOf).filter((node, index, all) => index === 0 || node !== all[index - 1]);
  // A macro that feeds itself leaves one node: it still reads as a loop.
  if (nodes.length === 1 && nodes[0] !== undefined) nodes.push(nodes[0]);
  const called = nodes.map((node) => titleOf(document, titles, node));
  return called.length > longestLoop ? [...called.slice(0, longestLoop - 2), '…', ...called.slice(-1)] : called;
}

const longestLoop = 8;

/** What is wrong with the number of an op, or with the gradient it passes, in words; null where all is well. That nothing passes where an
 *  op is flat is no fault: `gradientReason` tells it where the gradient is missed. */
export function troubleReason(live: Live, document: NudgeDocument, titles: Titles, address: Address): Reason | null {
  const { slots, indexOf } = live.$program.get();
  const slot = slots[indexOf.get(address) ?? -1];
  const out = live.value(address);
  if (slot === undefined || slot.op === 'leaf' || out === undefined) return null;
  const inputs = slot.inputs.filter((input) => input !== null);
  const xs = inputs.map((input) => live.value(input) ?? Number.NaN);
  const moving = inputs.map((input) => slots[indexOf.get(input) ?? -1]?.constant !== true);
  const { trouble: tell } = ops[slot.op];
  const told = (names: readonly string[]) => tell(xs, out, names, moving);
  // Asked without names first: titles are looked up only where there is something to tell.
  const trouble = told([]) === null ? null : told(inputs.map((input) => titleOf(document, titles, input)));
  if (trouble === null || trouble.kind === 'flat') return null;
  return { short: trouble.text.split('. ', 1)[0]?.replace(/\.$/, '') ?? trouble.text, text: trouble.text };
}
