import './FrameCard.css';
import './OpTile.css';
import { createMemo, For, Show } from 'solid-js';
import { localOf, nodeOf, type Address } from '../kernel/ids.ts';
import { noDefinitions } from '../graph/document.ts';
import { detach } from '../macros/detach.ts';
import type { Instance } from '../macros/instance.ts';
import { layoutOf } from '../macros/layout.ts';
import { setOpen } from '../macros/open-in-place.ts';
import { inputWord } from '../macros/words.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ActivationSelect } from './ActivationSelect.tsx';
import { useBench } from './bench-context.ts';
import { macroIcons } from './macro-icons.ts';
import { NodeName } from './NodeName.tsx';
import { titleOf } from './titles.ts';
import { useActivationChoice } from './use-activation-choice.ts';
import { useInsides, useInstance } from './use-insides.ts';
import { useStore } from './use-store.ts';
import { useLabel, useTitle, useTitles } from './use-titles.ts';

/** What an open macro's cards lie in, at any depth: its title bar, and the names of its inputs along the left edge. */
export function FrameCard(props: { readonly address: Address }) {
  const instance = useInstance(() => props.address);
  return <Show when={instance()}>{(found) => <Frame instance={found()} />}</Show>;
}

function Frame(props: { readonly instance: Instance }) {
  const { workbench } = useBench();
  const address = () => props.instance.address;
  const title = useTitle(address);
  const label = useLabel(address);
  const isOwn = () => localOf(address()) === null;

  function close(): void {
    workbench.commit(`Close ${label()}`, setOpen(workbench.$document.get(), address(), false));
  }

  function takeApart(): void {
    workbench.commit(`Detach ${label()}`, detach(workbench.$document.get(), nodeOf(address())));
  }

  return (
    <div class="frame-card" data-world data-depth={address().split('/').length - 1}>
      <div class="frame-card-bar">
        <span class="op-tile" aria-hidden="true">
          <Icon name={macroIcons[props.instance.macro]} />
        </span>
        <NodeName address={address()} title={title()} editable={isOwn()} />
        <FrameActivation instance={props.instance} label={label()} />
        <span class="frame-card-actions">
          <Show when={isOwn()}>
            <Button
              size="small"
              name={`detach ${label()}`}
              hint="Makes plain nodes of it, one level deep, that can be rewired. The numbers stay the same."
              onPress={takeApart}
            >
              detach
            </Button>
          </Show>
          <Button size="small" name={`close ${label()}`} onPress={close}>
            close <Icon name="collapse" />
          </Button>
        </span>
      </div>
      <FrameInputs instance={props.instance} />
    </div>
  );
}

/** What all neurons in the frame do with their sums; nothing for a macro that has no activation of its own. */
function FrameActivation(props: { readonly instance: Instance; readonly label: string }) {
  const { choose, fixed } = useActivationChoice(() => props.instance.address);
  const activation = () => {
    const { macro } = props.instance;
    return macro === 'neuron' || macro === 'layer' ? props.instance.settings.activation : undefined;
  };
  return (
    <Show when={activation()}>
      {(value) => <ActivationSelect value={value()} title={props.label} disabled={fixed()} onChoose={choose} />}
    </Show>
  );
}

/** The names along the left edge: what is wired into each input, and where a new one may come. */
function FrameInputs(props: { readonly instance: Instance }) {
  const { workbench } = useBench();
  const document = useStore(workbench.$document);
  const insides = useInsides();
  const titles = useTitles();
  const entries = createMemo(
    () =>
      layoutOf(props.instance, { definitions: document().definitions ?? noDefinitions, parameters: () => [] }).ports,
  );
  const word = (port: string) => {
    if (port === 'spare') return `a ${inputWord(props.instance, port, document().definitions)}`;
    const from = insides().source(props.instance.inputs.find((input) => input.port === port)?.from ?? null);
    return from === null ? 'no input' : titleOf(document(), titles(), from);
  };
  return (
    <svg class="frame-card-inputs" aria-hidden="true">
      <For each={entries()}>
        {(entry) => (
          <text x={16} y={entry.y - 8} data-spare={entry.id === 'spare' ? '' : undefined}>
            {word(entry.id)}
          </text>
        )}
      </For>
    </svg>
  );
}
