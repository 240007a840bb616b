import { parseProgram } from '../../formats/parse-program.ts';
import { foldExpression, type Statement } from '../../formats/syntax.ts';
import { isOpId } from '../../ops/table.ts';
import type { NudgeDocument } from '../../graph/document.ts';

/** The names in a text that nothing defines, neither the text above their use nor the document, in the order of their first use.
 *  Empty where the text cannot be read at all. */
export function unknownNames(document: NudgeDocument, text: string): readonly string[] {
  const parsed = parseProgram(text);
  if (!parsed.ok) return [];
  const known = new Set<string>(['pi']);
  for (const { name } of document.nodes.values()) if (name !== null) known.add(name);
  const unknown = new Set<string>();
  for (const statement of parsed.program.statements) {
    for (const name of namesRead(statement)) if (!known.has(name) && !isOpId(name)) unknown.add(name);
    if (statement.kind === 'define') known.add(statement.name);
  }
  // What a later line defines is in the wrong order, not missing.
  for (const statement of parsed.program.statements) if (statement.kind === 'define') unknown.delete(statement.name);
  return [...unknown];
}

function namesRead(statement: Statement): readonly string[] {
  if (statement.kind === 'label') return [statement.name];
  if (statement.kind === 'skipped') return [];
  const names: string[] = [];
  foldExpression<string>(statement.expression, (expression) => {
    if (expression.kind === 'name') names.push(expression.name);
    return ' ';
  });
  return names;
}

/** The text with these names defined above it, as inputs of 1. */
export function withInputs(names: readonly string[], text: string): string {
  return [...names.map((name) => `${name} = 1`), text].join('; ');
}
