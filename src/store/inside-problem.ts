import type { NudgeDocument } from '../graph/document.ts';
import { placingProblem } from '../macros/definition-uses.ts';

/** Why an edit cannot be made inside a macro of one's own, in words: nothing that belongs to the whole document may come into it, nor
 *  itself. Null when it can, and for the document itself. */
export function insideProblem(before: NudgeDocument, after: NudgeDocument): string | null {
  if (after.inside === undefined) return null;
  for (const [id, record] of after.nodes) {
    if (before.nodes.get(id) === record) continue;
    if (record.kind === 'data')
      return 'Data belongs to the document: a macro gets its rows by a port. Choose Done, then add the data there.';
    if (record.kind !== 'macro') continue;
    if (record.macro === 'l2_penalty')
      return 'A penalty counts parameters of the whole document. Choose Done, then add it there.';
    const problem = record.macro === 'custom' ? placingProblem(after, record.settings.definition) : null;
    if (problem !== null) return problem;
  }
  return null;
}
