/** The right to write, which one tab at a time has. */
export interface WriterLock {
  /** Asks for the right: true when nobody else has it. Rejects where the browser refuses to say. */
  readonly acquire: () => Promise<boolean>;
  /** Takes the right, from another tab if need be. False when that cannot be done. */
  readonly take: () => Promise<boolean>;
  /** Gives the right back. */
  readonly release: () => void;
}

const name = 'nudge-writer';
/** A page that is being reloaded keeps its lock for a moment; so long a tab waits before it counts another one as open, in milliseconds. */
const leavingTime = 600;

/** The lock of this browser: Web Locks; on pages without them (plain http from another machine) an agreement between the tabs; and where
 *  tabs cannot talk either, nobody else is assumed, because a save that meets a newer one still refuses to overwrite it. */
export function createBrowserLock(onLost: () => void): WriterLock {
  const { locks }: { readonly locks?: LockManager } = navigator;
  if (locks !== undefined) return createWebLock(locks, onLost);
  if (typeof BroadcastChannel !== 'undefined') return createChannelLock(() => new BroadcastChannel(name), onLost);
  return { acquire: () => Promise.resolve(true), take: () => Promise.resolve(true), release: () => undefined };
}

/** Over Web Locks, which end with the tab that has them, however it ends. */
export function createWebLock(locks: Pick<LockManager, 'request'>, onLost: () => void): WriterLock {
  let letGo: (() => void) | null = null;

  function request(options: LockOptions): Promise<boolean> {
    if (letGo !== null) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      let isHeld = false;
      const whole = locks.request(name, options, () => {
        return new Promise<void>((release) => {
          isHeld = true;
          letGo = release;
          resolve(true);
        });
      });
      whole.catch((error: unknown) => {
        if (isHeld) {
          // Taken by another tab.
          letGo = null;
          onLost();
        } else if (options.signal?.aborted) resolve(false);
        else reject(error);
      });
    });
  }

  return {
    acquire: () => request({ signal: AbortSignal.timeout(leavingTime) }),
    take: () => request({ steal: true }),
    release() {
      letGo?.();
      letGo = null;
    },
  };
}

/** How long a tab waits for another to say that it has the right, in milliseconds. */
const answerTime = 250;

interface Channel {
  onmessage: ((event: MessageEvent) => void) | null;
  readonly postMessage: (message: unknown) => void;
  readonly close: () => void;
}

type Message = { readonly says: 'who' | 'mine' | 'give'; readonly from: number };

/** Over messages between tabs. A tab that asks hears from the one that has the right; of two that ask at once the lower number wins. */
export function createChannelLock(open: () => Channel, onLost: () => void, self = Math.random()): WriterLock {
  const channel = open();
  let state: 'none' | 'asking' | 'held' = 'none';
  let refuse: () => void = () => undefined;
  const say = (says: Message['says']) => channel.postMessage({ says, from: self } satisfies Message);
  channel.onmessage = ({ data }) => {
    if (!isMessage(data)) return;
    if (data.says === 'mine') refuse();
    else if (data.says === 'who') {
      if (state === 'held' || (state === 'asking' && self < data.from)) say('mine');
    } else if (state === 'held') {
      state = 'none';
      onLost();
    }
  };
  const wait = () =>
    new Promise<boolean>((resolve) => {
      const timer = setTimeout(() => resolve(true), answerTime);
      refuse = () => {
        clearTimeout(timer);
        resolve(false);
      };
    });
  return {
    async acquire() {
      if (state === 'held') return true;
      state = 'asking';
      say('who');
      const isFree = await wait();
      state = isFree ? 'held' : 'none';
      return isFree;
    },
    take() {
      say('give');
      state = 'held';
      return Promise.resolve(true);
    },
    release() {
      state = 'none';
      channel.close();
    },
  };
}

function isMessage(data: unknown): data is Message {
  return typeof data === 'object' && data !== null && 'says' in data && 'from' in data && typeof data.from === 'number';
}
