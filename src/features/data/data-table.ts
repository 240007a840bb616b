import type { Accessor } from 'solid-js';
import type { NodeId } from '../../kernel/ids.ts';
import type { DataRecord, NudgeDocument } from '../../graph/document.ts';
import type { Workbench } from '../../store/workbench.ts';
import { dataRecord, rowCountOf, wiresCut } from '../../store/data-edits.ts';

/** The table that the dialog is open on. */
export interface DataTable {
  readonly id: NodeId;
  readonly record: Accessor<DataRecord>;
  /** Makes one undo step and tells what else it changed. Steps of one `burst` that follow quickly are one. */
  readonly edit: (label: string, after: NudgeDocument, burst?: string) => void;
  /** The document as it is now, to make the next one of. */
  readonly document: () => NudgeDocument;
  /** Puts a line at the foot of the dialog, which screen readers speak. */
  readonly say: (words: string) => void;
}

export function createDataTable(
  { $document, commit }: Pick<Workbench, '$document' | 'commit'>,
  record: Accessor<DataRecord>,
  say: (words: string) => void,
): DataTable {
  return {
    get id() {
      return record().id;
    },
    record,
    say,
    document: () => $document.get(),
    edit(label, after, burst) {
      const before = $document.get();
      const { id } = record();
      commit(label, after, burst === undefined ? {} : { burst: `data ${id} ${burst}` });
      say(sideEffects(before, after, id));
    },
  };
}

/** What an edit of a table changed elsewhere, in words; empty where nothing. */
function sideEffects(before: NudgeDocument, after: NudgeDocument, id: NodeId): string {
  const cut = wiresCut(before, after);
  const old = dataRecord(before, id);
  const now = dataRecord(after, id);
  const words: string[] = [];
  if (cut === 1) words.push('One wire was cut: its column is gone.');
  if (cut > 1) words.push(`${cut} wires were cut: their columns are gone.`);
  const isShorter = now !== null && old !== null && rowCountOf(now) < rowCountOf(old);
  if (isShorter && old.split !== null && now.split?.validation !== old.split.validation)
    words.push(
      now.split === null
        ? 'No row is kept for validation any more: the table has only one.'
        : `${now.split.validation} rows are kept for validation now: the table has become shorter.`,
    );
  return words.join(' ');
}
