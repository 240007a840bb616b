import './LossCard.css';
import { For, Show } from 'solid-js';
import { localOf, nodeOf, type Address } from '../kernel/ids.ts';
import type { LossRecord, MacroInput } from '../graph/document.ts';
import type { Instance } from '../macros/instance.ts';
import { macros } from '../macros/table.ts';
import { inputWord } from '../macros/words.ts';
import { setOver } from '../store/net-edits.ts';
import { useBench } from './bench-context.ts';
import { ComputedNumber } from './ComputedNumber.tsx';
import { GradientStrip } from './GradientStrip.tsx';
import { MacroHead } from './MacroHead.tsx';
import { titleOf } from './titles.ts';
import { useInsides, useInstance } from './use-insides.ts';
import { useFault } from './use-reasons.ts';
import { useStore } from './use-store.ts';
import { useLabel, useTitles } from './use-titles.ts';

type Loss = Instance & { readonly macro: LossRecord['macro'] };

/** A closed loss: what it compares, how the rows are brought together, and the number that training makes small. */
export function LossCard(props: { readonly address: Address }) {
  const instance = useInstance(() => props.address);
  const loss = (): Loss | null => {
    const found = instance();
    return found !== null && isLoss(found) ? found : null;
  };
  return <Show when={loss()}>{(found) => <LossTable loss={found()} />}</Show>;
}

function isLoss(instance: Instance): instance is Loss {
  return instance.macro.endsWith('_error') || instance.macro.endsWith('_entropy') || instance.macro === 'hinge';
}

function LossTable(props: { readonly loss: Loss }) {
  const address = () => props.loss.address;
  const label = useLabel(address);
  const fault = useFault(address);
  const scores = () => props.loss.inputs.filter(({ port }) => port !== 't');
  const target = () => props.loss.inputs.find(({ port }) => port === 't');
  return (
    <div class="loss-card card" data-world data-fault={fault()?.kind} title={macros[props.loss.macro].explain}>
      <MacroHead address={address()} macro={props.loss.macro} narrow />
      <For each={scores()}>{(input) => <LossInput loss={props.loss} input={input} />}</For>
      <Show when={props.loss.macro === 'softmax_cross_entropy'}>
        <p class="loss-card-spare">{scores().length === 0 ? 'wire the first logit here' : 'new logit'}</p>
      </Show>
      <Show when={target()}>{(input) => <LossInput loss={props.loss} input={input()} />}</Show>
      <OverSwitch loss={props.loss} label={label()} />
      <ComputedNumber address={address()} title={label()} fault={fault()} />
      <GradientStrip address={address()} title={label()} />
    </div>
  );
}

/** One port by its name, and what is wired there. */
function LossInput(props: { readonly loss: Loss; readonly input: MacroInput }) {
  const { workbench } = useBench();
  const document = useStore(workbench.$document);
  const insides = useInsides();
  const titles = useTitles();
  const source = () => insides().source(props.input.from);
  const word = () => inputWord(props.loss, props.input.port, document().definitions);
  const sourceTitle = () => {
    const from = source();
    return from === null ? null : titleOf(document(), titles(), from);
  };
  return (
    <p class="loss-card-input" title={`${word()}: ${sourceTitle() ?? 'no wire yet'}`}>
      {word()}
      <small data-missing={source() === null ? '' : undefined}>{sourceTitle() ?? 'no wire'}</small>
    </p>
  );
}

/** How the losses of all rows become one number. */
function OverSwitch(props: { readonly loss: Loss; readonly label: string }) {
  const { workbench } = useBench();
  const isOwn = () => localOf(props.loss.address) === null;

  function choose(event: { readonly currentTarget: HTMLSelectElement }): void {
    const over = event.currentTarget.value === 'sum' ? 'sum' : 'mean';
    workbench.commit(
      `Take the ${over} of ${props.label}`,
      setOver(workbench.$document.get(), nodeOf(props.loss.address), over),
    );
  }

  return (
    <select
      class="activation-select loss-card-over nodrag nopan"
      aria-label={`${props.label} over rows`}
      value={props.loss.settings.over}
      disabled={!isOwn()}
      on:change={choose}
    >
      <option value="mean">mean over rows</option>
      <option value="sum">sum over rows</option>
    </select>
  );
}
