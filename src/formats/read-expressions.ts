import type { Address, NodeId } from '../kernel/ids.ts';
import { emptyDocument, type NodeRecord, type NudgeDocument } from '../graph/document.ts';
import { createFresh } from '../graph/fresh.ts';
import { layoutDocument, type LayoutOptions } from '../graph/layout.ts';
import { createDrafter, type Drafter } from './drafter.ts';
import { recordOf, settled } from './materialise.ts';
import { parseProgram } from './parse-program.ts';
import { settleNames } from './settle-names.ts';
import type { Syntax } from './syntax.ts';
import { textErrorAt, type TextError } from './text-error.ts';

export interface ReadText {
  readonly ok: true;
  readonly document: NudgeDocument;
  /** What was skipped, renamed or is worth knowing, one sentence each, for people. */
  readonly remarks: readonly string[];
  /** The nodes that the text made, in the order of their definition. */
  readonly added: readonly NodeId[];
  /** What the last line made or named; null where no line did. */
  readonly latest: Address | null;
}

/** Builds a graph from expression text, or extends `base` by it: free names are then nodes of the base, and clashing definitions get
 *  other names. What was added is laid out, beside `origin` when it is given; all else stays. Never throws. */
export function readExpressions(
  text: string,
  base: NudgeDocument = emptyDocument,
  origin?: LayoutOptions['origin'],
): ReadText | TextError {
  const parsed = parseProgram(text);
  if (!parsed.ok) return parsed;
  const built = buildProgram(parsed.program, base);
  if (!built.ok || built.added.length === 0) return built;
  const only = new Set(built.added);
  return { ...built, document: layoutDocument(built.document, { only, ...(origin === undefined ? {} : { origin }) }) };
}

/** The graph without places: every new node lies at 0, 0. For the terminal, which draws nothing. */
export function buildProgram(program: Syntax, base: NudgeDocument = emptyDocument): ReadText | TextError {
  const drafter = createDrafter(program, base);
  const last = program.statements.findLast(({ kind }) => kind !== 'skipped');
  for (const statement of program.statements) {
    if (!drafter.statement(statement, statement === last))
      return drafter.error() ?? textErrorAt(program.text, statement.at, 'This cannot be read.');
  }
  return assemble(drafter, base);
}

function assemble(drafter: Drafter, base: NudgeDocument): ReadText {
  const { drafts } = drafter;
  const inDocument = new Set([...base.nodes.values()].flatMap(({ name }) => name ?? []));
  const { names, remarks } = settleNames(drafts, inDocument);
  const fresh = createFresh(base);
  const ids = drafts.map(() => fresh.id());
  const nodes = new Map<NodeId, NodeRecord>(base.nodes);
  for (const [index, draft] of drafts.entries()) {
    const id = ids[index];
    if (id === undefined) continue;
    nodes.set(id, recordOf(draft, { id, order: fresh.order(), name: names[index] ?? null, x: 0, y: 0 }, ids, base));
  }
  const latest = drafter.latest();
  const said = drafter.root();
  const root = said === null ? base.root : settled(said, ids);
  const turned =
    said !== null && base.nodes.size > 0 && root !== base.root
      ? ['The gradients are now those of the node that backward() names.']
      : [];
  return {
    ok: true,
    document: { ...base, root, nodes },
    remarks: [...drafter.remarks, ...remarks, ...turned],
    added: ids,
    latest: latest === null ? null : settled(latest, ids),
  };
}
