import { createMemo, For, Show } from 'solid-js';
import { sumOverRows } from '../../compile/sum-over-rows.ts';
import { readersOf, type Reader } from '../../compile/readers.ts';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useGradient, useStore } from '../../nodes/use-store.ts';
import { Formula } from '../../ui/Formula.tsx';
import { FactorToggles } from './FactorToggles.tsx';
import { LinkNumbers, OverRows } from './LinkNumbers.tsx';
import { chainLink } from './math.ts';
import { Section } from '../../ui/Section.tsx';
import { useTick } from './use-tick.ts';
import { useNames, useShortNames } from '../../nodes/use-names.ts';

/** Where a gradient comes from: one line for each wire that leaves, consumer gradient × local slope, adding up to the gradient. */
export function Contributions(props: { readonly address: Address }) {
  const { workbench } = useBench();
  const program = useStore(workbench.live.$program);
  const readers = createMemo(() =>
    readersOf(program(), props.address).filter(
      (reader) => workbench.live.contribution(reader.address, reader.operand) !== null,
    ),
  );
  const isRoot = () => {
    const { root, indexOf } = program();
    return root !== null && indexOf.get(root.address) === indexOf.get(props.address);
  };
  return (
    <Show when={isRoot() || readers().length > 0}>
      <Section title="Where its gradient comes from" tools={<FactorToggles />}>
        <Show when={isRoot()}>
          <p class="inspector-remark">
            It is the root itself: changing it by 1 changes it by 1. Every gradient starts from this 1.
          </p>
        </Show>
        <For each={readers().slice(0, mostLines)}>
          {(reader) => <ContributionLine address={props.address} reader={reader} />}
        </For>
        <Show when={readers().length > mostLines}>
          <p class="inspector-remark">and {readers().length - mostLines} more wires</p>
        </Show>
        <Show when={readers().length > 1}>
          <p class="inspector-remark">{readers().length} contributions, added up</p>
        </Show>
      </Section>
    </Show>
  );
}

const mostLines = 24;

function ContributionLine(props: { readonly address: Address; readonly reader: Reader }) {
  const { workbench } = useBench();
  const tick = useTick();
  const title = useNames();
  const short = useShortNames();
  const root = () => workbench.live.$program.get().root?.address ?? props.address;
  const rootTitle = () => title(root());
  const upstream = useGradient(() => props.reader.address);
  const slope = () => {
    tick();
    return workbench.live.slopes(props.reader.address)[props.reader.operand] ?? null;
  };
  const contribution = () => {
    tick();
    return workbench.live.contribution(props.reader.address, props.reader.operand);
  };
  const overRows = () => {
    tick();
    return sumOverRows(workbench.live.$program.get(), props.reader.address, props.reader.operand);
  };
  const consumer = () => title(props.reader.address);
  return (
    <div class="inspector-link">
      <p class="inspector-line">
        through <i>{consumer()}</i>:{' '}
        <Formula
          math={chainLink(short(root()), short(props.reader.address), short(props.address))}
          name={`the gradient of ${rootTitle()} by ${consumer()}, times the slope of ${consumer()} by ${title(props.address)}`}
        />
      </p>
      <LinkNumbers
        op={props.reader.address}
        to={props.address}
        upstream={upstream()}
        slope={slope()}
        product={contribution()}
      />
      <OverRows sum={overRows()} name={`contribution through ${consumer()} over all rows`} />
    </div>
  );
}
