import { createRandom, seedFrom, type Random } from '../../kernel/random.ts';
import type { Address } from '../../kernel/ids.ts';
import type { Program } from '../../compile/program.ts';
import type { Question } from '../../compile/slip.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { leavesOf } from '../../graph/leaves.ts';
import { applyPatch } from '../../graph/patch.ts';
import { nameOf } from '../commands/name-of.ts';
import { createHandTest, type Obstacle } from './hand-friendly.ts';
import { createTrial, type Trial } from './trial.ts';

/** How large an exercise on paper may be. */
export const exerciseLimits = { cards: 40, questions: 30, keyLines: 44, rows: 8, variants: 40 };

export type Variant =
  | { readonly ok: true; /** The graph with its new numbers. */ readonly document: NudgeDocument }
  | { readonly ok: false; /** Why there is none, and what to do. */ readonly message: string };

/** So many sets of numbers are tried; from a third on halves come in, from two thirds on larger numbers. */
const mostTries = 900;

/** Why no exercise can be made of a graph; null where one can. */
export function exerciseProblem(document: NudgeDocument, questions: readonly Question[]): string | null {
  const records = [...document.nodes.values()];
  const data = records.find(({ kind }) => kind === 'data');
  if (data !== undefined)
    return `“${data.name ?? 'data'}” has many rows. An exercise on paper needs a graph in which every card has one number.`;
  const crowded = records.find((record) => leavesOf(record).length > exerciseLimits.rows);
  if (crowded !== undefined)
    return `“${crowded.name ?? 'a net'}” has ${leavesOf(crowded).length} numbers of its own, and a card on paper holds ${exerciseLimits.rows}. Take single neurons, or detach it into plain nodes.`;
  const cards = records.filter(({ kind }) => kind !== 'note').length;
  if (cards === 0) return 'The canvas is empty. Build a graph first.';
  if (cards > exerciseLimits.cards)
    return `The graph has ${cards} cards. A sheet of paper holds ${exerciseLimits.cards}.`;
  if (questions.length === 0) return 'Nothing is hidden. Hide the numbers to ask for first.';
  if (questions.length > exerciseLimits.questions)
    return `${questions.length} numbers are asked for. A sheet of paper holds ${exerciseLimits.questions}: hide fewer.`;
  return null;
}

/** The same graph with other numbers that can be done by hand. The same seed and place in the set give the same numbers. Constants stay,
 *  and so does a 0, which was put there on purpose. */
export function makeVariant(document: NudgeDocument, seed: number, place: number): Variant {
  const trial = createTrial(document);
  const obstacle = createHandTest(trial);
  const random = createRandom(seedFrom(`exercise ${seed} ${place}`));
  const leaves = freeLeaves(document, trial.program);
  const met = new Map<string, number>();
  const numbers = new Map<Address, number>();
  let redrawn = leaves;
  for (let tries = 0; tries < mostTries; tries++) {
    for (const { address, kind } of redrawn) numbers.set(address, draw(random, kind, (3 * tries) / mostTries));
    trial.fill(numbers);
    const found = obstacle();
    if (found === null) return { ok: true, document: withNumbers(document, numbers) };
    const words = obstacleWords(found, document, trial);
    met.set(words, (met.get(words) ?? 0) + 1);
    // Only what leads to the trouble is drawn again, and now and then something else or everything, as the trouble may come from behind.
    const feeding = leavesBelow(trial.program, found.address);
    const anywhere = random.integer(leaves.length + 1);
    redrawn =
      tries % freshStart === freshStart - 1
        ? leaves
        : leaves.filter(
            ({ address }, index) => index === anywhere || (feeding.has(address) && random.integer(2) === 0),
          );
  }
  const [worst = 'the graph has no numbers to change'] = [...met].sort((a, b) => b[1] - a[1])[0] ?? [];
  return {
    ok: false,
    message: `No numbers were found that can be done by hand: in most of ${mostTries} tries, ${worst}. Simplify the graph there.`,
  };
}

/** After so many tries from one start another one is taken. */
const freshStart = 60;

/** The leaves that a slot is computed from, itself where it is one. */
function leavesBelow({ slots, indexOf }: Program, address: Address): ReadonlySet<Address> {
  const reached = new Set<number>([indexOf.get(address) ?? -1]);
  // Grows while it is walked.
  for (const index of reached)
    for (const input of slots[index]?.inputs ?? []) if (input !== null) reached.add(indexOf.get(input) ?? -1);
  return new Set([...reached].flatMap((index) => slots[index]?.address ?? []));
}

