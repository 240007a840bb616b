import { createMemo, createSignal, Show } from 'solid-js';
import { lastOf, outerOf, type Address } from '../../kernel/ids.ts';
import { parametersIn } from '../../training/finding.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Histogram } from '../../ui/charts/Histogram.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Choice } from './Choice.tsx';
import { createPaced } from './paced.ts';
import { useSlotNames } from './use-names.ts';

/** How often the bars are counted anew, in ms. */
const pace = 100;

const all = '';

/** Where the parameters lie, and their gradients: of all, or of one layer. */
export function HistogramsTab() {
  const { workbench } = useBench();
  const { live } = workbench;
  const document = useStore(workbench.$document);
  const paced = createPaced(live.$tick, pace);
  const names = useSlotNames();
  const [what, setWhat] = createSignal<'gradient' | 'parameter'>('parameter');
  const [counts, setCounts] = createSignal<'linear' | 'log'>('linear');
  const [part, setPart] = createSignal(all);
  const parameters = createMemo(() => parametersIn(document()));
  const parts = createMemo(() => partsOf(parameters()));
  const wanted = createMemo(() => [...parts()].find(([layer]) => layer === part())?.[1] ?? parameters());
  const values = createMemo(() => {
    paced();
    const read = what() === 'gradient' ? live.gradient : live.value;
    return Float64Array.from(wanted().flatMap((address) => read(address) ?? []));
  });
  const options = () => [
    { value: all, text: `all ${parameters().length} parameters` },
    ...[...parts()].map(([layer, inside]) => ({ value: layer, text: `${names()(layer)} (${inside.length})` })),
  ];

  return (
    <div class="picture-tab">
      <div class="picture-choices">
        <Segmented
          name="What is counted"
          value={what()}
          options={[
            { value: 'parameter', label: 'Parameters' },
            { value: 'gradient', label: 'Gradients' },
          ]}
          onChange={setWhat}
        />
        <Segmented
          name="Scale of the counts"
          value={counts()}
          options={[
            { value: 'linear', label: 'Linear' },
            { value: 'log', label: 'Log' },
          ]}
          onChange={setCounts}
        />
        <Choice label="Of" value={part()} options={options()} onChange={setPart} />
      </div>
      <Show when={values().length > 0} fallback={<p class="picture-empty">{whyNone(parameters().length, what())}</p>}>
        <Histogram values={values()} name={what()} signed={what() === 'gradient'} counts={counts()} />
      </Show>
    </div>
  );
}

function whyNone(parameters: number, what: 'gradient' | 'parameter'): string {
  if (parameters === 0) return 'There is no parameter yet. Make a number a parameter, or add a neuron.';
  return what === 'gradient'
    ? 'None of these parameters leads to the result, so none has a gradient.'
    : 'None of these parameters has a number.';
}

/** The parameters of each layer, lone neuron or macro, in canonical order. */
function partsOf(parameters: readonly Address[]): ReadonlyMap<Address, readonly Address[]> {
  const parts = new Map<Address, Address[]>();
  for (const address of parameters) {
    const holder = outerOf(address);
    if (holder === null) continue;
    const layer = /^n\d+$/.test(lastOf(holder)) ? (outerOf(holder) ?? holder) : holder;
    const known = parts.get(layer);
    if (known === undefined) parts.set(layer, [address]);
    else known.push(address);
  }
  return parts;
}
