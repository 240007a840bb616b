import {
  compareOrder,
  emptyDocument,
  type DataRecord,
  type NodeRecord,
  type NudgeDocument,
} from '../graph/document.ts';
import { usedBy } from '../macros/definition-uses.ts';
import { columnWord } from './path-words.ts';
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
    if (record.kind === 'leaf' && record.frozen) lines.push(`that ${nameOf(record)} is frozen`);
    if (record.kind === 'data') lines.push(dataText(record));
    if (record.kind === 'macro' && record.macro !== 'l2_penalty' && record.frozen?.length)
      lines.push(`that ${record.frozen.length} of the numbers of ${nameOf(record)} are frozen`);
    if (record.kind === 'macro' && record.open) lines.push(`that ${nameOf(record)} lies open`);
    if (record.unknown)
      lines.push(`what a newer version wrote about ${record.kind === 'note' ? 'a note' : nameOf(record)}`);
  }
  for (const id of usedBy(records)) {
    const name = document.definitions?.get(id)?.name;
    if (name !== undefined) lines.push(`the inside of the macro ${quoted(name)}: the text is read where it is known`);
  }
  if (whole && document.training) lines.push('how it is trained');
  if (whole && document.unknown) lines.push('what a newer version wrote about the document');
  return lines;
}

const mostColumns = 16;

function dataText(data: DataRecord): string {
  const rows = data.columns[0]?.values.length ?? 0;
  const whole = data.name === null ? `@${data.id}` : data.name;
  const words = data.columns.slice(0, mostColumns).map(({ port }) => `${whole}.${columnWord(data, port)}`);
  const more = data.columns.length > mostColumns ? ', …' : '';
  return `the data ${data.name === null ? 'without a name' : quoted(data.name)}, ${rows} rows, read as ${words.join(', ')}${more}`;
}
