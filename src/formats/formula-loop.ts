import { nodeOf, type NodeId } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { compile } from '../compile/program.ts';
import { foldExpression, type Expression } from './syntax.ts';
import { titlesOf } from './titles.ts';

/** The loop that goes through a node, as its nodes from itself back to itself; null when there is none. */
export function loopThrough(document: NudgeDocument, id: NodeId): readonly NodeId[] | null {
  const { slots, indexOf, problems } = compile(document);
  const slot = slots[indexOf.get(id) ?? -1];
  const problem = slot === undefined ? undefined : problems.get(slot.address);
  if (problem?.kind !== 'cycle') return null;
  const nodes = problem.loop.map(nodeOf);
  return nodes.filter((node, index) => index === 0 || node !== nodes[index - 1]);
}

/** The loop spelled out. Unnamed nodes are called what they were before it was closed. */
export function loopText(before: NudgeDocument, after: NudgeDocument, loop: readonly NodeId[]): string {
  const titles = new Map([...titlesOf(after), ...titlesOf(before)]);
  const names = (loop.length > 1 ? loop : [...loop, ...loop]).map((id) => titles.get(id) ?? id);
  const shown = names.length <= 8 ? names : [...names.slice(0, 4), '…', ...names.slice(-2)];
  return `That would make a loop: ${shown.join(' → ')}. Values must flow one way.`;
}

/** Where the formula first names a node of the loop. */
export function placeOfLoop(expression: Expression, document: NudgeDocument, loop: readonly NodeId[]): number {
  const names = new Set(loop.map((id) => document.nodes.get(id)?.name));
  let place = expression.at;
  let isFound = false;
  foldExpression<string>(expression, (node) => {
    if (!isFound && node.kind === 'name' && names.has(node.name)) {
      place = node.at;
      isFound = true;
    }
    return ' ';
  });
  return place;
}
