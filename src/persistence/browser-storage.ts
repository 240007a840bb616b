import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import type { Storage } from './storage.ts';

/** How long the browser may take before a read or write counts as failed, in milliseconds. Some hang for ever instead of refusing. */
const patience = 10_000;

/** The browser's IndexedDB, opened at the first use. Where there is none, every call rejects. */
export function createBrowserStorage(name = 'nudge'): Storage {
  let store: UseStore | undefined;
  let hasAsked = false;
  const open = (): UseStore => (store ??= createStore(name, 'saves'));
  // Browsers may clear what a site stored when the disk is full, unless they agreed to keep it. Asked once there is something to keep.
  const askToKeep = () => {
    if (!hasAsked) void navigator.storage?.persist?.().catch(() => false);
    hasAsked = true;
  };
  return {
    read: (keys) =>
      inTime(async () => {
        const use = open();
        return use('readonly', (saves) => Promise.all(keys.map((key) => promisifyRequest<unknown>(saves.get(key)))));
      }),
    update: (keys, change) =>
      inTime(async () => {
        const use = open();
        await use('readwrite', async (saves) => {
          const { transaction } = saves;
          const done = promisifyRequest(transaction);
          try {
            const values = await Promise.all(keys.map((key) => promisifyRequest<unknown>(saves.get(key))));
            for (const [key, value] of change(values)) {
              if (value === undefined) saves.delete(key);
              else saves.put(value, key);
            }
          } catch (error) {
            // Without a handler the transaction's own failure would be reported a second time.
            done.catch(() => undefined);
            abort(transaction);
            throw error;
          }
          await done;
        });
        askToKeep();
      }),
    putNow(entries) {
      open()('readwrite', (saves) => {
        for (const [key, value] of entries) saves.put(value, key);
        // Without waiting for an answer, which would come to nobody.
        saves.transaction.commit();
        return promisifyRequest(saves.transaction);
      }).catch(() => undefined);
    },
  };
}

/** A transaction that has failed by itself cannot be called off again. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is over already, which is what was wanted.
  }
}

function inTime<Value>(work: () => Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('The browser does not answer.', 'TimeoutError')), patience);
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}
