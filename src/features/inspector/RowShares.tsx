import { createMemo, For, Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useShownRow } from '../../nodes/use-row.ts';
import { GradientBadge } from '../../ui/GradientBadge.tsx';
import { Section } from '../../ui/Section.tsx';
import { useTick } from './use-tick.ts';
import { useNames } from '../../nodes/use-names.ts';

/** How the rows of the data share in a gradient: this row and all of them; for what has a number per row, the rows that count most. */
export function RowShares(props: { readonly address: Address }) {
  const { live } = useBench().workbench;
  const tick = useTick();
  const row = useShownRow(() => props.address);
  const inRow = createMemo(() => {
    tick();
    return live.gradientInRow(props.address);
  });
  return (
    <>
      <Show when={row() !== null}>
        <PerRow address={props.address} />
      </Show>
      <Show when={row() === null && inRow() !== null}>
        <ThroughRow address={props.address} share={inRow() ?? 0} />
      </Show>
    </>
  );
}

/** For one number that all rows read: a weight, a bias. */
function ThroughRow(props: { readonly address: Address; readonly share: number }) {
  const { workbench } = useBench();
  const tick = useTick();
  const format = useNumeral().format;
  const title = useNames();
  const total = () => {
    tick();
    return workbench.live.gradient(props.address) ?? null;
  };
  const row = () => {
    tick();
    return workbench.live.row() + 1;
  };
  return (
    <Section title="Through the rows">
      <div class="inspector-row">
        <p class="inspector-remark">this row, row {row()}</p>
        <GradientBadge
          gradient={props.share}
          name={`${title(props.address)} in this row`}
          look="plain"
          format={format()}
        />
      </div>
      <div class="inspector-row">
        <p class="inspector-remark">all rows Σ</p>
        <GradientBadge
          gradient={total()}
          name={`${title(props.address)} over all rows`}
          look="plain"
          format={format()}
        />
      </div>
    </Section>
  );
}

interface RowGradient {
  readonly row: number;
  readonly gradient: number;
}

/** For what has one number per row. */
function PerRow(props: { readonly address: Address }) {
  const { live } = useBench().workbench;
  const tick = useTick();
  const format = useNumeral().format;
  const row = useShownRow(() => props.address);
  const gradients = createMemo(() => {
    tick();
    return live.rowGradients(props.address);
  });
  const sum = () => gradients()?.reduce((total, gradient) => total + gradient, 0) ?? null;
  const largest = createMemo(() => largestRows(gradients() ?? new Float64Array()));

  return (
    <Section title="Over the rows">
      <div class="inspector-row">
        <p class="inspector-remark">
          row {row()?.place} of {row()?.count}
        </p>
        <GradientBadge
          gradient={gradients()?.[live.row()] ?? null}
          name="gradient in this row"
          look="plain"
          format={format()}
        />
      </div>
      <div class="inspector-row">
        <p class="inspector-remark">all {row()?.count} rows Σ</p>
        <GradientBadge gradient={sum()} name="gradients of all rows, added up" look="plain" format={format()} />
      </div>
      <Show when={largest().length > 0}>
        <p class="inspector-remark">Rows that count most:</p>
        <For each={largest()}>{(entry) => <FollowRow entry={entry} />}</For>
      </Show>
    </Section>
  );
}

function FollowRow(props: { readonly entry: RowGradient }) {
  const { workbench, view } = useBench();
  const format = useNumeral().format;
  const place = () => props.entry.row + 1;

  function follow(): void {
    workbench.live.setRow(props.entry.row);
    view.announce(`Row ${place()}.`);
  }

  return (
    <div class="inspector-row">
      <button type="button" class="inspector-follow" aria-label={`follow row ${place()}`} on:click={follow}>
        row {place()}
      </button>
      <GradientBadge gradient={props.entry.gradient} name={`row ${place()}`} look="plain" format={format()} />
    </div>
  );
}

const mostRows = 5;

/** The rows with the largest gradients by size, largest first. */
function largestRows(gradients: Float64Array): readonly RowGradient[] {
  return [...gradients]
    .map((gradient, row) => ({ row, gradient }))
    .filter(({ gradient }) => gradient !== 0 && !Number.isNaN(gradient))
    .sort((a, b) => Math.abs(b.gradient) - Math.abs(a.gradient))
    .slice(0, mostRows);
}
