import { createSignal } from 'solid-js';
import { columnNameProblem } from '../../graph/decode-data.ts';
import type { Column } from '../../graph/document.ts';
import { renameColumn, setColumnRole } from '../../store/data-edits.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { DataTable } from './data-table.ts';
import { RoleSelect } from './RoleSelect.tsx';

/** The head of a column: its name, what it is for, and a way to remove it. */
export function ColumnHead(props: {
  readonly table: DataTable;
  readonly column: Column;
  readonly index: number;
  readonly isOnly: boolean;
  readonly onRemove: () => void;
}) {
  const [draft, setDraft] = createSignal<string | null>(null);
  const problem = () => {
    const name = draft();
    return name === null ? undefined : (columnNameProblem(name.trim(), otherNames()) ?? undefined);
  };
  const otherNames = () =>
    new Set(props.table.record().columns.flatMap(({ port, name }) => (port === props.column.port ? [] : [name])));

  function rename(text: string): void {
    const name = text.trim();
    const why = problem();
    setDraft(null);
    if (why !== undefined) props.table.say(`The name stays “${props.column.name}”. ${why}`);
    else if (name !== props.column.name)
      props.table.edit(
        `Rename ${props.column.name}`,
        renameColumn(props.table.document(), props.table.id, props.column.port, name),
      );
  }

  return (
    <div class="table-head" role="columnheader" aria-colindex={props.index + 2}>
      <TextField
        label={`Name of column ${props.index + 1}`}
        labelHidden={true}
        look="title"
        value={draft() ?? props.column.name}
        error={problem()}
        onInput={setDraft}
        onCommit={rename}
        onCancel={() => setDraft(null)}
      />
      <div class="table-head-row">
        <RoleSelect
          name={`Role of ${props.column.name}`}
          role={props.column.role}
          onChange={(role) =>
            props.table.edit(
              `Make ${props.column.name} ${roleWords[role]}`,
              setColumnRole(props.table.document(), props.table.id, props.column.port, role),
            )
          }
        />
        <IconButton
          icon="trash"
          name={`Remove ${props.column.name}`}
          size="small"
          disabled={props.isOnly ? 'A table keeps at least one column.' : undefined}
          onPress={() => props.onRemove()}
        />
      </div>
    </div>
  );
}

const roleWords = { input: 'an input', target: 'a target', ignored: 'ignored' } as const;
