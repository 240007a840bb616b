import { within, type Address } from '../kernel/ids.ts';
import { noDefinitions, type NodeRecord, type NudgeDocument } from '../graph/document.ts';
import {
  cardPorts,
  cardSize,
  compactNeuron,
  macroFoot,
  macroHead,
  macroPorts,
  macroRow,
  macroSpare,
  stackPorts,
  type Port,
  type Size,
} from '../graph/geometry.ts';
import type { Part } from '../macros/body.ts';
import type { MacroContext } from '../macros/context.ts';
import type { Instance } from '../macros/instance.ts';
import { layoutOf } from '../macros/layout.ts';
import type { InnerCard, OpenLayout } from '../macros/open-layout.ts';
import { inputWord } from '../macros/words.ts';
import type { FlowNode, FlowPort, Point } from '../canvas/flow-model.ts';
import { frameOf } from './flow-ends.ts';
import type { Inside, Insides } from '../macros/insides.ts';
import { operandWord } from './operand-words.ts';
import { outputWord, recordInputWord } from './port-words.ts';
import { titleOf, type Titles } from './titles.ts';

/** What the flow nodes of a record are made from. */
export interface CardSources {
  readonly document: NudgeDocument;
  readonly insides: Insides;
  readonly titles: Titles;
  /** The outputs of a closed card that something outside reads, by flow node. Those that it does not show yet it then gets. */
  readonly read: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The flow nodes of one record: its card, or for an open macro its frame and then its inner cards, and what lies open inside in the
 *  same way. A pure function of what it is given. */
export function cardNodes(record: NodeRecord, sources: CardSources): readonly FlowNode[] {
  const instance = record.kind === 'macro' && record.open ? sources.insides.instance(record.id) : null;
  if (instance === null) return [closedCard(record, sources)];
  const nodes: FlowNode[] = [];
  const context: MacroContext = { definitions: definitionsOf(sources), parameters: () => [] };
  addOpen(instance, layoutOf(instance, context), record, null, sources, nodes);
  return nodes;
}

function definitionsOf({ document }: CardSources) {
  return document.definitions ?? noDefinitions;
}

function called({ document, titles }: CardSources, address: Address): string {
  return titleOf(document, titles, address);
}

function closedCard(record: NodeRecord, sources: CardSources): FlowNode {
  const definitions = definitionsOf(sources);
  const { width, height } = cardSize(record, definitions);
  const title = called(sources, record.id);
  const ports = cardPorts(record, definitions).map((port, place) =>
    labelled(port, `${recordPortWord(record, port, place, sources)} of ${title}`),
  );
  if (record.kind === 'macro') ports.push(...readOutputs(record.id, record, ports, { width, height }, sources));
  const label = record.kind === 'note' ? noteLabel(record.text) : title;
  return { id: record.id, x: record.x, y: record.y, width, height, ports, label, layer: 'card', movable: true };
}

function labelled({ id, side, x, y }: Port, label: string): FlowPort {
  return { id, side, x, y, label };
}

function recordPortWord(record: NodeRecord, { id, side }: Port, place: number, sources: CardSources): string {
  const definitions = definitionsOf(sources);
  if (side === 'in') return recordInputWord(record, id, place, definitions);
  if (record.kind === 'data') return `column ${record.columns.find(({ port }) => port === id)?.name ?? id}`;
  return record.kind === 'macro' ? outputWord(record, id, definitions) : 'output';
}

/** Outputs of a closed macro beside those it always shows. */
function readOutputs(
  address: Address,
  macro: Pick<Instance, 'macro' | 'inputs'>,
  shown: readonly FlowPort[],
  size: Size,
  sources: CardSources,
): readonly FlowPort[] {
  const known = new Set(shown.map(({ id }) => id));
  const more = [...(sources.read.get(address) ?? [])].filter((local) => !known.has(local));
  return more.map((local, index) => {
    const y = neuronRow(macro, local, size) ?? Math.max(readStep, size.height - readStep * (index + 1));
    return { id: local, side: 'out', x: size.width, y, label: `output of ${called(sources, within(address, local))}` };
  });
}

const readStep = 14;

/** The row of a closed neuron's table that shows a number. */
function neuronRow({ macro, inputs }: Pick<Instance, 'macro' | 'inputs'>, local: string, { height, width }: Size) {
  if (macro !== 'neuron' || width === compactNeuron.width) return null;
  const middle = (row: number) => macroHead + macroRow * row + macroRow / 2;
  if (local === 'sum') return height - macroFoot + macroRow / 2;
  const row = inputs.findIndex(({ port }) => local.endsWith(`:${port}`));
  return row < 0 ? middle(inputs.length) + macroSpare : middle(row);
}

function noteLabel(text: string): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  if (line === '') return 'empty note';
  return `note: ${line.length > longestNoteLabel ? `${line.slice(0, longestNoteLabel)}…` : line}`;
}

