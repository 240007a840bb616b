import { inside, type Address } from '../kernel/ids.ts';
import { ops } from '../ops/table.ts';
import type { MacroRecord } from '../graph/document.ts';
import { cardWidth, curveCardHeight, leafHeight, opHeight, stackHeight, type Size } from '../graph/geometry.ts';

/** One inner card of an open neuron, placed relative to the frame's top left corner. */
export interface InnerCard extends Size {
  readonly address: Address;
  readonly x: number;
  readonly y: number;
}

/** Where everything lies while a neuron is open. */
export interface OpenLayout extends Size {
  readonly cards: readonly InnerCard[];
}

const head = 44;
const padding = 24;
const columnGap = 72;
const rowGap = 16;

/** The inside of an open neuron: weights, then products, then the sum, then the activation, the bias below the weights.
 *  A pure function of the record, so its places are never stored. */
export function layoutNeuron(record: MacroRecord): OpenLayout {
  const at = (local: string) => inside(record.id, local);
  const rowHeight = opHeight + rowGap;
  const rows = record.inputs.length + 1;
  const column = (index: number) => padding + index * (cardWidth + columnGap);
  const rowTop = (row: number) => head + row * rowHeight;
  const body = rows * rowHeight - rowGap;
  const middle = (height: number) => head + Math.max(0, Math.round((body - height) / 8) * 4);
  const weights = record.inputs.flatMap(({ port }, row): readonly InnerCard[] => [
    { address: at(`w:${port}`), x: column(0), y: rowTop(row), width: cardWidth, height: leafHeight },
    { address: at(`m:${port}`), x: column(1), y: rowTop(row), width: cardWidth, height: opHeight },
  ]);
  const bias: InnerCard = { address: at('b'), x: column(0), y: rowTop(rows - 1), width: cardWidth, height: leafHeight };
  const sumHeight = stackHeight(rows);
  const sum: InnerCard = { address: at('sum'), x: column(2), y: middle(sumHeight), width: cardWidth, height: sumHeight };
  const { activation } = record.settings;
  const columns = activation === 'linear' ? 3 : 4;
  const activationHeight = activation === 'linear' || ops[activation].arity !== 1 ? opHeight : curveCardHeight;
  const out: readonly InnerCard[] =
    activation === 'linear' ? [] : [{ address: record.id, x: column(3), y: middle(activationHeight), width: cardWidth, height: activationHeight }];
  const bottom = Math.max(head + body, ...[sum, ...out].map((card) => card.y + card.height));
  return { width: column(columns - 1) + cardWidth + padding, height: bottom + padding, cards: [...weights, bias, sum, ...out] };
}
