import type { Storage } from '../../src/persistence/storage.ts';

/** A storage in memory, shared by the tabs of a test, that can be told to fail. */
export interface FakeStorage extends Storage {
  readonly values: Map<string, unknown>;
  /** Called before each use, counted from 1; what it returns is thrown. */
  fault: (use: number, kind: 'read' | 'update' | 'put') => Error | undefined;
  /** How often it was used. */
  readonly uses: () => number;
}

export function fakeStorage(values = new Map<string, unknown>()): FakeStorage {
  let uses = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(kind: 'read' | 'update', task: () => Value): Promise<Value> => {
    const done = queue.then(() => {
      const fault = storage.fault(++uses, kind);
      if (fault !== undefined) throw fault;
      return task();
    });
    queue = done.catch(() => undefined);
    return done;
  };
  // What is stored is a copy, as in a browser.
  const read = (keys: readonly string[]) => keys.map((key) => structuredClone(values.get(key)));
  const storage: FakeStorage = {
    values,
    fault: () => undefined,
    uses: () => uses,
    read: (keys) => inTurn('read', () => read(keys)),
    // A browser that refuses says so to nobody.
    putNow(entries) {
      if (storage.fault(++uses, 'put') !== undefined) return;
      for (const [key, value] of entries) values.set(key, structuredClone(value));
    },
    update: (keys, change) =>
      inTurn('update', () => {
        for (const [key, value] of change(read(keys))) {
          if (value === undefined) values.delete(key);
          else values.set(key, structuredClone(value));
        }
      }),
  };
  return storage;
}

/** What browsers throw. */
export const faults = {
  full: new DOMException('full', 'QuotaExceededError'),
  fullOldCode: Object.assign(new Error('full'), { name: 'Error', code: 22 }),
  fullFirefox: Object.assign(new Error('full'), { name: 'NS_ERROR_DOM_QUOTA_REACHED', code: 1014 }),
  aborted: new DOMException('aborted', 'AbortError'),
  invalid: new DOMException('closing', 'InvalidStateError'),
  unknown: new DOMException('internal', 'UnknownError'),
  denied: new DOMException('denied', 'SecurityError'),
  none: new ReferenceError('indexedDB is not defined'),
  hangs: new DOMException('no answer', 'TimeoutError'),
} as const;

/** Lets everything that waits on promises run. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 60; turn++) await Promise.resolve();
}
