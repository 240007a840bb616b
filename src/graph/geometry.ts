import { assertNever } from '../kernel/invariant.ts';
import { ops } from '../ops/table.ts';
import { noDefinitions, type Definitions, type MacroShape, type NodeRecord } from './document.ts';
import { outputCount } from './macro-slots.ts';

/** Card sizes and port places follow from what a node is, so nothing is ever measured in the page. All in canvas pixels, on a 4 px grid. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place where a wire ends. `id` is `out`, a further output (`o:2`, `o:3`, …), a data column (`c1`), the operand's number (`0`, `1`, …),
 *  a macro's port id (`p1`, `t`), or `spare`, which makes a new input. */
export interface Port {
  readonly id: string;
  readonly side: 'in' | 'out';
  readonly x: number;
  readonly y: number;
}

export const cardWidth = 132;
export const leafHeight = 92;
export const opHeight = 96;
export const curveCardHeight = 168;
export const macroWidth = 260;
/** A closed macro's card: its head, one row for each input, a narrow one where a new input goes, the bias, then activation, output and gradient. */
export const macroHead = 36;
export const macroRow = 32;
export const macroSpare = 24;
export const macroFoot = 104;
/** A closed layer or net: its head, one row for each layer, a row for how its numbers were drawn, then output and gradient. */
export const netRow = 28;
export const netFoot = 88;
const netPortSpacing = 20;
/** A neuron inside a layer, with room for a small picture of its values. */
export const compactNeuron: Size = { width: 132, height: 132 };
/** A loss, or a macro of one's own: its head, a row for each port, then its value and gradient. */
export const lossWidth = 160;
export const customWidth = 200;
export const portRow = 28;
export const portFoot = 84;
export const penaltySize: Size = { width: 160, height: 120 };
/** A data table: its head, a row for each column, then the row cursor. */
export const dataWidth = 220;
export const dataRow = 28;
export const dataCursor = 36;
const operandSpacing = 28;
const widestOperandStack = 24;

export function takesAnyNumber(record: NodeRecord): boolean {
  return record.kind === 'op' && ops[record.op].arity === 'many';
}

/** The size of a closed card. `definitions` tell how many outputs a macro of one's own has. */
export function cardSize(record: NodeRecord, definitions: Definitions = noDefinitions): Size {
  switch (record.kind) {
    case 'leaf':
      return { width: cardWidth, height: leafHeight + (record.slider ? 28 : 0) };
    case 'op':
      if (ops[record.op].arity === 1) return { width: cardWidth, height: curveCardHeight };
      return { width: cardWidth, height: stackHeight(record.inputs.length + (takesAnyNumber(record) ? 1 : 0)) };
    case 'macro':
      return macroSize(record, definitions);
    case 'data':
      return { width: dataWidth, height: macroHead + dataRow * record.columns.length + dataCursor };
    case 'note':
      return { width: 220, height: 96 };
    default:
      return assertNever(record);
  }
}

/** The size of a closed macro's card. */
export function macroSize(macro: MacroShape, definitions: Definitions): Size {
  const inputs = macro.inputs.length;
  switch (macro.macro) {
    case 'neuron':
      return { width: macroWidth, height: macroHead + macroRow * (inputs + 1) + macroSpare + macroFoot };
    case 'layer':
    case 'mlp': {
      const layers = macro.macro === 'mlp' ? macro.settings.layers.length : 1;
      const ends = Math.min(widestOperandStack, Math.max(inputs + 1, outputCount(macro, definitions)));
      const body = Math.max(netRow * layers + netFoot, netPortSpacing * (ends + 1));
      return { width: macroWidth, height: macroHead + body };
    }
    case 'l2_penalty':
      return penaltySize;
    case 'custom': {
      const rows = Math.max(inputs, outputCount(macro, definitions));
      return { width: customWidth, height: macroHead + portRow * rows + portFoot };
    }
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy': {
      const spare = macro.macro === 'softmax_cross_entropy' ? macroSpare : 0;
      return { width: lossWidth, height: macroHead + portRow * inputs + spare + portFoot };
    }
    default:
      return assertNever(macro);
  }
}

