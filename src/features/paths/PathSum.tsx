import { Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import type { LargestPaths } from '../../compile/paths.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNames } from '../../nodes/use-names.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useGradient, useStore } from '../../nodes/use-store.ts';
import { countText } from '../../store/classroom/path-words.ts';
import { Button } from '../../ui/Button.tsx';
import { GradientBadge } from '../../ui/GradientBadge.tsx';

/** What the paths add up to: the gradient; with rows what they bring in this row, and the gradient over all. */
export function PathSum(props: {
  readonly address: Address;
  readonly largest: LargestPaths;
  readonly canFindMore: boolean;
}) {
  const { workbench, classroom } = useBench();
  const { live } = workbench;
  const tick = useStore(live.$tick);
  const format = useNumeral().format;
  const name = useNames();
  const gradient = useGradient(() => props.address);
  const others = () => props.largest.count - BigInt(props.largest.paths.length);
  /** Where one number is read in every row, these are the paths of one row. */
  const isOfOneRow = () => {
    tick();
    return live.gradientInRow(props.address) !== null && live.rowCount(props.address) === 0;
  };
  const row = () => {
    tick();
    return live.row() + 1;
  };
  const isOdd = () =>
    props.largest.paths.some(({ product }) => Number.isNaN(product)) && !Number.isNaN(props.largest.sum);
  const sumWords = () => (isOfOneRow() ? `added up, in row ${row()}` : 'added up: the gradient');

  return (
    <div class="paths-sum">
      <Show when={props.largest.rest !== null}>
        <p class="paths-remark">
          {countText(BigInt(props.largest.paths.length))} of {countText(props.largest.count)} paths shown, the largest.
          The rest add up to
        </p>
        <GradientBadge gradient={props.largest.rest} name="the other paths together," look="plain" format={format()} />
        <Show when={props.canFindMore && others() > 0n}>
          <Button size="small" variant="outline" onPress={() => classroom.use(({ paths }) => paths.more())}>
            Show more
          </Button>
        </Show>
      </Show>
      <p class="paths-total">{sumWords()}</p>
      <GradientBadge
        gradient={props.largest.sum}
        name={`${name(props.address)}, all paths together,`}
        look="plain"
        format={format()}
      />
      <Show when={isOfOneRow()}>
        <p class="paths-remark">the gradient: over all rows, Σ</p>
        <GradientBadge
          gradient={gradient()}
          name={`${name(props.address)}, all paths in all rows,`}
          look="plain"
          format={format()}
        />
      </Show>
      <Show when={isOdd()}>
        <p class="paths-remark">
          One path is NaN, as 0 meets ∞ on it. The backward pass adds up before it multiplies, so there it does not
          show.
        </p>
      </Show>
    </div>
  );
}
