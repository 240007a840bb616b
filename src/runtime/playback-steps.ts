import type { Address } from '../kernel/ids.ts';
import type { Program } from '../compile/program.ts';
import type { DrawnGraph, Operand } from './drawn-graph.ts';
import type { PlaybackOrder, Unit } from './playback-order.ts';

/** One step of the forward and backward pass. */
export type PlaybackStep =
  | {
      /** A card gets its value. */
      readonly kind: 'forward';
      /** The op, or the closed macro. */
      readonly address: Address;
      readonly card: Address;
      readonly isMacro: boolean;
      /** The wires that it reads. */
      readonly wires: readonly string[];
    }
  | {
      /** The root gets the 1 that the backward pass begins with. */
      readonly kind: 'seed';
      readonly address: Address;
      readonly card: Address;
      readonly wires: readonly string[];
    }
  | WireStep
  | {
      /** The parameters inside a closed macro get their gradients. */
      readonly kind: 'inside';
      readonly address: Address;
      readonly card: Address;
      readonly wires: readonly string[];
    };

/** One `+=`: what an op, or a closed macro, adds to the gradient of what one of its wires reads. */
export interface WireStep {
  readonly kind: 'wire';
  /** What passes it on. */
  readonly address: Address;
  readonly card: Address;
  readonly isMacro: boolean;
  /** The wire itself, then those through frames on the way back; empty where it is not drawn, as of a penalty to the weights it counts. */
  readonly wires: readonly string[];
  /** The operands of one op, or all that the wire feeds inside a closed macro, as they are swept. */
  readonly parts: readonly Operand[];
  /** What gets it; several only where no wire is drawn. */
  readonly receivers: readonly Address[];
  readonly receiverCard: Address;
}

/** All steps, forward, seed and backward, and when each slot gets its numbers. Places of steps count from 0. */
export interface PlaybackPlan {
  readonly steps: readonly PlaybackStep[];
  /** How many of them are forward; the seed comes next. */
  readonly forwardCount: number;
  /** By index in `program.slots`: how many steps must be done before its value is there; 0 for leaves, and for what has no number. */
  readonly valueAfter: Int32Array;
  /** By index: how many steps must be done before its gradient is complete; −1 for what gets none. */
  readonly gradientAfter: Int32Array;
  /** By index: the operands that add to its gradient in steps of their own, in order. */
  readonly adds: ReadonlyMap<number, readonly Add[]>;
}

/** One elementary `+=`. */
export interface Add {
  readonly step: number;
  readonly part: Operand;
}