/** The height of an op card that takes so many inputs, a spare port counted. */
export function stackHeight(inputs: number): number {
  if (inputs <= 2) return opHeight;
  return Math.max(opHeight, operandSpacing * (Math.min(inputs, widestOperandStack) + 1));
}

/** The ports of a closed card, inputs first, from top to bottom. */
export function cardPorts(record: NodeRecord, definitions: Definitions = noDefinitions): readonly Port[] {
  const { width, height } = cardSize(record, definitions);
  switch (record.kind) {
    case 'note':
      return [];
    case 'leaf':
      return [{ id: 'out', side: 'out', x: width, y: leafHeight / 2 }];
    case 'op': {
      const ids = record.inputs.map((_, index) => String(index));
      if (takesAnyNumber(record)) ids.push('spare');
      return stackPorts(ids, { width, height });
    }
    case 'macro':
      return macroPorts(record, definitions);
    case 'data':
      return record.columns.map(({ port }, row) => ({
        id: port,
        side: 'out',
        x: width,
        y: macroHead + dataRow * row + dataRow / 2,
      }));
    default:
      return assertNever(record);
  }
}

/** The ports of a closed macro's card. The first output is `out`. */
export function macroPorts(macro: MacroShape, definitions: Definitions): readonly Port[] {
  const { width, height } = macroSize(macro, definitions);
  const ids = macro.inputs.map(({ port }) => port);
  const entry = (id: string, y: number): Port => ({ id, side: 'in', x: 0, y });
  const exit = (index: number, y: number): Port => ({
    id: index === 0 ? 'out' : `o:${index + 1}`,
    side: 'out',
    x: width,
    y,
  });
  const portMiddle = (row: number) => macroHead + portRow * row + portRow / 2;
  switch (macro.macro) {
    case 'neuron': {
      const rows = ids.map((id, row) => entry(id, macroHead + macroRow * row + macroRow / 2));
      const spare = entry('spare', macroHead + macroRow * ids.length + macroSpare / 2);
      return [...rows, spare, exit(0, height - macroFoot + macroRow + 22)];
    }
    case 'layer':
    case 'mlp': {
      const spread = (index: number, count: number) =>
        Math.round(macroHead + ((height - macroHead) * (index + 1)) / (count + 1));
      const entries = [...ids, 'spare'];
      const outputs = outputCount(macro, definitions);
      return [
        ...entries.map((id, index) => entry(id, spread(index, entries.length))),
        ...Array.from({ length: outputs }, (_, index) => exit(index, spread(index, outputs))),
      ];
    }
    case 'l2_penalty':
      return [exit(0, height / 2)];
    case 'custom':
      return [
        ...ids.map((id, row) => entry(id, portMiddle(row))),
        ...Array.from({ length: outputCount(macro, definitions) }, (_, row) => exit(row, portMiddle(row))),
      ];
    case 'softmax_cross_entropy': {
      const logits = ids.filter((id) => id !== 't');
      const below = macroHead + portRow * logits.length;
      return [
        ...logits.map((id, row) => entry(id, portMiddle(row))),
        entry('spare', below + macroSpare / 2),
        entry('t', below + macroSpare + portRow / 2),
        exit(0, height - portFoot / 2),
      ];
    }
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
      return [...ids.map((id, row) => entry(id, portMiddle(row))), exit(0, height - portFoot / 2)];
    default:
      return assertNever(macro);
  }
}

/** Input ports spread evenly down the left side, and the output in the middle of the right. */
export function stackPorts(ids: readonly string[], { width, height }: Size): readonly Port[] {
  const inputs = ids.map((id, index): Port => ({
    id,
    side: 'in',
    x: 0,
    y: Math.round((height * (index + 1)) / (ids.length + 1)),
  }));
  return [...inputs, { id: 'out', side: 'out', x: width, y: height / 2 }];
}
