import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createChannelLock, createWebLock } from '../../../src/persistence/writer-lock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The locks of a browser, as the standard describes them, for one name. */
function fakeLocks(): LockManager {
  let holder: { readonly reject: (error: unknown) => void } | null = null;
  const waiting: (() => void)[] = [];
  const locks = {
    request(name: string, options: LockOptions, callback: (lock: Lock) => unknown): Promise<unknown> {
      return new Promise((resolve, reject) => {
        const self = { reject };
        const grant = () => {
          holder = self;
          void Promise.resolve(callback({ name, mode: 'exclusive' })).then((value) => {
            if (holder === self) holder = null;
            resolve(value);
            if (holder === null) waiting.shift()?.();
          });
        };
        if (holder !== null && !options.steal) {
          waiting.push(grant);
          options.signal?.addEventListener('abort', () => {
            waiting.splice(waiting.indexOf(grant), 1);
            reject(new DOMException('in time', 'TimeoutError'));
          });
          return;
        }
        holder?.reject(new DOMException('stolen', 'AbortError'));
        grant();
      });
    },
  };
  return locks as unknown as LockManager;
}

/** AbortSignal.timeout keeps its own time, which a test cannot move. */
beforeEach(() => {
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), milliseconds);
    return controller.signal;
  });
});
afterEach(() => void vi.restoreAllMocks());

test('of two tabs one has the right to write; it passes on when the first lets go', async () => {
  const locks = fakeLocks();
  const lost = vi.fn();
  const [first, second] = [createWebLock(locks, lost), createWebLock(locks, lost)];
  expect(await first.acquire()).toBe(true);
  expect(await answered(second.acquire())).toBe(false);
  expect(await first.acquire()).toBe(true);
  first.release();
  await vi.advanceTimersByTimeAsync(0);
  expect(await second.acquire()).toBe(true);
  expect(lost).not.toHaveBeenCalled();
});

test('a tab can take the right over, and the other hears of it', async () => {
  const locks = fakeLocks();
  const lost = vi.fn();
  const first = createWebLock(locks, lost);
  await first.acquire();
  const second = createWebLock(locks, vi.fn());
  expect(await second.take()).toBe(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(lost).toHaveBeenCalledOnce();
  expect(await answered(first.acquire())).toBe(false);
});

test('a tab waits for a page that is just being left, as when it is reloaded', async () => {
  const locks = fakeLocks();
  const leaving = createWebLock(locks, vi.fn());
  await leaving.acquire();
  const fresh = createWebLock(locks, vi.fn()).acquire();
  await vi.advanceTimersByTimeAsync(300);
  leaving.release();
  expect(await fresh).toBe(true);
});

test('a browser that refuses locks altogether is no other tab: the refusal is passed on', async () => {
  const locks = {
    request: () => Promise.reject(new DOMException('denied', 'SecurityError')),
  } as unknown as LockManager;
  await expect(createWebLock(locks, vi.fn()).acquire()).rejects.toThrow('denied');
});

/** Tabs that hear each other, as BroadcastChannel lets them. */
function fakeRoom() {
  const channels = new Set<{ onmessage: ((event: MessageEvent) => void) | null }>();
  return () => {
    const channel = {
      onmessage: null as ((event: MessageEvent) => void) | null,
      postMessage(data: unknown) {
        for (const other of channels)
          if (other !== channel) queueMicrotask(() => other.onmessage?.({ data } as MessageEvent));
      },
      close: () => void channels.delete(channel),
    };
    channels.add(channel);
    return channel;
  };
}

async function answered(asked: Promise<boolean>): Promise<boolean> {
  await vi.advanceTimersByTimeAsync(1000);
  return asked;
}

test('without locks, tabs agree by messages', async () => {
  const room = fakeRoom();
  const lost = vi.fn();
  const first = createChannelLock(room, lost, 1);
  expect(await answered(first.acquire())).toBe(true);
  const second = createChannelLock(room, vi.fn(), 2);
  expect(await answered(second.acquire())).toBe(false);
  expect(await second.take()).toBe(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(lost).toHaveBeenCalledOnce();
  expect(await answered(first.acquire())).toBe(false);
  second.release();
  expect(await answered(first.acquire())).toBe(true);
});

test('of two tabs that ask at the same moment one gets it', async () => {
  const room = fakeRoom();
  const locks = [7, 3].map((self) => createChannelLock(room, vi.fn(), self));
  const asked = locks.map((lock) => lock.acquire());
  await vi.advanceTimersByTimeAsync(300);
  expect(await Promise.all(asked)).toEqual([false, true]);
});
