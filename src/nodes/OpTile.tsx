import './OpTile.css';
import { Show } from 'solid-js';
import { ops, type OpId } from '../ops/table.ts';
import { Icon } from '../ui/Icon.tsx';
import type { IconName } from '../ui/icon-paths.ts';

/** Ops that are known by the shape of their curve. */
const pictures: Partial<Readonly<Record<OpId, IconName>>> = {
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  relu: 'relu',
  leaky_relu: 'leaky-relu',
  softplus: 'softplus',
  step: 'step',
};

/** The picture of an op, where it has one; else its sign stands for it. */
export function opPicture(op: OpId): IconName | null {
  return pictures[op] ?? null;
}

/** The small tile that shows an op's sign. Decoration: the name beside it is read. */
export function OpTile(props: { readonly op: OpId }) {
  return (
    <span
      class="op-tile"
      aria-hidden="true"
      title={ops[props.op].title}
      data-length={opPicture(props.op) === null ? [...ops[props.op].sign].length : undefined}
    >
      <Show when={opPicture(props.op)} fallback={ops[props.op].sign}>
        {(picture) => <Icon name={picture()} />}
      </Show>
    </span>
  );
}
