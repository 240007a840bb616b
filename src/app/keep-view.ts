import { placedSizeIn } from '../macros/open-in-place.ts';
import type { Bench } from '../store/bench.ts';
import type { CanvasPort } from '../store/canvas-port.ts';
import type { Place } from '../store/view.ts';

/** Keeps in view what is in view when a panel opens or closes beside the canvas. A document that was seen whole is seen whole beside it,
 *  too; someone who looks at a part keeps its middle.
 *  @returns to be called before the panel comes or goes, with whether the canvas gets less room by it, and whether all of
 *  the document is to be seen beside it whatever was seen before */
export function createKeepView(bench: Bench): (shrinks: boolean, all?: boolean) => void {
  const { canvas } = bench;
  let watching: ResizeObserver | null = null;
  return (shrinks, all = false) => {
    const stage = document.querySelector('.app-stage');
    watching?.disconnect();
    if (stage === null) return;
    const whole = shrinks && (all || isWhole(bench));
    const middle = canvas.visibleCentre();
    // The size the canvas still reckons with: what opens may stand in the page by now.
    const { left, top } = stage.getBoundingClientRect();
    const centre = canvas.toClient(middle);
    let [width, height] = [Math.round(2 * (centre.x - left)), Math.round(2 * (centre.y - top))];
    // A panel whose code is still on its way takes its room only when it is there, after the inspector gave its own.
    const watcher = new ResizeObserver(() => {
      if (stage.clientWidth === width && stage.clientHeight === height) return;
      [width, height] = [stage.clientWidth, stage.clientHeight];
      // The canvas hears of its new size in this frame.
      requestAnimationFrame(() => {
        if (whole) canvas.fit();
        else keepMiddle(canvas, middle);
      });
    });
    watching = watcher;
    watcher.observe(stage);
    // Whoever does something next may look elsewhere.
    for (const act of ['pointerdown', 'wheel', 'keydown'])
      addEventListener(act, () => watcher.disconnect(), { capture: true, once: true });
  };
}

/** Brings this point of the canvas back into the middle of what is seen. */
function keepMiddle(canvas: CanvasPort, point: Place): void {
  const was = canvas.toClient(point);
  const now = canvas.toClient(canvas.visibleCentre());
  canvas.panBy(now.x - was.x, now.y - was.y);
}

/** Whether no card lies outside the window. */
function isWhole({ workbench, canvas }: Bench): boolean {
  const document = workbench.$document.get();
  const sizeOf = placedSizeIn(document);
  return [...document.nodes.values()].every((record) => {
    const { width, height } = sizeOf(record);
    const low = canvas.toClient(record);
    const high = canvas.toClient({ x: record.x + width, y: record.y + height });
    return low.x >= 0 && low.y >= 0 && high.x <= innerWidth && high.y <= innerHeight;
  });
}
