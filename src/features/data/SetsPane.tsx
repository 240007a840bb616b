import './SetsPane.css';
import { createMemo, createSignal, createUniqueId, For, Show, untrack } from 'solid-js';
import {
  dataSetIds,
  dataSets,
  drawProblem,
  drawSet,
  firstOptions,
  isDataSetId,
  type DataSetId,
} from '../../data/data-sets.ts';
import type { DrawOptions } from '../../data/data-set.ts';
import { replaceTable } from '../../store/data-edits.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { DataTable } from './data-table.ts';
import { DrawField } from './DrawField.tsx';
import { Legend } from './Legend.tsx';
import { Scatter } from './Scatter.tsx';
import { scatterPoints } from './scatter-points.ts';

const thumbnails = new Map(
  dataSetIds.map((id) => [id, scatterPoints(drawSet(id, { ...firstOptions(id), size: 60 }).columns)] as const),
);

/** Chooses a built-in set and how it is drawn. The table changes when it is taken. */
export function SetsPane(props: { readonly table: DataTable }) {
  const group = createUniqueId();
  const start = untrack(() => startOf(props.table));
  const [chosen, setChosen] = createSignal<DataSetId>(start.id);
  const [options, setOptions] = createSignal<DrawOptions>(start.options);
  const set = () => dataSets[chosen()];
  const problem = () => drawProblem(chosen(), options());
  const drawn = createMemo(() => (problem() === null ? drawSet(chosen(), options()) : null));
  const points = createMemo(() => scatterPoints(drawn()?.columns ?? []));
  const isTaken = () => {
    const { source } = props.table.record();
    const { size, noise, seed } = options();
    if (source.kind !== 'generated' || source.set !== chosen()) return false;
    return set().defaults === null || (source.size === size && source.noise === noise && source.seed === seed);
  };
  const whyNot = () => problem() ?? (isTaken() ? 'The table holds these rows already.' : undefined);

  function choose(id: DataSetId): void {
    setChosen(id);
    setOptions(firstOptions(id));
  }

  function take(): void {
    const rows = drawn();
    if (rows === null) return;
    props.table.edit(`Take ${set().title}`, replaceTable(props.table.document(), props.table.id, rows));
  }

  const change = (changes: Partial<DrawOptions>) => setOptions((old) => ({ ...old, ...changes }));

  return (
    <div class="sets-pane">
      <fieldset class="sets-choice">
        <legend class="visually-hidden">Built-in set</legend>
        <For each={dataSetIds}>
          {(id) => (
            <label>
              <input type="radio" name={group} value={id} checked={chosen() === id} on:change={() => choose(id)} />
              <Show when={thumbnails.get(id)}>
                {(of) => <Scatter of={of()} side={64} radius={1.6} isNamed={false} />}
              </Show>
              <span>{dataSets[id].title}</span>
            </label>
          )}
        </For>
      </fieldset>
      <div class="sets-preview">
        <p>{set().explain}</p>
        <Scatter of={points()} side={264} radius={3.5} isNamed={true} />
        <Legend of={points()} />
        <Show when={set().defaults !== null}>
          <div class="sets-options">
            <DrawField
              label="Rows"
              value={options().size}
              range={{ min: set().fewestRows, max: 500, step: 1 }}
              onChange={(size) => change({ size })}
            />
            <DrawField
              label="Noise"
              value={options().noise}
              range={{ min: 0, max: 0.5, step: 0.01 }}
              onChange={(noise) => change({ noise })}
            />
            <DrawField
              label="Seed"
              value={options().seed}
              range={{ min: 1, max: 100, step: 1 }}
              onChange={(seed) => change({ seed })}
            />
          </div>
        </Show>
        <Show when={problem()}>
          {(words) => (
            <p class="data-problem" role="alert">
              <Icon name="warning" />
              {words()}
            </p>
          )}
        </Show>
        <Button variant="solid" disabled={whyNot()} onPress={take}>
          Use these rows
        </Button>
      </div>
    </div>
  );
}

/** What the table was drawn from, so that one goes on from there; else the first set. */
function startOf({ record }: DataTable): { readonly id: DataSetId; readonly options: DrawOptions } {
  const { source } = record();
  if (source.kind === 'generated' && isDataSetId(source.set)) {
    const { size, noise, seed } = source;
    return { id: source.set, options: { size, noise, seed } };
  }
  return { id: 'two_moons', options: firstOptions('two_moons') };
}
