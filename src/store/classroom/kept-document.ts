import { decodeDocument } from '../../graph/decode.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { encodeDocument } from '../../graph/encode.ts';
import type { LessonShelf } from './lesson-progress.ts';

const nameOf = (lesson: string) => `graph/${lesson}`;

/** Keeps what became of a lesson's graph, so that it can be gone on with after a reload; with null forgets it. */
export function keepDocument(shelf: LessonShelf, lesson: string, document: NudgeDocument | null): void {
  shelf.write(nameOf(lesson), document === null ? null : encodeDocument(document));
}

/** What became of a lesson's graph; null where nothing is kept that reads. The lesson can be built anew then. */
export function keptDocument(shelf: LessonShelf, lesson: string): NudgeDocument | null {
  const text = shelf.read(nameOf(lesson));
  const read = text === null ? null : decodeDocument(text);
  return read?.ok === true ? read.document : null;
}
