import type { Bench } from '../store/bench.ts';
import { commandOf } from '../store/commands/registry.ts';
import { runCommand } from '../store/commands/run.ts';
import { createKeepView } from './keep-view.ts';

/** Everything by which a person can begin an edit. Moves are left out: what they do is written down when they end. */
const gestures = ['pointerdown', 'pointerup', 'click', 'keydown', 'input', 'change', 'drop', 'paste', 'cut'] as const;

/** A key held for longer than this, in milliseconds, held the canvas to pan it. */
const longestTap = 350;

/** Brings the trained numbers into the document before a gesture works out an edit from it, and before the page may be gone; a tap on
 *  Space, while nothing is focused, plays and pauses. Returns the function that stops it. */
export function bindTraining(bench: Bench): () => void {
  const { training, preferences, view } = bench;
  const stop = new AbortController();
  const { signal } = stop;
  const settle = () => training.settle();
  for (const gesture of gestures) addEventListener(gesture, settle, { capture: true, signal });
  addEventListener('pagehide', settle, { capture: true, signal });
  document.addEventListener('visibilitychange', settle, { capture: true, signal });

  let pressedAt: number | null = null;
  const forget = () => void (pressedAt = null);
  const isTapKey = (event: KeyboardEvent) =>
    event.key === ' ' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  const isFree = ({ target }: KeyboardEvent) =>
    (target === document.body || (target instanceof Element && target.matches('.canvas'))) &&
    preferences.$values.get().letterKeys &&
    view.$dialog.get() === null &&
    view.$menu.get() === null;

  addEventListener(
    'keydown',
    (event) => {
      if (event.repeat && isTapKey(event)) return;
      pressedAt = isTapKey(event) && isFree(event) ? event.timeStamp : null;
    },
    { signal },
  );
  addEventListener('pointerdown', forget, { capture: true, signal });
  addEventListener('blur', forget, { signal });
  addEventListener(
    'keyup',
    (event) => {
      const isTap = isTapKey(event) && pressedAt !== null && event.timeStamp - pressedAt <= longestTap;
      forget();
      if (isTap) runCommand(bench, commandOf('training.toggle'));
    },
    { signal },
  );
  const keepView = createKeepView(bench);
  const stopFitting = preferences.$values.listen(({ trainingOpen }, before) => {
    if (before === undefined || trainingOpen === before.trainingOpen) return;
    keepView(trainingOpen);
  });
  return () => {
    stop.abort();
    stopFitting();
  };
}
