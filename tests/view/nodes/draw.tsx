import { For } from 'solid-js';
import { render, screen, within } from '@solidjs/testing-library';
import type { FlowNode } from '../../../src/canvas/flow-model.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { BenchProvider } from '../../../src/nodes/BenchProvider.tsx';
import { reasons } from '../../../src/nodes/reasons.ts';
import { createRenderCard } from '../../../src/nodes/Card.tsx';
import { netCards } from '../../../src/nodes/net-cards.ts';
import { flowNodes } from '../../../src/nodes/flow-nodes.ts';
import { useStore } from '../../../src/nodes/use-store.ts';
import { useLabels } from '../../../src/nodes/use-titles.ts';
import { bareBench, type BareBench } from '../../support/bench.ts';

const renderCard = createRenderCard(() => netCards);

/** The cards of a document, each in a group named after its node, as the canvas draws them. */
function Cards(props: { readonly bench: BareBench }) {
  // A bench stays the same for as long as the page.
  // oxlint-disable-next-line solid/reactivity
  const { workbench } = props.bench;
  const document = useStore(workbench.$document);
  const program = useStore(workbench.live.$program);
  const labels = useLabels();
  const nodes = () => flowNodes(document(), program(), labels());
  const ids = () => nodes().map(({ id }) => id);
  const last = new Map<string, FlowNode>();
  const node = (id: string) => {
    const found = nodes().find((one) => one.id === id) ?? last.get(id);
    if (found === undefined) throw new Error(`no node ${id}`);
    last.set(id, found);
    return found;
  };
  return (
    <For each={ids()}>
      {(id) => (
        <div role="group" aria-label={node(id).label} data-node={id}>
          {renderCard(() => node(id))}
        </div>
      )}
    </For>
  );
}

export interface Drawn extends BareBench {
  /** Queries inside the card of this name. */
  readonly card: (name: string) => ReturnType<typeof within>;
}

export function draw(document: NudgeDocument): Drawn {
  const bench = bareBench(document);
  render(() => (
    <BenchProvider bench={bench} reasons={() => reasons}>
      <Cards bench={bench} />
    </BenchProvider>
  ));
  return { ...bench, card: (name) => within(screen.getByRole('group', { name })) };
}

/** What a number of the page says: a field's text or an output's. */
export function said(name: string): string {
  const field = screen.queryByRole('spinbutton', { name });
  if (field instanceof HTMLInputElement) return field.value;
  return screen.getByRole('status', { name }).textContent ?? '';
}
