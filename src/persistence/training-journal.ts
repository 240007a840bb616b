import { address, type Address } from '../kernel/ids.ts';
import type { TrainingJournal, TrainingJournalEntry } from '../store/training-journal-entry.ts';
import type { BatchPlace } from '../training/batches.ts';
import { isOptimiserKind } from '../training/optimisers.ts';
import type { TrainerState } from '../training/trainer-state.ts';

type TextStorage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

const key = 'nudge:training';
/** The most characters an entry may take of the few million that a tab has. */
const mostCharacters = 2_000_000;

/** Keeps the journal as long as the tab lives. Parameters are not in it: those are the document's, and are saved with it. So an entry that
 *  cannot be stored or read only means that training begins at step 0 after a reload. */
export function createTrainingJournal(storage: () => TextStorage = () => sessionStorage): TrainingJournal {
  return {
    read() {
      try {
        return entryFrom(JSON.parse(storage().getItem(key) ?? 'null'));
      } catch {
        return null;
      }
    },
    write(entry) {
      try {
        const text = JSON.stringify(entry, (_key, value: unknown) =>
          value instanceof Float64Array ? Array.from(value) : value,
        );
        if (text.length <= mostCharacters) storage().setItem(key, text);
        else storage().removeItem(key);
      } catch {
        // Blocked or full.
      }
    },
  };
}

/** What was stored as an entry; null when any part of it is not what it should be. */
function entryFrom(value: unknown): TrainingJournalEntry | null {
  const addresses = addressesOf(part(value, 'addresses'));
  const numbers = numbersOf(part(value, 'numbers'), addresses?.length);
  const began = part(value, 'initial');
  const initialAddresses = addressesOf(part(began, 'addresses'));
  const initialNumbers = numbersOf(part(began, 'numbers'), initialAddresses?.length);
  const state = stateOf(part(value, 'state'));
  if (addresses === null || numbers === null || initialAddresses === null || initialNumbers === null || state === null)
    return null;
  return { addresses, numbers, initial: { addresses: initialAddresses, numbers: initialNumbers }, state };
}

function stateOf(value: unknown): TrainerState | null {
  const step = part(value, 'step');
  const optimiser = part(value, 'optimiser');
  const addresses = addressesOf(part(value, 'addresses'));
  const counts = numbersOf(part(value, 'counts'), addresses?.length);
  const gradients = numbersOf(part(value, 'gradients'), addresses?.length);
  const moments = listOf(part(value, 'moments'), (moment) => numbersOf(moment, addresses?.length));
  const batches = listOf(part(value, 'batches'), batchOf);
  if (!isCount(step) || typeof optimiser !== 'string' || !isOptimiserKind(optimiser)) return null;
  if (addresses === null || counts === null || gradients === null || moments === null || batches === null) return null;
  return { step, optimiser, addresses, counts, moments, gradients, batches };
}

function batchOf(value: unknown): BatchPlace | null {
  const [epoch, taken] = [part(value, 'epoch'), part(value, 'taken')];
  return isCount(epoch) && isCount(taken) ? { epoch, taken } : null;
}

function part(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Every item read; null when it is no list or one of them cannot be read. */
function listOf<Item>(value: unknown, read: (item: unknown) => Item | null): readonly Item[] | null {
  if (!Array.isArray(value)) return null;
  const items: Item[] = [];
  for (const raw of value) {
    const item = read(raw);
    if (item === null) return null;
    items.push(item);
  }
  return items;
}

function addressesOf(value: unknown): readonly Address[] | null {
  return listOf(value, (item) => (typeof item === 'string' ? address(item) : null));
}

function numbersOf(value: unknown, length: number | undefined): Float64Array | null {
  const numbers = listOf(value, (item) => (typeof item === 'number' ? item : null));
  return numbers !== null && numbers.length === length ? Float64Array.from(numbers) : null;
}
