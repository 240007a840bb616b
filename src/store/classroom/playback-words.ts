import type { Address } from '../../kernel/ids.ts';
import { assertNever } from '../../kernel/invariant.ts';
import type { Live } from '../../runtime/live.ts';
import type { Need, Playback, WireReading } from '../../runtime/playback.ts';
import type { PlaybackStep, WireStep } from '../../runtime/playback-steps.ts';

/** What sentences are made with. */
export interface Speech {
  readonly name: (address: Address) => string;
  readonly number: (number: number) => string;
}

/** More than this many operands are counted, not named. */
const mostNamed = 4;

/** A step in one sentence or two, with its numbers as they are now. */
export function sentenceOf(playback: Playback, live: Live, step: PlaybackStep, speech: Speech): string {
  const { name } = speech;
  switch (step.kind) {
    case 'forward':
      return forwardSentence(playback, live, step.address, speech);
    case 'seed':
      return `The backward pass begins at ${name(step.address)}: a nudge of ${name(step.address)} changes it by just as much, so its gradient is 1. This 1 is the seed.`;
    case 'wire':
      return wireSentence(step, playback.reading(step), speech);
    case 'inside':
      return `Inside ${name(step.address)} the same goes on down to its own numbers: each gets its gradient.`;
    default:
      return assertNever(step);
  }
}

function forwardSentence(playback: Playback, live: Live, address: Address, { name, number }: Speech): string {
  const value = live.value(address);
  const reads = playback.readBy(address);
  const said = (one: Need) => {
    const its = live.value(one.address);
    return its === undefined ? name(one.address) : `${name(one.address)} = ${number(its)}`;
  };
  const from =
    reads.length === 0
      ? ''
      : reads.length > mostNamed
        ? ` from ${reads.length} numbers`
        : ` from ${listed(reads.map(said))}`;
  return `${name(address)} is computed${from}: it is ${value === undefined ? 'not known' : number(value)}.`;
}

function wireSentence(step: WireStep, reading: WireReading, { name, number }: Speech): string {
  const from = name(step.address);
  const [receiver] = step.receivers;
  if (receiver === undefined || step.receivers.length > 1)
    return `${from} adds its share to ${step.receivers.length} numbers at once: no wire is drawn to them.`;
  const to = name(receiver);
  const { upstream, slope, product, before, after, rows, completes } = reading;
  const passed = number(product ?? Number.NaN);
  const what =
    rows > 0
      ? `${from} passes on upstream × local slope in each of its ${rows} rows, and ${to} has one number, so the ${rows} products are added up: ${passed}.`
      : upstream === null || slope === null
        ? `${from} passes ${passed} to ${to} in all, added up over its rows or outputs.`
        : `${from} passes ${number(upstream)} × ${bracketed(number(slope))} = ${passed} to ${to}.`;
  const sum = number(after ?? Number.NaN);
  const so =
    before === null
      ? `The gradient of ${to} is now ${sum}`
      : `The gradient of ${to} was ${number(before)} and is now ${sum}`;
  return `${what} ${so}${completes ? '.' : ' so far: more is to come.'}`;
}

/** Why a node comes when it comes: what must be there before it, and which of these are. */
export interface WhyNow {
  readonly address: Address;
  readonly lead: string;
  readonly needs: readonly { readonly address: Address; readonly name: string; readonly isDone: boolean }[];
}

/** Why a node comes when it comes in the pass that is on. */
export function whyNow(playback: Playback, live: Live, done: number, address: Address, speech: Speech): WhyNow {
  const { forwardCount } = playback;
  const its = speech.name(address);
  const told = (all: readonly Need[]) =>
    all.map((need) => ({ address: need.address, name: speech.name(need.address), isDone: need.after <= done }));
  const { forward, backward } = playback.stepsOf(address);
  if (done <= forwardCount) {
    const needs = told(playback.readBy(address));
    if (forward < 0)
      return { address, needs, lead: `${its} is computed from nothing: its number is there from the start.` };
    const lead =
      forward < done
        ? `${its} is computed: all that it reads was there.`
        : waiting(needs, `${its} can be computed`, 'all that it reads is there');
    return { address, needs, lead };
  }
  const root = live.$program.get().root?.address;
  const rootName = root === undefined ? 'the root' : speech.name(root);
  const gradient = live.gradient(address) ?? null;
  if (gradient === null)
    return {
      address,
      needs: [],
      lead: `${its} takes no part on the way back: it is a constant, or ${rootName} does not depend on it.`,
    };
  const needs = told(playback.readersOf(address));
  if (needs.length === 0)
    return { address, needs, lead: `${its} is where it begins: its gradient is the seed, 1, and waits for nothing.` };
  const isDone = needs.every((need) => need.isDone);
  const passes = backward < 0 ? `The gradient of ${its} is complete` : `${its} can pass its gradient on`;
  const lead = isDone
    ? `The gradient of ${its} is complete: all that reads ${its} has passed its share.${backward < 0 || backward < done ? '' : ` So ${its} can pass it on.`}`
    : waiting(needs, passes, `all that reads ${its} has passed its share`);
  return { address, needs, lead };
}

function waiting(needs: WhyNow['needs'], what: string, when: string): string {
  const open = needs.filter(({ isDone }) => !isDone).map(({ name }) => name);
  return open.length === 0
    ? `${what} now: ${when}.`
    : `${what} only when ${when}. Still open: ${listed(open.slice(0, mostNamed))}${open.length > mostNamed ? ` and ${open.length - mostNamed} more` : ''}.`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

function bracketed(text: string): string {
  return text.startsWith('−') ? `(${text})` : text;
}
