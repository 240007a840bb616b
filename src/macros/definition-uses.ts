import type { Definition, DefinitionId, Definitions, NodeRecord, NudgeDocument } from '../graph/document.ts';

/** How deeply macros of one's own may lie in each other. */
export const deepestNesting = 6;

/** The definitions as they are now: while one is edited, with the nodes on the canvas as its inside. */
export function presentDefinitions(document: NudgeDocument): Definitions {
  const { definitions = new Map(), inside, nodes } = document;
  const edited = inside === undefined ? undefined : definitions.get(inside);
  return edited === undefined ? definitions : new Map(definitions).set(edited.id, { ...edited, nodes });
}

/** The definitions that some nodes are instances of, directly. */
export function usedBy(nodes: Iterable<NodeRecord>): ReadonlySet<DefinitionId> {
  const used = new Set<DefinitionId>();
  for (const record of nodes)
    if (record.kind === 'macro' && record.macro === 'custom') used.add(record.settings.definition);
  return used;
}

/** All definitions that some nodes are instances of, at any depth. */
export function reachedBy(nodes: Iterable<NodeRecord>, definitions: Definitions): ReadonlySet<DefinitionId> {
  const reached = new Set<DefinitionId>();
  const stack = [...usedBy(nodes)];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const definition = definitions.get(id);
    if (definition !== undefined) stack.push(...usedBy(definition.nodes.values()));
  }
  return reached;
}

/** Where a definition is used, in words for people: `the document` and the names of other macros. */
export function usesOf(document: NudgeDocument, id: DefinitionId): readonly string[] {
  const definitions = presentDefinitions(document);
  const inMacros = [...definitions.values()].filter(({ nodes }) => usedBy(nodes.values()).has(id));
  const onCanvas = document.inside === undefined && usedBy(document.nodes.values()).has(id);
  return [...(onCanvas ? ['the document'] : []), ...inMacros.map(({ name }) => `“${name}”`)];
}

/** How many levels of macros of one's own lie below some nodes: 0 where there is none. Infinity for one that holds itself. */
export function nestingOf(nodes: Iterable<NodeRecord>, definitions: Definitions): number {
  const known = new Map<DefinitionId, number>();
  const depthOf = (id: DefinitionId): number => {
    const depth = known.get(id);
    if (depth !== undefined) return depth;
    known.set(id, Infinity);
    const inner = [...usedBy(definitions.get(id)?.nodes.values() ?? [])].map(depthOf);
    const found = 1 + Math.max(0, ...inner);
    known.set(id, found);
    return found;
  };
  return Math.max(0, ...[...usedBy(nodes)].map(depthOf));
}

/** Why an instance of a definition cannot be placed among the nodes on the canvas, in words; null when it can. */
export function placingProblem(document: NudgeDocument, id: DefinitionId): string | null {
  const definitions = presentDefinitions(document);
  const definition = definitions.get(id);
  if (definition === undefined) return 'This document has no such macro. Paste it together with one of its instances.';
  const { inside } = document;
  const outer = inside === undefined ? undefined : definitions.get(inside);
  if (outer === undefined) return null;
  if (outer.id === id) return `“${outer.name}” cannot be placed inside itself: it would never end.`;
  if (reachedBy(definition.nodes.values(), definitions).has(outer.id))
    return `“${definition.name}” holds “${outer.name}”, so it cannot be placed inside “${outer.name}”: it would never end.`;
  const below = 1 + nestingOf(definition.nodes.values(), definitions);
  return levelsAbove(outer.id, definitions) + below > deepestNesting ? tooDeepText : null;
}

export const tooDeepText = `Macros lie in each other at most ${deepestNesting} levels deep. Detach one of those inside first.`;

/** How many levels of macros lie on the longest way from the document into a definition, itself counted. */
export function levelsAbove(id: DefinitionId, definitions: Definitions): number {
  const holders = [...definitions.values()].filter(({ nodes }) => usedBy(nodes.values()).has(id));
  return 1 + Math.max(0, ...holders.map((holder) => levelsAbove(holder.id, definitions)));
}

/** Definitions that others hold come before those. Ones that hold themselves come in any order. */
export function innermostFirst(definitions: Definitions): readonly DefinitionId[] {
  const done = new Set<DefinitionId>();
  const visit = ({ id, nodes }: Definition): void => {
    if (done.has(id)) return;
    done.add(id);
    for (const inner of usedBy(nodes.values())) {
      const definition = definitions.get(inner);
      if (definition !== undefined) visit(definition);
    }
    ordered.push(id);
  };
  const ordered: DefinitionId[] = [];
  for (const definition of definitions.values()) visit(definition);
  return ordered;
}

/** The macros of one's own that can be deleted: those that no instance uses, but for the one being edited. */
export function unusedDefinitions(document: NudgeDocument): readonly DefinitionId[] {
  return [...(document.definitions?.keys() ?? [])].filter(
    (id) => id !== document.inside && usesOf(document, id).length === 0,
  );
}
