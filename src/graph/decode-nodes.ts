import type { NodeId } from '../kernel/ids.ts';
import { count, isFault, type Fault } from './decode-fault.ts';
import { completeMacro, type MacroDraft } from './decode-macro.ts';
import { decodeNode } from './decode-node.ts';
import type { Numbered } from './decode-references.ts';
import type { Definitions, NodeRecord } from './document.ts';
import { limits } from './limits.ts';

/** A list of nodes as records, macros not yet asked whether their numbers fit. Paths of faults begin with the index. */
export interface DecodedNodes {
  readonly numbered: Numbered;
  /** The macros among them, by index. */
  readonly drafts: ReadonlyMap<number, MacroDraft>;
  readonly unplaced: ReadonlySet<NodeId>;
  readonly moved: number;
  readonly shortened: number;
}

export function decodeNodes(raws: readonly unknown[]): DecodedNodes | Fault {
  if (raws.length > limits.nodes.hard)
    return {
      code: 'E-NODES',
      path: [],
      message: `${count(raws.length)} nodes. The most we can open is ${count(limits.nodes.hard)}.`,
    };
  let lastOrder = highestOrder(raws);
  const numbered: (readonly [number, NodeRecord])[] = [];
  const drafts = new Map<number, MacroDraft>();
  const unplaced = new Set<NodeId>();
  let moved = 0;
  let shortened = 0;
  for (const [index, raw] of raws.entries()) {
    const hasOrder = isRecord(raw) && raw['order'] !== undefined;
    const node = decodeNode(raw, hasOrder ? [] : [++lastOrder]);
    if (isFault(node)) return { ...node, path: [index, ...node.path] };
    numbered.push([index, node.record]);
    if (node.draft !== undefined) drafts.set(index, node.draft);
    if (!node.isPlaced) unplaced.add(node.record.id);
    if (node.wasMoved) moved++;
    if (node.wasShortened) shortened++;
  }
  return { numbered, drafts, unplaced, moved, shortened };
}

/** The records with what a file may leave out of macros, once the definitions that they need are known. `seed` is the document's. */
export function completeNodes(
  { numbered, drafts }: DecodedNodes,
  definitions: Definitions,
  seed: number,
): Numbered | Fault {
  const complete: (readonly [number, NodeRecord])[] = [];
  for (const [index, record] of numbered) {
    const draft = drafts.get(index);
    const result = draft === undefined ? record : completeMacro(draft, definitions, seed);
    if (isFault(result)) return { ...result, path: [index, ...result.path] };
    complete.push([index, result]);
  }
  return complete;
}

/** The largest first number of the order keys in the file, so that nodes without one come after. */
function highestOrder(nodes: readonly unknown[]): number {
  let highest = 0;
  for (const raw of nodes) {
    const first: unknown = isRecord(raw) && Array.isArray(raw['order']) ? raw['order'][0] : undefined;
    if (typeof first === 'number') highest = Math.max(highest, first);
  }
  return highest;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
