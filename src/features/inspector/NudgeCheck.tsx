import { createMemo, createSignal, For, Show, untrack } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { fullPrecision } from '../../kernel/numeral.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useGradient, useStore, useValue } from '../../nodes/use-store.ts';
import { Curve } from '../../ui/charts/Curve.tsx';
import { curvePlaces, curveWindow } from '../../ui/charts/curve-window.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Section } from '../../ui/Section.tsx';
import { measuredSlope, stepExponents, type SlopeMethod } from './slope.ts';
import { useTick } from './use-tick.ts';
import { useNames } from '../../nodes/use-names.ts';

const methods = [
  { value: 'forward', label: 'forward' },
  { value: 'central', label: 'central' },
] as const;

/** The slope measured by really nudging, beside the one the chain rule gives, and the curve both belong to. */
export function NudgeCheck(props: { readonly address: Address }) {
  const { workbench } = useBench();
  const numeral = useNumeral();
  const tick = useTick();
  const program = useStore(workbench.live.$program);
  const title = useNames();
  const [method, setMethod] = createSignal<SlopeMethod>('forward');
  const [exponent, setExponent] = createSignal(-4);
  const value = useValue(() => props.address);
  const gradient = useGradient(() => props.address);
  const h = () => 10 ** exponent();
  const rootIf = (number: number) => workbench.live.rootIf(props.address, number);
  const slope = createMemo(() => {
    tick();
    program();
    const x = value();
    return x === undefined ? undefined : measuredSlope(rootIf, x, h(), method());
  });
  // Where the value stood when the card was selected: the window holds still while it is nudged nearby.
  const home = untrack(value) ?? 0;
  const reach = Math.max(1, Math.abs(home) / 2);
  const best = { low: home - reach, high: home + reach };
  const xs = createMemo((previous: Float64Array | undefined) => {
    const window = curveWindow(best, value() ?? home);
    const next = curvePlaces(window, samplesFor(program().tape.slotCount));
    return previous?.length === next.length && previous[0] === next[0] && previous.at(-1) === next.at(-1)
      ? previous
      : next;
  });
  const ys = createMemo(() => {
    tick();
    return xs().map((x) => rootIf(x) ?? Number.NaN);
  });
  const present = () => {
    tick();
    const [x, y] = [value(), workbench.live.value(root())];
    return x === undefined || y === undefined ? null : { x, y, slope: gradient() ?? Number.NaN };
  };
  const root = () => program().root?.address ?? props.address;
  return (
    <Show when={gradient() !== null && slope() !== undefined}>
      <Section title="Check by nudging">
        <div class="nudge-check">
          <Segmented name="How the slope is measured" options={methods} value={method()} onChange={setMethod} />
          <label>
            h ={' '}
            <select
              value={String(exponent())}
              onChange={(event) => setExponent(Number(event.currentTarget.value))}
              aria-label="step h"
            >
              <For each={stepExponents}>
                {(power) => <option value={String(power)}>{power > -5 ? String(10 ** power) : `1e−${-power}`}</option>}
              </For>
            </select>
          </label>
        </div>
        <dl class="slope-pair">
          <dt>measured</dt>
          <dd title={fullPrecision(slope() ?? Number.NaN)} data-measured>
            {numeral(slope() ?? Number.NaN)}
          </dd>
          <dt>by the chain rule</dt>
          <dd title={fullPrecision(gradient() ?? Number.NaN)}>{numeral(gradient() ?? Number.NaN)}</dd>
        </dl>
        <Curve
          name={`${title(root())} against ${title(props.address)}`}
          xs={xs()}
          ys={ys()}
          at={present()}
          width={280}
          height={110}
        />
        <p class="inspector-remark">
          {title(root())} against {title(props.address)}, all else as it stands
        </p>
      </Section>
    </Show>
  );
}

/** One sample is one sweep: fewer of them where a sweep takes long, so that a nudge stays within its frame. */
function samplesFor(slotCount: number): number {
  if (slotCount <= 1_000) return 97;
  return slotCount <= 10_000 ? 25 : 5;
}