/** Works out the steps on the graph as it is drawn. Cost: one visit per slot and wire. */
export function planPlayback(program: Program, drawn: DrawnGraph, order: PlaybackOrder): PlaybackPlan {
  const { slots, indexOf, tapeSlots, onPath, root } = program;
  const { units, unitOf } = order;
  const steps: PlaybackStep[] = [];
  const valueAfter = new Int32Array(slots.length);
  const gradientAfter = new Int32Array(slots.length).fill(-1);
  const adds = new Map<number, Add[]>();
  const chains = wireOfOperand(drawn);
  const sourceOf = ({ address, operand }: Operand) =>
    indexOf.get(slots[indexOf.get(address) ?? -1]?.inputs[operand] ?? address) ?? -1;
  const reaches = (slot: number) => (onPath[tapeSlots[slot] ?? -1] ?? 0) !== 0;
  const isOp = (slot: number) => slots[slot]?.op !== 'leaf';

  const wiresOf = new Map<number, string[]>();
  for (const { chain, operands } of drawn.wires) {
    const [first] = operands;
    const unit = first === undefined ? -1 : (unitOf[indexOf.get(first.address) ?? -1] ?? -1);
    const known = wiresOf.get(unit);
    if (known === undefined) wiresOf.set(unit, [...chain]);
    else known.push(...chain);
  }
  for (const [at, unit] of units.entries()) {
    if (!unit.slots.some(isOp)) continue;
    const { address, card, isMacro } = unit;
    steps.push({ kind: 'forward', address, card, isMacro, wires: wiresOf.get(at) ?? [] });
    for (const slot of unit.slots) if (isOp(slot)) valueAfter[slot] = steps.length;
  }
  const forwardCount = steps.length;
  const rootIndex = root === null ? -1 : (indexOf.get(root.address) ?? -1);
  const rootUnit = units[unitOf[rootIndex] ?? -1];
  if (root === null || root.tapeSlot < 0 || rootUnit === undefined)
    return { steps, forwardCount, valueAfter, gradientAfter, adds };

  steps.push({ kind: 'seed', address: root.address, card: rootUnit.card, wires: [] });
  gradientAfter[rootIndex] = steps.length;
  for (let at = units.length - 1; at >= 0; at--) {
    const unit = units[at];
    if (unit === undefined || !unit.slots.some(reaches)) continue;
    addSteps(unit, at);
  }
  return { steps, forwardCount, valueAfter, gradientAfter, adds };

  /** A slot by its address; the output of a closed macro by that of the macro. */
  function calledAt(slot: number): Address | undefined {
    const whole = units[unitOf[slot] ?? -1]?.address;
    return whole !== undefined && indexOf.get(whole) === slot ? whole : slots[slot]?.address;
  }

  /** The steps by which a unit passes its gradient on. */
  function addSteps(unit: Unit, at: number): void {
    const { address, card, isMacro } = unit;
    const groups = new Map<string, { wires: readonly string[]; parts: Operand[] }>();
    for (const slot of unit.slots.toReversed()) {
      if (!reaches(slot)) continue;
      const consumer = slots[slot];
      for (const [operand, input] of (consumer?.inputs ?? []).entries()) {
        const source = input === null ? -1 : (indexOf.get(input) ?? -1);
        const from = unitOf[source] ?? -1;
        if (consumer === undefined || from < 0 || from === at || slots[source]?.constant === true) continue;
        const wires = chains.get(`${consumer.address}:${operand}`) ?? [];
        const key = wires[0] ?? `${from}`;
        const group = groups.get(key) ?? { wires, parts: [] };
        group.parts.push({ address: consumer.address, operand });
        groups.set(key, group);
      }
    }
    // The ports of a macro from the first to the last.
    const places = new Map((wiresOf.get(at) ?? []).map((id, place) => [id, place]));
    const inOrder = [...groups].sort(([a], [b]) => (places.get(a) ?? Infinity) - (places.get(b) ?? Infinity) || 0);
    for (const [, { wires, parts }] of inOrder) {
      const step = steps.length;
      const sources = new Set(parts.map(sourceOf));
      const receivers = [...sources].flatMap((source) => calledAt(source) ?? []);
      const receiverCard = units[unitOf[[...sources][0] ?? -1] ?? -1]?.card ?? card;
      steps.push({ kind: 'wire', address, card, isMacro, wires, parts, receivers, receiverCard });
      for (const part of parts) {
        const source = sourceOf(part);
        gradientAfter[source] = steps.length;
        const known = adds.get(source);
        if (known === undefined) adds.set(source, [{ step, part }]);
        else known.push({ step, part });
      }
    }
    if (!isMacro) return;
    const inner = unit.slots.filter((slot) => reaches(slot) && slots[slot]?.constant !== true);
    if (inner.some((slot) => !isOp(slot))) steps.push({ kind: 'inside', address, card, wires: [] });
    // What lies inside is complete when the macro is done; its output was before, unless something inside reads it, too.
    const readInside = new Set(
      inner.flatMap((slot) =>
        (slots[slot]?.inputs ?? []).flatMap((input) => (input === null ? [] : (indexOf.get(input) ?? []))),
      ),
    );
    for (const slot of inner)
      if (readInside.has(slot) || (gradientAfter[slot] ?? -1) < 0) gradientAfter[slot] = steps.length;
  }
}

/** By operand, as `n3:0`: the wires that lead back from it. */
function wireOfOperand({ wires }: DrawnGraph): ReadonlyMap<string, readonly string[]> {
  return new Map(
    wires.flatMap(({ chain, operands }) =>
      operands.map(({ address, operand }) => [`${address}:${operand}`, chain] as const),
    ),
  );
}
