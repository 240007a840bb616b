import { localOf, type Address } from '../kernel/ids.ts';
import type { MacroRecord, NodeRecord } from '../graph/document.ts';
import {
  cardPorts,
  cardSize,
  macroFoot,
  macroHead,
  macroRow,
  macroSpare,
  macroWidth,
  stackPorts,
  type Port,
  type Size,
} from '../graph/geometry.ts';
import { layoutNeuron } from '../macros/neuron-layout.ts';
import type { FlowNode, FlowPort } from '../canvas/flow-model.ts';
import { frameOf } from './flow-ends.ts';
import { operandWord } from './operand-words.ts';
import { innerWord } from './titles.ts';

/** The flow nodes of one record: its card, or for an open macro its frame and then its inner cards. A pure function of what it is given.
 *  @param read the inner slots, as local addresses, that something outside reads: a closed card gives each a port of its own */
export function cardNodes(record: NodeRecord, title: string, read: readonly string[]): readonly FlowNode[] {
  return record.kind === 'macro' && record.open ? openCards(record, title) : [closedCard(record, title, read)];
}

function closedCard(record: NodeRecord, title: string, read: readonly string[]): FlowNode {
  const { width, height } = cardSize(record);
  const ports = cardPorts(record).map((port, place) => labelled(port, closedPortLabel(record, port, place, title)));
  if (record.kind === 'macro') ports.push(...innerOutputs(record, title, read));
  const label = record.kind === 'note' ? noteLabel(record.text) : title;
  return { id: record.id, x: record.x, y: record.y, width, height, ports, label, layer: 'card', movable: true };
}

function labelled({ id, side, x, y }: Port, label: string): FlowPort {
  return { id, side, x, y, label };
}

function closedPortLabel(record: NodeRecord, { id, side }: Port, place: number, title: string): string {
  if (side === 'out') return `output of ${title}`;
  if (id === 'spare') return `new input of ${title}`;
  return record.kind === 'op' ? `${operandWord(record.op, place)} of ${title}` : `input ${place + 1} of ${title}`;
}

/** Outputs of a closed macro beside its own, in the rows that show their numbers. */
function innerOutputs(record: MacroRecord, title: string, read: readonly string[]): readonly FlowPort[] {
  const rowMiddle = (row: number) => macroHead + macroRow * row + macroRow / 2;
  return read.flatMap((local): readonly FlowPort[] => {
    if (local === 'sum' && isLinear(record)) return [];
    const row = record.inputs.findIndex(({ port }) => local.endsWith(`:${port}`));
    const bias = rowMiddle(record.inputs.length) + macroSpare;
    const y = local === 'sum' ? cardSize(record).height - macroFoot + macroRow / 2 : row < 0 ? bias : rowMiddle(row);
    return [{ id: local, side: 'out', x: macroWidth, y, label: `output of ${title} ${innerWord(record, local)}` }];
  });
}

function isLinear(record: MacroRecord): boolean {
  return record.macro === 'neuron' && record.settings.activation === 'linear';
}

function noteLabel(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  if (line === '') return 'empty note';
  return `note: ${line.length > longestNoteLabel ? `${line.slice(0, longestNoteLabel)}…` : line}`;
}

const longestNoteLabel = 40;

function openCards(record: MacroRecord, title: string): readonly FlowNode[] {
  const layout = layoutNeuron(record);
  const frame = frameOf(record.id);
  const places = new Map(record.inputs.map(({ port }, index) => [port, index + 1]));
  const cards = layout.cards.map(({ address, x, y, width, height }): FlowNode => {
    const label = innerLabel(address, title, places);
    const ports = innerPorts(record, address, { width, height }, label);
    const at = { x: record.x + x, y: record.y + y };
    return { id: address, ...at, width, height, ports, label, layer: 'card', movable: false, frame };
  });
  const ports = layout.ports.map((port, place) =>
    labelled(port, port.id === 'spare' ? `new input of ${title}` : `input ${place + 1} of ${title}`),
  );
  const { width, height } = layout;
  const label = `inside of ${title}`;
  return [
    { id: frame, x: record.x, y: record.y, width, height, ports, label, layer: 'frame', movable: true },
    ...cards,
  ];
}

/** What an inner card is called. The card that holds the neuron's result has the neuron's own name. */
function innerLabel(address: Address, title: string, places: ReadonlyMap<string, number>): string {
  const local = localOf(address);
  if (local === null) return title;
  const [part = local, port] = local.split(':');
  if (port === undefined) return `${title} ${part}`;
  return part === 'w' ? `${title} w${places.get(port)}` : `${title} product ${places.get(port)}`;
}

function innerPorts(record: MacroRecord, address: Address, size: Size, label: string): readonly FlowPort[] {
  const operands = innerOperands(record, localOf(address));
  const ids = operands.map((_, operand) => String(operand));
  return stackPorts(ids, size).map((port, place) =>
    labelled(port, port.side === 'out' ? `output of ${label}` : `${operands[place]} of ${label}`),
  );
}

/** The words for the operands of an inner slot, in order. */
function innerOperands(record: MacroRecord, local: string | null): readonly string[] {
  if (local?.startsWith('w:') || local === 'b') return [];
  if (local?.startsWith('m:')) return [operandWord('mul', 0), operandWord('mul', 1)];
  if (local !== 'sum') return ['input'];
  return Array.from({ length: record.inputs.length + 1 }, (_, operand) => operandWord('sum', operand));
}
