import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { encodeDocument } from '../../../src/graph/encode.ts';
import { createAutosave } from '../../../src/persistence/autosave.ts';
import type { Autosave, DocumentBench } from '../../../src/persistence/autosave-interface.ts';
import { savedRecord } from '../../../src/persistence/saved-record.ts';
import type { WriterLock } from '../../../src/persistence/writer-lock.ts';
import { fakeStorage, faults, settle, type FakeStorage } from '../../support/fake-storage.ts';
import { graph } from '../../support/graph.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A document with one leaf; the number tells it from others. */
function numbered(value: number, title = `number ${value}`): NudgeDocument {
  return { ...graph({ a: value }), title };
}

interface Tab {
  readonly autosave: Autosave;
  readonly told: string[];
  readonly edit: (document: NudgeDocument) => void;
  readonly shown: () => NudgeDocument;
  readonly hide: () => void;
  /** The other tab takes the lock. */
  readonly loseLock: () => void;
}

function fakeBench(): DocumentBench {
  let document = numbered(0, 'blank');
  const listeners = new Set<() => void>();
  const set = (next: NudgeDocument) => {
    document = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => document,
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    open: set,
  };
}

/** The tabs of one browser share the storage and the lock. */
function browser(storage: FakeStorage = fakeStorage()) {
  let holder: object | null = null;
  const losers = new Map<object, () => void>();
  return {
    storage,
    tab: async (): Promise<Tab> => {
      const self = {};
      const bench = fakeBench();
      const told: string[] = [];
      let hide: () => void = () => undefined;
      const createLock = (onLost: () => void): WriterLock => {
        losers.set(self, onLost);
        return {
          acquire: () => {
            holder ??= self;
            return Promise.resolve(holder === self);
          },
          take: () => {
            if (holder !== null && holder !== self) losers.get(holder)?.();
            holder = self;
            return Promise.resolve(true);
          },
          release: () => {
            if (holder === self) holder = null;
          },
        };
      };
      const autosave = createAutosave({
        bench,
        storage,
        createLock,
        notify: (text) => void told.push(text),
        onHide: (callback) => {
          hide = callback;
          return () => undefined;
        },
        now: () => new Date(Date.UTC(2030, 0, 1)),
      });
      await autosave.start();
      return {
        autosave,
        told,
        edit: bench.open,
        shown: bench.get,
        hide: () => hide(),
        loseLock: () => losers.get(self)?.(),
      };
    },
  };
}

async function pass(milliseconds: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await settle();
}

/** What a new visit to the page finds. */
async function reopened(storage: FakeStorage): Promise<NudgeDocument | null> {
  const tab = await browser(fakeStorage(new Map(structuredClone([...storage.values])))).tab();
  return (await tab.autosave.back()) ? tab.shown() : null;
}

test('a change is stored within 300 ms, and the page says Saved only then', async () => {
  const { storage, tab } = browser();
  const { autosave, edit } = await tab();
  autosave.visit(numbered(1));
  expect(autosave.status()).toEqual({ kind: 'unsaved', text: 'Not saved' });
  edit(numbered(2));
  expect(autosave.status()).toEqual({ kind: 'saving', text: 'Saving…' });
  await pass(200);
  expect(storage.values.size).toBe(0);
  await pass(100);
  expect(autosave.status()).toEqual({ kind: 'saved', text: 'Saved' });
  expect(await reopened(storage)).toEqual(numbered(2));
});

test('changes that go on do not put the save off', async () => {
  const { storage, tab } = browser();
  const { autosave, edit } = await tab();
  for (let step = 1; step <= 8; step++) {
    edit(numbered(step));
    await pass(50);
  }
  expect(await reopened(storage)).toMatchObject({ title: 'number 5' });
  await pass(250);
  expect(await reopened(storage)).toMatchObject({ title: 'number 8' });
  expect(autosave.status().kind).toBe('saved');
});

test('hiding the page stores at once', async () => {
  const { storage, tab } = browser();
  const { edit, hide } = await tab();
  edit(numbered(7));
  hide();
  await settle();
  expect(await reopened(storage)).toEqual(numbered(7));
});

