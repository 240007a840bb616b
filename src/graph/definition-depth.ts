import type { Definition, DefinitionId, Definitions } from './document.ts';
import { limits } from './limits.ts';

/** What is wrong with how definitions lie in each other, and which of them shows it. */
export interface DefinitionFault {
  readonly id: DefinitionId;
  readonly text: string;
}

/** The definitions that a definition's nodes are instances of. */
export function definitionsIn({ nodes }: Definition): readonly DefinitionId[] {
  const ids = new Set<DefinitionId>();
  for (const record of nodes.values())
    if (record.kind === 'macro' && record.macro === 'custom') ids.add(record.settings.definition);
  return [...ids];
}

/** The first definition that holds itself, directly or not; null when none does. Iterative, so no chain is too long. */
export function findRecursion(definitions: Definitions): DefinitionFault | null {
  const left = new Set<DefinitionId>();
  for (const start of definitions.keys()) {
    const path: { readonly id: DefinitionId; readonly inner: DefinitionId[] }[] = [];
    const enter = (id: DefinitionId) => {
      const definition = definitions.get(id);
      path.push({ id, inner: definition === undefined ? [] : [...definitionsIn(definition)] });
    };
    if (!left.has(start)) enter(start);
    for (let frame = path.at(-1); frame !== undefined; frame = path.at(-1)) {
      const next = frame.inner.pop();
      if (next === undefined) {
        left.add(frame.id);
        path.pop();
        continue;
      }
      const from = path.findIndex(({ id }) => id === next);
      if (from >= 0)
        return { id: next, text: recursionText(definitions, [...path.slice(from).map(({ id }) => id), next]) };
      if (!left.has(next)) enter(next);
    }
  }
  return null;
}

function recursionText(definitions: Definitions, loop: readonly DefinitionId[]): string {
  const names = loop.map((id) => definitions.get(id)?.name ?? id);
  return `“${names[0]}” would hold itself: ${names.join(' → ')}. A macro cannot lie inside itself.`;
}

/** The first definition that lies too deep in others; null when none does. The definitions hold themselves nowhere. */
export function findDepthFault(definitions: Definitions): DefinitionFault | null {
  const depths = new Map<DefinitionId, number>();
  for (const [id, { name }] of definitions) {
    const depth = depthOf(id, definitions, depths, limits.definitionDepth + 1);
    if (depth > limits.definitionDepth)
      return {
        id,
        text: `“${name}” holds macros in macros more than ${limits.definitionDepth} deep, which is the most.`,
      };
  }
  return null;
}

/** How many levels of definitions one is, itself counted; `most` where it is that or more. */
function depthOf(id: DefinitionId, definitions: Definitions, known: Map<DefinitionId, number>, most: number): number {
  const found = known.get(id);
  if (found !== undefined) return found;
  const definition = definitions.get(id);
  if (definition === undefined) return 0;
  if (most <= 1) return 1;
  const inner = definitionsIn(definition).map((other) => depthOf(other, definitions, known, most - 1));
  const depth = 1 + Math.max(0, ...inner);
  // A search that was cut short knows only a lower bound.
  if (depth < most) known.set(id, depth);
  return depth;
}
