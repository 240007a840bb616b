import { inside, localOf, nodeOf, type Address } from '../kernel/ids.ts';
import type { MacroRecord, NodeRecord, NudgeDocument } from '../graph/document.ts';
import type { LayoutOptions } from '../graph/layout.ts';
import type { AppliedFormula } from './applied-formula.ts';
import { leafMeaning } from './draft-call.ts';
import { literalOf } from './literals.ts';
import { parseProgram } from './parse-program.ts';
import { readExpressions } from './read-expressions.ts';
import { redefineNode, type Definition } from './redefine-node.ts';
import type { Expression, Statement, Syntax } from './syntax.ts';
import { quoted, textErrorAt, type TextError } from './text-error.ts';

/** Gives the selected node a new formula, `expression` or `name = expression`; lines before it may define more names. The node keeps its id
 *  and place, and so do the unnamed nodes in its formula that are found again. Without a selection, or when no line is about the
 *  selected node, the text builds new nodes beside `origin`. A refusal leaves everything as it was. Never throws. */
export function applyFormula(
  document: NudgeDocument,
  address: Address | null,
  text: string,
  origin?: LayoutOptions['origin'],
): AppliedFormula | TextError {
  const parsed = parseProgram(text);
  if (!parsed.ok) return parsed;
  const { program } = parsed;
  const said = program.statements.filter(({ kind }) => kind !== 'skipped');
  if (said.length === 0) return textErrorAt(text, 0, 'Type a formula, like a * b + c.');
  const record = address === null ? undefined : document.nodes.get(nodeOf(address));
  if (address === null || record === undefined) return build(document, text, origin);
  if (record.kind === 'note')
    return textErrorAt(text, 0, 'A note has no formula. Select a node, or none to build new ones.');
  if (record.kind === 'data')
    return textErrorAt(
      text,
      0,
      'Data has no formula: its numbers stand in its table. Select another node, or none to build new ones.',
    );
  const local = localOf(address);
  if (local !== null) return setInside(document, record, local, program, said);
  const target = targetOf(said, record);
  return target === null ? build(document, text, origin) : redefineNode(document, record, program, target);
}

function build(document: NudgeDocument, text: string, origin: LayoutOptions['origin']): AppliedFormula | TextError {
  const read = readExpressions(text, document, origin);
  if (!read.ok) return read;
  if (read.latest === null) return textErrorAt(text, 0, 'This makes no node. Type a formula, like y = a * b + c.');
  return { ok: true, document: read.document, selected: read.latest, remarks: read.remarks, added: read.added };
}

/** The line that defines the selected node: the one with its name, a last one without a name, or the only one, which renames it. */
function targetOf(said: readonly Statement[], { name }: NodeRecord): Definition | null {
  const last = said.at(-1);
  if (last?.kind === 'bare') return last;
  if (said.length === 1) return last?.kind === 'define' ? last : null;
  return (
    said.findLast((statement): statement is Definition => statement.kind === 'define' && statement.name === name) ??
    null
  );
}

/** Inside a macro only numbers can be typed: its wiring follows from the macro. */
function setInside(
  document: NudgeDocument,
  record: NodeRecord,
  local: string,
  program: Syntax,
  said: readonly Statement[],
): AppliedFormula | TextError {
  const [statement] = said;
  const kind = record.kind === 'macro' && record.macro === 'neuron' ? 'neuron' : 'macro';
  const called = quoted(record.name ?? kind);
  if (record.kind !== 'macro' || !Object.hasOwn(record.numbers, local))
    return textErrorAt(
      program.text,
      0,
      `This lies inside the ${kind} ${called}, which decides how it is wired. Detach the ${kind} to change it.`,
    );
  const value = said.length === 1 && statement?.kind === 'bare' ? numberOf(statement.expression) : null;
  if (value === null)
    return textErrorAt(
      program.text,
      0,
      `This is a number of the ${kind} ${called}. Type a number, like 0.5, or detach the ${kind}.`,
    );
  const changed: MacroRecord = { ...record, numbers: { ...record.numbers, [local]: value } };
  const nodes = Object.is(record.numbers[local], value)
    ? document.nodes
    : new Map(document.nodes).set(record.id, changed);
  return { ok: true, document: { ...document, nodes }, selected: inside(record.id, local), remarks: [], added: [] };
}

function numberOf(expression: Expression): number | null {
  if (expression.kind !== 'call') return literalOf(expression, true);
  const meaning = expression.name === 'parameter' ? leafMeaning(expression, true) : null;
  return meaning?.ok && meaning.what.kind === 'leaf' ? meaning.what.value : null;
}