test('a change is there again though the page was closed in the same moment', async () => {
  const { storage, tab } = browser();
  const { edit, hide, autosave } = await tab();
  edit(numbered(7));
  hide();
  // Nothing more of this page runs.
  expect(await reopened(storage)).toEqual(numbered(7));
  await autosave.flush();
  edit(numbered(8));
  hide();
  expect(await reopened(storage)).toEqual(numbered(8));
  await pass(300);
  expect([...storage.values.keys()]).not.toContain('parting');
});

test('a visitor that was changed as the page closed becomes the work, and the work goes on the shelf', async () => {
  const { storage, tab } = browser();
  const { edit, hide, autosave } = await tab();
  edit(numbered(1, 'mine'));
  await pass(300);
  autosave.visit(numbered(5, 'example'));
  edit(numbered(6, 'example'));
  hide();
  const later = await browser(fakeStorage(new Map(structuredClone([...storage.values])))).tab();
  await later.autosave.back();
  expect(later.shown()).toEqual(numbered(6, 'example'));
  expect((await later.autosave.shelf.list()).map(({ title }) => title)).toEqual(['mine']);
});

test('what a closed page left behind never overwrites a later save: it goes on the shelf', async () => {
  const { storage, tab } = browser();
  const { edit, hide } = await tab();
  edit(numbered(1, 'mine'));
  await pass(300);
  edit(numbered(2, 'left behind'));
  hide();
  const left = structuredClone([...storage.values]);
  await pass(300);
  edit(numbered(3, 'saved since'));
  await pass(300);
  const values = new Map(structuredClone([...storage.values])).set('parting', new Map(left).get('parting'));
  const later = await browser(fakeStorage(values)).tab();
  await later.autosave.back();
  expect(later.shown()).toEqual(numbered(3, 'saved since'));
  expect(later.told).toEqual(['“left behind” was changed in two places. What the closed page had is on the shelf.']);
  expect((await later.autosave.shelf.list()).map(({ title }) => title)).toEqual(['left behind']);
});

test('a parting that a save overtook leaves nothing behind', async () => {
  const { storage, tab } = browser();
  const { edit, hide } = await tab();
  edit(numbered(1));
  await pass(300);
  edit(numbered(2));
  hide();
  const parting = structuredClone(storage.values.get('parting'));
  await pass(300);
  const values = new Map(structuredClone([...storage.values])).set('parting', parting);
  const later = await browser(fakeStorage(values)).tab();
  expect(await later.autosave.shelf.list()).toEqual([]);
  expect(later.told).toEqual([]);
  expect([...values.keys()]).not.toContain('parting');
});

test('a change made while one’s own work is being fetched is not lost to it', async () => {
  const { storage, tab } = browser();
  const { autosave, edit, shown } = await tab();
  edit(numbered(1, 'mine'));
  await pass(300);
  autosave.visit(numbered(5, 'example'));
  storage.fault = (_, kind) => {
    if (kind === 'read') edit(numbered(6, 'example'));
    return undefined;
  };
  await autosave.back();
  storage.fault = () => undefined;
  expect(shown()).toEqual(numbered(1, 'mine'));
  edit(numbered(2, 'mine'));
  await pass(300);
  expect(autosave.status().kind).toBe('saved');
  expect(await reopened(storage)).toEqual(numbered(2, 'mine'));
  expect((await autosave.shelf.list()).map(({ title }) => title)).toContain('example');
});

test('a damaged parting is put aside', async () => {
  const { autosave } = await browser(fakeStorage(new Map([['parting', { record: 7 }]]))).tab();
  expect(await autosave.aside()).toEqual([{ record: 7 }]);
});

test('a second tab leaves the parting of the first alone', async () => {
  const { storage, tab } = browser();
  const first = await tab();
  first.edit(numbered(1));
  storage.fault = (_, kind) => (kind === 'update' ? faults.full : undefined);
  first.hide();
  await settle();
  storage.fault = () => undefined;
  await tab();
  expect([...storage.values.keys()]).toEqual(['parting']);
});

test('a change made while a save is under way is stored too', async () => {
  const { storage, tab } = browser();
  const { autosave, edit } = await tab();
  edit(numbered(1));
  storage.fault = (_, kind) => {
    if (kind === 'update') edit(numbered(2));
    storage.fault = () => undefined;
  };
  await autosave.flush();
  expect(await reopened(storage)).toEqual(numbered(1));
  expect(autosave.status().kind).toBe('saving');
  await pass(300);
  expect(autosave.status().kind).toBe('saved');
  expect(await reopened(storage)).toEqual(numbered(2));
});

