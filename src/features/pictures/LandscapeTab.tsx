import { createMemo, createSignal, onCleanup, Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { defaultTraining } from '../../graph/training-settings.ts';
import { parametersIn } from '../../training/finding.ts';
import type { ComputeLandscape } from '../../training/landscape-run.ts';
import type { LandscapeJob } from '../../training/picture-job.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Landscape } from '../../ui/charts/Landscape.tsx';
import type { LossField } from '../../ui/charts/landscape-picture.ts';
import { Choice } from './Choice.tsx';
import { ParameterPicker } from './ParameterPicker.tsx';
import { useSlotNames } from './use-names.ts';
import { walkedPath } from './walked-path.ts';

/** In CSS px: as much as a panel at the foot of the page has room for. */
const planeHeight = 236;

/** An odd number, so that the present point is the middle of a cell. */
const n = 25;

const reaches = ['0.1', '0.5', '1', '2', '5', '10'] as const;

/** A landscape as far as it is computed. */
interface Computed {
  readonly job: LandscapeJob;
  readonly losses: Float64Array;
}

/** The loss over two parameters around where they stand, computed on request, with the way that training walked. */
export function LandscapeTab(props: { readonly computeLandscape: ComputeLandscape }) {
  const { workbench, view, training } = useBench();
  const { live } = workbench;
  const document = useStore(workbench.$document);
  const tick = useStore(live.$tick);
  const runs = useStore(training.$runs);
  const names = useSlotNames();
  const parameters = createMemo(() => parametersIn(document()));
  const [chosenX, setX] = createSignal<Address | null>(null);
  const [chosenY, setY] = createSignal<Address | null>(null);
  const [reach, setReach] = createSignal('1');
  const [computed, setComputed] = createSignal<Computed | null>(null);
  const [share, setShare] = createSignal<number | null>(null);
  const [trouble, setTrouble] = createSignal('');
  let cancelRun: (() => void) | null = null;
  onCleanup(() => cancelRun?.());

  const known = (address: Address | null) => (address !== null && parameters().includes(address) ? address : null);
  const x = () => known(chosenX()) ?? parameters()[0] ?? null;
  const y = () => known(chosenY()) ?? parameters()[1] ?? null;

  const field = createMemo((): LossField | null => {
    tick();
    const found = computed();
    if (found === null) return null;
    const { job, losses } = found;
    const at = { x: live.value(job.x), y: live.value(job.y) };
    return {
      losses,
      n: job.n,
      x: job.xs,
      y: job.ys,
      xName: names()(job.x),
      yName: names()(job.y),
      present: at.x === undefined || at.y === undefined ? null : { x: at.x, y: at.y },
      path: walkedPath(runs().current, job.x, job.y),
    };
  });

  function around(address: Address): { readonly low: number; readonly high: number } {
    const [middle, half] = [live.value(address) ?? 0, Number(reach())];
    return { low: middle - half, high: middle + half };
  }

  function compute(): void {
    const [across, up] = [x(), y()];
    if (across === null || up === null) return;
    stop();
    setTrouble('');
    setShare(0);
    const whole = document();
    const loss = (whole.training ?? defaultTraining).loss;
    const job: LandscapeJob = { loss, x: across, y: up, xs: around(across), ys: around(up), n };
    const numbers = parameters().flatMap((address) => {
      const value = live.value(address);
      return value === undefined ? [] : [[address, value] as const];
    });
    cancelRun = props.computeLandscape(
      { document: whole, numbers, job },
      {
        progress({ share: done, losses }) {
          setShare(done);
          setComputed({ job, losses });
        },
        done(losses) {
          cancelRun = null;
          setShare(null);
          setComputed({ job, losses });
          view.announce('The landscape is drawn.');
        },
        failed(message) {
          cancelRun = null;
          setShare(null);
          setTrouble(message);
        },
      },
    );
  }

  function stop(): void {
    cancelRun?.();
    cancelRun = null;
    setShare(null);
  }

  return (
    <div class="picture-tab">
      <Show
        when={parameters().length >= 2}
        fallback={
          <p class="picture-empty">A landscape needs two parameters. Make numbers parameters, or add a neuron.</p>
        }
      >
        <div class="picture-choices">
          <ParameterPicker label="Across" parameters={parameters()} value={x()} onChange={setX} />
          <ParameterPicker label="Up" parameters={parameters()} value={y()} onChange={setY} />
          <Choice
            label="As far as"
            value={reach()}
            options={reaches.map((value) => ({ value, text: `± ${value}` }))}
            onChange={setReach}
          />
          <Show
            when={share() === null}
            fallback={
              <Button variant="outline" icon="close" onPress={stop}>
                Cancel
              </Button>
            }
          >
            <Button
              variant="outline"
              disabled={x() === y() ? 'Choose two different parameters.' : undefined}
              onPress={compute}
            >
              Compute
            </Button>
          </Show>
        </div>
        <Show when={share() !== null}>
          <progress class="picture-progress" max="1" value={share() ?? 0} aria-label="Landscape" />
        </Show>
        <Show when={trouble()}>{(text) => <p role="alert">{text()}</p>}</Show>
        <Show when={field()}>
          {(found) => (
            <>
              <Landscape field={found()} height={planeHeight} />
              <p class="picture-remark">
                The other parameters are as they were when it was computed. Compute again after they have changed.
              </p>
            </>
          )}
        </Show>
      </Show>
    </div>
  );
}
