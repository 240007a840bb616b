import { nodeId, nodeOf, within, type Address, type NodeId } from '../kernel/ids.ts';
import { invariant } from '../kernel/invariant.ts';
import { createFresh } from '../graph/fresh.ts';
import { cardSize, cardWidth, leafHeight } from '../graph/geometry.ts';
import {
  noDefinitions,
  type Definition,
  type DefinitionId,
  type LeafRecord,
  type NodeRecord,
  type NudgeDocument,
} from '../graph/document.ts';
import { createCustom } from './custom-record.ts';
import { definitionNameProblem } from './definition-names.ts';
import { nestingOf, deepestNesting, levelsAbove, presentDefinitions, tooDeepText } from './definition-uses.ts';
import { between, inOrder, outputsOf, portNames, sourcesOf } from './group-ends.ts';
import { kindsProblem, staysOutside } from './groupable.ts';
import type { Refusal } from './refusal.ts';
import { withWires } from './with-wires.ts';

export interface Grouped {
  readonly ok: true;
  readonly document: NudgeDocument;
  readonly definition: Definition;
  /** The instance: it has the id, name and order of the node that was its first output. */
  readonly id: NodeId;
  /** What the root was is now read here. */
  readonly root: Address | null;
  /** What was selected and stays outside, for people. */
  readonly remarks: readonly string[];
}

export interface GroupOptions {
  /** What is being differentiated, chosen or not: where it lies in the group it becomes an output. */
  readonly root?: Address | null;
  /** Present values, which the ports show while the macro is edited. */
  readonly present?: (address: Address) => number | undefined;
}

/** Makes a macro of one's own of some nodes and puts one instance of it in their place. Wires that come in from outside become ports,
 *  what is read outside becomes outputs. Inputs and data stay outside and are wired to it, so that it can be used on others.
 *
 *  Every value stays the same bit for bit: nothing is computed in another way. A gradient is a sum over the readers of a slot in canonical
 *  order; the instance has the place of its first output there, so the terms of slots that are read inside and outside may be added in
 *  another order, which can change the last bits. */
export function group(
  document: NudgeDocument,
  ids: ReadonlySet<NodeId>,
  name: string,
  { root = document.root, present = () => undefined }: GroupOptions = {},
): Grouped | Refusal {
  const definitions = presentDefinitions(document);
  const selected = inOrder(document.nodes.values()).filter(({ id }) => ids.has(id));
  const members = selected.filter((record) => !staysOutside(record));
  const memberIds = new Set(members.map(({ id }) => id));
  const problem = definitionNameProblem(definitions, name) ?? groupingProblem(document, selected);
  if (problem !== null) return { ok: false, message: problem };

  const sources = sourcesOf(members);
  const outputs = outputsOf(document, members, root);
  const first = outputs[0] === undefined ? undefined : document.nodes.get(nodeOf(outputs[0]));
  invariant(first !== undefined, 'a group that computes has an output');
  const { definition, ports } = define(document, definitionId(document), name, members, sources, outputs, present);
  const outputAt = new Map(
    outputs.map((from, index) => [from, index === 0 ? first.id : within(first.id, `o:${index + 1}`)] as const),
  );
  const outward = (from: Address): Address => (memberIds.has(nodeOf(from)) ? (outputAt.get(from) ?? from) : from);

  const nodes = new Map<NodeId, NodeRecord>();
  for (const [id, record] of document.nodes)
    if (!memberIds.has(id)) nodes.set(id, overInstance(withWires(record, outward), memberIds, first.id));
  const grown = new Map(document.definitions).set(definition.id, definition);
  const edited = document.inside === undefined ? undefined : grown.get(document.inside);
  if (edited !== undefined)
    grown.set(edited.id, {
      ...edited,
      outputs: edited.outputs.map((output) => ({ ...output, from: outward(output.from) })),
    });
  const instance = createCustom(
    { id: first.id, order: first.order, name: first.name ?? freeInstanceName(nodes, name), ...middleOf(members) },
    definition,
    grown,
    ports,
  );
  nodes.set(instance.id, centred(instance, grown));
  const { training } = document;
  return {
    ok: true,
    definition,
    id: instance.id,
    root: root === null ? null : outward(root),
    remarks: remarksOn(selected),
    document: {
      ...document,
      nodes,
      definitions: grown,
      root: document.root === null ? null : outward(document.root),
      ...(training?.loss == null ? {} : { training: { ...training, loss: outward(training.loss) } }),
    },
  };
}

function remarksOn(selected: readonly NodeRecord[]): readonly string[] {
  return selected.flatMap((record) => {
    if (record.kind === 'macro' && record.macro === 'l2_penalty')
      return [`${called(record)} stays outside: a penalty counts parameters of the whole document.`];
    return [];
  });
}

/** Why these nodes cannot become a macro, in words; null when they can. */
export function groupingProblem(document: NudgeDocument, selected: readonly NodeRecord[]): string | null {
  const kinds = kindsProblem(selected);
  if (kinds !== null) return kinds;
  const members = selected.filter((record) => !staysOutside(record));
  const ids = new Set(members.map(({ id }) => id));
  const way = between(document, ids);
  if (way !== null) {
    const [node, from, to] = [way.node, way.from, way.to].map((id) => called(document.nodes.get(id)));
    return `The macro would read itself: ${node} is not selected, but depends on ${from} and leads to ${to}. Select ${node} too, or leave one of the two out.`;
  }
  const penalty = [...document.nodes.values()].find(
    (record) => record.kind === 'macro' && record.macro === 'l2_penalty' && countsSome(record.settings.over, members),
  );
  if (penalty !== undefined)
    return `${called(penalty)} counts the parameters of some of these nodes and not of others. Let it count all or none of them first.`;
  const definitions = presentDefinitions(document);
  const above = document.inside === undefined ? 0 : levelsAbove(document.inside, definitions);
  return above + 1 + nestingOf(members, definitions) > deepestNesting ? tooDeepText : null;
}

