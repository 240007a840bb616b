import { Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useHides } from '../../nodes/use-hides.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import { ChainProduct } from '../../ui/ChainProduct.tsx';
import { GradientBadge } from '../../ui/GradientBadge.tsx';

/** Upstream × local slope = product along one wire, without what is covered: a slope can be told from the values of its op. */
export function LinkNumbers(props: {
  /** The op that the gradient goes through. */
  readonly op: Address;
  /** Its operand, that the product goes to. */
  readonly to: Address;
  readonly upstream: number | null;
  readonly slope: number | null;
  readonly product: number | null;
}) {
  const { preferences, workbench } = useBench();
  const format = useNumeral().format;
  const values = useStore(preferences.$values);
  const hides = useHides();
  const tellsValue = () => {
    const { slots, indexOf } = workbench.live.$program.get();
    const inputs = slots[indexOf.get(props.op) ?? -1]?.inputs ?? [];
    return hides('value', props.op) || inputs.some((input) => input !== null && hides('value', input));
  };
  const show = () => {
    const { upstream, slope, product } = values().factors;
    return {
      upstream: upstream && !hides('gradient', props.op),
      slope: slope && !tellsValue(),
      product: product && !hides('gradient', props.op) && !hides('gradient', props.to),
    };
  };
  return (
    <ChainProduct
      upstream={props.upstream}
      slope={props.slope}
      product={props.product}
      format={format()}
      show={show()}
    />
  );
}

/** What one wire brings in all rows together, where one number is read in each of them. */
export function OverRows(props: {
  readonly sum: { readonly total: number; readonly rows: number } | null;
  readonly name: string;
}) {
  const { preferences } = useBench();
  const values = useStore(preferences.$values);
  const format = useNumeral().format;
  return (
    <Show when={values().factors.product ? props.sum : null}>
      {(sum) => (
        <p class="inspector-remark inspector-row">
          that is in this row; all {sum().rows} rows Σ
          <GradientBadge gradient={sum().total} name={props.name} look="plain" format={format()} />
        </p>
      )}
    </Show>
  );
}