const longestNoteLabel = 40;

/** Adds the frame of an open macro and, lying in it, its inner cards.
 *  @param at the frame's top left corner
 *  @param outer the frame that this one lies in */
function addOpen(
  instance: Instance,
  layout: OpenLayout,
  at: Point,
  outer: string | null,
  sources: CardSources,
  nodes: FlowNode[],
): void {
  const id = frameOf(instance.address);
  const title = called(sources, instance.address);
  const { width, height } = layout;
  const definitions = definitionsOf(sources);
  nodes.push({
    id,
    x: at.x,
    y: at.y,
    width,
    height,
    ports: layout.ports.map((port) => labelled(port, `${inputWord(instance, port.id, definitions)} of ${title}`)),
    label: `inside of ${title}`,
    layer: 'frame',
    movable: outer === null,
    ...(outer === null ? {} : { frame: outer }),
  });
  const inside = sources.insides.inside(instance.address);
  if (inside === null) return;
  for (const card of layout.cards) {
    const place = { x: at.x + card.x, y: at.y + card.y };
    const part = inside.part(card.address);
    if (part?.kind === 'macro' && card.open !== undefined) addOpen(part.instance, card.open, place, id, sources, nodes);
    else if (part !== undefined) nodes.push(innerCard(part, card, place, id, inside, sources));
  }
}

function innerCard(
  part: Part,
  card: InnerCard,
  { x, y }: Point,
  frame: string,
  inside: Inside,
  sources: CardSources,
): FlowNode {
  const { address, width, height } = card;
  const label = called(sources, address);
  const ports =
    part.kind === 'macro'
      ? macroCardPorts(part.instance, inside, card, label, sources)
      : slotPorts(part, { width, height }, label);
  return { id: address, x, y, width, height, ports, label, layer: 'card', movable: false, frame };
}

function slotPorts(part: Exclude<Part, { readonly kind: 'macro' }>, size: Size, label: string): readonly FlowPort[] {
  const words = part.kind === 'leaf' ? [] : part.inputs.map((_, operand) => operandWord(part.op, operand));
  const ids = words.map((_, operand) => String(operand));
  return stackPorts(ids, size).map((port, place) =>
    labelled(port, `${port.side === 'out' ? 'output' : (words[place] ?? 'input')} of ${label}`),
  );
}

/** The ports of a closed card inside another macro. It has no spare one: what it reads is the macro's own affair. */
function macroCardPorts(
  instance: Instance,
  inside: Inside,
  size: Size,
  label: string,
  sources: CardSources,
): readonly FlowPort[] {
  const definitions = definitionsOf(sources);
  const inLayer = inside.instance.macro === 'layer';
  const places = inLayer
    ? stackPorts(
        instance.inputs.map(({ port }) => port),
        size,
      )
    : macroPorts(instance, definitions).filter(({ id }) => id !== 'spare');
  const ports = places.map((port) => {
    const word =
      port.side === 'in' ? inputWord(instance, port.id, definitions) : outputWord(instance, port.id, definitions);
    return labelled(port, `${word} of ${label}`);
  });
  return [...ports, ...readOutputs(instance.address, instance, ports, size, sources)];
}
