import { createSignal } from 'solid-js';

export type Announcer = ReturnType<typeof createAnnouncer>;

/** What a screen reader is told of results, not of motions: at most one sentence per `interval` ms, the newest one where several came
 *  meanwhile. Show it with LiveRegion. */
export function createAnnouncer(interval = 1000) {
  const [text, setText] = createSignal('', { equals: false });
  let waiting: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let odd = false;

  function speak(sentence: string): void {
    // A region that keeps its text is not read again: an invisible space makes a repeated sentence a new one.
    odd = !odd;
    setText(odd ? sentence : `${sentence}\u00A0`);
    timer = setTimeout(() => {
      timer = undefined;
      const next = waiting;
      waiting = null;
      if (next !== null) speak(next);
    }, interval);
  }

  return {
    text,
    announce(sentence: string): void {
      if (timer === undefined) speak(sentence);
      else waiting = sentence;
    },
  };
}
