import { address } from '../../kernel/ids.ts';
import type { Question } from '../../compile/slip.ts';
import type { NudgeDocument } from '../../graph/document.ts';

/** The key under which a document says what is to be guessed: `"exercise": { "ask": [{ "what": "gradient", "of": "n3" }] }`. Documents
 *  keep keys they do not know, so that older versions carry it along. */
const key = 'exercise';

/** A document asks for at most so many numbers. */
const mostAsked = 10_000;

/** What a document asks to be guessed; null where it asks for nothing. What cannot be read is left out. */
export function exerciseIn({ unknown }: NudgeDocument): readonly Question[] | null {
  const exercise = unknown?.[key];
  const ask = isRecord(exercise) ? exercise['ask'] : undefined;
  if (!Array.isArray(ask)) return null;
  const questions = ask.slice(0, mostAsked).flatMap((one: unknown) => questionIn(one) ?? []);
  return questions.length === 0 ? null : questions;
}

/** The document with what is to be guessed written into it. */
export function withExercise(document: NudgeDocument, questions: readonly Question[]): NudgeDocument {
  const ask = questions.map(({ address: of, what }) => ({ what, of }));
  return { ...document, unknown: { ...document.unknown, [key]: { ask } } };
}

function questionIn(one: unknown): Question | null {
  if (!isRecord(one)) return null;
  const { what, of } = one;
  const at = typeof of === 'string' ? address(of) : null;
  return at !== null && (what === 'value' || what === 'gradient') ? { address: at, what } : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
