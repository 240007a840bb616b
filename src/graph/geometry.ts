import { ops } from '../ops/table.ts';
import type { NodeRecord } from './document.ts';

/** Card sizes and port places follow from what a node is, so nothing is ever measured in the page. All in canvas pixels, on a 4 px grid. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A place where a wire ends. `id` is `out`, the operand's number (`0`, `1`, …), a macro's port id (`p1`), or `spare`, which makes a new input. */
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
const operandSpacing = 28;
const widestOperandStack = 24;

export function takesAnyNumber(record: NodeRecord): boolean {
  return record.kind === 'op' && ops[record.op].arity === 'many';
}

/** The size of a closed card. */
export function cardSize(record: NodeRecord): Size {
  switch (record.kind) {
    case 'leaf':
      return { width: cardWidth, height: leafHeight + (record.slider ? 28 : 0) };
    case 'op':
      if (ops[record.op].arity === 1) return { width: cardWidth, height: curveCardHeight };
      return { width: cardWidth, height: stackHeight(record.inputs.length + (takesAnyNumber(record) ? 1 : 0)) };
    case 'macro':
      return { width: macroWidth, height: macroHead + macroRow * (record.inputs.length + 1) + macroSpare + macroFoot };
    case 'note':
      return { width: 220, height: 96 };
  }
}

/** The height of an op card that takes so many inputs, a spare port counted. */
export function stackHeight(inputs: number): number {
  if (inputs <= 2) return opHeight;
  return Math.max(opHeight, operandSpacing * (Math.min(inputs, widestOperandStack) + 1));
}

/** The ports of a closed card, inputs first, from top to bottom. */
export function cardPorts(record: NodeRecord): readonly Port[] {
  const { width, height } = cardSize(record);
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
    case 'macro': {
      const rowMiddle = (row: number) => macroHead + macroRow * row + macroRow / 2;
      const inputs = record.inputs.map(({ port }, row): Port => ({ id: port, side: 'in', x: 0, y: rowMiddle(row) }));
      const spare: Port = {
        id: 'spare',
        side: 'in',
        x: 0,
        y: macroHead + macroRow * record.inputs.length + macroSpare / 2,
      };
      return [...inputs, spare, { id: 'out', side: 'out', x: width, y: height - macroFoot + macroRow + 22 }];
    }
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
