import { inside, type Address, type NodeId } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import { ops } from '../ops/table.ts';
import { createFresh } from '../graph/fresh.ts';
import { cardSize } from '../graph/geometry.ts';
import { freeSpot } from '../graph/free-spot.ts';
import type { NodeRecord, NudgeDocument } from '../graph/document.ts';
import { placedSizeIn } from '../macros/open-in-place.ts';
import { growsInputs } from '../macros/inputs.ts';
import { connect } from '../macros/wiring.ts';
import { withRecord } from '../macros/wires.ts';
import { newRecord, type Placeable } from './new-record.ts';
import type { Place } from './view.ts';

/** An edit and the node it made. */
export interface Placed {
  readonly document: NudgeDocument;
  readonly id: NodeId;
}

/** Places a new node with its top left corner at `at`, or at the nearest spot that covers no card. The caller has asked `placeProblem`.
 *  A root that nobody chose stays the same node when a lone leaf is placed, because `compile` prefers nodes that compute. */
export function place(document: NudgeDocument, what: Placeable, at: Place): Placed {
  const draft = newRecord(document, createFresh(document), what);
  invariant(draft !== null, 'whoever places asked placeProblem first');
  const spot = freeSpot(document, cardSize(draft, document.definitions), at, placedSizeIn(document));
  const record = { ...draft, x: spot.x, y: spot.y };
  return { document: withRecord(document, record), id: record.id };
}

/** Places a node and wires it to a dropped wire's end: reading `reads`, or feeding `feeds`. Null when it has no port for that. */
export function placeWired(
  document: NudgeDocument,
  what: Placeable,
  at: Place,
  wire: { readonly reads: Address } | { readonly feeds: { readonly node: NodeId; readonly port: string } },
): Placed | null {
  const placed = place(document, what, at);
  if ('feeds' in wire)
    return what.kind === 'note'
      ? null
      : { ...placed, document: connect(placed.document, firstOutput(placed), wire.feeds) };
  const record = placed.document.nodes.get(placed.id);
  const port = record === undefined ? null : firstFreeInput(record);
  return port === null
    ? null
    : { ...placed, document: connect(placed.document, wire.reads, { node: placed.id, port }) };
}

/** What a wire from the card reads at first: of a data table its first column. */
function firstOutput({ document, id }: Placed): Address {
  const record = document.nodes.get(id);
  const column = record?.kind === 'data' ? record.columns[0] : undefined;
  return column === undefined ? id : inside(id, column.port);
}

/** The input that a wire dropped on the card itself goes to: the first that waits, else the spare one; null when there is none. */
export function firstFreeInput(record: NodeRecord): string | null {
  if (record.kind === 'macro')
    return record.inputs.find(({ from }) => from === null)?.port ?? (growsInputs(record) ? 'spare' : null);
  if (record.kind !== 'op') return null;
  const waiting = record.inputs.indexOf(null);
  if (waiting >= 0) return String(waiting);
  return ops[record.op].arity === 'many' ? 'spare' : null;
}
