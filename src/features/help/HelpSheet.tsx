import './HelpSheet.css';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { helpSections } from './help-sections.ts';
import { foundSections } from './search-help.ts';

/** Everything one can do, with its keys, gestures and the expression language, in one searchable sheet. */
export function HelpSheet() {
  const { view } = useBench();
  const dialog = useStore(view.$dialog);
  const [query, setQuery] = createSignal('');
  const found = createMemo(() => foundSections(helpSections, query()));

  function close(): void {
    view.$dialog.set(null);
    setQuery('');
  }

  return (
    <Dialog title="Keys and help" size="large" open={dialog() === 'help'} onClose={close}>
      <div class="help-sheet">
        <TextField
          label="Search help"
          labelHidden
          placeholder="Search: wire, undo, tanh, ⌘K …"
          value={query()}
          onInput={setQuery}
        />
        <div class="help-sections">
          <For each={found()}>
            {(section) => (
              <section>
                <h3>{section.title}</h3>
                <dl>
                  <For each={section.lines}>
                    {(line) => (
                      <div class="help-line">
                        <dt>
                          <Show when={line.code} fallback={line.title}>
                            {(code) => <code>{code()}</code>}
                          </Show>
                          <Show when={line.hint}>{(hint) => <small>{hint()}</small>}</Show>
                        </dt>
                        <dd>
                          <For each={line.keys}>{(keys) => <Kbd keys={keys} />}</For>
                          {line.gesture}
                        </dd>
                      </div>
                    )}
                  </For>
                </dl>
              </section>
            )}
          </For>
        </div>
        <Show when={found().length === 0}>
          <p role="status">Nothing here is called “{query()}”.</p>
        </Show>
      </div>
    </Dialog>
  );
}
