import { localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import {
  noDefinitions,
  type Definition,
  type DefinitionId,
  type Definitions,
  type NodeRecord,
  type NudgeDocument,
} from '../graph/document.ts';
import { isInside } from '../graph/macro-slots.ts';
import type { TrainingSettings } from '../graph/training-settings.ts';
import { presentDefinitions } from './definition-uses.ts';
import { wiresInto } from './wires.ts';
import { inOrder } from './group-ends.ts';
import { computes } from './groupable.ts';
import { outputName } from './group.ts';
import { reconcileDocument, type Reconciled } from './reconcile.ts';

/** A definition as a document to edit: its nodes on the canvas, the document's definitions beside them. Its first output is the root.
 *  Input leaves are its ports. Null where there is no such definition. */
export function documentInside(document: NudgeDocument, id: DefinitionId): NudgeDocument | null {
  const definition = document.definitions?.get(id);
  if (definition === undefined) return null;
  const { unknown: _unknown, training, ...rest } = document;
  return {
    ...rest,
    // The loss is a number of the document; an address of the inside may read the same and mean another one.
    ...(training === undefined ? {} : { training: training.loss === null ? training : { ...training, loss: null } }),
    root: definition.outputs[0]?.from ?? null,
    nodes: definition.nodes,
    definitions: presentDefinitions(document),
    inside: id,
  };
}

/** The outer document with a definition as it is now on the canvas, and every instance of it brought up to it. The very same document when
 *  nothing was changed. The root chosen inside is a way of looking and is not kept. */
export function documentAround(outer: NudgeDocument, inner: NudgeDocument): Reconciled {
  const { inside, definitions = noDefinitions } = inner;
  const stale = inside === undefined ? undefined : definitions.get(inside);
  if (stale === undefined) return { document: outer, remarks: [] };
  const edited = definitionFrom(stale, inner);
  const kept = backInto(outer, definitions);
  const { title, seed } = inner;
  const training = trainingAround(outer.training, inner.training);
  const isSame =
    edited === stale &&
    kept === (outer.definitions ?? noDefinitions) &&
    title === outer.title &&
    seed === outer.seed &&
    training === outer.training;
  if (isSame) return { document: outer, remarks: [] };
  const grown = edited === stale ? kept : new Map(kept).set(edited.id, edited);
  return reconcileDocument({
    ...outer,
    title,
    seed,
    definitions: grown,
    ...(training === undefined ? {} : { training }),
  });
}

/** How the whole document is trained after that was set inside: towards the loss that it had. */
function trainingAround(
  outer: TrainingSettings | undefined,
  inner: TrainingSettings | undefined,
): TrainingSettings | undefined {
  if (inner === undefined) return undefined;
  const merged = { ...inner, loss: outer?.loss ?? null };
  return outer !== undefined && JSON.stringify(merged) === JSON.stringify(outer) ? outer : merged;
}

/** The definition that is on the canvas, with its nodes, ports and outputs as they are now; null where the document itself is. */
export function editedDefinition(inner: NudgeDocument): Definition | null {
  const stale = inner.inside === undefined ? undefined : inner.definitions?.get(inner.inside);
  return stale === undefined ? null : definitionFrom(stale, inner);
}

/** The definitions as the outer document holds them. Where that is the inside of a macro itself, its own entry keeps the nodes that it had
 *  when it was entered, since those on the canvas tell what changed. The very same map when nothing else differs. */
function backInto(outer: NudgeDocument, definitions: Definitions): Definitions {
  const before = outer.definitions ?? noDefinitions;
  const own = outer.inside === undefined ? undefined : before.get(outer.inside);
  if (own === undefined) return definitions;
  const now = definitions.get(own.id) ?? own;
  const isOwnSame = now.name === own.name && now.inputs === own.inputs && now.outputs === own.outputs;
  const next = new Map(definitions).set(own.id, isOwnSame ? own : { ...now, nodes: own.nodes });
  return next.size === before.size && [...next].every(([id, definition]) => before.get(id) === definition)
    ? before
    : next;
}

/** The definition that the nodes on the canvas make. Every input leaf is a port; outputs that lost their node go, and where none is left
 *  the last node that computes and that nothing reads is one. */
function definitionFrom(stale: Definition, { nodes }: NudgeDocument): Definition {
  const inputs = portsFrom(stale, nodes);
  const outputs = outputsFrom(stale, nodes);
  const isSame =
    isSameMap(stale.nodes, nodes) &&
    inputs.length === stale.inputs.length &&
    inputs.every((port, index) => isSamePort(port, stale.inputs[index])) &&
    outputs.length === stale.outputs.length &&
    outputs.every(
      ({ name, from }, index) => name === stale.outputs[index]?.name && from === stale.outputs[index]?.from,
    );
  return isSame ? stale : { ...stale, inputs, outputs, nodes };
}

type DefinitionPort = Definition['inputs'][number];

function isSamePort(a: DefinitionPort, b: DefinitionPort | undefined): boolean {
  return a.port === b?.port && a.name === b.name && a.node === b.node;
}

/** Ports keep their ids and their order; new ones come last. An input leaf that was none before, in a file made elsewhere, stays a number. */
function portsFrom(
  { inputs, nodes: before }: Definition,
  nodes: ReadonlyMap<NodeId, NodeRecord>,
): readonly DefinitionPort[] {
  const known = new Set(inputs.map(({ node }) => node));
  const isNumber = (id: NodeId) => {
    const old = before.get(id);
    return old?.kind === 'leaf' && old.role === 'input' && !known.has(id);
  };
  const kept = inputs.flatMap(({ port, name, node }): readonly DefinitionPort[] => {
    const leaf = nodes.get(node);
    return leaf?.kind === 'leaf' && leaf.role === 'input' ? [{ port, name: leaf.name ?? name, node }] : [];
  });
  let highest = Math.max(0, ...inputs.map(({ port }) => Number(port.slice(1))));
  const born = inOrder(nodes.values()).flatMap((record): readonly DefinitionPort[] => {
    if (record.kind !== 'leaf' || record.role !== 'input' || known.has(record.id) || isNumber(record.id)) return [];
    const port = `p${++highest}`;
    return [{ port, name: record.name ?? port, node: record.id }];
  });
  return [...kept, ...born];
}

function outputsFrom(stale: Definition, nodes: ReadonlyMap<NodeId, NodeRecord>): Definition['outputs'] {
  const kept = stale.outputs.filter(({ from }) => isNumberHere(nodes, from));
  if (kept.length > 0)
    return kept.map((output) => {
      const name = nodes.get(nodeOf(output.from))?.name;
      return localOf(output.from) !== null || name == null || name === output.name ? output : { ...output, name };
    });
  const read = new Set([...nodes.values()].flatMap((record) => wiresInto(record).map(({ from }) => nodeOf(from))));
  const last = inOrder(nodes.values()).findLast((record) => computes(record) && !read.has(record.id));
  return last === undefined ? [] : [{ name: outputName({ nodes }, last.id, new Set()), from: last.id }];
}

/** Whether an address among the nodes on the canvas is there; inside macros every address of the present form counts. */
function isNumberHere(nodes: ReadonlyMap<NodeId, NodeRecord>, from: Address): boolean {
  const record = nodes.get(nodeOf(from));
  if (record === undefined || record.kind === 'note' || record.kind === 'data') return false;
  const local = localOf(from);
  return (
    local === null || (record.kind === 'macro' && (record.macro === 'custom' || isInside(record, local, noDefinitions)))
  );
}

function isSameMap(a: ReadonlyMap<NodeId, NodeRecord>, b: ReadonlyMap<NodeId, NodeRecord>): boolean {
  return a.size === b.size && [...a].every(([id, record]) => b.get(id) === record);
}
