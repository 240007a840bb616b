import { createMemo, Show, untrack } from 'solid-js';
import { createSampler } from '../../compile/sample.ts';
import { planeColumns } from '../../training/picture-job.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { RegionPicture } from '../../ui/charts/RegionPicture.tsx';
import type { Regions } from '../../ui/charts/region-picture.ts';
import { Choice } from './Choice.tsx';
import { columnAt } from './axes.ts';
import { createFineness } from './fineness.ts';
import { createPaced } from './paced.ts';
import { examplesOn } from './points.ts';
import { useRest } from './rest.ts';
import { useSlotNames } from './use-names.ts';
import { useAxis } from './use-plane.ts';
import { useReadout } from './use-readout.ts';

/** In CSS px: as much as a panel at the foot of the page has room for. */
const planeHeight = 236;

/** Which class the net tells where, over two inputs of one's choice, following every nudge. */
export function RegionsTab() {
  const { workbench } = useBench();
  const { live } = workbench;
  const document = useStore(workbench.$document);
  // In a task of its own, so that a picture never makes the frame of an edit longer.
  const swept = createPaced(live.$tick, 0);
  const program = useStore(live.$program);
  const row = useStore(live.$row);
  const names = useSlotNames();
  const x = useAxis(0);
  const y = useAxis(1);
  const shown = useReadout();
  const rest = useRest(live.$tick);
  const fineness = createFineness();

  // A new version of the document brings a new readout, mostly of the same slots; a sampler is worth keeping.
  const outputs = createMemo(() => shown.readout()?.outputs ?? null, null, {
    equals: (a, b) => a?.join(' ') === b?.join(' '),
  });
  const sampler = createMemo(() => {
    const [across, up, read] = [x.axis(), y.axis(), outputs()];
    if (across === null || up === null || read === null || across.address === up.address) return null;
    return createSampler(program(), [across.address, up.address], read);
  });
  const examples = createMemo(() => {
    swept();
    const [across, up, readout] = [x.axis(), y.axis(), shown.readout()];
    return across === null || up === null || readout === null
      ? { points: [], rows: 0 }
      : examplesOn(live, across.address, up.address, readout);
  });
  const regions = createMemo((): Regions | null => {
    swept();
    shown.value();
    const [across, up, sample] = [x.axis(), y.axis(), sampler()];
    const readout = untrack(shown.readout);
    if (across === null || up === null || readout === null || sample === null) return null;
    const n = fineness.next(rest());
    const before = performance.now();
    // Whoever reads the tape itself reads it swept.
    live.value(across.address);
    const scores = sample.run(planeColumns(across.stretch, up.stretch, n), { row: row() });
    fineness.learn(n, performance.now() - before);
    const { threshold, classes, classOf } = readout;
    return {
      scores,
      n,
      x: across.stretch,
      y: up.stretch,
      xName: untrack(names)(across.address),
      yName: untrack(names)(up.address),
      classes,
      threshold,
      points: untrack(examples).points,
      isJudged: classOf !== null,
    };
  });
  const others = () =>
    x.options().filter(({ value }) => value !== x.axis()?.address && value !== y.axis()?.address).length;
  const hasColumns = () => {
    const across = x.axis();
    return across !== null && columnAt(document(), across.address) !== null;
  };

  return (
    <div class="picture-tab">
      <div class="picture-choices">
        <Choice label="Across" value={x.axis()?.address ?? ''} options={x.options()} onChange={x.choose} />
        <Choice label="Up" value={y.axis()?.address ?? ''} options={y.options()} onChange={y.choose} />
        <Choice label="Shown" value={shown.value()} options={shown.options()} onChange={shown.choose} />
      </div>
      <Show when={regions()} fallback={<p class="picture-empty">{whyNone()}</p>}>
        {(found) => <RegionPicture regions={found()} height={planeHeight} />}
      </Show>
      <Show when={regions() !== null && others() > 0}>
        <p class="picture-remark">
          The other inputs stay {hasColumns() ? `as they are in row ${row() + 1}` : 'as they are'}.
        </p>
      </Show>
      <Show when={examples().rows > examples().points.length}>
        <p class="picture-remark">
          {examples().points.length} of {examples().rows} examples are drawn, evenly chosen.
        </p>
      </Show>
    </div>
  );

  function whyNone(): string {
    if (x.options().length < 2)
      return 'Regions need two inputs: two columns of data, or two numbers with the role of an input.';
    if (shown.readout() === null) return 'There is nothing to show yet. Wire the inputs into a neuron or a net.';
    if (x.axis()?.address === y.axis()?.address) return 'Choose two different inputs.';
    return 'What is shown does not go with these two inputs: it has no number, or it brings all rows together.';
  }
}
