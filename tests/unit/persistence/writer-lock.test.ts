import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createChannelLock, createWebLock } from '../../../src/persistence/writer-lock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Callback = (lock: Lock | null) => unknown;

/** The locks of a browser, as the standard describes them, for one name. */
function fakeLocks() {
  let holder: { readonly reject: (error: unknown) => void } | null = null;
  return {
    request(name: string, options: LockOptions, callback: Callback): Promise<unknown> {
      if (holder !== null && options.ifAvailable) return Promise.resolve(callback(null));
      if (holder !== null && options.steal) holder.reject(new DOMException('stolen', 'AbortError'));
      return new Promise((resolve, reject) => {
        const self = { reject };
        holder = self;
        void Promise.resolve(callback({ name, mode: 'exclusive' })).then((value) => {
          if (holder === self) holder = null;
          resolve(value);
        });
      });
    },
  };
}

test('of two tabs one has the right to write; it passes on when the first lets go', async () => {
  const locks = fakeLocks() as unknown as LockManager;
  const lost = vi.fn();
  const [first, second] = [createWebLock(locks, lost), createWebLock(locks, lost)];
  expect(await first.acquire()).toBe(true);
  expect(await second.acquire()).toBe(false);
  expect(await first.acquire()).toBe(true);
  first.release();
  await vi.advanceTimersByTimeAsync(0);
  expect(await second.acquire()).toBe(true);
  expect(lost).not.toHaveBeenCalled();
});

test('a tab can take the right over, and the other hears of it', async () => {
  const locks = fakeLocks() as unknown as LockManager;
  const lost = vi.fn();
  const first = createWebLock(locks, lost);
  await first.acquire();
  const second = createWebLock(locks, vi.fn());
  expect(await second.take()).toBe(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(lost).toHaveBeenCalledOnce();
  expect(await first.acquire()).toBe(false);
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
  await vi.advanceTimersByTimeAsync(300);
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
