import { createMemo, For, Show } from 'solid-js';
import type { Column, DataRecord } from '../../graph/document.ts';
import { splitRows } from '../../graph/split.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { sourceWords } from '../../nodes/source-words.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { useNames } from '../../nodes/use-names.ts';

/** What a data table holds, column by column, and which of its rows train. */
export function DataSummary(props: { readonly record: DataRecord }) {
  const { view } = useBench();
  const title = useNames();
  const rows = () => props.record.columns[0]?.values.length ?? 0;
  const split = createMemo(() => splitRows(props.record));
  return (
    <>
      <header class="inspector-head">
        <h2 title={title(props.record.id)}>{title(props.record.id)}</h2>
        <span>data, {sourceWords(props.record)}</span>
        <IconButton
          icon="close"
          name="Close the inspector"
          size="small"
          onPress={() => view.$inspectorOpen.set(false)}
        />
      </header>
      <Section title="Rows">
        <p class="inspector-remark">
          {rows().toLocaleString('en-US')} {rows() === 1 ? 'row' : 'rows'}
          <Show when={props.record.split} fallback=", all of them for training">
            : {split().training.length} for training, {split().validation.length} kept for validation
          </Show>
        </p>
        <Button variant="outline" size="small" icon="table" onPress={() => view.openData(props.record.id)}>
          Edit the data
        </Button>
      </Section>
      <Section title="Columns">
        <For each={props.record.columns}>{(column) => <ColumnSummary column={column} />}</For>
      </Section>
    </>
  );
}

const roles: Readonly<Record<Column['role'], string>> = { input: 'input', target: 'target', ignored: 'not used' };

function ColumnSummary(props: { readonly column: Column }) {
  const numeral = useNumeral();
  const range = createMemo(() => rangeOf(props.column.values));
  const words = () => {
    const { labels } = props.column;
    if (labels !== undefined) return labels.join(', ');
    const { low, high } = range();
    return low > high ? 'empty' : `${numeral(low)} to ${numeral(high)}`;
  };
  return (
    <div class="inspector-row">
      <p>
        <b>{props.column.name}</b> <span class="inspector-remark">{roles[props.column.role]}</span>
      </p>
      <p class="inspector-remark">{words()}</p>
    </div>
  );
}

function rangeOf(values: readonly number[]): { readonly low: number; readonly high: number } {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high };
}
