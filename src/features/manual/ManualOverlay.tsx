import './ManualOverlay.css';
import { createMemo, Show } from 'solid-js';
import type { PlaneView } from '../../canvas/flow-model.ts';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { ManualSession, ManualStatus } from '../../store/classroom/manual.ts';
import { Elsewhere } from '../../ui/Elsewhere.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { ManualAnswer } from './ManualAnswer.tsx';
import { ManualBanner } from './ManualBanner.tsx';
import { useManual } from './use-manual.ts';

/** Backprop by hand: how far it is, and the field in which a gradient is given, at its card. */
export function ManualOverlay(props: { readonly plane: PlaneView }) {
  const session = useManual();
  return <Show when={session()}>{(loaded) => <Overlay session={loaded()} plane={props.plane} />}</Show>;
}

function Overlay(props: { readonly session: ManualSession; readonly plane: PlaneView }) {
  // The session is the same for as long as the page lives.
  // oxlint-disable-next-line solid/reactivity
  const status = useStore(props.session.$state);
  return (
    <Show when={status()}>
      {(now) => (
        <>
          <Elsewhere mount={stage()}>
            <ManualBanner session={props.session} status={now()} />
          </Elsewhere>
          <Question session={props.session} status={now()} plane={props.plane} />
        </>
      )}
    </Show>
  );
}

/** What stands still while the canvas moves hangs beside it. */
function stage(): Element {
  return document.querySelector('.app-stage') ?? document.body;
}

function Question(props: {
  readonly session: ManualSession;
  readonly status: ManualStatus;
  readonly plane: PlaneView;
}) {
  const { view, canvas } = useBench();
  const zoom = useStore(view.$zoom);
  const asked = () => props.status.asked;
  const address = createMemo(() => asked()?.address ?? null);
  const rect = () => {
    const node = asked();
    return node === null ? null : props.plane.rect(node.card);
  };
  const title = () => {
    const at = address();
    return at === null ? 'A gradient' : `The gradient of ${props.session.name(at)}`;
  };
  let anchor: SVGRectElement | undefined;
  /** A card that is not drawn has no place: then the field stands in the middle of the window. */
  const anchorNow = () => {
    zoom();
    return rect() !== null && anchor !== undefined
      ? anchor
      : { x: innerWidth / 2, y: innerHeight / 2, width: 0, height: 0 };
  };

  /** The field is gone: whoever works by keyboard goes on from the card. */
  function goOn(card: Address): void {
    queueMicrotask(() => {
      // The canvas takes the focus of what is gone to itself.
      if (document.activeElement?.matches('body, .canvas')) canvas.focusNode(card);
    });
  }

  return (
    <>
      <svg class="manual-anchor" aria-hidden="true">
        <rect
          ref={(element) => (anchor = element)}
          x={rect()?.x ?? 0}
          y={rect()?.y ?? 0}
          width={rect()?.width ?? 0}
          height={rect()?.height ?? 0}
        />
      </svg>
      <Popover open={asked() !== null} anchor={anchorNow()} name={title()} onClose={() => props.session.close()}>
        <Show when={address()} keyed>
          {(at) => <ManualAnswer session={props.session} status={props.status} address={at} onGiven={goOn} />}
        </Show>
      </Popover>
    </>
  );
}
