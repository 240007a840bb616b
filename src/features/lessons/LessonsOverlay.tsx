import './LessonsOverlay.css';
import { createMemo, For, onCleanup, onMount, Show } from 'solid-js';
import type { FlowRect, PlaneView } from '../../canvas/flow-model.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { LessonStep } from '../../store/classroom/lesson.ts';
import type { LessonSession, LessonState } from '../../store/classroom/lessons.ts';
import { ringed, ringRect, type Ringed } from './points.ts';

/** Rings around what the open step of a lesson points at. */
export function LessonsOverlay(props: { readonly plane: PlaneView }) {
  const { classroom } = useBench();
  const loaded = useStore(classroom.$loaded);
  const panel = useStore(classroom.$panel);
  return (
    <Show when={panel() !== null ? loaded() : null}>
      {(here) => <Rings session={here().lessons} plane={props.plane} />}
    </Show>
  );
}

function Rings(props: { readonly session: LessonSession; readonly plane: PlaneView }) {
  const { workbench, canvas } = useBench();
  // The session lasts as long as the page.
  // oxlint-disable-next-line solid/reactivity
  const { session } = props;
  const state = useStore(session.$state);
  const document = useStore(workbench.$document);
  const titles = useStore(workbench.$titles);
  const step = createMemo(() => {
    const now = state();
    return now === null || now.isBusy ? undefined : now.lesson.steps[now.at];
  });
  const rings = createMemo(() => ringed(step()?.points ?? [], session.find, document(), titles()));

  // What a step points at comes into view with it; from then on the view is the reader's own.
  let shown: LessonStep | undefined;
  function reveal(now: LessonState | null): void {
    const next = now === null || now.isBusy ? undefined : now.lesson.steps[now.at];
    if (next === undefined || next === shown) return;
    shown = next;
    const [first] = ringed(next.points ?? [], session.find, workbench.$document.get(), workbench.$titles.get());
    if (first?.kind === 'card') canvas.reveal(first.card);
  }
  onMount(() => reveal(session.$state.get()));
  onCleanup(session.$state.listen((now) => reveal(now)));

  return <For each={rings()}>{(ring) => <Ring ring={ring} plane={props.plane} />}</For>;
}

function Ring(props: { readonly ring: Ringed; readonly plane: PlaneView }) {
  const card = () => (props.ring.kind === 'card' ? props.ring : undefined);
  const wire = () => (props.ring.kind === 'wire' ? props.ring.wire : undefined);
  return (
    <>
      <Show when={card()}>{(now) => <CardRing card={now()} plane={props.plane} />}</Show>
      <Show when={wire()}>{(now) => <WireRing wire={now()} plane={props.plane} />}</Show>
    </>
  );
}

function CardRing(props: { readonly card: Extract<Ringed, { kind: 'card' }>; readonly plane: PlaneView }) {
  const rect = createMemo(() => ringRect(props.plane, props.card.card, props.card.part));
  return (
    <Show when={rect()}>
      {(now) => <div class="lesson-ring" data-part={props.card.part} aria-hidden="true" style={placed(now())} />}
    </Show>
  );
}

/** Set property by property: a style written in the markup would be blocked. */
function placed({ x, y, width, height }: FlowRect) {
  return { width: `${width}px`, height: `${height}px`, transform: `translate(${x}px, ${y}px)` };
}

function WireRing(props: { readonly wire: string; readonly plane: PlaneView }) {
  const middle = () => props.plane.onWire(props.wire, 0.5);
  return (
    <Show when={middle()}>
      {(at) => (
        <svg class="lesson-wire-ring" aria-hidden="true">
          <circle r="18" transform={`translate(${at().x} ${at().y})`} />
        </svg>
      )}
    </Show>
  );
}
