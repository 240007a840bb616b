import { createMemo, For, Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { findHealth } from '../../training/health.ts';
import type { FindingKind } from '../../training/finding.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { createPaced } from './paced.ts';
import { useSlotNames } from './use-names.ts';

/** How often the net is looked over while it changes, in ms. */
const pace = 400;

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
  const { workbench, canvas, training } = useBench();
  const { live } = workbench;
  const document = useStore(workbench.$document);
  const runs = useStore(training.$runs);
  const paced = createPaced(live.$tick, pace);
  const names = useSlotNames();
  const findings = createMemo(() => {
    paced();
    const program = live.$program.get();
    // Whoever reads the tape itself reads it swept.
    if (program.root !== null) live.value(program.root.address);
    const losses =
      runs()
        .current?.log.records()
        .map(({ loss }) => loss) ?? [];
    return findHealth({ document: document(), program, nameOf: names(), losses });
  });

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
