import {
  createLandscapeRun,
  noLandscape,
  type ComputeLandscape,
  type LandscapeAnswer,
  type LandscapeListener,
  type LandscapeRequest,
} from '../training/landscape-run.ts';

/** The longest the page itself may be busy with a slice, in milliseconds. */
const slice = 8;

/** Computes landscapes beside the page, each in a worker of its own, so that cancelling ends it at once; on the page, in slices, where the
 *  browser has no workers or forbids them. */
export const computeLandscape: ComputeLandscape = (request, listener) => {
  const worker = newWorker();
  if (worker === null) return computeHere(request, listener);
  let cancelHere: (() => void) | null = null;
  worker.addEventListener('message', (event: MessageEvent<LandscapeAnswer | null>) => {
    if (tell(event.data, listener)) worker.terminate();
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    worker.terminate();
    cancelHere = computeHere(request, listener);
  });
  worker.postMessage(request);
  return () => {
    worker.terminate();
    cancelHere?.();
  };
};

function newWorker(): Worker | null {
  try {
    return new Worker(new URL('./landscape-worker.ts', import.meta.url), { type: 'module', name: 'landscape' });
  } catch {
    return null;
  }
}

function computeHere(request: LandscapeRequest, listener: LandscapeListener): () => void {
  const run = createLandscapeRun(request, () => performance.now());
  let timer = setTimeout(function next() {
    if (!tell(run?.advance(slice) ?? null, listener)) timer = setTimeout(next, 0);
  }, 0);
  return () => clearTimeout(timer);
}

/** Passes an answer on; whether it was the last. */
function tell(answer: LandscapeAnswer | null, listener: LandscapeListener): boolean {
  if (answer === null) listener.failed(noLandscape);
  else if (answer.share < 1) listener.progress(answer);
  else listener.done(answer.losses);
  return answer === null || answer.share >= 1;
}
