import { localOf, nodeOf, type Address, type NodeId } from '../../src/kernel/ids.ts';
import { ops } from '../../src/ops/table.ts';
import {
  compareOrder,
  type LayerShape,
  type MacroRecord,
  type NodeRecord,
  type NudgeDocument,
} from '../../src/graph/document.ts';

/** Why two documents are not the same graph, up to ids, places, order, notes, and names of nodes that have none in the first; null when
 *  they are. Walks both at once from the nodes that have the same name and from unnamed results, so it shares nothing with the writer. */
export function difference(a: NudgeDocument, b: NudgeDocument): string | null {
  const pairs = new Map<NodeId, NodeId>();
  const partners = new Map<NodeId, NodeId>();
  const stack: (readonly [NodeId, NodeId, string])[] = [];
  const byName = new Map(numbered(b).map((record) => [record.name, record]));
  for (const record of numbered(a)) {
    if (record.name === null) continue;
    const other = byName.get(record.name);
    if (other === undefined) return `${record.name} is missing`;
    stack.push([record.id, other.id, record.name]);
  }
  const named = new Set(numbered(a).map(({ name }) => name));
  const resultsA = results(a).filter(({ name }) => name === null);
  const resultsB = results(b).filter(({ name }) => name === null || !named.has(name));
  if (resultsA.length !== resultsB.length) return `${resultsA.length} unnamed results became ${resultsB.length}`;
  for (const [index, record] of resultsA.entries()) stack.push([record.id, resultsB[index]!.id, `result ${index}`]);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [idA, idB, way] = next;
    if (pairs.has(idA) || partners.has(idB)) {
      if (pairs.get(idA) !== idB || partners.get(idB) !== idA) return `${way}: one node became two, or two one`;
      continue;
    }
    pairs.set(idA, idB);
    partners.set(idB, idA);
    const recordA = a.nodes.get(idA)!;
    const recordB = b.nodes.get(idB)!;
    const fault = recordFault(recordA, recordB);
    if (fault !== null) return `${way}: ${fault}`;
    const wiresB = wires(recordB);
    for (const [place, wire] of wires(recordA).entries()) {
      const other = wiresB[place] ?? null;
      if (wire === null || other === null) {
        if (wire !== other) return `${way}, input ${place}: ${wire} became ${other}`;
        continue;
      }
      if (partOf(a, wire) !== partOf(b, other)) return `${way}, input ${place}: ${wire} became ${other}`;
      stack.push([nodeOf(wire), nodeOf(other), `${way}, input ${place}`]);
    }
  }
  if (pairs.size !== numbered(a).length || partners.size !== numbered(b).length)
    return `${numbered(a).length} nodes became ${numbered(b).length}, ${pairs.size} of them the same`;
  if (a.root !== null && b.root === null) return `root ${a.root} was lost`;
  if (a.root !== null && b.root !== null) {
    if (pairs.get(nodeOf(a.root)) !== nodeOf(b.root) || partOf(a, a.root) !== partOf(b, b.root))
      return `root ${a.root} became ${b.root}`;
  }
  return null;
}

/** The node of `b` with the same name, or null for an unnamed one: for comparing numbers. */
export function byName(document: NudgeDocument, name: string): NodeId {
  const record = [...document.nodes.values()].find((candidate) => candidate.name === name);
  if (record === undefined) throw new Error(`There is no ${name}`);
  return record.id;
}

function numbered(document: NudgeDocument): readonly NodeRecord[] {
  return [...document.nodes.values()].filter(({ kind }) => kind !== 'note');
}

/** What nothing reads, in canonical order. */
function results(document: NudgeDocument): readonly NodeRecord[] {
  const read = new Set(
    numbered(document).flatMap((record) => wires(record).flatMap((wire) => (wire === null ? [] : nodeOf(wire)))),
  );
  return numbered(document)
    .filter(({ id }) => !read.has(id))
    .sort((a, b) => compareOrder(a.order, b.order));
}

