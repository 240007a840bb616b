import './DataDialog.css';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { tableLimits } from '../../graph/table-limits.ts';
import { dataRecord } from '../../store/data-edits.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { createDataTable } from './data-table.ts';
import { ImportPane, type ImportText } from './ImportPane.tsx';
import { PointsPane } from './PointsPane.tsx';
import { SetsPane } from './SetsPane.tsx';
import { SplitPane } from './SplitPane.tsx';
import { TablePane } from './TablePane.tsx';

type Pane = 'sets' | 'table' | 'points' | 'import' | 'split';

/** Everything that can be done to the rows of one data node. Each change is one undo step. */
export function DataDialog() {
  const { workbench, view } = useBench();
  const dialog = useStore(view.$dialog);
  const node = useStore(view.$data);
  const document = useStore(workbench.$document);
  const record = () => {
    const id = node();
    return id === null ? null : dataRecord(document(), id);
  };
  const title = () => {
    const found = record();
    return found === null ? 'Data' : `Data: ${found.name ?? found.id}`;
  };

  return (
    <Dialog title={title()} size="large" open={dialog() === 'data'} onClose={() => view.$dialog.set(null)}>
      <Show when={record() !== null} fallback={<p>This table is not there any more.</p>}>
        <Panes />
      </Show>
    </Dialog>
  );

  function Panes() {
    const [said, say] = createSignal('');
    // The dialog is only drawn while the record is there; what it was last stands in for the moment in between.
    let last = record();
    const table = createDataTable(
      workbench,
      () => {
        last = record() ?? last;
        if (last === null) throw new Error('the data dialog is open on a data node');
        return last;
      },
      say,
    );
    const [pane, setPane] = createSignal<Pane>(table.record().source.kind === 'generated' ? 'sets' : 'table');

    const [source, setSource] = createSignal<ImportText | null>(null);

    async function openFile(file: File): Promise<void> {
      turn('import');
      // The size is known before a byte is read.
      if (file.size > tableLimits.textBytes) {
        say(
          `“${file.name}” is ${(file.size / 1e6).toFixed(1)} MB. The largest table we can read is ${tableLimits.textBytes / 1e6} MB.`,
        );
        return;
      }
      try {
        setSource({ fileName: file.name, text: await file.text() });
      } catch {
        say(`“${file.name}” could not be read.`);
      }
    }

    function dragOver(event: DragEvent): void {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    }

    /** A file dropped on the dialog is meant for this table, not for the page. */
    function drop(event: DragEvent): void {
      const [file, ...others] = event.dataTransfer?.files ?? [];
      if (file === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (others.length > 0) say(`${others.length + 1} files at once are too many. Drop one.`);
      else void openFile(file);
    }

    function turn(to: Pane): void {
      setPane(to);
      say('');
    }

    /** The keys of the page do not reach under a dialog, so its own undo is here. */
    function key(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'z' || isTyping(event))
        return;
      event.preventDefault();
      travel(event.shiftKey ? 'redo' : 'undo');
    }

    function travel(way: 'undo' | 'redo'): void {
      const label = workbench[way]();
      say(label === null ? `Nothing to ${way}.` : `${way === 'undo' ? 'Undone' : 'Redone'}: ${label}.`);
    }

    return (
      <div class="data-dialog" on:keydown={key} on:dragover={dragOver} on:drop={drop}>
        <div class="data-bar">
          <Segmented
            name="What to do"
            value={pane()}
            options={[
              { value: 'sets', label: 'Built-in sets' },
              { value: 'table', label: 'Table' },
              { value: 'points', label: 'Own points' },
              { value: 'import', label: 'Import' },
              { value: 'split', label: 'Split' },
            ]}
            onChange={turn}
          />
          <span class="data-history">
            <IconButton icon="undo" name="Undo" onPress={() => travel('undo')} />
            <IconButton icon="redo" name="Redo" onPress={() => travel('redo')} />
          </span>
        </div>
        <Switch>
          <Match when={pane() === 'sets'}>
            <SetsPane table={table} />
          </Match>
          <Match when={pane() === 'table'}>
            <TablePane table={table} />
          </Match>
          <Match when={pane() === 'points'}>
            <PointsPane table={table} />
          </Match>
          <Match when={pane() === 'import'}>
            <ImportPane
              table={table}
              source={source()}
              onSource={setSource}
              onFile={(file) => void openFile(file)}
              onTaken={() => turn('table')}
            />
          </Match>
          <Match when={pane() === 'split'}>
            <SplitPane table={table} />
          </Match>
        </Switch>
        <p class="data-said" role="status">
          {said()}
        </p>
      </div>
    );
  }
}

/** Text fields undo their own typing. */
function isTyping({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement && target.matches('input[type=text]:not([role=spinbutton]), textarea, [data-editing]')
  );
}