test('an example, link or file leaves the stored work alone until it is changed; then the work goes on the shelf', async () => {
  const { storage, tab } = browser();
  const { autosave, edit, told, shown } = await tab();
  edit(numbered(1, 'mine'));
  await pass(300);
  autosave.visit(numbered(50, 'example'));
  await pass(1000);
  expect(await reopened(storage)).toEqual(numbered(1, 'mine'));
  expect(autosave.hasWayBack()).toBe(true);
  edit(numbered(51, 'example'));
  await pass(300);
  expect(await reopened(storage)).toEqual(numbered(51, 'example'));
  expect(told).toEqual(['“mine” went on the shelf; this is your work now.']);
  expect(await autosave.shelf.list()).toEqual([{ id: 's1', title: 'mine', nodes: 1, at: '2030-01-01T00:00:00.000Z' }]);
  expect(autosave.hasWayBack()).toBe(true);
  expect(await autosave.back()).toBe(true);
  expect(shown()).toEqual(numbered(1, 'mine'));
  expect(autosave.hasWayBack()).toBe(false);
  expect(await reopened(storage)).toEqual(numbered(1, 'mine'));
  expect((await autosave.shelf.list()).map(({ title }) => title)).toEqual(['example']);
});

test('what is lent never becomes one’s own work, however much it is changed, and leaves the shelf alone', async () => {
  const { storage, tab } = browser();
  const { autosave, edit, shown, hide } = await tab();
  edit(numbered(1));
  await pass(300);
  for (const lent of [2, 3]) {
    autosave.lend(numbered(lent));
    expect(autosave.status().text).toBe('Kept with the lesson');
    edit(numbered(lent + 10));
    await pass(5000);
  }
  hide();
  await settle();
  expect(autosave.hasUnsavedWork()).toBe(false);
  expect(await autosave.shelf.list()).toEqual([]);
  expect(await reopened(storage)).toEqual(numbered(1));
  expect(autosave.hasWayBack()).toBe(true);
  expect(await autosave.back()).toBe(true);
  expect(shown()).toEqual(numbered(1));
});

test('a lent graph that is given over is a visitor like any other', async () => {
  const { storage, tab } = browser();
  const { autosave, edit, shown } = await tab();
  autosave.lend(numbered(1));
  autosave.visit(shown());
  edit(numbered(2));
  await pass(300);
  expect(await reopened(storage)).toEqual(numbered(2));
});

test('one’s own work needs no way back, whatever stands on the shelf', async () => {
  const { storage, tab } = browser();
  const { autosave, edit } = await tab();
  edit(numbered(1, 'first'));
  await pass(300);
  autosave.visit(numbered(2, 'second'));
  await autosave.keep();
  expect(autosave.hasWayBack()).toBe(true);
  const later = await browser(storage).tab();
  await later.autosave.back();
  expect(later.shown()).toEqual(numbered(2, 'second'));
  expect(later.autosave.hasWayBack()).toBe(false);
});

test('the way back from an example is one’s own work, with nothing lost or stored twice', async () => {
  const { storage, tab } = browser();
  const { autosave, edit, shown } = await tab();
  edit(numbered(1, 'mine'));
  await pass(300);
  autosave.visit(numbered(50, 'example'));
  expect(await autosave.back()).toBe(true);
  expect(shown()).toEqual(numbered(1, 'mine'));
  expect(autosave.status().kind).toBe('saved');
  expect(await autosave.shelf.list()).toEqual([]);
  edit(numbered(2, 'mine'));
  await pass(300);
  expect(await autosave.shelf.list()).toEqual([]);
  expect(await reopened(storage)).toEqual(numbered(2, 'mine'));
});

test('a change that is not stored yet is stored when another document is opened', async () => {
  const { storage, tab } = browser();
  const { autosave, edit } = await tab();
  edit(numbered(1, 'mine'));
  autosave.visit(numbered(50, 'example'));
  await settle();
  expect(await reopened(storage)).toEqual(numbered(1, 'mine'));
});

test('keep makes a visitor one’s own work without a change', async () => {
  const { storage, tab } = browser();
  const { autosave } = await tab();
  autosave.visit(numbered(50, 'example'));
  await autosave.keep();
  expect(autosave.status().kind).toBe('saved');
  expect(await reopened(storage)).toEqual(numbered(50, 'example'));
});

