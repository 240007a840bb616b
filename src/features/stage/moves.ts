import type { NodeId } from '../../kernel/ids.ts';
import type { NodeMove } from '../../canvas/flow-model.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { recordOf } from '../../nodes/flow-ends.ts';
import { moveNodes } from '../../store/edits.ts';
import type { Place } from '../../store/view.ts';

/** Moves of cards and frames as moves of records. */
export function moved(document: NudgeDocument, moves: readonly NodeMove[]): NudgeDocument {
  return moveNodes(document, placesOf(moves));
}

/** Where each record comes to lie. */
export function placesOf(moves: readonly NodeMove[]): readonly (readonly [NodeId, Place])[] {
  return moves.map(({ id, x, y }) => [recordOf(id), { x, y }]);
}
