import './ActivationSelect.css';
import { For } from 'solid-js';
import type { Activation } from '../graph/document.ts';
import { isOpId, opIds, ops, type OpId } from '../ops/table.ts';

const usual: readonly Activation[] = ['tanh', 'relu', 'sigmoid', 'linear'];
const others: readonly OpId[] = opIds.filter(
  (op) => ops[op].arity === 1 && ops[op].overRows === null && !usual.includes(op),
);

export interface ActivationSelectProps {
  readonly value: Activation;
  /** Whose activation it is: “o” gives “o activation”. */
  readonly title: string;
  /** Why it cannot be chosen here. */
  readonly disabled?: string | null | undefined;
  readonly onChoose: (activation: Activation) => void;
}

/** Chooses what neurons do with their weighted sums: the usual four, then every other op of one input. */
export function ActivationSelect(props: ActivationSelectProps) {
  function choose(event: { readonly currentTarget: HTMLSelectElement }): void {
    const { value } = event.currentTarget;
    props.onChoose(isOpId(value) ? value : 'linear');
  }

  return (
    <select
      class="activation-select nodrag nopan"
      aria-label={`${props.title} activation`}
      value={props.value}
      disabled={typeof props.disabled === 'string'}
      title={props.disabled ?? undefined}
      on:change={choose}
    >
      <For each={usual}>{(activation) => <option value={activation}>{activationTitle(activation)}</option>}</For>
      <hr />
      <For each={others}>{(activation) => <option value={activation}>{activationTitle(activation)}</option>}</For>
    </select>
  );
}

/** What people call an activation. */
export function activationTitle(activation: Activation): string {
  return activation === 'linear' ? 'linear' : ops[activation].title;
}
