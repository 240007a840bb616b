import type { NudgeDocument } from '../../graph/document.ts';
import type { Question } from '../../compile/slip.ts';
import { writeExpressions } from '../../formats/write-expressions.ts';
import { nodeOf, type NodeId } from '../../kernel/ids.ts';
import type { NodeRecord } from '../../graph/document.ts';
import { withExercise } from './asked.ts';
import { askLines } from './ask-lines.ts';
import { exerciseProblem, makeVariant } from './variant.ts';

/** One sheet of a set: the graph with numbers of its own. */
export interface Exercise {
  /** Counted from 1. */
  readonly place: number;
  readonly seed: number;
  readonly document: NudgeDocument;
  readonly questions: readonly Question[];
}

export type ExerciseSet =
  | { readonly ok: true; readonly exercises: readonly Exercise[] }
  | { readonly ok: false; readonly message: string };

/** Leaves room for what is put after it: titles of documents have an end. */
const longestTitle = 80;

/** The same graph and questions with numbers of their own for each sheet. The same seed gives the same set. */
export function makeExercises(
  document: NudgeDocument,
  questions: readonly Question[],
  { seed, count }: { readonly seed: number; readonly count: number },
): ExerciseSet {
  const problem = exerciseProblem(document, questions);
  if (problem !== null) return { ok: false, message: problem };
  const named = withNames(document, questions);
  const exercises: Exercise[] = [];
  for (let place = 1; place <= count; place++) {
    const variant = makeVariant(named, seed, place);
    if (!variant.ok) return variant;
    const title = `${document.title.slice(0, longestTitle)}, exercise ${place} of seed ${seed}`;
    exercises.push({ place, seed, questions, document: { ...variant.document, title } });
  }
  return { ok: true, exercises };
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
