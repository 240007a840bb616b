import './ImportPane.css';
import { createMemo, createSignal, For, Index, Show } from 'solid-js';
import { shortNumeral } from '../../kernel/numeral.ts';
import { readTable, delimiterName, type ReadTable } from '../../data/csv/read-table.ts';
import { delimiters, type Delimiter } from '../../data/csv/sniff.ts';
import { tableLimits } from '../../graph/table-limits.ts';
import type { Column, ColumnRole } from '../../graph/document.ts';
import { replaceTable } from '../../store/data-edits.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { DataTable } from './data-table.ts';
import { RoleSelect } from './RoleSelect.tsx';

/** Text that a table is read from: pasted, or out of a file. */
export interface ImportText {
  /** Null for what was pasted. */
  readonly fileName: string | null;
  readonly text: string;
}

const rowsShown = 8;

/** Reads a table from a file or from what is pasted, and shows what it was understood as before it is taken. */
export function ImportPane(props: {
  readonly table: DataTable;
  readonly source: ImportText | null;
  readonly onSource: (source: ImportText | null) => void;
  readonly onFile: (file: File) => void;
  readonly onTaken: () => void;
}) {
  const [header, setHeader] = createSignal<'guess' | 'names' | 'rows'>('guess');
  const [delimiter, setDelimiter] = createSignal<Delimiter | null>(null);
  const [roles, setRoles] = createSignal<ReadonlyMap<string, ColumnRole>>(new Map());
  let picker: HTMLInputElement | undefined;

  const read = createMemo(() => {
    const text = props.source?.text ?? '';
    if (text.trim() === '') return null;
    const hasHeader = header() === 'guess' ? undefined : header() === 'names';
    return readTable(text, { hasHeader, delimiter: delimiter() ?? undefined });
  });
  const found = (): ReadTable | null => {
    const result = read();
    return result?.ok === true ? result : null;
  };
  const refused = () => {
    const result = read();
    return result?.ok === false ? result.message : null;
  };
  const columns = (): readonly Column[] =>
    (found()?.columns ?? []).map((column) => ({ ...column, role: roles().get(column.port) ?? column.role }));
  const rows = () => columns()[0]?.values.length ?? 0;

  function give(source: ImportText | null): void {
    setRoles(new Map());
    props.onSource(source);
  }

  function take(): void {
    const name = props.source?.fileName ?? null;
    const table = {
      columns: columns(),
      source: name === null ? { kind: 'own' as const } : { kind: 'file' as const, name },
    };
    props.onTaken();
    props.table.edit(
      name === null ? 'Take pasted rows' : `Take ${name}`,
      replaceTable(props.table.document(), props.table.id, table),
    );
  }

  function chooseDelimiter(value: string): void {
    setDelimiter(delimiters.find((each) => each === value) ?? null);
  }

  return (
    <div class="import-pane">
      <div class="import-bar">
        <input
          ref={(element) => (picker = element)}
          class="visually-hidden"
          type="file"
          tabindex="-1"
          aria-hidden="true"
          accept=".csv,.tsv,.tab,.txt,text/csv,text/tab-separated-values"
          on:change={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file !== undefined) props.onFile(file);
          }}
        />
        <Button variant="outline" icon="folder" onPress={() => picker?.click()}>
          Choose a file…
        </Button>
        <small>
          CSV or TSV, up to {tableLimits.rows.toLocaleString('en-US')} rows and {tableLimits.columns} columns. Or drop
          it here, or paste below.
        </small>
      </div>
      <Show
        when={props.source?.fileName}
        fallback={
          <textarea
            aria-label="Pasted table"
            placeholder={'x1,x2,label\n0.5,1.2,yes\n-0.3,0.4,no'}
            spellcheck={false}
            value={props.source?.text ?? ''}
            on:input={(event) => give({ fileName: null, text: event.currentTarget.value })}
          />
        }
      >
        {(name) => (
          <p class="import-file">
            <Icon name="file" /> {name()}
            <Button size="small" onPress={() => give(null)}>
              Paste instead
            </Button>
          </p>
        )}
      </Show>
      <Show when={read()}>
        <div class="import-options">
          <Segmented
            name="First row"
            value={header()}
            options={[
              { value: 'guess', label: 'Guess the header' },
              { value: 'names', label: 'First row is names' },
              { value: 'rows', label: 'No header' },
            ]}
            onChange={setHeader}
          />
          <label>
            Cells are parted by{' '}
            <select
              class="role-select"
              value={delimiter() ?? ''}
              on:change={(event) => chooseDelimiter(event.currentTarget.value)}
            >
              <option value="">what fits best</option>
              <For each={delimiters}>{(each) => <option value={each}>{delimiterName(each)}</option>}</For>
            </select>
          </label>
        </div>
      </Show>
      <Show when={refused()}>
        {(words) => (
          <p class="data-problem" role="alert">
            <Icon name="warning" />
            {words()}
          </p>
        )}
      </Show>
      <Show when={found()}>
        {(table) => (
          <>
            <div class="import-preview" tabindex="0" role="region" aria-label="Preview">
              <table>
                <thead>
                  <tr>
                    <Index each={columns()}>
                      {(column) => (
                        <th scope="col">
                          {column().name}
                          <RoleSelect
                            name={`Role of ${column().name}`}
                            role={column().role}
                            onChange={(role) => setRoles((old) => new Map(old).set(column().port, role))}
                          />
                        </th>
                      )}
                    </Index>
                  </tr>
                </thead>
                <tbody>
                  <For each={Array.from({ length: Math.min(rowsShown, rows()) }, (_, row) => row)}>
                    {(row) => (
                      <tr>
                        <Index each={columns()}>{(column) => <td>{cellText(column(), row)}</td>}</Index>
                      </tr>
                    )}
                  </For>
                </tbody>
              </table>
            </div>
            <ul class="import-remarks">
              <For each={table().remarks}>{(remark) => <li>{remark}</li>}</For>
            </ul>
            <Button variant="solid" onPress={take}>
              Use {rows() === 1 ? 'this row' : `these ${rows().toLocaleString('en-US')} rows`}
            </Button>
          </>
        )}
      </Show>
    </div>
  );
}

function cellText({ values, labels }: Column, row: number): string {
  const value = values[row] ?? Number.NaN;
  return labels?.[value] ?? shortNumeral(value);
}
