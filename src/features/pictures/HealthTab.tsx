import { createSignal, For, onCleanup, Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import type { Finding, FindingKind } from '../../training/finding.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useSlotNames } from './use-names.ts';
import { watchHealth } from './watch-health.ts';

const titles: Readonly<Record<FindingKind, string>> = {
  dead: 'Dead unit',
  saturated: 'Saturated unit',
  stuck: 'Weight that cannot learn',
  vanishing: 'Vanishing gradients',
  exploding: 'Exploding gradients',
  growing: 'Growing loss',
};

/** What keeps the net from learning, each named where it is, with the reason. */
export function HealthTab() {
  const bench = useBench();
  const { workbench, canvas } = bench;
  const names = useSlotNames();
  const [findings, tell] = createSignal<readonly Finding[]>([]);
  onCleanup(watchHealth(bench, tell));

  function show(address: Address): void {
    workbench.select([address]);
    canvas.reveal(address);
  }

  return (
    <div class="picture-tab">
      <Show
        when={findings().length > 0}
        fallback={
          <p class="picture-well">
            <Icon name="check" /> No unit is dead or saturated, every weight can learn, and gradients reach every layer.
          </p>
        }
      >
        <ul class="picture-findings" aria-label="Findings">
          <For each={findings()}>
            {(finding) => (
              <li>
                <h4>
                  <Icon name="warning" /> {titles[finding.kind]}
                </h4>
                <p>{finding.text}</p>
                <Button
                  size="small"
                  name={`Show ${names()(finding.address)} on the canvas`}
                  onPress={() => show(finding.address)}
                >
                  Show
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </div>
  );
}
