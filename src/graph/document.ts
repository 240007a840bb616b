import type { Address, NodeId } from '../kernel/ids.ts';
import type { OpId } from '../ops/table.ts';
import type { TrainingSettings } from './training-settings.ts';

/** A canonical order key, compared number by number, a prefix before what it is a prefix of.
 *  A record gets one number; a slot inside a macro adds its own to its macro's key and keeps the whole key when detached. */
export type OrderKey = readonly number[];

/** Where a node's title and its place on the canvas stand, in canvas pixels (top left corner). */
export interface Placed {
  readonly id: NodeId;
  readonly order: OrderKey;
  /** The name people see and write in formulas; null for an unnamed op, whose card is titled with its expression. */
  readonly name: string | null;
  readonly x: number;
  readonly y: number;
  /** Keys of the file that this version does not know, kept as they came. */
  readonly unknown?: Readonly<Record<string, unknown>>;
}

export type Role = 'input' | 'parameter' | 'constant';

export interface Slider {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** A number a person (or training) sets. */
export interface LeafRecord extends Placed {
  readonly kind: 'leaf';
  readonly role: Role;
  readonly value: number;
  readonly slider?: Slider;
  /** A parameter that training leaves alone. */
  readonly frozen?: true;
}

/** One operation. `inputs` holds one entry for each operand: the address wired there, or null while it waits.
 *  Ops of fixed arity have exactly that many entries; ops of any number of inputs have as many as are wired. */
export interface OpRecord extends Placed {
  readonly kind: 'op';
  readonly op: OpId;
  readonly inputs: readonly (Address | null)[];
}

/** One input of a macro. Its port id never changes, so removing another input moves no address. */
export interface MacroInput {
  readonly port: string;
  readonly from: Address | null;
}

/** What every instance of a macro has. `numbers` holds its own leaves by local address (`w:p1`, `b`, `l1/n2/w:p3`); its inside is derived,
 *  never stored. */
interface MacroBase extends Placed {
  readonly kind: 'macro';
  readonly inputs: readonly MacroInput[];
  readonly numbers: Readonly<Record<string, number>>;
  /** Local addresses of numbers that training leaves alone, in the order they were frozen. Absent when there is none. */
  readonly frozen?: readonly string[];
  /** Whether it lies open on the canvas, its inner cards in a frame. */
  readonly open: boolean;
  /** Local paths of the macros inside it that lie open too (`l1`, `l1/n2`), in the order they were opened. Absent when there is none.
   *  They stay while an outer level is closed, and show again when it opens. */
  readonly opened?: readonly string[];
}

/** A unary op, or `linear` for none. */
export type Activation = OpId | 'linear';

export interface NeuronSettings {
  readonly activation: Activation;
}

/** activation(x₁·w₁ + x₂·w₂ + … + b). */
export interface NeuronRecord extends MacroBase {
  readonly macro: 'neuron';
  readonly settings: NeuronSettings;
}

/** How the first numbers of a layer or net are drawn. `uniform`: weights and biases in (−1, 1). `fan_in`: weights in (−1, 1) · fan-in^−½.
 *  `xavier`: weights in ±√(6 / (fan-in + fan-out)). `he`: weights in ±√(6 / fan-in). `zeros`: all 0. Biases are 0 but for `uniform`. */
export type InitialScheme = 'uniform' | 'fan_in' | 'xavier' | 'he' | 'zeros';

/** What the first numbers were drawn from, so that they can be drawn again: from `seed`, else the document's seed and the node's name. */
export interface InitialSettings {
  readonly initial: InitialScheme;
  readonly seed?: number;
}

export interface LayerShape {
  /** How many neurons. */
  readonly size: number;
  readonly activation: Activation;
  /** Neurons that have another activation than their layer, by their local name (`n2`). Absent when there is none. */
  readonly exceptions?: Readonly<Record<string, Activation>>;
}

/** Neurons `n1`, `n2`, … that all read the layer's inputs. Its outputs are `n7/o:1`, `n7/o:2`, …; its own address means the first. */
export interface LayerRecord extends MacroBase {
  readonly macro: 'layer';
  readonly settings: LayerShape & InitialSettings;
}

/** Layers `l1`, `l2`, …, each reading the one before. Outputs as a layer's. */
export interface MlpRecord extends MacroBase {
  readonly macro: 'mlp';
  readonly settings: InitialSettings & { readonly layers: readonly LayerShape[] };
}

/** Losses of a prediction `y` and a target `t`. Downstream of data they are computed per row and then brought together over all rows. */
export type LossId = 'squared_error' | 'absolute_error' | 'hinge' | 'binary_cross_entropy' | 'softmax_cross_entropy';

/** Inputs: the prediction `p1` (for `softmax_cross_entropy` the logits `p1` … `pk`), then the target, whose port is `t`. */
export interface LossRecord extends MacroBase {
  readonly macro: LossId;
  readonly settings: { readonly over: 'mean' | 'sum' };
}

/** strength · Σ w² over parameters; its one number is `strength`, which is frozen from the start. It has no inputs. */
export interface PenaltyRecord extends MacroBase {
  readonly macro: 'l2_penalty';
  /** The nodes whose parameters are counted: leaves of role parameter, and the numbers of neurons, layers, nets and own macros; null
   *  counts every one of the document. */
  readonly settings: { readonly over: readonly NodeId[] | null };
}

/** An instance of a definition of the document. */
export interface CustomRecord extends MacroBase {
  readonly macro: 'custom';
  readonly settings: { readonly definition: DefinitionId };
}

/** One instance of a macro. */
export type MacroRecord = NeuronRecord | LayerRecord | MlpRecord | LossRecord | PenaltyRecord | CustomRecord;

export type MacroId = MacroRecord['macro'];

/** The id of a definition, of the same form as a node's. */
export type DefinitionId = NodeId;

/** A macro of the user's own. Its nodes are ordinary records with ids of their own; wires among them are addresses within the definition. */
export interface Definition {
  readonly id: DefinitionId;
  /** What its instances are called: unique among the definitions of a document. */
  readonly name: string;
  /** Ports in order. `node` is a leaf of `nodes` that stands for what is wired in; its value is used while the definition is edited. */
  readonly inputs: readonly { readonly port: string; readonly name: string; readonly node: NodeId }[];
  /** The first is the instance's own value; the rest are read as `n7/o:2`, `n7/o:3`, …. `from` is an address within the definition. */
  readonly outputs: readonly { readonly name: string; readonly from: Address }[];
  readonly nodes: ReadonlyMap<NodeId, NodeRecord>;
}

/** What a column is for: drawn as an input, taken as the target, or only kept. */
export type ColumnRole = 'input' | 'target' | 'ignored';

/** One column of a data table. Its port, and the last part of its address (`n3/c1`), never changes. */
export interface Column {
  readonly port: string;
  readonly name: string;
  readonly role: ColumnRole;
  /** One finite number for each row. For a column of categories the index into `labels`. */
  readonly values: readonly number[];
  /** What the numbers 0, 1, 2, … of a column of categories stand for. */
  readonly labels?: readonly string[];
}

/** Where the rows came from, so that a built-in set can be drawn again with another size, noise or seed. */
export type DataSource =
  | { readonly kind: 'own' }
  | { readonly kind: 'file'; readonly name: string }
  | {
      readonly kind: 'generated';
      readonly set: string;
      readonly size: number;
      readonly noise: number;
      readonly seed: number;
    };

/** Rows kept from training to judge by. `seed: null` takes the last rows of the table, a number draws them. */
export interface Split {
  /** How many rows, at least 1 and fewer than the table has. */
  readonly validation: number;
  readonly seed: number | null;
}

/** A table of numbers: each column is an output, and what is downstream is computed for every row. */
export interface DataRecord extends Placed {
  readonly kind: 'data';
  /** All of the same length. */
  readonly columns: readonly Column[];
  readonly source: DataSource;
  readonly split: Split | null;
}

/** The macros of the user's own that a document holds, by id. */
export type Definitions = ReadonlyMap<DefinitionId, Definition>;

export const noDefinitions: Definitions = new Map();

/** What the slots inside a macro follow from, beside definitions: a record of the document, or a macro inside another one. */
export type MacroShape = ShapeOf<MacroRecord>;

type ShapeOf<Macro extends MacroRecord> = Macro extends PenaltyRecord
  ? Pick<Macro, 'macro' | 'inputs'> & { readonly settings: { readonly over: readonly Address[] | null } }
  : Macro extends MacroRecord
    ? Pick<Macro, 'macro' | 'inputs' | 'settings'>
    : never;

/** A caption or remark. It has no number. */
export interface NoteRecord extends Placed {
  readonly kind: 'note';
  readonly text: string;
}

export type NodeRecord = LeafRecord | OpRecord | MacroRecord | DataRecord | NoteRecord;

/** Everything that is saved. `nodes` is keyed by id; iteration order means nothing, `order` does. */
export interface NudgeDocument {
  readonly title: string;
  /** The seed that new weights are drawn from, with the node's name. */
  readonly seed: number;
  /** The node being differentiated; null takes the last node, in canonical order, that nothing consumes. */
  readonly root: Address | null;
  readonly nodes: ReadonlyMap<NodeId, NodeRecord>;
  /** Macros of the user's own, by id. Absent when there is none. */
  readonly definitions?: Definitions;
  /** While a macro of one's own is edited: the definition whose nodes these are, so that nothing puts it into itself. Never saved. */
  readonly inside?: DefinitionId;
  /** How training goes; absent until someone sets it, then `defaultTraining` holds. */
  readonly training?: TrainingSettings;
  /** Keys of the file that this version does not know, kept as they came. */
  readonly unknown?: Readonly<Record<string, unknown>>;
}

export const emptyDocument: NudgeDocument = { title: 'Untitled', seed: 1, root: null, nodes: new Map() };

/** Negative when `a` comes first. */
export function compareOrder(a: OrderKey, b: OrderKey): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
