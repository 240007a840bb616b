import type { Address } from '../../kernel/ids.ts';
import { numeral } from '../../kernel/numeral.ts';
import { labelsOf } from '../../formats/titles.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { nameOf } from '../commands/name-of.ts';
import type { ClassroomParts } from './parts.ts';
import type { Speech } from './playback-words.ts';

/** Names and numbers as they stand on the cards, for sentences. */
export function createSpeech({ workbench, preferences }: Pick<ClassroomParts, 'workbench' | 'preferences'>): Speech {
  let known: { readonly document: NudgeDocument; readonly labels: ReadonlyMap<Address, string> } | null = null;
  return {
    name(address) {
      const document = workbench.$document.get();
      if (known?.document !== document) known = { document, labels: labelsOf(document, workbench.$titles.get()) };
      return known.labels.get(address) ?? nameOf(document, address);
    },
    number(number) {
      const { numbers } = preferences.$values.get();
      return numeral(number, numbers.kind === 'places' ? { places: numbers.places } : { significant: 4 });
    },
  };
}
