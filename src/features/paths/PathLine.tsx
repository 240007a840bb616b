import { For, Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNames, useShortNames } from '../../nodes/use-names.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { Hop } from '../../runtime/path-hops.ts';
import { pathWords } from '../../store/classroom/path-words.ts';
import { ChainNumber } from '../../ui/ChainProduct.tsx';

/** Past this many hops, the middle of a path is left out. */
const mostHops = 7;

/** One path: the cards it goes through, and its local slopes with their product. A press lights it. */
export function PathLine(props: {
  readonly from: Address;
  readonly hops: readonly Hop[];
  readonly product: number;
  /** Its place among the largest, from 0. */
  readonly place: number;
  readonly isLit: boolean;
  readonly onPress: () => void;
}) {
  const { preferences } = useBench();
  const values = useStore(preferences.$values);
  const numeral = useNumeral();
  const name = useNames();
  const short = useShortNames();
  const factors = () => values().factors;
  const shown = () =>
    props.hops.length > mostHops ? [...props.hops.slice(0, 3), null, ...props.hops.slice(-2)] : props.hops;
  const words = () =>
    `path ${props.place + 1}: ${pathWords({ name, number: numeral }, props.from, props.hops, props.product, factors())}`;
  return (
    <li>
      <button
        type="button"
        class="path-line"
        aria-label={words()}
        aria-pressed={props.isLit}
        on:click={() => props.onPress()}
      >
        <span class="path-way">
          {short(props.from)}
          <For each={shown()}>
            {(hop) => (
              <>
                {' → '}
                <Show when={hop} fallback="⋯">
                  {(known) => <HopName hop={known()} />}
                </Show>
              </>
            )}
          </For>
        </span>
        <span class="path-product">
          <For each={shown()}>
            {(hop, place) => (
              <>
                <Show when={place() > 0}>
                  <span class="chain-sign">×</span>
                </Show>
                <Show when={hop} fallback={<span class="chain-sign">⋯</span>}>
                  {(known) => (
                    <ChainNumber
                      part="slope"
                      number={known().slope}
                      isShown={factors().slope}
                      format={numeral.format()}
                    />
                  )}
                </Show>
              </>
            )}
          </For>
          <span class="chain-sign">=</span>
          <ChainNumber part="product" number={props.product} isShown={factors().product} format={numeral.format()} />
        </span>
      </button>
    </li>
  );
}

/** The card's name; of a closed macro with what the path takes inside it. */
function HopName(props: { readonly hop: Hop }) {
  const short = useShortNames();
  const inner = () =>
    props.hop.steps.length > 1 && props.hop.steps.length <= 4
      ? props.hop.steps.map(({ address }) => (address === props.hop.card ? '' : short(address))).filter(Boolean)
      : [];
  return (
    <>
      {short(props.hop.card)}
      <Show when={inner().length > 0}>
        <small> ({inner().join(' → ')})</small>
      </Show>
    </>
  );
}
