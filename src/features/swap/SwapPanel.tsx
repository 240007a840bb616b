import './SwapPanel.css';
import { createMemo, For, onCleanup, Show } from 'solid-js';
import { localOf, nodeOf, type NodeId } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { titleOf } from '../../nodes/titles.ts';
import { useTitles } from '../../nodes/use-titles.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Section } from '../../ui/Section.tsx';
import { flyOut } from './fly-out.ts';
import { ProofTable } from './ProofTable.tsx';
import { useSwap } from './use-swap.ts';

/** Exchanges an operation for its equal and proves that nothing outside changes. */
export function SwapPanel() {
  const { classroom } = useBench();
  const loaded = useStore(classroom.$loaded);
  classroom.use(() => undefined);
  return (
    <Panel title="Swap under glass" onClose={() => classroom.$panel.set(null)}>
      <div class="swap-panel">
        <p>
          How much one node does is up to you: any operation with a local rule will do. Exchange one for its equal, and
          see that every value and gradient outside stays.
        </p>
        <Show when={loaded()}>
          <Offers />
          <ProofTable />
        </Show>
      </div>
    </Panel>
  );
}

function Offers() {
  const { workbench } = useBench();
  const swap = useSwap();
  const selection = useStore(workbench.$selection);
  const document = useStore(workbench.$document);
  const titles = useTitles();
  onCleanup(
    swap.$made.listen((made) => {
      if (made !== null) flyOut(workbench.$document.get(), made.node, made.created);
    }),
  );
  const target = () => {
    const [first, ...more] = selection();
    return first === undefined || more.length > 0 ? null : first;
  };
  const node = (): NodeId | null => {
    const address = target();
    return address === null || localOf(address) !== null ? null : nodeOf(address);
  };
  const offers = createMemo(() => {
    document();
    const id = node();
    return id === null ? [] : swap.offers(id);
  });
  const hint = () => {
    const address = target();
    if (address === null) return 'Select one card: tanh, σ, relu, ÷, −, x², √, or a softmax cross-entropy.';
    const kind = document().nodes.get(nodeOf(address))?.kind;
    if (localOf(address) !== null || kind === 'macro')
      return 'What lies inside a macro belongs to it. Detach it into nodes first, then exchange its operations.';
    return 'There is no equal for this one here. Try tanh, σ, relu, ÷, −, x², √, or the last card of one that is spelled out.';
  };
  return (
    <Section title="What fits">
      <Show when={node()}>{(id) => <p class="swap-node">{titleOf(document(), titles(), id())}</p>}</Show>
      <Show when={offers().length > 0} fallback={<p>{hint()}</p>}>
        <ul class="swap-offers">
          <For each={offers()}>
            {(offer) => (
              <li>
                <p>
                  <code>{offer.from}</code> <span aria-hidden="true">→</span>
                  <span class="visually-hidden">becomes</span> <code>{offer.to}</code>
                </p>
                <Button
                  size="small"
                  variant="outline"
                  name={`Swap ${offer.from} for ${offer.to}`}
                  disabled={offer.problem ?? undefined}
                  onPress={() => {
                    const id = node();
                    if (id !== null) swap.swap(id, offer);
                  }}
                >
                  Swap
                </Button>
                <Show when={offer.problem ?? offer.caution}>{(words) => <small>{words()}</small>}</Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Section>
  );
}
