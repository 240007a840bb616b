import type { MacroId, MacroRecord } from '../graph/document.ts';
import type { Expansion } from '../graph/slot.ts';
import { expandNeuron } from './neuron.ts';

export interface Macro {
  readonly title: string;
  /** One sentence for people. */
  readonly explain: string;
  /** The slots that an instance stands for. A pure function of the record. */
  readonly expand: (record: MacroRecord) => Expansion;
  /** Local addresses that wires outside may read, with the word for each. */
  readonly outputs: Readonly<Record<string, string>>;
}

export const macros: Readonly<Record<MacroId, Macro>> = {
  neuron: {
    title: 'neuron',
    explain: 'A weighted sum of its inputs plus a bias, passed through an activation.',
    expand: expandNeuron,
    outputs: { sum: 'weighted sum before the activation' },
  },
};
