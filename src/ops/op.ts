/** One operation. The table of them (`ops/table.ts`) is read by the engine, the palette, the parser, the exporters, the lessons and
 *  the tests: a new op is one entry in one file. Made by `unary`, `binary` and `many` in `ops/define.ts`. */
export interface Op {
  /** What a person calls it: 'multiply', 'tanh'. */
  readonly title: string;
  /** The glyph of its tile and card: '×', 'xⁿ', 'tanh'. */
  readonly sign: string;
  readonly group: OpGroup;
  readonly arity: Arity;
  /** The fewest inputs it computes with; `arity` itself where that is a number. */
  readonly minimum: number;
  readonly notation: Notation;
  /** The range [low, high] of ordinary numbers for each input; one range for all where the arity is 'many'. */
  readonly samples: readonly (readonly [low: number, high: number])[];
  /** The value for these operands. Never throws; NaN and ±∞ travel. */
  readonly forward: (xs: readonly number[]) => number;
  /** ∂out/∂input for each operand, at operands `xs` with the value `out`. All NaN where the value is NaN. */
  readonly partials: (xs: readonly number[], out: number) => readonly number[];
  /** The local rule per input as expression text in `a`, `b` (binary), `x` (unary), `xs`, `n` (many) and `out`; one entry for all
   *  inputs where the arity is 'many'. */
  readonly partialNotation: readonly string[];
  /** What the operation passes back, as one plain sentence for learners. */
  readonly rule: string;
  /** What it computes, as one plain sentence. */
  readonly explain: string;
  /** Why the value or a slope is no ordinary number here, null where all is well. */
  readonly trouble: (
    xs: readonly number[],
    out: number,
    names: readonly string[],
    moving?: readonly boolean[],
  ) => Trouble | null;
  /** Names the smooth piece that the operands lie in: between two points with different pieces, or at one of them, there is a kink, jump
   *  or pole. Null where the op is smooth everywhere. */
  readonly piece: ((xs: readonly number[]) => number) | null;
  readonly loops: Loops;
  readonly rowLoops: RowLoops;
  /** For an op over all rows of its input: what it makes of them. On an input without rows it is the identity: one value counts as one
   *  row. That is what `forward`, `partials` and `loops` say; the rows are the engine's own business. */
  readonly overRows: 'mean' | 'sum' | null;
  /** Whether the first input is a whole number, from 0, that picks among the others. */
  readonly picks: boolean;
}

type Arity = 1 | 2 | 'many';

export type OpGroup =
  | 'arithmetic'
  | 'powers'
  | 'exponentials'
  | 'trigonometry'
  | 'activations'
  | 'comparison'
  | 'reductions';

export type Notation =
  | { readonly kind: 'infix'; readonly symbol: string; readonly precedence: number }
  | { readonly kind: 'prefix'; readonly symbol: string; readonly precedence: number }
  | { readonly kind: 'call'; readonly name: string };

/** `undefined`: the value or a slope does not exist (NaN). `infinite`: the value or a slope is ±∞. `inherited`: an input already is NaN
 *  or ±∞, so the cause lies upstream. `meaning`: the number has lost its meaning. `flat`: nothing wrong, but no gradient passes. */
export interface Trouble {
  readonly kind: 'undefined' | 'infinite' | 'inherited' | 'meaning' | 'flat';
  /** In the user's words: what, and what to do. */
  readonly text: string;
}

/** What the loops of an op work on. A slot with one number has it at the cell of its own index, in `values` and in `adjoints`. */
export interface Cells {
  readonly values: Float64Array;
  readonly adjoints: Float64Array;
  /** The cell of each operand (of its first row where it has rows), for the operands of all slots one after the other. */
  readonly operands: Int32Array;
  /** Slot s has its operands at starts[s] … starts[s + 1] − 1 of `operands`. */
  readonly starts: Int32Array;
}

/** Cells of slots that have one number per row. The lanes of a block of rows lie side by side; `shift` takes any slot of a row space from
 *  its first row to the first row of a block. */
export interface RowCells extends Cells {
  /** Cells below this hold the one number of a slot; cells from here on hold rows. */
  readonly slotCount: number;
  /** By slot: the cell of its first row; its own index for a slot with one number. */
  readonly first: Int32Array;
}

/** The op over a run of slots with one number each, from ≤ slot < to. Bit for bit what `forward` and `partials` give, tested. */
export interface Loops {
  /** Sets the values of the run. Operands lie below `from`. */
  readonly forward: (cells: Cells, from: number, to: number) => void;
  /** Adds adjoint × partial to the adjoint of every operand, from the last slot of the run to the first, operands in their order. */
  readonly backward: (cells: Cells, from: number, to: number) => void;
}

/** The op over a run of slots with rows, for `lanes` neighbouring rows of one block. At least one operand of every slot has rows; one that
 *  has none is read as the same number in every row, and gets the sum over these rows, from the first to the last, added as one number. */
export interface RowLoops {
  readonly forward: (cells: RowCells, from: number, to: number, shift: number, lanes: number) => void;
  readonly backward: (cells: RowCells, from: number, to: number, shift: number, lanes: number) => void;
}
