import { localOf, nodeOf, type Address, type NodeId } from '../kernel/ids.ts';
import type { NodeRecord, NudgeDocument } from '../graph/document.ts';
import { createFresh } from '../graph/fresh.ts';
import { layoutDocument } from '../graph/layout.ts';
import { nameProblem } from '../graph/names.ts';
import { macroContext } from '../macros/context.ts';
import { instanceOf } from '../macros/instance.ts';
import { expandInstance } from '../macros/table.ts';
import type { AppliedFormula } from './applied-formula.ts';
import type { Draft, Operand } from './draft.ts';
import { createDrafter, type Drafter } from './drafter.ts';
import { expressionOf, reference } from './expression-of.ts';
import { expressionText } from './expression-text.ts';
import { loopText, loopThrough, placeOfLoop } from './formula-loop.ts';
import { matchDrafts } from './match-drafts.ts';
import { recordOf, settled } from './materialise.ts';
import { isSameDefinition, redefined } from './redefine.ts';
import { settleNames } from './settle-names.ts';
import type { Statement, Syntax } from './syntax.ts';
import { quoted, textErrorAt, type TextError } from './text-error.ts';
import { titlesOf } from './titles.ts';
import { operandsOf } from './write-order.ts';

/** A line that says what the selected node is. */
export type Definition = Statement & { readonly kind: 'bare' | 'define' };

/** The document with a node defined anew by one line of a program; the other lines add to it. */
export function redefineNode(
  document: NudgeDocument,
  record: NodeRecord,
  program: Syntax,
  target: Definition,
): AppliedFormula | TextError {
  const name = target.kind === 'define' ? target.name : record.name;
  const problem = name === null || name === record.name ? null : nameProblem(document, name, record.id);
  if (problem !== null) return textErrorAt(program.text, target.at, problem);
  const drafter = createDrafter(program, document);
  let from = 0;
  let made: Operand | null = null;
  for (const statement of program.statements) {
    if (statement === target) {
      from = drafter.drafts.length;
      made = drafter.value(target.expression);
    } else drafter.statement(statement, false);
    const error = drafter.error();
    if (error !== null) return error;
  }
  const to = made?.kind === 'draft' && made.local === null ? made.index : -1;
  if (to < from) return textErrorAt(program.text, target.expression.at, onlyAnotherName(record));
  const rebuilt = rebuild(document, { ...record, name }, drafter, from, to);
  const { nodes, added } = rebuilt;
  const edited = { ...document, nodes, root: rebuilt.root };
  const refuse = (message: string) => textErrorAt(program.text, target.at, message);
  const orphan = orphanText(document, edited, record);
  if (orphan !== null) return refuse(orphan);
  const loop = loopThrough(edited, record.id);
  if (loop !== null)
    return textErrorAt(program.text, placeOfLoop(target.expression, edited, loop), loopText(document, edited, loop));
  const remarks = [...drafter.remarks, ...rebuilt.remarks, ...lostText(record, nodes.get(record.id))];
  const origin = { x: record.x - 240, y: record.y };
  const laidOut = added.length === 0 ? edited : layoutDocument(edited, { only: new Set(added), origin });
  return { ok: true, document: laidOut, selected: record.id, remarks, added };
}

function onlyAnotherName({ name }: NodeRecord): string {
  const called = name === null ? 'This node' : quoted(name);
  return `${called} would only be another name for a node that exists. Wire that one where it is needed, or type an operation, like a + b.`;
}

interface Rebuilt {
  readonly nodes: ReadonlyMap<NodeId, NodeRecord>;
  readonly root: Address | null;
  readonly added: readonly NodeId[];
  readonly remarks: readonly string[];
}

