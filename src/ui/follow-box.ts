/** How long to look on after anything happened that may move things, in ms: longer than any movement of the page takes. */
const restless = 600;
const movers = ['pointermove', 'pointerdown', 'wheel', 'keydown', 'resize'] as const;

/** Tells where something on the canvas lies, whenever that changes: each frame for a while after the page was touched, and not at all
 *  while it rests. Returns the function that ends it. */
export function followBox(find: () => DOMRect | null, tell: (box: DOMRect | null) => void): () => void {
  let frame = 0;
  let until = 0;
  let last: DOMRect | null = null;

  function look(): void {
    frame = 0;
    const box = find();
    if (!isSame(box, last)) {
      last = box;
      tell(box);
    }
    // What is not there yet may still be on its way.
    if (box === null || performance.now() < until) frame = requestAnimationFrame(look);
  }

  function wake(): void {
    until = performance.now() + restless;
    if (frame === 0) frame = requestAnimationFrame(look);
  }

  for (const mover of movers) window.addEventListener(mover, wake, { capture: true, passive: true });
  wake();
  return () => {
    cancelAnimationFrame(frame);
    for (const mover of movers) window.removeEventListener(mover, wake, { capture: true });
  };
}

function isSame(a: DOMRect | null, b: DOMRect | null): boolean {
  if (a === null || b === null) return a === b;
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
