export interface KeyBurstOptions {
  readonly onPreview: (value: number) => void;
  readonly onCommit: (value: number) => void;
  readonly onCancel: () => void;
}

/** How long after the last key a burst counts as ended, in ms. */
const pause = 500;

/** Makes one commit of many key presses: each is previewed at once, and the last stands when the keys have rested or on `flush`. */
export function createKeyBurst(options: KeyBurstOptions) {
  let before: number | null = null;
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function end(): boolean {
    clearTimeout(timer);
    const open = before !== null;
    before = null;
    return open;
  }

  function flush(): void {
    const start = before;
    if (!end()) return;
    if (latest === start) options.onCancel();
    else options.onCommit(latest);
  }

  return {
    /** One more key: from `value` (the document's, used when a burst begins) by `step`. */
    press(value: number, step: (from: number) => number): void {
      const from = before === null ? value : latest;
      const next = step(from);
      clearTimeout(timer);
      if (before === null) {
        if (next === from) return;
        before = value;
      }
      latest = next;
      options.onPreview(next);
      timer = setTimeout(flush, pause);
    },
    /** The number reached by a burst that is still open, else `value`. */
    reached: (value: number): number => (before === null ? value : latest),
    /** Writes down what the burst came to. Nothing happens when none is open. */
    flush,
    /** Takes the burst back; false when none was open. */
    cancel(): boolean {
      const open = end();
      if (open) options.onCancel();
      return open;
    },
  };
}
