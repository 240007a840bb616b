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
    const [across, output] = [x.axis(), shown.readout()?.outputs[0]];
    return across === null || output === undefined ? null : createSampler(program(), [across.address], [output]);
  });
  const fit = createMemo((): Fit | null => {
    tick();
    const [across, readout, sample] = [x.axis(), shown.readout(), sampler()];
    const [output] = readout?.outputs ?? [];
    if (across === null || readout === null || sample === null || output === undefined) return null;
    const xs = curvePlaces(across.stretch, samples);
    // Whoever reads the tape itself reads it swept.
    live.value(across.address);
    const [ys = new Float64Array(0)] = sample.run([xs], { row: row() });
    const places = live.rowValues(across.address);
    const targets = readout.target === null ? null : live.rowValues(readout.target);
    const points =
      places === null || targets === null || places.length !== targets.length ? null : { xs: places, ys: targets };
    return { curve: { xs, ys }, points, xName: names()(across.address), yName: names()(output) };
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
