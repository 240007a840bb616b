import { localOf, nodeOf, type Address } from '../kernel/ids.ts';
import { cardSize, type Size } from '../graph/geometry.ts';
import type { SizeOf } from '../graph/layout-graph.ts';
import {
  emptyDocument,
  noDefinitions,
  type Definitions,
  type MacroRecord,
  type NodeRecord,
  type NudgeDocument,
} from '../graph/document.ts';
import { macroContext, type MacroContext } from './context.ts';
import { instanceOf } from './instance.ts';
import { instanceAt } from './instance-at.ts';
import { layoutOf } from './layout.ts';
import { pushedBy } from './push.ts';

/** The room that a record takes on the canvas as it lies: its card, or its frame while it is open. */
export function placedSize(record: NodeRecord, definitions: Definitions = noDefinitions): Size {
  if (record.kind !== 'macro' || !record.open) return cardSize(record, definitions);
  const { width, height } = layoutOf(instanceOf(record), contextOf(definitions));
  return { width, height };
}

/** `placedSize` for the records of one document. */
export function placedSizeIn(document: NudgeDocument): SizeOf {
  return (record) => placedSize(record, document.definitions);
}

function contextOf(definitions: Definitions): MacroContext {
  return macroContext({ ...emptyDocument, definitions });
}

/** Opens or closes a macro where it lies, at any depth. Neighbours to the right of the outermost one and below it make room, or come back,
 *  by as much as that grew. What lies open inside a macro that is closed stays so, and shows again. */
export function setOpen(document: NudgeDocument, address: Address, open: boolean): NudgeDocument {
  const record = document.nodes.get(nodeOf(address));
  const { definitions = noDefinitions } = document;
  const instance = instanceAt(document, contextOf(definitions), address);
  if (record?.kind !== 'macro' || instance === null || instance.open === open) return document;
  const after = withOpen(record, localOf(address), open);
  const [before, now] = [placedSize(record, definitions), placedSize(after, definitions)];
  const nodes = new Map<NodeRecord['id'], NodeRecord>();
  for (const [id, neighbour] of document.nodes) {
    if (neighbour === record) {
      nodes.set(id, after);
      continue;
    }
    const { x, y } = pushedBy(
      { ...placedSize(neighbour, definitions), x: neighbour.x, y: neighbour.y },
      record,
      before,
      now,
    );
    nodes.set(id, x === neighbour.x && y === neighbour.y ? neighbour : { ...neighbour, x, y });
  }
  return { ...document, nodes };
}

function withOpen(record: MacroRecord, local: string | null, open: boolean): MacroRecord {
  if (local === null) return { ...record, open };
  const others = (record.opened ?? []).filter((path) => path !== local);
  const opened = open ? [...others, local] : others;
  const { opened: _old, ...rest } = record;
  return opened.length === 0 ? rest : { ...rest, opened };
}
