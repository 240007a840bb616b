import './InitialRow.css';
import { For, Show } from 'solid-js';
import { nodeOf, type Address } from '../kernel/ids.ts';
import type { InitialScheme } from '../graph/document.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useBench } from './bench-context.ts';
import { initialSchemes, schemeTitles, schemeWords } from './scheme-words.ts';
import { redrawNet, setInitial } from '../store/net-edits.ts';
import { useRecord } from './use-record.ts';

/** How the first numbers of a layer or net were drawn, and a way to draw new ones. */
export function InitialRow(props: { readonly address: Address; readonly label: string }) {
  const { workbench, view } = useBench();
  const record = useRecord(() => props.address);
  const net = () => {
    const found = record();
    return found?.kind === 'macro' && (found.macro === 'layer' || found.macro === 'mlp') ? found : undefined;
  };

  function choose(event: { readonly currentTarget: HTMLSelectElement }): void {
    const scheme = initialSchemes.find((known) => known === event.currentTarget.value);
    if (scheme === undefined) return;
    workbench.commit(
      `Draw the numbers of ${props.label} by ${schemeTitles[scheme]}`,
      setInitial(workbench.$document.get(), nodeOf(props.address), scheme),
    );
  }

  function draw(): void {
    workbench.commit(
      `Draw new numbers for ${props.label}`,
      redrawNet(workbench.$document.get(), nodeOf(props.address)),
    );
    view.announce(`Drew new numbers for ${props.label}.`);
  }

  return (
    <Show when={net()}>
      {(found) => (
        <div class="initial-row">
          <label title={schemeWords[found().settings.initial]}>
            drawn
            <select
              class="activation-select nodrag nopan"
              aria-label={`${props.label} initial numbers`}
              value={found().settings.initial}
              on:change={choose}
            >
              <For each={initialSchemes}>
                {(scheme: InitialScheme) => <option value={scheme}>{schemeTitles[scheme]}</option>}
              </For>
            </select>
          </label>
          <span class="initial-row-seed">
            <Show when={found().settings.seed !== undefined}>seed {found().settings.seed}</Show>
          </span>
          <IconButton icon="dice" size="small" name={`draw new numbers for ${props.label}`} onPress={draw} />
        </div>
      )}
    </Show>
  );
}