/** The wires of a record. An op of any number of inputs with nothing but waiting ones is one without inputs. */
function wires(record: NodeRecord): readonly (Address | null)[] {
  if (record.kind === 'macro' && record.macro === 'l2_penalty') return record.settings.over ?? [];
  if (record.kind === 'macro') return record.inputs.map(({ from }) => from);
  if (record.kind !== 'op') return [];
  const isMany = ops[record.op].arity === 'many';
  return isMany && record.inputs.every((wire) => wire === null) ? [] : record.inputs;
}

function recordFault(a: NodeRecord, b: NodeRecord): string | null {
  if (a.kind !== b.kind) return `${a.kind} became ${b.kind}`;
  if (a.kind === 'leaf' && b.kind === 'leaf') {
    if (a.role !== b.role || !Object.is(a.value, b.value)) return `${a.role} ${a.value} became ${b.role} ${b.value}`;
  }
  if (a.kind === 'op' && b.kind === 'op' && a.op !== b.op) return `${a.op} became ${b.op}`;
  if (a.kind === 'macro' && b.kind === 'macro') {
    if (a.macro !== b.macro) return `${a.macro} became ${b.macro}`;
    const [settingsA, settingsB] = [a, b].map(settingsText);
    if (settingsA !== settingsB) return `${settingsA} became ${settingsB}`;
    const [numbersA, numbersB] = [numbersByPlace(a), numbersByPlace(b)];
    const differs = [...numbersA].some(([place, number]) => !Object.is(number, numbersB.get(place)));
    if (differs || numbersA.size !== numbersB.size)
      return `${JSON.stringify([...numbersA])} became ${JSON.stringify([...numbersB])}`;
  }
  return wires(a).length === wires(b).length ? null : `${wires(a).length} inputs became ${wires(b).length}`;
}

/** The settings of a macro: of layers the activation of each neuron, however it is said. What a penalty counts is compared as wires are. */
function settingsText(record: MacroRecord): string {
  const layerText = ({ size, activation, exceptions = {} }: LayerShape) =>
    Array.from({ length: size }, (_, index) => exceptions[`n${index + 1}`] ?? activation).join(' ');
  switch (record.macro) {
    case 'l2_penalty':
      return `over all: ${record.settings.over === null}`;
    case 'layer':
      return `${layerText(record.settings)}, ${record.settings.initial} ${record.settings.seed}`;
    case 'mlp':
      return `${record.settings.layers.map(layerText).join('; ')}, ${record.settings.initial} ${record.settings.seed}`;
    default:
      return JSON.stringify(record.settings);
  }
}

/** The numbers of a macro, the ports in their local addresses counted by their place. */
function numbersByPlace(record: MacroRecord): ReadonlyMap<string, number> {
  const places = new Map(record.inputs.map(({ port }, index) => [port, index + 1]));
  // In a net the ports of later layers are counted from 1 as they are.
  const counted = (local: string) =>
    /^l([2-9]|1\d)\//.test(local) || record.macro === 'custom'
      ? local
      : local.replace(/w:(p\d+)$/, (_all, port: string) => `w${places.get(port) ?? port}`);
  return new Map(Object.entries(record.numbers).map(([local, number]) => [counted(local), number]));
}

/** Which slot of a node an address means, the macro's own ports counted by their place; the first output is the macro itself. */
function partOf(document: NudgeDocument, address: Address): string | null {
  const local = localOf(address)?.replace(/\/?\bo:1$/, '') ?? '';
  const record = document.nodes.get(nodeOf(address));
  if (local === '' || record?.kind !== 'macro') return local === '' ? null : local;
  if (/^l([2-9]|1\d)\//.test(local) || record.macro === 'custom') return local;
  return local.replace(
    /:(p\d+)$/,
    (_all, port: string) => `:${record.inputs.findIndex((input) => input.port === port)}`,
  );
}
