import { localOf, nodeOf, type Address } from '../kernel/ids.ts';
import {
  compareOrder,
  type MacroRecord,
  type NodeRecord,
  type NudgeDocument,
  type OpRecord,
  type OrderKey,
} from '../graph/document.ts';
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
} from '../graph/geometry.ts';
import { layoutNeuron } from '../macros/neuron-layout.ts';
import { wiresInto } from '../macros/wiring.ts';
import { tapeSlotAt } from '../compile/evaluate.ts';
import type { Program } from '../compile/program.ts';
import type { FlowNode, FlowPort } from '../canvas/flow-model.ts';
import { frameOf } from './flow-ends.ts';
import { operandWord } from './operand-words.ts';
import { innerWord, type Titles } from './titles.ts';

/** A flow node on its way into topological order. */
interface Ranked {
  readonly node: FlowNode;
  /** Its place on the tape; what has no number comes after everything that has one. */
  readonly rank: number;
  readonly order: OrderKey;
}

const unranked = Number.POSITIVE_INFINITY;

/** The cards and frames of a document, in topological order, those without a number last in canonical order.
 *  Ids are addresses: a record's id for a closed card; for an open macro a frame `n7/frame` and the addresses of its inner slots.
 *  Called when structure, names or places changed, never when a number did. Cost: n log n. */
export function flowNodes(document: NudgeDocument, program: Program, titles: Titles): readonly FlowNode[] {
  const read = innerReads(document);
  const ranked: Ranked[] = [];
  for (const record of document.nodes.values()) {
    if (record.kind === 'macro' && record.open) openCards(record, program, titles, ranked);
    else
      ranked.push({
        node: closedCard(record, titles, read.get(record.id) ?? none),
        rank: rankOf(program, record.id),
        order: record.order,
      });
  }
  ranked.sort((a, b) => (a.rank === b.rank ? compareOrder(a.order, b.order) : a.rank - b.rank));
  return ranked.map(({ node }) => node);
}

const none: ReadonlySet<string> = new Set();

function rankOf(program: Program, address: Address): number {
  const slot = tapeSlotAt(program, address);
  return slot < 0 ? unranked : slot;
}

/** The inner slots that something outside reads, as local addresses by macro: a closed card gives each a port of its own. */
function innerReads(document: NudgeDocument): ReadonlyMap<string, ReadonlySet<string>> {
  const read = new Map<string, Set<string>>();
  for (const record of document.nodes.values()) {
    for (const { from } of wiresInto(record)) {
      const local = localOf(from);
      if (local === null) continue;
      const node = nodeOf(from);
      const locals = read.get(node);
      if (locals === undefined) read.set(node, new Set([local]));
      else locals.add(local);
    }
  }
  return read;
}

function closedCard(record: NodeRecord, titles: Titles, read: ReadonlySet<string>): FlowNode {
  const title = titles.get(record.id) ?? record.id;
  const { width, height } = cardSize(record);
  const ports = cardPorts(record).map((port) => labelled(port, closedPortLabel(record, port, title)));
  if (record.kind === 'macro') ports.push(...innerOutputs(record, title, read));
  return {
    id: record.id,
    x: record.x,
    y: record.y,
    width,
    height,
    ports,
    label: record.kind === 'note' ? noteLabel(record.text) : title,
    layer: 'card',
    movable: true,
  };
}

function labelled(port: Port, label: string): FlowPort {
  return { ...port, label };
}

function closedPortLabel(record: NodeRecord, { id, side }: Port, title: string): string {
  if (side === 'out') return `output of ${title}`;
  if (id === 'spare') return `new input of ${title}`;
  return record.kind === 'op' ? opPortLabel(record, Number(id), title) : `input ${macroPlace(record, id)} of ${title}`;
}

function opPortLabel(record: OpRecord, operand: number, title: string): string {
  return `${operandWord(record.op, operand)} of ${title}`;
}

function macroPlace(record: NodeRecord, port: string): number {
  return record.kind === 'macro' ? record.inputs.findIndex((input) => input.port === port) + 1 : 0;
}

/** Outputs of a closed macro beside its own, in the rows that show their numbers. */
function innerOutputs(record: MacroRecord, title: string, read: ReadonlySet<string>): readonly FlowPort[] {
  const rowMiddle = (row: number) => macroHead + macroRow * row + macroRow / 2;
  return [...read].flatMap((local): readonly FlowPort[] => {
    if (local === 'sum' && record.settings.activation === 'linear') return [];
    const row = record.inputs.findIndex(({ port }) => local.endsWith(`:${port}`));
    const bias = rowMiddle(record.inputs.length) + macroSpare;
    const y = local === 'sum' ? cardSize(record).height - macroFoot + macroRow / 2 : row < 0 ? bias : rowMiddle(row);
    return [{ id: local, side: 'out', x: macroWidth, y, label: `output of ${title} ${innerWord(record, local)}` }];
  });
}

function noteLabel(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  if (line === '') return 'empty note';
  return `note: ${line.length > longestNoteLabel ? `${line.slice(0, longestNoteLabel)}…` : line}`;
}

const longestNoteLabel = 40;

/** An open macro: its frame, then its inner cards. */
function openCards(record: MacroRecord, program: Program, titles: Titles, into: Ranked[]): void {
  const title = titles.get(record.id) ?? record.id;
  const layout = layoutNeuron(record);
  const frame = frameOf(record.id);
  let first = unranked;
  for (const { address, x, y, width, height } of layout.cards) {
    const label = innerLabel(record, title, address);
    const rank = rankOf(program, address);
    first = Math.min(first, rank);
    const ports = innerPorts(record, address, { width, height }, label);
    const node: FlowNode = {
      id: address,
      x: record.x + x,
      y: record.y + y,
      width,
      height,
      ports,
      label,
      layer: 'card',
      movable: false,
      frame,
    };
    into.push({ node, rank, order: program.slots[program.indexOf.get(address) ?? -1]?.order ?? record.order });
  }
  const ports = layout.ports.map((port) =>
    labelled(port, port.id === 'spare' ? `new input of ${title}` : `input ${macroPlace(record, port.id)} of ${title}`),
  );
  const node: FlowNode = {
    id: frame,
    x: record.x,
    y: record.y,
    width: layout.width,
    height: layout.height,
    ports,
    label: `inside of ${title}`,
    layer: 'frame',
    movable: true,
  };
  // Just before the first of its cards.
  into.push({ node, rank: first === unranked ? unranked : first - 0.5, order: record.order });
}

/** What an inner card is called. The card that holds the neuron's result has the neuron's own name. */
function innerLabel(record: MacroRecord, title: string, address: Address): string {
  const local = localOf(address);
  return local === null ? title : `${title} ${innerWord(record, local)}`;
}

function innerPorts(
  record: MacroRecord,
  address: Address,
  size: { readonly width: number; readonly height: number },
  label: string,
): readonly FlowPort[] {
  const operands = innerOperands(record, localOf(address));
  const ids = operands.map((_, operand) => String(operand));
  return stackPorts(ids, size).map((port) =>
    labelled(port, port.side === 'out' ? `output of ${label}` : `${operands[Number(port.id)]} of ${label}`),
  );
}

/** The words for the operands of an inner slot, in order. */
function innerOperands(record: MacroRecord, local: string | null): readonly string[] {
  if (local?.startsWith('w:') || local === 'b') return [];
  if (local?.startsWith('m:')) return [operandWord('mul', 0), operandWord('mul', 1)];
  if (local === 'sum')
    return Array.from({ length: record.inputs.length + 1 }, (_, operand) => operandWord('sum', operand));
  return ['input'];
}
