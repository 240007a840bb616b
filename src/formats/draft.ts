import type { Address, NodeId } from '../kernel/ids.ts';
import type { OpId } from '../ops/table.ts';
import type {
  Definition,
  LayerRecord,
  LossId,
  LossRecord,
  MacroShape,
  MlpRecord,
  NeuronSettings,
  Role,
} from '../graph/document.ts';

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
    }
  | MacroDraft;

/** Macros other than neurons. `numbers` are all of them in canonical order, null where the text leaves them out. */
export type MacroDraft =
  | {
      readonly kind: 'layer';
      readonly inputs: readonly Operand[];
      readonly settings: LayerRecord['settings'];
      readonly numbers: readonly number[] | null;
    }
  | {
      readonly kind: 'mlp';
      readonly inputs: readonly Operand[];
      readonly settings: MlpRecord['settings'];
      readonly numbers: readonly number[] | null;
    }
  /** Inputs: the predictions, then the target. */
  | { readonly kind: LossId; readonly inputs: readonly Operand[]; readonly settings: LossRecord['settings'] }
  | {
      readonly kind: 'l2_penalty';
      /** The nodes whose parameters are counted; they are named, not read. */
      readonly inputs: readonly Operand[];
      /** Whether every parameter of the document counts. */
      readonly isOverAll: boolean;
      readonly strength: number | null;
    }
  | {
      readonly kind: 'custom';
      readonly inputs: readonly Operand[];
      readonly definition: Definition;
      readonly numbers: readonly number[] | null;
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

/** The form of the macro that a draft will be; null for a draft that is none. */
export function shapeOfDraft(what: DraftKind): MacroShape | null {
  switch (what.kind) {
    case 'leaf':
    case 'op':
      return null;
    case 'neuron':
      return { macro: 'neuron', inputs: countedInputs(what.inputs), settings: what.settings };
    case 'layer':
      return { macro: 'layer', inputs: countedInputs(what.inputs), settings: what.settings };
    case 'mlp':
      return { macro: 'mlp', inputs: countedInputs(what.inputs), settings: what.settings };
    case 'l2_penalty':
      return { macro: 'l2_penalty', inputs: [], settings: { over: null } };
    case 'custom':
      return {
        macro: 'custom',
        inputs: what.definition.inputs.map(({ port }) => ({ port, from: null })),
        settings: { definition: what.definition.id },
      };
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      return {
        macro: what.kind,
        inputs: [...countedInputs(what.inputs.slice(0, -1)), { port: 't', from: null }],
        settings: what.settings,
      };
  }
}

/** Inputs with the ports that they will have. */
function countedInputs(inputs: readonly Operand[]): MacroShape['inputs'] {
  return inputs.map((_, index) => ({ port: `p${index + 1}`, from: null }));
}
