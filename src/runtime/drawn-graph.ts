import { outerOf, within, type Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { createInsides, entryOf, entryPort, type Insides } from '../macros/insides.ts';

/** An operand of an op. */
export interface Operand {
  /** The op that reads. */
  readonly address: Address;
  /** Which of its operands, from 0. */
  readonly operand: number;
}

/** A wire as it is drawn, into an op or a closed macro. */
export interface DrawnWire {
  /** Where it enters: the flow node and its port, `n3:0`, `n7:p1`. */
  readonly id: string;
  /** Itself, then the wires into the frames around it, on the way back to what it reads. */
  readonly chain: readonly string[];
  /** All operands that it feeds: one of an op, and for a closed macro everything inside that reads the port. */
  readonly operands: readonly Operand[];
}

/** Cards and wires as they are drawn: a closed macro is one card. */
export interface DrawnGraph {
  /** The closed macros around a slot, from the outermost to the innermost, itself included; empty where all around it lies open. */
  readonly closedAround: (slot: Address) => readonly Address[];
  readonly wires: readonly DrawnWire[];
}

/** What is drawn of a document. Cost: one visit per card, and per slot inside a closed macro. */
export function drawnGraph(document: NudgeDocument): DrawnGraph {
  const insides = createInsides()(document);
  const wires: DrawnWire[] = [];
  for (const record of document.nodes.values()) {
    if (record.kind === 'op') wireOp(insides, record.id, record.inputs, wires);
    else if (record.kind === 'macro') wireMacro(insides, record.id, wires);
  }
  const known = new Map<Address, readonly Address[]>();
  function closedAround(slot: Address): readonly Address[] {
    const before = known.get(slot);
    if (before !== undefined) return before;
    const outer = outerOf(slot);
    const around = outer === null ? [] : closedAround(outer);
    const instance = insides.instance(slot);
    // What lies open inside a closed macro is not drawn, so it is closed all the same.
    const isClosed = instance !== null && (around.length > 0 || !instance.open);
    const found = isClosed ? [...around, slot] : around;
    known.set(slot, found);
    return found;
  }
  return { closedAround, wires };
}

function wireOp(insides: Insides, op: Address, inputs: readonly (Address | null)[], into: DrawnWire[]): void {
  for (const [operand, from] of inputs.entries()) {
    if (from === null) continue;
    const id = `${op}:${operand}`;
    into.push({ id, chain: [id, ...frameWires(insides, from)], operands: [{ address: op, operand }] });
  }
}

function wireMacro(insides: Insides, macro: Address, into: DrawnWire[]): void {
  const inside = insides.inside(macro);
  if (inside === null) return;
  if (!inside.instance.open) {
    for (const { port, from } of inside.instance.inputs) {
      if (from === null) continue;
      const id = `${macro}:${port}`;
      const operands: Operand[] = [];
      collect(insides, macro, port, operands);
      into.push({ id, chain: [id, ...frameWires(insides, from)], operands });
    }
    return;
  }
  for (const part of inside.parts) {
    if (part.kind === 'op') wireOp(insides, part.address, part.inputs, into);
    else if (part.kind === 'macro') wireMacro(insides, part.instance.address, into);
  }
}

/** The wires through frames by which an entry of an open macro reads what lies outside; none for every other address. */
function frameWires(insides: Insides, from: Address): readonly string[] {
  const port = entryPort(from);
  const macro = port === null ? null : outerOf(from);
  if (port === null || macro === null) return [];
  const next = insides.instance(macro)?.inputs.find((input) => input.port === port)?.from ?? null;
  return [`${within(macro, 'frame')}:${port}`, ...(next === null ? [] : frameWires(insides, next))];
}

/** Everything inside a macro that reads one of its ports, at any depth. */
function collect(insides: Insides, macro: Address, port: string, found: Operand[]): void {
  const entry = entryOf(macro, port);
  for (const part of insides.inside(macro)?.parts ?? []) {
    if (part.kind === 'op') {
      for (const [operand, from] of part.inputs.entries())
        if (from === entry) found.push({ address: part.address, operand });
    } else if (part.kind === 'macro') {
      for (const input of part.instance.inputs)
        if (input.from === entry) collect(insides, part.instance.address, input.port, found);
    }
  }
}
