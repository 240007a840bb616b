import { createContext, createSignal, getOwner, onCleanup, runWithOwner, type Accessor } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import type { Program } from '../compile/program.ts';
import type { Reader } from '../compile/readers.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { createInsides, type Insides } from '../macros/insides.ts';
import type { Titles } from './titles.ts';

/** The part of a nanostore that views need. */
export interface Readable<Value> {
  readonly get: () => Value;
  readonly listen: (listener: (value: Value) => void) => () => void;
}

/** What all cards of a bench need and only one has to work out. */
export interface Shared {
  /** An accessor that notifies when the store does. There is one for each store, however many ask. */
  readonly changes: (store: Readable<unknown>) => Accessor<void>;
  /** Counts how often the store has come to rest after it notified. */
  readonly rests: (store: Readable<unknown>) => Accessor<number>;
  /** The labels of all slots, made by whoever asks first. */
  readonly labels: (make: () => Accessor<Titles>) => Accessor<Titles>;
  /** What lies inside the macros of a document, kept from one version to the next. */
  readonly insides: (document: NudgeDocument) => Insides;
  /** Who reads a slot of the program, from an index built at the first question. */
  readonly readers: (program: Program, address: Address) => readonly Reader[];
}

export const SharedContext = createContext<Shared>();

/** Follows a store for as long as the present owner lives. */
export function followChanges(store: Readable<unknown>): Accessor<void> {
  const [changed, notify] = createSignal<void>(undefined, { equals: false });
  onCleanup(store.listen(() => notify()));
  return changed;
}

/** A store that has not notified for this long has come to rest, in ms. */
const restAfter = 240;

function followRests(store: Readable<unknown>): Accessor<number> {
  const [rests, setRests] = createSignal(0);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = store.listen(() => {
    clearTimeout(timer);
    timer = setTimeout(() => setRests((count) => count + 1), restAfter);
  });
  onCleanup(() => {
    stop();
    clearTimeout(timer);
  });
  return rests;
}

/** To be called in the component that provides it: what it follows is followed as long as that component lives. */
export function createShared(): Shared {
  const owner = getOwner();
  const followed = new Map<Readable<unknown>, Accessor<void>>();
  let labels: Accessor<Titles> | undefined;
  const rested = new Map<Readable<unknown>, Accessor<number>>();
  const insides = createInsides();
  let index: { readonly program: Program; readonly readers: ReadonlyMap<number, readonly Reader[]> } | null = null;
  return {
    changes(store) {
      const known = followed.get(store);
      if (known !== undefined) return known;
      const made = runWithOwner(owner, () => followChanges(store)) ?? followChanges(store);
      followed.set(store, made);
      return made;
    },
    rests(store) {
      const known = rested.get(store);
      if (known !== undefined) return known;
      const made = runWithOwner(owner, () => followRests(store)) ?? followRests(store);
      rested.set(store, made);
      return made;
    },
    labels(make) {
      labels ??= runWithOwner(owner, make) ?? make();
      return labels;
    },
    insides,
    readers(program, address) {
      if (index?.program !== program) index = { program, readers: indexReaders(program) };
      return index.readers.get(program.indexOf.get(address) ?? -1) ?? [];
    },
  };
}

/** By index in `program.slots`: everything that reads the slot, in canonical order. */
function indexReaders({ slots, indexOf }: Program): ReadonlyMap<number, readonly Reader[]> {
  const readers = new Map<number, Reader[]>();
  for (const { address, inputs } of slots) {
    for (const [operand, input] of inputs.entries()) {
      const source = input === null ? undefined : indexOf.get(input);
      if (source === undefined) continue;
      const known = readers.get(source);
      if (known === undefined) readers.set(source, [{ address, operand }]);
      else known.push({ address, operand });
    }
  }
  return readers;
}
