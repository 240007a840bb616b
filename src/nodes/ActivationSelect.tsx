import './ActivationSelect.css';
import { For } from 'solid-js';
import type { NeuronRecord } from '../graph/document.ts';
import { isOpId, opIds, ops, type OpId } from '../ops/table.ts';
import { setActivation } from '../store/edits.ts';
import { useBench } from './bench-context.ts';

const usual: readonly (OpId | 'linear')[] = ['tanh', 'relu', 'sigmoid', 'linear'];
const others = opIds.filter((op) => ops[op].arity === 1 && !usual.includes(op));

/** Chooses what a neuron does with its weighted sum: the usual four, then every other op of one input. */
export function ActivationSelect(props: { readonly record: NeuronRecord; readonly title: string }) {
  const { workbench } = useBench();

  function choose(event: { readonly currentTarget: HTMLSelectElement }): void {
    const { value } = event.currentTarget;
    const activation = isOpId(value) ? value : 'linear';
    workbench.commit(
      `Make ${props.title} ${called(activation)}`,
      setActivation(workbench.$document.get(), props.record.id, activation),
    );
  }

  return (
    <select
      class="activation-select nodrag nopan"
      aria-label={`${props.title} activation`}
      value={props.record.settings.activation}
      on:change={choose}
    >
      <For each={usual}>{(activation) => <option value={activation}>{called(activation)}</option>}</For>
      <hr />
      <For each={others}>{(activation) => <option value={activation}>{called(activation)}</option>}</For>
    </select>
  );
}

function called(activation: OpId | 'linear'): string {
  return activation === 'linear' ? 'linear' : ops[activation].title;
}
