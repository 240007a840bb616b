import type { NodeId } from '../kernel/ids.ts';
import { cardSize } from '../graph/geometry.ts';
import { decodeDocument, looksLikeDocument } from '../graph/decode.ts';
import { encodeDocument } from '../graph/encode.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { readExpressions } from '../formats/read-expressions.ts';
import { writeExpressions } from '../formats/write-expressions.ts';
import { insideProblem } from './inside-problem.ts';
import { addFragment, closedFragment } from './fragment.ts';
import type { Place } from './view.ts';

/** What a copy puts on the clipboard: expression text for everyone, and the nodes themselves for Nudge. */
export interface Copied {
  readonly text: string;
  readonly document: string;
}

export type Pasted =
  | {
      readonly ok: true;
      readonly document: NudgeDocument;
      readonly ids: readonly NodeId[];
      readonly remarks: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

export function copied(document: NudgeDocument, ids: ReadonlySet<NodeId>): Copied {
  return { text: writeExpressions(document, ids), document: encodeDocument(closedFragment(document, ids)) };
}

/** Adds what was copied: nodes, a document, or expression text, with its middle at `at`. A refusal says why; the document stays. */
export function pasted(
  document: NudgeDocument,
  { text, nodes }: { readonly text: string; readonly nodes?: string },
  at: Place,
): Pasted {
  const source = nodes ?? (looksLikeDocument(text) ? text : undefined);
  if (source !== undefined) {
    const read = decodeDocument(source);
    if (!read.ok) return { ok: false, message: read.message };
    const added = addFragment(document, read.document, offsetTo(read.document, at), false);
    const problem = insideProblem(document, added.document);
    if (problem !== null) return { ok: false, message: problem };
    return { ok: true, ...added, remarks: [...read.remarks, ...added.remarks] };
  }
  const read = readExpressions(text, document, at);
  if (!read.ok) return { ok: false, message: `Line ${read.line}, column ${read.column}: ${read.message}` };
  return { ok: true, document: read.document, ids: read.added, remarks: read.remarks };
}

/** How far to move a fragment so that its middle comes to lie at a place, on whole grid cells. */
function offsetTo(fragment: NudgeDocument, at: Place): Place {
  const records = [...fragment.nodes.values()];
  if (records.length === 0) return { x: 0, y: 0 };
  const left = Math.min(...records.map(({ x }) => x));
  const top = Math.min(...records.map(({ y }) => y));
  const right = Math.max(...records.map((record) => record.x + cardSize(record, fragment.definitions).width));
  const bottom = Math.max(...records.map((record) => record.y + cardSize(record, fragment.definitions).height));
  const snap = (distance: number) => Math.round(distance / 20) * 20;
  return { x: snap(at.x - (left + right) / 2), y: snap(at.y - (top + bottom) / 2) };
}
