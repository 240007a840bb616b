import type { NudgeDocument } from '../../graph/document.ts';
import type { Question } from '../../compile/slip.ts';
import { writeExpressions } from '../../formats/write-expressions.ts';
import { nodeOf, type NodeId } from '../../kernel/ids.ts';
import type { NodeRecord } from '../../graph/document.ts';
import { withExercise } from './asked.ts';
import { askLines } from './ask-lines.ts';
import { keyOf } from './answer-key.ts';
import type { Exercise } from './exercise.ts';
import { exerciseLimits, exerciseProblem, makeVariant } from './variant.ts';

export type MadeExercise =
  | { readonly ok: true; readonly exercise: Exercise }
  | { readonly ok: false; /** Why there is none, and what to do. */ readonly message: string };

/** Leaves room for what is put after it: titles of documents have an end. */
const longestTitle = 80;

/** One sheet: the same graph and questions with numbers of its own. The same seed and place give the same sheet. */
export function makeExercise(
  document: NudgeDocument,
  questions: readonly Question[],
  { seed, place }: { readonly seed: number; readonly place: number },
): MadeExercise {
  const problem = exerciseProblem(document, questions);
  if (problem !== null) return { ok: false, message: problem };
  const variant = makeVariant(withNames(document, questions), seed, place);
  if (!variant.ok) return variant;
  const title = `${document.title.slice(0, longestTitle)}, exercise ${place} of seed ${seed}`;
  const exercise = { place, seed, questions, document: { ...variant.document, title } };
  const lines = keyOf(exercise).length;
  if (lines <= exerciseLimits.keyLines) return { ok: true, exercise };
  return {
    ok: false,
    message: `The key needs ${lines} lines, ${lines - questions.length} of them for what lies inside closed cards. One page holds ${exerciseLimits.keyLines}: ask for fewer numbers, or build the graph of smaller parts.`,
  };
}

/** The document of an exercise, which says itself what is hidden. */
export function exerciseFile({ document, questions }: Exercise): NudgeDocument {
  return withExercise(document, questions);
}

/** The expression text of an exercise, whose first lines say what is hidden. */
export function exerciseText({ document, questions }: Exercise): string {
  return `${askLines(document, questions)}${writeExpressions(document)}`;
}

/** Cards that are asked about get names, so that the sheet, a link and the learner can speak of them. */
function withNames(document: NudgeDocument, questions: readonly Question[]): NudgeDocument {
  const taken = new Set([...document.nodes.values()].flatMap(({ name }) => name ?? []));
  const nodes = new Map<NodeId, NodeRecord>(document.nodes);
  let count = 0;
  for (const { address } of questions) {
    const id = nodeOf(address);
    const record = nodes.get(id);
    if (record === undefined || record.name !== null) continue;
    do count++;
    while (taken.has(`t${count}`));
    nodes.set(id, { ...record, name: `t${count}` });
  }
  return count === 0 ? document : { ...document, nodes };
}
