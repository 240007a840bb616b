import type { Address, NodeId } from '../../kernel/ids.ts';
import type { FlowEnd, FlowWire, NodeMove } from '../../canvas/flow-model.ts';
import { findLoops, type LoopFinder } from '../../compile/would-cycle.ts';
import type { Program } from '../../compile/program.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { consumersOf } from '../../macros/consumers.ts';
import { inputProblem } from '../../macros/inputs.ts';
import { connect, disconnect } from '../../macros/wiring.ts';
import type { InputEnd } from '../../macros/wires.ts';
import { fixedReason, inputEnd, outputAddress, recordOf } from '../../nodes/flow-ends.ts';
import type { Insides } from '../../macros/insides.ts';
import { addFragment, fragmentOf } from '../../store/fragment.ts';
import type { Place } from '../../store/view.ts';
import { placesOf } from './moves.ts';

/** Why a wire may not go from an output to an input, in words; null when it may. Remembers the latest start, since one drag asks for many ends. */
export function createRefusal(parts: {
  readonly document: () => NudgeDocument;
  readonly insides: () => Insides;
  readonly program: () => Program;
  readonly title: (address: Address) => string;
}): (from: FlowEnd, to: FlowEnd) => string | null {
  let latest: { readonly program: Program; readonly from: Address; readonly finder: LoopFinder } | null = null;
  return (from, to) => {
    const document = parts.document();
    const source = outputAddress(document, parts.insides(), from);
    if (source === null) return 'Nothing is wired there yet, so there is nothing to read.';
    const end = inputEnd(document, to);
    if (end === null) return fixedReason(document, to, parts.title(recordOf(to.node)));
    const record = document.nodes.get(end.node);
    if (record === undefined) return 'That card is gone.';
    const program = parts.program();
    if (latest?.program !== program || latest.from !== source)
      latest = { program, from: source, finder: findLoops(program, source) };
    const { finder } = latest;
    const full = record.kind === 'macro' && end.port === 'spare' ? inputProblem(record) : null;
    if (full !== null) return full;
    const reader = consumersOf(document, record, end.port).find(({ address }) => finder.closes(address));
    if (reader === undefined) return null;
    const loop = finder.loop(reader.address) ?? [];
    return `That would be a loop: ${loop.map(parts.title).join(' → ')}. A value cannot depend on itself.`;
  };
}

/** The document with a wire put from an output to an input; null when the ends take none. */
export function wired(document: NudgeDocument, insides: Insides, from: FlowEnd, to: FlowEnd): NudgeDocument | null {
  const source = outputAddress(document, insides, from);
  const end = inputEnd(document, to);
  return end === null || source === null ? null : connect(document, source, end);
}

/** The document with a wire's end moved to another input. */
export function rewired(document: NudgeDocument, insides: Insides, wire: FlowWire, to: FlowEnd): NudgeDocument | null {
  const old = inputEnd(document, wire.to);
  const end = inputEnd(document, to);
  const source = outputAddress(document, insides, wire.from);
  if (old === null || end === null || source === null || sameEnd(old, end)) return null;
  // Wired first: unwiring an op of any number of inputs closes up and would shift the new end.
  return disconnect(connect(document, source, end), old);
}

function sameEnd(a: InputEnd, b: InputEnd): boolean {
  return a.node === b.node && a.port === b.port;
}

/** The document without a wire; null when the wire is part of a macro. */
export function unwired(document: NudgeDocument, wire: FlowWire): NudgeDocument | null {
  const end = inputEnd(document, wire.to);
  return end === null ? null : disconnect(document, end);
}

/** Copies of what was dragged, put where the drag ended. */
export function duplicated(
  document: NudgeDocument,
  moves: readonly NodeMove[],
): { readonly document: NudgeDocument; readonly ids: readonly NodeId[] } {
  const places = placesOf(moves);
  const [first] = places;
  const origin = first === undefined ? undefined : document.nodes.get(first[0]);
  const offset: Place =
    first === undefined || origin === undefined
      ? { x: 0, y: 0 }
      : { x: first[1].x - origin.x, y: first[1].y - origin.y };
  return addFragment(document, fragmentOf(document, new Set(places.map(([id]) => id))), offset, true);
}