/** Drafts `from` … `to` are the new formula of `record`, which comes with its new name; the others are nodes of their own. */
function rebuild(document: NudgeDocument, record: NodeRecord, drafter: Drafter, from: number, to: number): Rebuilt {
  const { drafts } = drafter;
  const { own, shared } = expressionOf(document, record.id) ?? { own: new Set<NodeId>(), shared: new Set<NodeId>() };
  const matches = matchDrafts(document, record, { own, shared }, drafts, from, to);
  const fresh = createFresh(document);
  const added: NodeId[] = [];
  const ids = drafts.map((_, index) => {
    const old = index === to ? record.id : matches.ids.get(index);
    if (old !== undefined) return old;
    const id = fresh.id();
    added.push(id);
    return id;
  });
  const others = [...document.nodes.values()].filter(({ id }) => id !== record.id);
  const taken = new Set([...others, record].flatMap(({ name }) => name ?? []));
  const { names, remarks } = settleNames(
    drafts.map((draft, index) => (index === to ? { ...draft, wanted: null } : draft)),
    taken,
  );
  const nodes = new Map(document.nodes);
  for (const [index, draft] of drafts.entries()) {
    const id = ids[index];
    if (id === undefined || matches.unchanged.has(index)) continue;
    const old = document.nodes.get(id);
    const { order, x, y } = old ?? { order: fresh.order(), x: 0, y: 0 };
    const name = index === to ? record.name : old === undefined ? (names[index] ?? null) : old.name;
    const next = recordOf(draft, { id, order, name, x, y }, ids, document);
    const result =
      old === undefined
        ? next
        : redefined(old, next, { saysRole: saysRole(draft), saysNumbers: saysNumbers(draft), seed: document.seed });
    if (old === undefined || !isSameDefinition(old, result)) nodes.set(id, result);
  }
  const kept = new Set(ids);
  removeUnread(
    nodes,
    [...own].filter((id) => !kept.has(id)),
  );
  const said = drafter.root();
  return { nodes, added, remarks, root: said === null ? document.root : settled(said, ids) };
}

/** Removes the nodes that nothing reads any more, and then what only those read. */
function removeUnread(nodes: Map<NodeId, NodeRecord>, left: readonly NodeId[]): void {
  const readers = new Map<NodeId, number>();
  for (const record of nodes.values()) for (const from of operandsOf(record)) count(readers, from, 1);
  const stack = [...left];
  const removable = new Set(left);
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    const record = nodes.get(id);
    if (record === undefined || !removable.has(id) || (readers.get(id) ?? 0) > 0) continue;
    nodes.delete(id);
    for (const from of operandsOf(record)) {
      count(readers, from, -1);
      if (from !== null) stack.push(nodeOf(from));
    }
  }
}

function count(readers: Map<NodeId, number>, from: Address | null, by: number): void {
  if (from !== null) readers.set(nodeOf(from), (readers.get(nodeOf(from)) ?? 0) + by);
}

/** Why the edit cannot be: someone reads a slot inside a neuron that would be gone. Null when nobody does. */
function orphanText(before: NudgeDocument, after: NudgeDocument, record: NodeRecord): string | null {
  const place = record.kind === 'macro' && record.macro === 'neuron' ? 'this neuron' : 'this macro';
  const context = macroContext(after);
  const isGone = (address: Address | null): boolean => {
    if (address === null || localOf(address) === null) return false;
    const record = after.nodes.get(nodeOf(address));
    if (record === before.nodes.get(nodeOf(address))) return false;
    if (record?.kind !== 'macro') return true;
    const { slots, aliases } = expandInstance(instanceOf(record), context);
    return !slots.some((slot) => slot.address === address) && !aliases.some(([alias]) => alias === address);
  };
  const reader = [...after.nodes.values()].find((record) => operandsOf(record).some(isGone));
  const titles = titlesOf(before);
  if (reader !== undefined) {
    const gone = operandsOf(reader).find(isGone);
    const part =
      gone === undefined || gone === null ? 'a part' : (titles.get(gone) ?? expressionText(reference(before, gone)));
    return `${quoted(titles.get(reader.id) ?? reader.id)} reads ${quoted(part)} inside ${place}, which would be gone. Rewire it first.`;
  }
  if (isGone(after.root))
    return `The gradients are those of a number inside ${place}, which would be gone. Choose another root first.`;
  return null;
}

/** The drafts that stand for a number say its role only where they call it by name; inside a formula a number is a constant. */
function saysRole({ what }: Draft): boolean {
  return what.kind === 'leaf' && what.role !== null;
}

function saysNumbers({ what }: Draft) {
  switch (what.kind) {
    case 'neuron': {
      const { weights, bias, seed } = what.numbers;
      return { weights: weights !== undefined || seed !== undefined, bias: bias !== undefined || seed !== undefined };
    }
    case 'layer':
    case 'mlp':
    case 'custom':
      return { weights: what.numbers !== null, bias: what.numbers !== null };
    case 'l2_penalty':
      return { weights: what.strength !== null, bias: false };
    case 'leaf':
    case 'op':
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      return { weights: false, bias: false };
  }
}

function lostText(before: NodeRecord, after: NodeRecord | undefined): readonly string[] {
  const called = before.name === null ? 'the node' : quoted(before.name);
  if (before.kind === 'leaf' && before.slider !== undefined && after?.kind !== 'leaf')
    return [`The slider of ${called} went with its number.`];
  return [];
}
