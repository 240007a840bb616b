import { isOpId } from '../ops/table.ts';
import { emptyDocument, type DefinitionId, type Definitions } from '../graph/document.ts';
import { nameProblem } from '../graph/names.ts';
import { macros } from './table.ts';

/** Words that formulas call, beside operations and built-in macros. */
const otherCalls = new Set(['input', 'parameter', 'constant', 'Value', 'pi', 'backward', 'print', 'draw_dot']);

/** Why this text cannot name a macro of one's own, in words; null when it can. `except` is the one that is being renamed. */
export function definitionNameProblem(definitions: Definitions, text: string, except?: DefinitionId): string | null {
  const problem = nameProblem(emptyDocument, text);
  if (problem !== null) return problem;
  if (isOpId(text) || Object.hasOwn(macros, text) || otherCalls.has(text))
    return `“${text}” means something in formulas already. Choose another name, like “my_${text}”.`;
  if ([...definitions.values()].some(({ id, name }) => name === text && id !== except))
    return `Another macro is already called “${text}”. Names are unique; try “${freeDefinitionName(definitions, text)}”.`;
  return null;
}

/** `wanted`, or `wanted_2`, `wanted_3`, …: the first that no macro of one's own has. */
export function freeDefinitionName(definitions: Definitions, wanted: string): string {
  const used = new Set([...definitions.values()].map(({ name }) => name));
  for (let suffix = 1; ; suffix++) {
    const candidate = suffix === 1 ? wanted : `${wanted}_${suffix}`;
    if (!used.has(candidate) && !isOpId(candidate) && !Object.hasOwn(macros, candidate) && !otherCalls.has(candidate))
      return candidate;
  }
}
