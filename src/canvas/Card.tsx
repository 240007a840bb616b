import { createMemo, Index, untrack } from 'solid-js';
import { invariant } from '../kernel/invariant.ts';
import type { Flow } from './flow.ts';
import type { FlowNode } from './flow-model.ts';
import { bindRect } from './place-bridge.ts';
import { Port } from './Port.tsx';
import { lib } from './viewport.ts';

/** One mounted node: its place, its ports, and inside them what the app draws. */
export function Card(props: { readonly id: string; readonly flow: Flow }) {
  const first = untrack(() => props.flow.scene.node(props.id));
  invariant(first !== undefined, `card ${untrack(() => props.id)} has no node`);
  // A card on its way out still answers for the node it was.
  const node = createMemo<FlowNode>((before) => props.flow.scene.node(props.id) ?? before, first);
  const wired = createMemo(() => {
    const ends = props.flow.scene.wiresAt(props.id).flatMap(({ from, to }) => [from, to]);
    return new Set(ends.filter((end) => end.node === props.id).map(({ port }) => port));
  });
  const selected = () => props.flow.isSelected(props.id);
  const lifted = () => props.flow.nodeDrag.active() && props.flow.nodeDrag.gripped().has(props.id);

  return (
    <div
      class={`canvas-card ${lib}-flow__node nopan`}
      ref={(element) => bindRect(element, () => props.flow.scene.rect(node()))}
      role="group"
      aria-label={node().label}
      tabIndex={-1}
      data-node={props.id}
      data-layer={node().layer}
      data-movable={node().movable ? '' : undefined}
      data-selected={selected() ? '' : undefined}
      data-lifted={lifted() ? '' : undefined}
    >
      {untrack(() => props.flow.props.renderNode(node))}
      <Index each={node().ports}>
        {(port) => <Port node={props.id} port={port()} wired={wired().has(port().id)} wiring={props.flow.wiring} />}
      </Index>
    </div>
  );
}
