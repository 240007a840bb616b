import { noDefinitions, type Definition, type NudgeDocument } from '../graph/document.ts';
import { numbersOf } from '../graph/macro-numbers.ts';
import { placingProblem, presentDefinitions } from '../macros/definition-uses.ts';
import { counted, readKeywords } from './call-keywords.ts';
import type { CallMeaning } from './draft-call.ts';
import type { Operand } from './draft.ts';
import { numberList } from './keyword-values.ts';
import type { Call } from './syntax.ts';

/** The macro of one's own that a word calls; undefined where the document has none of that name. */
export function definitionNamed(document: NudgeDocument, name: string): Definition | undefined {
  const definitions = document.definitions ?? noDefinitions;
  for (const definition of definitions.values()) if (definition.name === name) return definition;
  return undefined;
}

/** `swish(x, numbers=[…])`: an instance of a macro that the document has. */
export function customMeaning(
  document: NudgeDocument,
  definition: Definition,
  operands: readonly Operand[],
  call: Call,
  isPi: boolean,
): CallMeaning {
  const refuse = (message: string): CallMeaning => ({ ok: false, at: call.at, message });
  const wanted = numbersOf(
    { macro: 'custom', inputs: [], settings: { definition: definition.id } },
    presentDefinitions(document),
  ).length;
  let numbers: readonly number[] | null = null;
  const refused = readKeywords(
    call,
    {
      numbers(value) {
        numbers = numberList(value, isPi);
        if (numbers === null) return 'numbers is a list of the macro’s own numbers, as in numbers=[0.1, 2].';
        return numbers.length === wanted
          ? null
          : `“${definition.name}” has ${counted(wanted, 'number')} of its own; the list has ${numbers.length}. Give them all, or leave numbers out.`;
      },
    },
    'numbers',
  );
  if (refused !== null) return refused;
  const problem = placingProblem(document, definition.id);
  if (problem !== null) return refuse(problem);
  const ports = definition.inputs.map(({ name }) => name);
  if (operands.length !== ports.length)
    return refuse(
      `${definition.name} takes ${counted(ports.length, 'input')}${ports.length === 0 ? '' : ` (${ports.join(', ')})`}; this call has ${operands.length === 0 ? 'none' : operands.length}.`,
    );
  return { ok: true, what: { kind: 'custom', inputs: operands, definition, numbers } };
}
