import { createFresh } from '../graph/fresh.ts';
import { cardSize } from '../graph/geometry.ts';
import { freeSpot } from '../graph/free-spot.ts';
import { freeName } from '../graph/names.ts';
import type { DefinitionId, NudgeDocument } from '../graph/document.ts';
import type { NodeId } from '../kernel/ids.ts';
import { createCustom } from './custom-record.ts';
import { placingProblem } from './definition-uses.ts';
import { placedSizeIn } from './open-in-place.ts';
import type { Refusal } from './refusal.ts';
import { withRecord } from './wires.ts';

/** The document with one more instance of a definition, its top left corner at `at` or the nearest free spot; or why not, in words. */
export function placeCustom(
  document: NudgeDocument,
  id: DefinitionId,
  at: { readonly x: number; readonly y: number },
): { readonly ok: true; readonly document: NudgeDocument; readonly id: NodeId } | Refusal {
  const problem = placingProblem(document, id);
  const definitions = document.definitions ?? new Map();
  const definition = definitions.get(id);
  if (problem !== null || definition === undefined) return { ok: false, message: problem ?? 'There is no such macro.' };
  const fresh = createFresh(document);
  const draft = createCustom(
    { id: fresh.id(), order: fresh.order(), name: freeName(document, definition.name), x: at.x, y: at.y },
    definition,
    definitions,
  );
  const spot = freeSpot(document, cardSize(draft, definitions), at, placedSizeIn(document));
  return { ok: true, document: withRecord(document, { ...draft, x: spot.x, y: spot.y }), id: draft.id };
}
