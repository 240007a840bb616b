import { measureSlopes, type Sampled, type SlopeEstimate } from '../../compile/slope-error.ts';

/** In milliseconds: then the page is let in. */
const slice = 8;

/** Measures the slope with each step, for a while at a time where one place takes long. What is done at once is handed over at once.
 *  Returns the function that stops it. */
export function measureInSlices(
  f: Sampled,
  x: number,
  steps: readonly number[],
  onDone: (estimates: readonly SlopeEstimate[]) => void,
): () => void {
  const found: SlopeEstimate[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function work(): void {
    const end = performance.now() + slice;
    for (let place = found.length; place < steps.length; place++) {
      if (performance.now() > end) {
        timer = setTimeout(work);
        return;
      }
      found.push(...measureSlopes(f, x, steps.slice(place, place + 1)));
    }
    onDone(found);
  }

  work();
  return () => clearTimeout(timer);
}
