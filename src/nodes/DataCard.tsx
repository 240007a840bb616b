import './DataCard.css';
import './OpTile.css';
import { Index, Show } from 'solid-js';
import { inside, type Address } from '../kernel/ids.ts';
import type { Column, DataRecord } from '../graph/document.ts';
import { commandNamed } from '../store/commands/registry.ts';
import { runCommand } from '../store/commands/run.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ValueText } from '../ui/ValueText.tsx';
import { useBench } from './bench-context.ts';
import { GradientStrip } from './GradientStrip.tsx';
import { NodeName } from './NodeName.tsx';
import { RowCursor } from './RowCursor.tsx';
import { sourceWords } from './source-words.ts';
import { useNumeral } from './use-numeral.ts';
import { useRecord } from './use-record.ts';
import { useFault } from './use-reasons.ts';
import { useValue } from './use-store.ts';
import { useLabel, useTitle } from './use-titles.ts';

/** A data table: each column with its number in the row at the cursor, and the cursor itself. */
export function DataCard(props: { readonly address: Address }) {
  const record = useRecord(() => props.address);
  const data = () => {
    const found = record();
    return found?.kind === 'data' ? found : undefined;
  };
  return <Show when={data()}>{(found) => <DataTable record={found()} />}</Show>;
}

function DataTable(props: { readonly record: DataRecord }) {
  const bench = useBench();
  const title = useTitle(() => props.record.id);
  const label = useLabel(() => props.record.id);
  const first = () => props.record.columns[0];

  function openTable(): void {
    bench.workbench.select([props.record.id]);
    const command = commandNamed('data.edit');
    if (command !== undefined) runCommand(bench, command);
  }

  return (
    <div class="data-card card" data-world>
      <div class="card-head data-card-head">
        <span class="op-tile" aria-hidden="true">
          <Icon name="table" />
        </span>
        <NodeName address={props.record.id} title={title()} editable />
        <span class="card-kind">{sourceWords(props.record)}</span>
        <IconButton icon="table" size="small" name={`open the table of ${label()}`} onPress={openTable} />
      </div>
      <Index each={props.record.columns}>
        {(column) => <ColumnRow record={props.record} column={column()} label={label()} />}
      </Index>
      <Show when={first()} fallback={<p class="data-card-empty">no columns yet</p>}>
        {(column) => <RowCursor address={inside(props.record.id, column().port)} name={label()} />}
      </Show>
    </div>
  );
}

const roleGlyphs: Readonly<Record<Column['role'], string>> = { input: '→', target: '◎', ignored: '–' };
const roleWords: Readonly<Record<Column['role'], string>> = {
  input: 'an input',
  target: 'the target',
  ignored: 'not used',
};

function ColumnRow(props: { readonly record: DataRecord; readonly column: Column; readonly label: string }) {
  const numeral = useNumeral();
  const address = () => inside(props.record.id, props.column.port);
  const value = useValue(address);
  const fault = useFault(address);
  const name = () => `${props.label} ${props.column.name}`;
  const category = () => {
    const now = value();
    return now === undefined ? undefined : props.column.labels?.[now];
  };
  return (
    <div class="data-card-row">
      <span
        class="data-card-role"
        role="img"
        aria-label={roleWords[props.column.role]}
        title={roleWords[props.column.role]}
      >
        {roleGlyphs[props.column.role]}
      </span>
      <span class="data-card-name" title={props.column.name}>
        {props.column.name}
      </span>
      <span class="data-card-value" title={fault()?.text}>
        <Show when={category()}>{(word) => <small title={word()}>{word()}</small>}</Show>
        <ValueText value={value() ?? null} name={`${name()} value`} format={numeral.format()} />
      </span>
      <GradientStrip address={address()} title={name()} look="chip" />
    </div>
  );
}
