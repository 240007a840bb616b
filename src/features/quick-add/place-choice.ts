import { cardPorts, cardSize } from '../../graph/geometry.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import type { NodeId } from '../../kernel/ids.ts';
import type { Bench } from '../../store/bench.ts';
import { addNode, placeableName } from '../../store/commands/add-node.ts';
import { nameOf } from '../../store/commands/name-of.ts';
import type { Placeable } from '../../store/new-record.ts';
import { firstFreeInput, place, placeWired } from '../../store/place.ts';
import { placeProblem } from '../../store/new-record.ts';
import type { Place, QuickAdd } from '../../store/view.ts';

/** Places what was picked: around the asked place, or with its port where the wire was dropped, wired, as one undo step. */
export function placeChoice(bench: Bench, request: QuickAdd, what: Placeable): NodeId | null {
  const { workbench, canvas, view } = bench;
  const { wire, at, client } = request;
  if (wire === null) return client === null ? addNode(bench, what) : addNode(bench, what, at);
  const before = workbench.$document.get();
  const problem = placeProblem(before, what);
  if (problem !== null) {
    view.notify(problem, { tone: 'warning' });
    return null;
  }
  const end = wire.side === 'out' ? { reads: wire.address } : { feeds: { node: wire.node, port: wire.port } };
  const placed = placeWired(before, what, cornerFor(before, what, wire.side, at), end);
  if (placed === null) {
    view.notify(`${placeableName(what)} has no input for this wire.`);
    return null;
  }
  const name = placeableName(what);
  const other = nameOf(before, wire.side === 'out' ? wire.address : wire.node);
  const words = wire.side === 'out' ? `Add ${name} that reads ${other}` : `Add ${name} to ${other}`;
  workbench.commit(words, placed.document, { select: [placed.id] });
  canvas.focusNode(placed.id);
  view.announce(words);
  return placed.id;
}

/** Where the card's corner goes so that the port which the wire goes to lies where it was dropped. */
function cornerFor(document: NudgeDocument, what: Placeable, side: 'in' | 'out', at: Place): Place {
  const { document: trial, id } = place(document, what, at);
  const record = trial.nodes.get(id);
  if (record === undefined) return at;
  const wanted = side === 'in' ? (record.kind === 'data' ? record.columns[0]?.port : 'out') : firstFreeInput(record);
  const port = cardPorts(record, trial.definitions).find((candidate) => candidate.id === wanted);
  const { height } = cardSize(record, trial.definitions);
  return { x: at.x - (port?.x ?? 0), y: at.y - (port?.y ?? height / 2) };
}
