import { createEffect, createMemo, Show } from 'solid-js';
import type { PlaneView, Point } from '../../canvas/flow-model.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { PlaybackStatus } from '../../store/classroom/playback.ts';
import { ChainProduct } from '../../ui/ChainProduct.tsx';

/** How long a number takes along its wire, in milliseconds, and at most how much of the time between two steps. */
const travelTime = 600;
const travelShare = 0.6;
/** How much larger than the cards the bubble may get. */
const mostGrown = 2;
/** How finely a way along wires is drawn, in points for each. */
const fineness = 12;

/** The product of the step at the middle of its wire, and a dot that brings it from the consumer to what is read. */
export function WireBubble(props: { readonly status: PlaybackStatus; readonly plane: PlaneView }) {
  const { workbench, preferences, view } = useBench();
  const zoom = useStore(view.$zoom);
  const numeral = useNumeral();
  const tick = useStore(workbench.live.$tick);
  const values = useStore(preferences.$values);
  const step = createMemo(() => {
    const now = props.status.playback.steps[props.status.done - 1];
    return now?.kind === 'wire' ? now : null;
  });
  const reading = createMemo(() => {
    tick();
    const now = step();
    return now === null ? null : props.status.playback.reading(now);
  });
  const middle = () => {
    const [wire] = step()?.wires ?? [];
    return wire === undefined ? null : props.plane.onWire(wire, 0.5);
  };
  /** From the consumer back to what is read, over all wires of the step. */
  const way = (): readonly Point[] =>
    (step()?.wires ?? []).flatMap((wire) =>
      Array.from({ length: fineness + 1 }, (_, at) => props.plane.onWire(wire, 1 - at / fineness)).flatMap(
        (point) => point ?? [],
      ),
    );

  function place(element: HTMLElement): void {
    createEffect(() => {
      const at = middle();
      element.toggleAttribute('hidden', at === null);
      if (at === null) return;
      // Far out it stays as large as the page's own text.
      const scale = Math.min(mostGrown, Math.max(1, 1 / zoom()));
      element.style.setProperty('transform', `translate(${at.x}px, ${at.y}px) scale(${scale})`);
    });
  }

  function travel(element: HTMLElement): void {
    createEffect((before: unknown) => {
      const now = step();
      // A step is travelled once, however often its numbers change.
      if (now === null || now === before || matchMedia('(prefers-reduced-motion: reduce)').matches) return now;
      const points = way();
      const { isPlaying, speed } = props.status;
      const duration = isPlaying ? Math.min(travelTime, (1000 / speed) * travelShare) : travelTime;
      if (points.length > 1)
        element.animate(
          points.map(({ x, y }) => ({ transform: `translate(${x}px, ${y}px)`, opacity: 1 })),
          { duration, easing: 'ease-in-out' },
        );
      return now;
    });
  }

  return (
    <Show when={step()}>
      <div class="playback-dot" ref={travel} aria-hidden="true" />
      <div class="playback-bubble" ref={place}>
        <div class="playback-bubble-body">
          <Show when={reading()}>
            {(now) => (
              <Show
                when={now().upstream !== null && now().slope !== null}
                fallback={<span>+ {values().factors.product ? numeral(now().product ?? Number.NaN) : '?'}</span>}
              >
                <ChainProduct
                  size="small"
                  upstream={now().upstream}
                  slope={now().slope}
                  product={now().product}
                  format={numeral.format()}
                  show={values().factors}
                />
              </Show>
            )}
          </Show>
        </div>
      </div>
    </Show>
  );
}