test('an entry of the shelf leaves it when it becomes the work again', async () => {
  const { tab } = browser();
  const { autosave, edit } = await tab();
  edit(numbered(1, 'first'));
  await pass(300);
  autosave.visit(numbered(2, 'second'));
  await autosave.keep();
  await autosave.shelf.restore('s1');
  await autosave.keep();
  expect((await autosave.shelf.list()).map(({ title }) => title)).toEqual(['second']);
});

test('the shelf holds ten; what has to go is named', async () => {
  const { storage, tab } = browser();
  const { autosave, told } = await tab();
  for (let step = 1; step <= 12; step++) {
    autosave.visit(numbered(step));
    await autosave.keep();
  }
  expect((await autosave.shelf.list()).map(({ title }) => title)).toEqual(
    [11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map((step) => `number ${step}`),
  );
  expect(told).toContain('“number 1”, the oldest on the shelf, was removed to make room.');
  expect([...storage.values.keys()].filter((key) => key.startsWith('shelf/')).length).toBe(10);
});

test('an empty canvas is not worth a place on the shelf', async () => {
  const { tab } = browser();
  const { autosave } = await tab();
  autosave.visit({ ...graph({}), title: 'empty' });
  await autosave.keep();
  autosave.visit(numbered(1));
  await autosave.keep();
  expect(await autosave.shelf.list()).toEqual([]);
});

test('the same document from the shelf opens though the page was closed in between', async () => {
  const { storage, tab } = browser();
  const { autosave } = await tab();
  autosave.visit(numbered(1));
  await autosave.keep();
  autosave.visit(numbered(2));
  await autosave.keep();
  const later = await browser(storage).tab();
  expect(later.autosave.hasWayBack()).toBe(true);
  expect(await later.autosave.shelf.restore('s1')).toBe(true);
  expect(later.shown()).toEqual(numbered(1));
  expect(await later.autosave.shelf.restore('s99')).toBe(false);
});

test('a second tab opens an unsaved copy, says so, and stores nothing', async () => {
  const { storage, tab } = browser();
  const first = await tab();
  first.edit(numbered(1, 'mine'));
  await pass(300);
  const second = await tab();
  await second.autosave.back();
  expect(second.shown()).toEqual(numbered(1, 'mine'));
  expect(second.autosave.status()).toEqual({ kind: 'copy', text: 'Open in another tab. Changes here are not saved.' });
  const before = structuredClone([...storage.values]);
  second.edit(numbered(2, 'copy'));
  second.hide();
  await pass(20_000);
  expect([...storage.values]).toEqual(before);
  expect(second.autosave.status().kind).toBe('copy');
  expect(second.autosave.hasUnsavedWork()).toBe(true);
});

test('taking over with changes keeps both: one as the work, the other on the shelf', async () => {
  const { storage, tab } = browser();
  const first = await tab();
  first.edit(numbered(1, 'mine'));
  await pass(300);
  const second = await tab();
  await second.autosave.back();
  first.edit(numbered(2, 'mine, later'));
  await pass(300);
  second.edit(numbered(3, 'copy'));
  await second.autosave.takeOver();
  expect(second.autosave.status().kind).toBe('saved');
  expect(first.autosave.status().kind).toBe('copy');
  expect(await reopened(storage)).toEqual(numbered(3, 'copy'));
  expect((await second.autosave.shelf.list()).map(({ title }) => title)).toEqual(['mine, later']);
  first.edit(numbered(4, 'too late'));
  await pass(20_000);
  expect(await reopened(storage)).toEqual(numbered(3, 'copy'));
});

test('taking over without changes shows the newest save', async () => {
  const { storage, tab } = browser();
  const first = await tab();
  first.edit(numbered(1, 'mine'));
  await pass(300);
  const second = await tab();
  await second.autosave.back();
  first.edit(numbered(2, 'mine'));
  await pass(300);
  await second.autosave.takeOver();
  expect(second.shown()).toEqual(numbered(2, 'mine'));
  expect(second.autosave.status().kind).toBe('saved');
  second.edit(numbered(3, 'mine'));
  await pass(300);
  expect(await reopened(storage)).toEqual(numbered(3, 'mine'));
  expect(await second.autosave.shelf.list()).toEqual([]);
});

test('when the first tab has closed, the second can take over', async () => {
  const { storage, tab } = browser();
  const first = await tab();
  first.edit(numbered(1, 'mine'));
  await pass(300);
  const second = await tab();
  await second.autosave.back();
  second.edit(numbered(2, 'mine'));
  first.autosave.end();
  await pass(1000);
  expect(second.autosave.status().kind).toBe('copy');
  await second.autosave.takeOver();
  expect(await reopened(storage)).toEqual(numbered(2, 'mine'));
  expect(await second.autosave.shelf.list()).toEqual([]);
});

test('a save that meets a newer one does not overwrite it, even with the lock', async () => {
  const storage = fakeStorage();
  const first = await browser(storage).tab();
  first.edit(numbered(1, 'mine'));
  await pass(300);
  // Another browser window with a lock of its own, as where tabs cannot see each other.
  const other = await browser(storage).tab();
  await other.autosave.back();
  other.edit(numbered(2, 'other'));
  await pass(300);
  first.edit(numbered(3, 'mine'));
  await pass(300);
  expect(first.autosave.status().kind).toBe('copy');
  expect(await reopened(storage)).toEqual(numbered(2, 'other'));
  await first.autosave.takeOver();
  expect(await reopened(storage)).toEqual(numbered(3, 'mine'));
  expect((await first.autosave.shelf.list()).map(({ title }) => title)).toEqual(['other']);
});

test.each(Object.entries(faults))(
  '%s: the page says it in words, keeps the work, tries again, and then says Saved',
  async (_, fault) => {
    const { storage, tab } = browser();
    const { autosave, edit, shown } = await tab();
    edit(numbered(1));
    await pass(300);
    storage.fault = (_use, kind) => (kind === 'update' ? fault : undefined);
    edit(numbered(2));
    await pass(300);
    const { kind, text } = autosave.status();
    expect(kind).toBe('failed');
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text).toContain('Download a copy');
    expect(shown()).toEqual(numbered(2));
    expect(autosave.hasUnsavedWork()).toBe(true);
    expect(await reopened(storage)).toEqual(numbered(1));
    storage.fault = () => undefined;
    await pass(10_000);
    expect(autosave.status().kind).toBe('saved');
    expect(await reopened(storage)).toEqual(numbered(2));
  },
);

