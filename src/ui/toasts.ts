import { createSignal } from 'solid-js';

export interface ToastAction {
  readonly label: string;
  readonly onPress: () => void;
}

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'danger';
  readonly action: ToastAction | null;
}

/** How long a message stays, in ms: time to read it, and to reach its button. One that tells of a failure stays until it is closed. */
const stay = 6_000;
const stayWithAction = 10_000;
/** More than this at once nobody reads: the oldest goes. */
const most = 4;

export type Toasts = ReturnType<typeof createToasts>;

/** The messages on the screen. The same text again replaces the one that is showing. */
export function createToasts() {
  const [list, setList] = createSignal<readonly Toast[]>([]);
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  let nextId = 1;

  function hold(id: number): void {
    clearTimeout(timers.get(id));
    timers.delete(id);
  }

  function dismiss(id: number): void {
    hold(id);
    setList((all) => all.filter((toast) => toast.id !== id));
  }

  function release(toast: Toast): void {
    hold(toast.id);
    if (toast.tone === 'danger') return;
    timers.set(
      toast.id,
      setTimeout(() => dismiss(toast.id), toast.action === null ? stay : stayWithAction),
    );
  }

  function show(
    text: string,
    options: { readonly tone?: 'plain' | 'danger'; readonly action?: ToastAction } = {},
  ): number {
    const toast: Toast = { id: nextId++, text, tone: options.tone ?? 'plain', action: options.action ?? null };
    for (const old of list()) if (old.text === text) dismiss(old.id);
    for (const old of list().slice(0, Math.max(0, list().length + 1 - most))) dismiss(old.id);
    setList((all) => [...all, toast]);
    release(toast);
    return toast.id;
  }

  return {
    list,
    show,
    dismiss,
    /** Keeps a message while it is pointed at or focused… */
    hold,
    /** …and lets its time run again from the start. */
    release,
  };
}
