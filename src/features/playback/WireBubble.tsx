import { createMemo, Show } from 'solid-js';
import { bubblePlace } from '../../canvas/bubble-place.ts';
import type { PlaneView, Point } from '../../canvas/flow-model.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { PlaybackStatus } from '../../store/classroom/playback.ts';
import { ChainProduct } from '../../ui/ChainProduct.tsx';
import { Traveller } from '../../ui/Traveller.tsx';

/** How long a number takes along its wire, in milliseconds, and at most how much of the time between two steps. */
const travelTime = 600;
const travelShare = 0.6;
/** How finely a way along a wire is drawn. */
const parts = Array.from({ length: 13 }, (_, at) => at / 12);
/** How much larger than the cards the bubble may get. */
const mostGrown = 1.4;
/** The bubble's size in its own pixels: it fits between two columns of cards. What is wide is a sign, a glyph, edges, and the longest number. */
const bubbleHeight = 68;
const bubbleEdges = 36;
const digitWidth = 7;

/** The product of the step beside the middle of its wire, where it hides no card, and a dot that brings it from the consumer to what is read. */
export function WireBubble(props: { readonly status: PlaybackStatus; readonly plane: PlaneView }) {
  const { workbench, preferences, view } = useBench();
  const numeral = useNumeral();
  const zoom = useStore(view.$zoom);
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
  // From the consumer back to what is read, over all wires of the step.
  const along = (wire: string) =>
    parts.flatMap((part): Point | readonly Point[] => props.plane.onWire(wire, 1 - part) ?? []);
  const way = () => (step()?.wires ?? []).flatMap(along);
  const time = () => {
    const { isPlaying, speed } = props.status;
    return isPlaying ? Math.min(travelTime, (1000 / speed) * travelShare) : travelTime;
  };
  // Far out it stays as large as the page's own text.
  const scale = () => Math.min(mostGrown, Math.max(1, 1 / zoom()));

  const placed = ({ x, y }: Point) => ({ transform: `translate(${x}px, ${y}px) scale(${scale()})` });

  const width = () => {
    const { upstream = null, slope = null, product = null } = reading() ?? {};
    const digits = [upstream, slope, product].map((number) => (number === null ? 0 : numeral(number).length));
    return bubbleEdges + digitWidth * Math.max(...digits);
  };
  const place = () => {
    const at = middle();
    if (at === null) return null;
    const size = { width: width() * scale(), height: bubbleHeight * scale() };
    return bubblePlace(
      at,
      size,
      props.plane.mounted().flatMap((id) => props.plane.rect(id) ?? []),
    );
  };

  return (
    <>
      <Traveller errand={step()} way={way} time={time()} />
      <Show when={place()}>
        {(at) => (
          <div class="playback-bubble" style={placed(at())} aria-hidden="true">
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
        )}
      </Show>
    </>
  );
}
