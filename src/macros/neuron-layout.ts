import { within } from '../kernel/ids.ts';
import { ops } from '../ops/table.ts';
import {
  cardWidth,
  curveCardHeight,
  leafHeight,
  opHeight,
  stackHeight,
  stackPorts,
  type Port,
} from '../graph/geometry.ts';
import type { Instance } from './instance.ts';
import { frameHead, framePadding, headGap, type InnerCard, type OpenLayout } from './open-layout.ts';

const padding = framePadding;
const columnGap = 72;
const rowGap = 12;
/** Above each weight runs the lane of the wire that it is multiplied with, so that no wire passes behind a card. */
const lane = 24;

/** The inside of an open neuron: weights, then products, then the sum, then the activation, the bias below the weights.
 *  Each input lies level with the product it
 *  leads to. A pure function of the neuron, so its places are never stored. */
export function layoutNeuron(neuron: Instance & { readonly macro: 'neuron' }): OpenLayout {
  const at = (local: string) => within(neuron.address, local);
  const count = neuron.inputs.length;
  const rowHeight = lane + leafHeight + rowGap;
  const column = (index: number) => padding + index * (cardWidth + columnGap);
  const rowTop = (row: number) => frameHead + headGap + row * rowHeight;
  const laneMiddle = (row: number) => rowTop(row) + lane / 2;
  const body = (count + 1) * rowHeight - rowGap;
  const middle = (height: number) => frameHead + headGap + Math.max(0, Math.round((body - height) / 8) * 4);
  const firstOperand = stackPorts(['0', '1'], { width: cardWidth, height: opHeight })[0]?.y ?? 0;
  const weights = neuron.inputs.flatMap(({ port }, row): readonly InnerCard[] => [
    { address: at(`w:${port}`), x: column(0), y: rowTop(row) + lane, width: cardWidth, height: leafHeight },
    { address: at(`m:${port}`), x: column(1), y: laneMiddle(row) - firstOperand, width: cardWidth, height: opHeight },
  ]);
  const bias: InnerCard = {
    address: at('b'),
    x: column(0),
    y: rowTop(count) + lane,
    width: cardWidth,
    height: leafHeight,
  };
  const sumHeight = stackHeight(count + 1);
  const sum: InnerCard = {
    address: at('sum'),
    x: column(2),
    y: middle(sumHeight),
    width: cardWidth,
    height: sumHeight,
  };
  const { activation } = neuron.settings;
  const columns = activation === 'linear' ? 3 : 4;
  const activationHeight = activation === 'linear' || ops[activation].arity !== 1 ? opHeight : curveCardHeight;
  const out: readonly InnerCard[] =
    activation === 'linear'
      ? []
      : [
          {
            address: neuron.address,
            x: column(3),
            y: middle(activationHeight),
            width: cardWidth,
            height: activationHeight,
          },
        ];
  const bottom = Math.max(rowTop(0) + body, ...[sum, ...out].map((card) => card.y + card.height));
  const entry = (id: string, row: number): Port => ({ id, side: 'in', x: 0, y: laneMiddle(row) });
  return {
    width: column(columns - 1) + cardWidth + padding,
    height: bottom + padding,
    cards: [...weights, bias, sum, ...out],
    ports: [...neuron.inputs.map(({ port }, row) => entry(port, row)), entry('spare', count)],
  };
}
