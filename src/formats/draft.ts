import type { Address, NodeId } from '../kernel/ids.ts';
import type { OpId } from '../ops/table.ts';
import type { MacroInput, NeuronSettings, Role } from '../graph/document.ts';

/** A node that text describes, before it has an id, an order key and a place. */
export interface Draft {
  readonly what: DraftKind;
  /** Where in the text it stands. */
  readonly at: number;
  /** The name that the text gives it; made unique at the end. */
  wanted: string | null;
}

export type DraftKind =
  /** `role` is null where the text gives only a number. */
  | { readonly kind: 'leaf'; readonly role: Role | null; readonly value: number }
  | { readonly kind: 'op'; readonly op: OpId; readonly inputs: readonly Operand[] }
  | {
      readonly kind: 'neuron';
      readonly inputs: readonly Operand[];
      readonly settings: NeuronSettings;
      readonly numbers: NeuronNumbers;
    };

/** What the text says of a neuron's numbers; the rest is drawn from the seed. */
export interface NeuronNumbers {
  readonly weights?: readonly number[];
  readonly bias?: number;
  readonly seed?: number;
}

/** What an input reads: a draft (or a slot inside it), a slot of the document that the text is read into, or nothing yet. */
export type Operand =
  | { readonly kind: 'draft'; readonly index: number; readonly local: string | null }
  | { readonly kind: 'known'; readonly address: Address }
  | { readonly kind: 'waiting' };

/** The addresses of drafts once each has its id. */
export function addressOf(
  operand: Operand,
  ids: readonly NodeId[],
  inner: (id: NodeId, local: string) => Address,
): Address | null {
  switch (operand.kind) {
    case 'waiting':
      return null;
    case 'known':
      return operand.address;
    case 'draft': {
      const id = ids[operand.index];
      if (id === undefined) return null;
      return operand.local === null ? id : inner(id, operand.local);
    }
  }
}

/** Inputs of a neuron with the ports that `createNeuron` will give them. */
export function draftPorts(inputs: readonly Operand[]): readonly Pick<MacroInput, 'port'>[] {
  return inputs.map((_, index) => ({ port: `p${index + 1}` }));
}