function called(record: NodeRecord | undefined): string {
  return record?.name == null ? 'an unnamed node' : `“${record.name}”`;
}

function hasParameters(record: NodeRecord): boolean {
  return record.kind === 'leaf' ? record.role === 'parameter' : record.kind === 'macro';
}

function countsSome(over: readonly NodeId[] | null, members: readonly NodeRecord[]): boolean {
  if (over === null) return false;
  const counted = members.filter(({ id }) => over.includes(id));
  return counted.length > 0 && members.some((record) => hasParameters(record) && !over.includes(record.id));
}

/** A penalty over nodes that went into the instance counts the instance now. */
function overInstance(record: NodeRecord, gone: ReadonlySet<NodeId>, instance: NodeId): NodeRecord {
  if (record.kind !== 'macro' || record.macro !== 'l2_penalty') return record;
  const { over } = record.settings;
  if (over === null || !over.some((id) => gone.has(id))) return record;
  return { ...record, settings: { over: [...over.filter((id) => !gone.has(id)), instance] } };
}

/** The inside: the nodes with the same ids, counted anew in the same order, and an input leaf for each port in front of them. */
function define(
  document: NudgeDocument,
  id: DefinitionId,
  name: string,
  members: readonly NodeRecord[],
  sources: readonly Address[],
  outputs: readonly Address[],
  present: (address: Address) => number | undefined,
): { readonly definition: Definition; readonly ports: readonly Address[] } {
  const fresh = createFresh(document);
  const names = portNames(
    document,
    sources,
    members.flatMap((record) => record.name ?? []),
  );
  const left = Math.min(...members.map(({ x }) => x));
  const top = Math.min(...members.map(({ y }) => y));
  const leaves = sources.map((from, index): LeafRecord => {
    const value = present(from);
    return {
      id: fresh.id(),
      order: [index + 1],
      name: names[index] ?? null,
      x: 40,
      y: 40 + index * (leafHeight + 20),
      kind: 'leaf',
      role: 'input',
      value: value !== undefined && Number.isFinite(value) ? value : 1,
    };
  });
  const leafOf = new Map(sources.map((from, index) => [from, leaves[index]?.id ?? from]));
  const inner = members.map((record, index): NodeRecord => ({
    ...withWires(record, (from) => leafOf.get(from) ?? from),
    order: [sources.length + index + 1],
    x: record.x - left + (sources.length === 0 ? 40 : 120 + cardWidth),
    y: record.y - top + 40,
  }));
  const taken = new Set<string>();
  const definition: Definition = {
    id,
    name,
    inputs: leaves.map((leaf, index) => ({ port: `p${index + 1}`, name: leaf.name ?? leaf.id, node: leaf.id })),
    outputs: outputs.map((from) => ({ name: outputName(document, from, taken), from })),
    nodes: new Map([...leaves, ...inner].map((record) => [record.id, record])),
  };
  return { definition, ports: sources };
}

/** What an output is called: as its node, or `out` where that has no name. */
export function outputName(document: Pick<NudgeDocument, 'nodes'>, from: Address, taken: Set<string>): string {
  const record = document.nodes.get(nodeOf(from));
  const own = from === record?.id ? record.name : null;
  const wanted = own ?? (record?.name == null ? 'out' : `${record.name}_out`);
  let name = wanted;
  for (let suffix = 2; taken.has(name); suffix++) name = `${wanted}_${suffix}`;
  taken.add(name);
  return name;
}

function definitionId(document: NudgeDocument): DefinitionId {
  const used = document.definitions ?? noDefinitions;
  for (let number = 1; ; number++) {
    const id = nodeId(`d${number}`);
    if (id !== null && !used.has(id)) return id;
  }
}

function freeInstanceName(nodes: ReadonlyMap<NodeId, NodeRecord>, wanted: string): string {
  const used = new Set([...nodes.values()].map((record) => record.name));
  for (let suffix = 1; ; suffix++) {
    const candidate = suffix === 1 ? wanted : `${wanted}_${suffix}`;
    if (!used.has(candidate)) return candidate;
  }
}

/** The middle of the room that some cards take. */
function middleOf(records: readonly NodeRecord[]): { readonly x: number; readonly y: number } {
  const sizes = records.map((record) => ({ record, ...cardSize(record) }));
  const left = Math.min(...sizes.map(({ record }) => record.x));
  const top = Math.min(...sizes.map(({ record }) => record.y));
  const right = Math.max(...sizes.map(({ record, width }) => record.x + width));
  const bottom = Math.max(...sizes.map(({ record, height }) => record.y + height));
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** A card whose corner lies at its middle, moved there, on the grid of 20 px. */
function centred(record: NodeRecord, definitions: ReadonlyMap<DefinitionId, Definition>): NodeRecord {
  const { width, height } = cardSize(record, definitions);
  const snap = (number: number) => Math.round(number / 20) * 20;
  return { ...record, x: snap(record.x - width / 2), y: snap(record.y - height / 2) };
}
