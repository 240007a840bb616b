import { For } from 'solid-js';
import type { ModeRace } from '../../compile/mode-race.ts';

interface Cost {
  readonly mode: string;
  readonly sweeps: number;
  readonly each: number;
  readonly total: number;
}

/** What both ways cost, as a table with a bar in each line. */
export function CostBars(props: { readonly race: ModeRace }) {
  const costs = (): readonly Cost[] => [
    {
      mode: 'forward',
      sweeps: props.race.inputs.length,
      each: props.race.perSweep,
      total: props.race.forwardCost,
    },
    {
      mode: 'reverse',
      sweeps: props.race.outputs.length,
      each: props.race.perSweep,
      total: props.race.reverseCost,
    },
  ];
  const most = () => Math.max(1, props.race.forwardCost, props.race.reverseCost);
  return (
    <table class="modes-costs">
      <caption>
        One sweep visits every wire on the way, in every row: one multiplication by the local slope and one addition.
        Before, both compute the values once: {grouped(props.race.valueCost)} operations.
      </caption>
      <thead>
        <tr>
          <th scope="col">mode</th>
          <th scope="col">sweeps</th>
          <th scope="col">each</th>
          <th scope="col">multiply-adds</th>
        </tr>
      </thead>
      <tbody>
        <For each={costs()}>
          {(cost) => (
            <>
              <tr>
                <th scope="row">{cost.mode}</th>
                <td>{grouped(cost.sweeps)}</td>
                <td>× {grouped(cost.each)}</td>
                <td data-total={cost.mode}>{grouped(cost.total)}</td>
              </tr>
              <tr aria-hidden="true">
                <td colspan="4">
                  <svg class="modes-bar" width="100%" height="8">
                    <rect width={`${Math.max(0.5, (100 * cost.total) / most())}%`} height="8" rx="2" />
                  </svg>
                </td>
              </tr>
            </>
          )}
        </For>
      </tbody>
    </table>
  );
}

/** 1234567 → 1 234 567, with narrow spaces that do not break. */
export function grouped(whole: number): string {
  return String(whole).replaceAll(/\B(?=(?:\d{3})+$)/g, '\u202F');
}
