import { createLandscapeRun, type LandscapeAnswer, type LandscapeRequest } from '../training/landscape-run.ts';

/** How often the page hears of it, in ms. */
const every = 80;

self.addEventListener('message', (event: MessageEvent<LandscapeRequest>) => {
  const run = createLandscapeRun(event.data, () => performance.now());
  let answer: LandscapeAnswer | null = null;
  do {
    answer = run?.advance(every) ?? null;
    self.postMessage(answer);
  } while (answer !== null && answer.share < 1);
});
