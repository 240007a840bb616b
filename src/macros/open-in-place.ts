import type { NodeId } from '../kernel/ids.ts';
import { cardSize, type Size } from '../graph/geometry.ts';
import type { MacroRecord, NodeRecord, NudgeDocument } from '../graph/document.ts';
import { layoutNeuron } from './neuron-layout.ts';

/** The room that a record takes on the canvas as it lies: its card, or its frame while it is open. */
export function placedSize(record: NodeRecord): Size {
  return record.kind === 'macro' && record.open ? layoutNeuron(record) : cardSize(record);
}

/** Opens or closes a macro instance where it lies. Neighbours to its right and below make room, or come back, by as much as it grew. */
export function setOpen(document: NudgeDocument, id: NodeId, open: boolean): NudgeDocument {
  const record = document.nodes.get(id);
  if (record?.kind !== 'macro' || record.open === open) return document;
  const closed = cardSize(record);
  const opened = layoutNeuron(record);
  const sign = open ? 1 : -1;
  const growX = sign * (opened.width - closed.width);
  const growY = sign * (opened.height - closed.height);
  const before = open ? closed : opened;
  const nodes = new Map<NodeId, NodeRecord>();
  for (const [other, neighbour] of document.nodes)
    nodes.set(other, other === id ? { ...record, open } : pushed(neighbour, record, before, growX, growY));
  return { ...document, nodes };
}

function pushed(
  neighbour: NodeRecord,
  record: MacroRecord,
  before: { readonly width: number; readonly height: number },
  growX: number,
  growY: number,
): NodeRecord {
  if (neighbour.x >= record.x + before.width) return { ...neighbour, x: neighbour.x + growX };
  const { width } = cardSize(neighbour);
  const overlapsAcross = neighbour.x + width > record.x;
  if (neighbour.y >= record.y + before.height && overlapsAcross) return { ...neighbour, y: neighbour.y + growY };
  return neighbour;
}
