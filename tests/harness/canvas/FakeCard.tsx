import { createMemo, type Accessor } from 'solid-js';
import type { FlowNode } from '../../../src/canvas/flow-model.ts';

/** A card with what the real ones have: a name, a number that is scrubbed or only shown, a gradient. */
export function FakeCard(props: {
  readonly node: Accessor<FlowNode>;
  readonly value: number;
  readonly gradient: number;
  readonly onScrub: (delta: number) => void;
}) {
  const leaf = createMemo(() => !props.node().ports.some(({ side }) => side === 'in'));
  const value = () => props.value.toFixed(3);
  const gradient = () => `${props.gradient < 0 ? '▼' : '▲'} ${props.gradient.toFixed(3)}`;
  let last: number | null = null;

  return (
    <div class="fake-card">
      <b>{props.node().label}</b>
      {leaf() ? (
        <input
          class="nodrag nopan"
          aria-label={`${props.node().label} value`}
          value={value()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.currentTarget.dataset['draft'] === undefined) return;
            delete event.currentTarget.dataset['draft'];
            event.preventDefault();
          }}
          onInput={(event) => (event.currentTarget.dataset['draft'] = '')}
          onPointerDown={(event) => {
            last = event.clientX;
            event.currentTarget.setPointerCapture(event.pointerId);
          }}
          onPointerMove={(event) => {
            if (last === null) return;
            props.onScrub((event.clientX - last) / 100);
            last = event.clientX;
          }}
          onPointerUp={() => (last = null)}
          onPointerCancel={() => (last = null)}
        />
      ) : (
        <span class="fake-value">{value()}</span>
      )}
      <output aria-live="off" aria-label={`${props.node().label} gradient`}>
        {gradient()}
      </output>
    </div>
  );
}
