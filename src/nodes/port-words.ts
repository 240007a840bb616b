import type { Definition, DefinitionId, NodeRecord } from '../graph/document.ts';
import type { Instance } from '../macros/instance.ts';
import { inputWord } from '../macros/words.ts';
import { operandWord } from './operand-words.ts';

type Macro = Pick<Instance, 'macro' | 'inputs' | 'settings'>;

/** What people call an output of a macro, by its port: `output`, `output 2`, the name that a macro of one's own gives it. */
export function outputWord(
  macro: Macro,
  port: string,
  definitions: ReadonlyMap<DefinitionId, Definition> | undefined,
): string {
  const place = port === 'out' ? 1 : Number(port.slice('o:'.length));
  const name = definitionOf(macro, definitions)?.outputs[place - 1]?.name;
  return name ?? (place === 1 ? 'output' : `output ${place}`);
}

function definitionOf(
  macro: Macro,
  definitions: ReadonlyMap<DefinitionId, Definition> | undefined,
): Definition | undefined {
  return 'definition' in macro.settings ? definitions?.get(macro.settings.definition) : undefined;
}

/** What people call an input of any card. */
export function recordInputWord(
  record: NodeRecord,
  port: string,
  place: number,
  definitions: ReadonlyMap<DefinitionId, Definition> | undefined,
): string {
  if (record.kind === 'macro') return inputWord(record, port, definitions);
  if (port === 'spare') return 'new input';
  return record.kind === 'op' ? operandWord(record.op, place) : `input ${place + 1}`;
}
