import { compareOrder, emptyDocument, type NodeRecord, type NudgeDocument } from '../graph/document.ts';
import { numberText } from './fragment.ts';
import { quoted } from './text-error.ts';

/** What expression text cannot say of these records and their document, for the comment that leads the text. */
export function leftOut(
  document: NudgeDocument,
  records: readonly NodeRecord[],
  whole: boolean,
  nameOf: (record: NodeRecord) => string,
): readonly string[] {
  const lines: string[] = [];
  if (whole && document.title !== emptyDocument.title) lines.push(`the title ${quoted(document.title)}`);
  if (whole && document.seed !== emptyDocument.seed) lines.push(`the seed ${document.seed}`);
  for (const record of records.toSorted((a, b) => compareOrder(a.order, b.order))) {
    if (record.kind === 'note') lines.push(`the note ${quoted(record.text)}`);
    if (record.kind === 'leaf' && record.slider) {
      const { min, max, step } = record.slider;
      lines.push(
        `the slider of ${nameOf(record)}, from ${numberText(min)} to ${numberText(max)} in steps of ${numberText(step)}`,
      );
    }
    if (record.kind === 'macro' && record.open) lines.push(`that ${nameOf(record)} lies open`);
    if (record.unknown)
      lines.push(`what a newer version wrote about ${record.kind === 'note' ? 'a note' : nameOf(record)}`);
  }
  if (whole && document.unknown) lines.push('what a newer version wrote about the document');
  return lines;
}
