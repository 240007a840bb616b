import { createSignal, onCleanup, onMount } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { Presentation } from '../../store/classroom/present.ts';
import { Button } from '../../ui/Button.tsx';
import { followPointer } from './follow-pointer.ts';
import { KeyCaster } from './KeyCaster.tsx';
import { drawPointerLight } from './pointer-light.ts';

/** How much larger than in everyday use a small graph is shown. */
const largest = 1.5;
/** How long the controls stay after the pointer came to rest, in ms. */
const patience = 2500;

/** Some browsers, those of iPhones, know no full screen at all. */
const isFull = () => document.fullscreenElement instanceof Element;

/** Makes the page ready for a projector for as long as it lives: the root element's `data-present` hides what is not for the class,
 *  enlarges text and raises contrast; the browser's full screen where it is allowed; the pointer's light, and the keys that were pressed. */
export function Presenting(props: { readonly present: Presentation }) {
  const { canvas } = useBench();
  // The presentation lasts as long as the page.
  // oxlint-disable-next-line solid/reactivity
  const { present } = props;
  const laser = useStore(present.$laser);
  const [isAwake, setAwake] = createSignal(true);
  let light: HTMLCanvasElement | undefined;

  onMount(() => {
    const root = document.documentElement;
    // What makes room is laid out in this frame, and the canvas knows its new size in the next.
    const refit = (maxZoom?: number) =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => canvas.fit(undefined, maxZoom === undefined ? {} : { maxZoom })),
      );
    const enlarge = () => void refit(largest);
    const followScreen = () => {
      // The browser's own way out of the full screen ends it all.
      if (!isFull()) present.stop();
    };
    root.dataset['present'] = '';
    enlarge();
    addEventListener('resize', enlarge);
    // Not allowed in a frame, on a phone or by the person: then the window has to do.
    root.requestFullscreen?.().catch(() => undefined);
    document.addEventListener('fullscreenchange', followScreen);
    onCleanup(() => {
      delete root.dataset['present'];
      removeEventListener('resize', enlarge);
      document.removeEventListener('fullscreenchange', followScreen);
      if (isFull()) void document.exitFullscreen().catch(() => undefined);
      refit();
    });
    onCleanup(followPointer(patience, setAwake));
    if (light !== undefined) onCleanup(drawPointerLight(light, () => present.$laser.get()));
  });

  return (
    <>
      <canvas class="present-light" aria-hidden="true" ref={light} />
      <KeyCaster />
      <aside class="present-controls" aria-label="Presenting" data-awake={isAwake() ? '' : undefined}>
        <Button variant="outline" pressed={laser()} keys="D" onPress={present.toggleLaser}>
          Laser pointer
        </Button>
        <Button variant="outline" keys="Z" onPress={present.stop}>
          End presenting
        </Button>
      </aside>
    </>
  );
}
