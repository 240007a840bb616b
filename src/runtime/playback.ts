import type { Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { drawnGraph } from './drawn-graph.ts';
import { playbackOrder, type Unit } from './playback-order.ts';
import { contributionOf, macroSlope, rowsAdded, type LiveNumbers } from './playback-reading.ts';
import { planPlayback, type PlaybackStep, type WireStep } from './playback-steps.ts';

/** The numbers of one `+=`, as they are now. */
export interface WireReading {
  /** ∂root/∂ of what passes it on; null where a macro passes on what came to several of its outputs, and over rows. */
  readonly upstream: number | null;
  readonly slope: number | null;
  /** What is added; null where several numbers get theirs at once. */
  readonly product: number | null;
  /** The sum so far, null where nothing had come yet. */
  readonly before: number | null;
  readonly after: number | null;
  /** Whether the receiver's gradient is complete with it. */
  readonly completes: boolean;
  /** How many rows are added up in the product; 0 for one. */
  readonly rows: number;
}

/** How far a gradient has come. */
export type GradientState =
  | { readonly kind: 'here' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'partial'; /** The running sum. */ readonly sum: number };

/** What is there after some steps. Answers are worked out when asked for: a state costs nothing to make. */
export interface PlaybackState {
  readonly done: number;
  readonly hasValue: (address: Address) => boolean;
  /** `here` too for what gets no gradient at all. */
  readonly gradient: (address: Address) => GradientState;
}

/** Something that comes before something else. */
export interface Need {
  /** The op, leaf or closed macro. */
  readonly address: Address;
  readonly card: Address;
  /** How many steps must be done before it has given what is needed. */
  readonly after: number;
}

/** The forward and backward pass over one program as steps. It is of that program: after a structural edit it is made anew. Its numbers are
 *  the live ones at the moment of asking. */
export interface Playback {
  readonly steps: readonly PlaybackStep[];
  /** How many steps are forward. The seed follows, where there is a root with a number. */
  readonly forwardCount: number;
  readonly stateAfter: (done: number) => PlaybackState;
  readonly reading: (step: WireStep) => WireReading;
  /** The sum of what the first `done` steps add to a gradient; from 0, or from the root's 1. */
  readonly sumAfter: (address: Address, done: number) => number;
  /** By card: its place in the forward pass, from 1. */
  readonly forwardPlaces: ReadonlyMap<Address, number>;
  /** By card: its place in the backward pass, the root's first, from 1; those that pass nothing on have none. */
  readonly backwardPlaces: ReadonlyMap<Address, number>;
  /** What must be computed before the unit around an address. */
  readonly readBy: (address: Address) => readonly Need[];
  /** What must have passed its share on before the unit around an address has all of its gradient. */
  readonly readersOf: (address: Address) => readonly Need[];
  /** Everything that is played as one, in the order of the forward pass, leaves too. */
  readonly units: readonly Unit[];
  /** The address of the unit around an address: itself, or the closed macro it lies in. Null for what has no number. */
  readonly unitOf: (address: Address) => Address | null;
  /** The steps by which the unit around an address gets its value, and passes its gradient on; −1 where there is none. */
  readonly stepsOf: (address: Address) => { readonly forward: number; readonly backward: number };
}

/** Makes the steps of a document that is live. Cost: linear in slots and wires, but for sorting. */
export function createPlayback(document: NudgeDocument, live: LiveNumbers): Playback {
  const program = live.$program.get();
  const { slots, indexOf, root } = program;
  const drawn = drawnGraph(document);
  const order = playbackOrder(program, drawn);
  const plan = planPlayback(program, drawn, order);
  const { steps, forwardCount, valueAfter, gradientAfter, adds } = plan;
  const rootIndex = root === null ? -1 : (indexOf.get(root.address) ?? -1);
  const at = (address: Address) => indexOf.get(address) ?? -1;

  const forwardPlaces = new Map<Address, number>();
  const backwardPlaces = new Map<Address, number>();
  for (const step of steps) {
    const places = step.kind === 'forward' ? forwardPlaces : backwardPlaces;
    if (!places.has(step.card)) places.set(step.card, places.size + 1);
  }

  function sumOf(slot: number, done: number): number {
    let sum = slot === rootIndex && done > forwardCount ? 1 : 0;
    for (const { step, part } of adds.get(slot) ?? []) {
      if (step >= done) break;
      sum += contributionOf(live, part);
    }
    return sum;
  }

  function hasBegun(slot: number, done: number): boolean {
    const first = slot === rootIndex ? forwardCount : (adds.get(slot)?.[0]?.step ?? Infinity);
    return first < done;
  }

  function gradientState(slot: number, done: number): GradientState {
    const complete = gradientAfter[slot] ?? -1;
    if (complete < 0 || complete <= done) return { kind: 'here' };
    return hasBegun(slot, done) ? { kind: 'partial', sum: sumOf(slot, done) } : { kind: 'blank' };
  }

  function unitAround(address: Address): Unit | undefined {
    return order.units[order.unitOf[at(address)] ?? -1];
  }

  /** The output that a macro passes the gradient of on; null where there are several, or where something inside reads it, too. */
  function onlyOutput(unit: Unit): number | null {
    const outputs = unit.slots.filter((slot) => adds.has(slot) || slot === rootIndex);
    const [output] = outputs;
    if (output === undefined || outputs.length > 1) return null;
    const isReadInside = unit.slots.some((slot) =>
      slots[slot]?.inputs.some((input) => input !== null && at(input) === output),
    );
    return isReadInside ? null : output;
  }

  function factors(step: WireStep): Pick<WireReading, 'upstream' | 'slope' | 'rows'> {
    const [part] = step.parts;
    const none = { upstream: null, slope: null };
    if (part === undefined || step.receivers.length > 1) return { ...none, rows: 0 };
    const rows = rowsAdded(live, part);
    if (rows > 0) return { ...none, rows };
    if (!step.isMacro) {
      const slope = live.slopes(part.address)[part.operand] ?? null;
      return { upstream: live.gradient(part.address) ?? null, slope, rows };
    }
    const unit = unitAround(part.address);
    const output = unit === undefined ? null : onlyOutput(unit);
    const address = slots[output ?? -1]?.address;
    const slope = unit === undefined || output === null ? null : macroSlope(live, unit, output, step.parts);
    if (address === undefined || slope === null) return { ...none, rows };
    return { upstream: live.gradient(address) ?? null, slope, rows };
  }

  return {
    steps,
    forwardCount,
    forwardPlaces,
    backwardPlaces,
    units: order.units,
    unitOf: (address) => unitAround(address)?.address ?? null,
    stateAfter: (done) => ({
      done,
      hasValue: (address) => (valueAfter[at(address)] ?? 0) <= done,
      gradient: (address) => gradientState(at(address), done),
    }),
    sumAfter: (address, done) => sumOf(at(address), done),
    reading(step) {
      const [receiver] = step.receivers;
      const [first] = step.parts;
      if (receiver === undefined || first === undefined || step.receivers.length > 1)
        return { ...factors(step), product: null, before: null, after: null, completes: false };
      const slot = at(receiver);
      const place = adds.get(slot)?.find(({ part }) => part === first)?.step ?? steps.length;
      const product = step.parts.reduce((sum, part) => sum + contributionOf(live, part), 0);
      const completes = gradientAfter[slot] === place + 1;
      return {
        ...factors(step),
        product: step.parts.length === 1 ? contributionOf(live, first) : product,
        before: hasBegun(slot, place) ? sumOf(slot, place) : null,
        // Complete, it is what the sweep made of it, whatever the order in which a macro's parts were added here.
        after: completes ? (live.gradient(receiver) ?? null) : sumOf(slot, place + 1),
        completes,
      };
    },
    readBy(address) {
      const unit = unitAround(address);
      const found = new Map<Address, Need>();
      for (const slot of unit?.slots ?? []) {
        for (const input of slots[slot]?.inputs ?? []) {
          const from = input === null ? undefined : unitAround(input);
          if (from === undefined || from === unit) continue;
          const after = Math.max(0, ...from.slots.map((one) => valueAfter[one] ?? 0));
          found.set(from.address, { address: from.address, card: from.card, after });
        }
      }
      return [...found.values()];
    },
    readersOf(address) {
      const unit = unitAround(address);
      const found = new Map<Address, Need>();
      for (const slot of unit?.slots ?? []) {
        for (const { step, part } of adds.get(slot) ?? []) {
          const by = unitAround(part.address);
          if (by !== undefined) found.set(by.address, { address: by.address, card: by.card, after: step + 1 });
        }
      }
      return [...found.values()];
    },
    stepsOf(address) {
      const unit = unitAround(address);
      const isOf = (step: PlaybackStep) => step.address === unit?.address;
      return {
        forward: steps.findIndex((step) => step.kind === 'forward' && isOf(step)),
        backward: steps.findIndex((step) => step.kind !== 'forward' && step.kind !== 'seed' && isOf(step)),
      };
    },
  };
}
