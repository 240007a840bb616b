import { createMemo, Show } from 'solid-js';
import { createSampler } from '../../compile/sample.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { CurvePicture } from '../../ui/charts/CurvePicture.tsx';
import { curvePlaces } from '../../ui/charts/curve-window.ts';
import type { Fit } from '../../ui/charts/fit-picture.ts';
import { Choice } from './Choice.tsx';
import { useSlotNames } from './use-names.ts';
import { useAxis } from './use-plane.ts';
import { useReadout } from './use-readout.ts';

/** Places that a curve is sampled at. */
const samples = 181;

/** What the net makes of one input, with the examples it should pass. */
export function CurveTab() {
  const { workbench } = useBench();
  const { live } = workbench;
  const tick = useStore(live.$tick);
  const program = useStore(live.$program);
  const row = useStore(live.$row);
  const names = useSlotNames();
  const x = useAxis(0);
  const shown = useReadout();

  const sampler = createMemo(() => {
    const [across, readout] = [x.axis(), shown.readout()];
    return across === null || readout === null ? null : createSampler(program(), [across.address], readout.outputs);
  });
  const fit = createMemo((): Fit | null => {
    tick();
    const [across, readout, sample] = [x.axis(), shown.readout(), sampler()];
    if (across === null || readout === null || sample === null) return null;
    const xs = curvePlaces(across.stretch, samples);
    // Whoever reads the tape itself reads it swept.
    live.value(across.address);
    const sampled = sample.run([xs], { row: row() });
    const places = live.rowValues(across.address);
    // Targets of several outputs are places among them, not heights.
    const target = readout.outputs.length === 1 ? readout.target : null;
    const targets = target === null ? null : live.rowValues(target);
    const points =
      places === null || targets === null || places.length !== targets.length ? null : { xs: places, ys: targets };
    const curves = readout.outputs.map((output, place) => ({ name: names()(output), ys: sampled[place] ?? [] }));
    return { xs, curves, points, xName: names()(across.address) };
  });

  return (
    <div class="picture-tab">
      <div class="picture-choices">
        <Choice label="Across" value={x.axis()?.address ?? ''} options={x.options()} onChange={x.choose} />
        <Choice label="Shown" value={shown.value()} options={shown.options()} onChange={shown.choose} />
      </div>
      <Show when={fit()} fallback={<p class="picture-empty">{whyNone()}</p>}>
        {(found) => <CurvePicture fit={found()} height={240} />}
      </Show>
      <Show when={fit() !== null && x.options().length > 1}>
        <p class="picture-remark">
          The other inputs stay as they are{program().spaces.length > 0 ? ` in row ${row() + 1}` : ''}.
        </p>
      </Show>
    </div>
  );

  function whyNone(): string {
    if (x.options().length === 0)
      return 'A curve needs an input: a column of data, or a number with the role of an input.';
    if (shown.readout() === null) return 'There is nothing to show yet. Wire the input into a neuron or a net.';
    return 'What is shown does not go with this input: it has no number, or it brings all rows together.';
  }
}
