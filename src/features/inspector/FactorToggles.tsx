import './FactorToggles.css';
import { For } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { runCommand } from '../../store/commands/run.ts';
import { commandOf } from '../../store/commands/registry.ts';

const factors = [
  { part: 'upstream', name: 'upstream gradients', command: 'factors.upstream' },
  { part: 'slope', name: 'local slopes', command: 'factors.slope' },
  { part: 'product', name: 'products', command: 'factors.product' },
] as const;

/** Shows or hides each part of “upstream × local slope = product”, as a button of its shape. */
export function FactorToggles() {
  const bench = useBench();
  const values = useStore(bench.preferences.$values);
  return (
    <div class="factor-toggles" role="group" aria-label="What is shown of upstream × local slope = product">
      <For each={factors}>
        {({ part, name, command }) => (
          <button
            type="button"
            data-part={part}
            aria-label={`Show ${name}`}
            aria-pressed={values().factors[part]}
            title={`${values().factors[part] ? 'Hide' : 'Show'} ${name}`}
            on:click={() => runCommand(bench, commandOf(command))}
          />
        )}
      </For>
    </div>
  );
}
