import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import type { ModeRace, RacedDerivative } from '../../compile/mode-race.ts';
import type { Address } from '../../kernel/ids.ts';
import { fullPrecision } from '../../kernel/numeral.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import { shownBy } from '../../store/lens.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { Slider } from '../../ui/Slider.tsx';
import { grouped } from './CostBars.tsx';
import type { RaceNumbers } from './run-race.ts';

/** Lines that a panel can hold at ease. */
const mostLines = 40;

/** A race takes about this long, whatever the graph: in milliseconds, and between two pictures of it. */
const raceTime = 8_000;
const beat = 50;

/** Both ways at once, multiply-add by multiply-add: which derivative is known when. */
export function Race(props: {
  readonly race: ModeRace;
  readonly numbers: RaceNumbers | null;
  readonly name: (address: Address) => string;
}) {
  const { view } = useBench();
  const [done, setDone] = createSignal(0);
  const [isRunning, setRunning] = createSignal(false);
  const most = () => Math.max(props.race.forwardCost, props.race.reverseCost);
  const known = (mode: 'forwardAt' | 'reverseAt') =>
    props.race.derivatives.filter((derivative) => derivative[mode] <= done()).length;
  const words = () =>
    `After ${grouped(done())} multiply-adds forward mode knows ${known('forwardAt')} of ${props.race.derivatives.length} derivatives, reverse mode ${known('reverseAt')}.`;

  let timer: ReturnType<typeof setInterval> | undefined;
  onCleanup(() => clearInterval(timer));

  function pause(): void {
    clearInterval(timer);
    setRunning(false);
  }

  function play(): void {
    if (isRunning()) return pause();
    if (done() >= most()) setDone(0);
    setRunning(true);
    const step = Math.max(1, Math.round((most() * beat) / raceTime));
    timer = setInterval(() => {
      setDone(Math.min(most(), done() + step));
      if (done() < most()) return;
      pause();
      view.announce(words());
    }, beat);
  }

  function moveBy(steps: number): void {
    pause();
    setDone(Math.max(0, Math.min(most(), done() + steps)));
    view.announce(words());
  }

  return (
    <Section title="The race">
      <div class="modes-controls">
        <IconButton icon="chevron-left" name="One multiply-add back" size="small" onPress={() => moveBy(-1)} />
        <IconButton
          icon={isRunning() ? 'pause' : 'play'}
          name={isRunning() ? 'Pause the race' : 'Run the race'}
          onPress={play}
        />
        <IconButton icon="chevron-right" name="One multiply-add on" size="small" onPress={() => moveBy(1)} />
        <Button size="small" onPress={() => moveBy(most())}>
          To the end
        </Button>
      </div>
      <Slider
        name="multiply-adds done"
        value={done()}
        range={{ min: 0, max: Math.max(1, most()), step: 1 }}
        format={{ places: 0 }}
        onPreview={(value) => {
          pause();
          setDone(value);
        }}
        onCommit={setDone}
        onCancel={() => undefined}
      />
      <p data-race>{words()}</p>
      <RaceTable race={props.race} numbers={props.numbers} name={props.name} done={done()} />
      <Show when={props.numbers} fallback={<p class="modes-remark">Sweeping…</p>}>
        {(numbers) => (
          <p class="modes-remark" data-difference={numbers().difference}>
            {differenceWords(numbers().difference)}
          </p>
        )}
      </Show>
    </Section>
  );
}

function differenceWords(difference: number): string {
  if (difference === 0) return 'Both ways give the same numbers, to the last digit.';
  if (Number.isNaN(difference)) return 'Somewhere there is no ordinary number, so the two cannot be compared.';
  return `Both ways give the same numbers: they differ by ${fullPrecision(Number(difference.toPrecision(2)))} at most, which is rounding.`;
}

function RaceTable(props: {
  readonly race: ModeRace;
  readonly numbers: RaceNumbers | null;
  readonly name: (address: Address) => string;
  readonly done: number;
}) {
  const { view, lenses } = useBench();
  const numeral = useNumeral();
  const hidden = useStore(view.$gradientsHidden);
  const revealed = useStore(view.$revealed);
  const lensed = useStore(lenses.$lenses);
  const manyOutputs = () => props.race.outputs.length > 1;
  const lines = createMemo(() => props.race.derivatives.slice(0, mostLines));

  /** What may not be seen on the card may not be seen here either. */
  function isCovered(address: Address): boolean {
    if (hidden() && !revealed().has(address)) return true;
    const shown = shownBy(lensed(), 'gradient', address);
    return shown !== null && shown.kind !== 'number';
  }

  function written(derivative: RacedDerivative, place: number, mode: 'forward' | 'reverse'): string {
    const at = mode === 'forward' ? derivative.forwardAt : derivative.reverseAt;
    if (at > props.done) return '';
    if (isCovered(derivative.input)) return '?';
    const number = props.numbers?.[mode][place];
    if (number === undefined) return '…';
    return number === null ? '–' : numeral(number);
  }

  return (
    <>
      <table class="modes-race">
        <caption class="visually-hidden">Derivatives that are known so far</caption>
        <thead>
          <tr>
            <th scope="col">{manyOutputs() ? 'of' : 'by'}</th>
            <th scope="col">forward</th>
            <th scope="col">reverse</th>
          </tr>
        </thead>
        <tbody>
          <For each={lines()}>
            {(derivative, place) => (
              <tr>
                <th scope="row">{props.name(manyOutputs() ? derivative.output : derivative.input)}</th>
                <td data-known={derivative.forwardAt <= props.done ? '' : undefined}>
                  {written(derivative, place(), 'forward')}
                </td>
                <td data-known={derivative.reverseAt <= props.done ? '' : undefined}>
                  {written(derivative, place(), 'reverse')}
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.race.derivatives.length > mostLines}>
        <p class="modes-remark">and {props.race.derivatives.length - mostLines} more</p>
      </Show>
    </>
  );
}