test('the words for full and blocked storage', async () => {
  const { storage, tab } = browser();
  const { autosave, edit } = await tab();
  storage.fault = () => faults.full;
  edit(numbered(1));
  await pass(300);
  expect(autosave.status().text).toBe(
    "This browser's storage is full. Your work is still here but not saved. Download a copy.",
  );
  storage.fault = () => faults.denied;
  edit(numbered(2));
  await pass(300);
  expect(autosave.status().text).toBe('This browser blocks saving. Download a copy before you close.');
});

test('each use of the storage may fail: work never vanishes from the page, and what was stored stays', async () => {
  const play = async (failing: number) => {
    const { storage, tab } = browser();
    storage.fault = (use) => (use === failing ? faults.unknown : undefined);
    const { autosave, edit, shown } = await tab();
    edit(numbered(1, 'mine'));
    await pass(300);
    autosave.visit(numbered(5, 'example'));
    await pass(300);
    edit(numbered(6, 'example'));
    await pass(300);
    await autosave.back();
    await pass(20_000);
    edit({ ...shown(), seed: 9 });
    await pass(20_000);
    expect(autosave.status().kind).toBe('saved');
    const uses = storage.uses();
    storage.fault = () => undefined;
    const titles = [(await reopened(storage))?.title, ...(await autosave.shelf.list()).map(({ title }) => title)];
    expect(titles).toContain('mine');
    expect(titles).toContain('example');
    return uses;
  };
  const uses = await play(0);
  for (let failing = 1; failing <= uses; failing++) await play(failing);
});

test('work that cannot be stored stays on the shelf as long as the page is open', async () => {
  const { storage, tab } = browser();
  const { autosave, edit, shown, told } = await tab();
  storage.fault = () => faults.denied;
  edit(numbered(1, 'mine'));
  await pass(300);
  autosave.visit(numbered(5, 'example'));
  await settle();
  expect(told).toEqual(['“mine” could not be saved. It stays on the shelf until this page closes.']);
  expect(autosave.hasWayBack()).toBe(true);
  expect(await autosave.back()).toBe(true);
  expect(shown()).toEqual(numbered(1, 'mine'));
});