type LeafKind = 'plain' | 'exponent' | 'divisor' | 'root' | 'positive' | 'gentle';

interface FreeLeaf {
  readonly address: Address;
  readonly kind: LeafKind;
}

/** Every number that may change, with what it is used for. */
function freeLeaves(document: NudgeDocument, program: Program): readonly FreeLeaf[] {
  const kinds = new Map<number, LeafKind>();
  const isSquashed = program.slots.some(({ op }) => op === 'tanh' || op === 'sigmoid' || op === 'exp');
  for (const { op, inputs } of program.slots) {
    for (const [operand, input] of inputs.entries()) {
      const index = input === null ? -1 : (program.indexOf.get(input) ?? -1);
      if (op === 'pow' && operand === 1) kinds.set(index, 'exponent');
      else if (op === 'div' && operand === 1) kinds.set(index, 'divisor');
      else if (op === 'sqrt') kinds.set(index, 'root');
      else if (op === 'log') kinds.set(index, 'positive');
    }
  }
  return [...document.nodes.values()].flatMap((record) =>
    record.kind === 'leaf' && record.role === 'constant'
      ? []
      : leavesOf(record)
          .filter(([, number]) => number !== 0)
          .map(([address]) => {
            const kind = kinds.get(program.indexOf.get(address) ?? -1) ?? (isSquashed ? 'gentle' : 'plain');
            return { address, kind };
          }),
  );
}

const pools: Readonly<Record<LeafKind, readonly (readonly number[])[]>> = {
  plain: [
    // No 1 at first: it would not tell who forgot to multiply.
    [2, 3, 4, 5, -2, -3, -4],
    [1, 2, 3, 4, 5, 0.5, 1.5, 2.5, -1, -2, -3, -4, -0.5, -1.5],
    [1, 2, 3, 4, 5, 6, 8, 10, 0.5, 1.5, 2.5, -1, -2, -3, -4, -5, -0.5, -1.5],
  ],
  // What is squashed afterwards stays where the slope is not yet flat.
  gentle: [
    [1, 2, 3, -1, -2, -3, 0.5, -0.5],
    [1, 2, 0.5, -0.5, 1.5, -1, -2, -1.5],
    [0.5, 1, -0.5, -1, 0.2, -0.2, 0.4, -0.4, 1.5, 2],
  ],
  exponent: [[2, 3], [2, 3], [2]],
  divisor: [
    [2, 4, 5, -2, -4],
    [2, 4, 5, 0.5, 10, -2, -4, -0.5],
    [1, 2, 4, 5, 0.5, 0.25, 8, 10, -1, -2, -0.5],
  ],
  root: [
    [4, 16, 25],
    [1, 4, 16, 25, 0.25, 100],
    [1, 4, 16, 25, 0.25, 0.16, 100],
  ],
  positive: [
    [2, 3, 4, 5],
    [2, 3, 4, 5, 0.5],
    [2, 3, 4, 5, 0.5, 10],
  ],
};

function draw(random: Random, kind: LeafKind, part: number): number {
  const pool = pools[kind][Math.min(2, Math.floor(part))] ?? [1];
  return pool[random.integer(pool.length)] ?? 1;
}

function withNumbers(document: NudgeDocument, numbers: ReadonlyMap<Address, number>): NudgeDocument {
  const changes = new Map<Address, readonly [number, number]>();
  for (const record of document.nodes.values()) {
    for (const [address, old] of leavesOf(record)) {
      const number = numbers.get(address);
      if (number !== undefined && !Object.is(number, old)) changes.set(address, [old, number]);
    }
  }
  return changes.size === 0 ? document : applyPatch(document, { numbers: changes });
}

function obstacleWords({ address, why }: Obstacle, document: NudgeDocument, trial: Trial): string {
  const name = nameOf(document, address);
  switch (why) {
    case 'long':
      return `${name} or its gradient has more digits than fit on paper`;
    case 'large':
      return `${name} or its gradient grows too large`;
    case 'zero':
      return `${name} or its gradient is as good as 0`;
    case 'trouble':
      return trial.value(address) === undefined
        ? `${name} waits for an input`
        : `${name} meets a pole, a kink or a flat`;
    case 'alike':
      return `${name} multiplies two equal numbers`;
  }
}