test('a damaged save is put aside, never overwritten, and the one before opens', async () => {
  const storage = fakeStorage();
  const { autosave, edit } = await browser(storage).tab();
  edit(numbered(1));
  await pass(300);
  edit(numbered(2));
  await pass(300);
  autosave.end();
  const [damagedKey, record] = [...storage.values].find(([, value]) => JSON.stringify(value).includes('number 2'))!;
  const damaged = { ...(record as object), text: 'torn' };
  storage.values.set(damagedKey, damaged);
  const later = await browser(storage).tab();
  expect(await later.autosave.back()).toBe(true);
  expect(later.shown()).toEqual(numbered(1));
  later.edit(numbered(3));
  await pass(300);
  later.edit(numbered(4));
  await pass(300);
  expect(await later.autosave.aside()).toEqual([damaged]);
  expect(later.told).toEqual([
    'A save is damaged and cannot be read. It is kept and will not be overwritten. The other save opens instead.',
    'A save that could not be read was put aside. It was not overwritten.',
  ]);
  expect(await reopened(storage)).toEqual(numbered(4));
});

test('a save of a newer version of the app is put aside, never overwritten', async () => {
  const newer = savedRecord({
    revision: 7,
    title: 'later',
    nodes: 3,
    text: '{"format":"nudge","version":9,"nodes":[]}',
  });
  const storage = fakeStorage(
    new Map<string, unknown>([
      ['work/a', newer],
      ['work/b', 'rubbish'],
    ]),
  );
  const { autosave, edit, told } = await browser(storage).tab();
  expect(await autosave.back()).toBe(false);
  expect(told[0]).toMatch(/^A save is damaged/);
  expect(told[1]).toMatch(/^The newest save could not be opened\. Made with a newer version\./);
  edit(numbered(1));
  await pass(300);
  expect(await autosave.aside()).toEqual([newer, 'rubbish']);
  expect(await reopened(storage)).toEqual(numbered(1));
});

test('a shelf that is damaged counts as empty and harms nothing', async () => {
  const storage = fakeStorage(
    new Map<string, unknown>([
      ['shelf', [{ id: 3 }, null, { id: 's1', title: 't', nodes: 1, at: '' }]],
      ['shelf/s1', { text: encodeDocument(numbered(1)) }],
    ]),
  );
  const { autosave } = await browser(storage).tab();
  expect((await autosave.shelf.list()).map(({ id }) => id)).toEqual(['s1']);
  expect(await autosave.shelf.restore('s1')).toBe(false);
});

test('storage that cannot be read is told, and is no reason to call saved work unsaved', async () => {
  const { storage, tab } = browser();
  const { autosave, edit, told } = await tab();
  edit(numbered(1));
  await pass(300);
  storage.fault = () => faults.unknown;
  expect(await autosave.shelf.list()).toEqual([]);
  expect(told).toEqual(['What this browser stored could not be read. Try again.']);
  expect(autosave.status().kind).toBe('saved');
});

test('where the browser blocks storage from the start, the page says so before anything is lost', async () => {
  const storage = fakeStorage();
  storage.fault = () => faults.denied;
  const { autosave, edit, shown } = await browser(storage).tab();
  expect(autosave.status()).toEqual({
    kind: 'failed',
    text: 'This browser blocks saving. Download a copy before you close.',
  });
  edit(numbered(1));
  await pass(30_000);
  expect(autosave.status().kind).toBe('failed');
  expect(shown()).toEqual(numbered(1));
});

test('a damaged shelf is put aside when the shelf is written again, and its sound entries stay', async () => {
  const sound = { id: 's1', title: 't', nodes: 1, at: '' };
  const storage = fakeStorage(new Map<string, unknown>([['shelf', [{ id: 3 }, sound]]]));
  const { autosave, edit } = await browser(storage).tab();
  edit(numbered(1));
  await pass(300);
  expect(await autosave.aside()).toEqual([[{ id: 3 }, sound]]);
  expect(await autosave.shelf.list()).toEqual([sound]);
});

test('a change of the status is told once', async () => {
  const { tab } = browser();
  const { autosave, edit } = await tab();
  const seen: string[] = [];
  autosave.listen(() => void seen.push(autosave.status().text));
  edit(numbered(1));
  edit(numbered(2));
  await pass(300);
  expect(seen).toEqual(['Saving…', 'Saved']);
});
