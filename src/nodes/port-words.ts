import type { Definition, DefinitionId, NodeRecord } from '../graph/document.ts';
import type { Instance } from '../macros/instance.ts';
import { operandWord } from './operand-words.ts';

type Macro = Pick<Instance, 'macro' | 'inputs' | 'settings'>;

/** What people call an input of a macro: `input 2`, `prediction`, `logit 3`, the name that a macro of one's own gives it; `new input` for
 *  the spare one. */
export function inputWord(
  macro: Macro,
  port: string,
  definitions: ReadonlyMap<DefinitionId, Definition> | undefined,
): string {
  const place = macro.inputs.findIndex((input) => input.port === port) + 1;
  switch (macro.macro) {
    case 'neuron':
    case 'layer':
    case 'mlp':
    case 'l2_penalty':
      return port === 'spare' ? 'new input' : `input ${place}`;
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
      return port === 't' ? 'target' : 'prediction';
    case 'binary_cross_entropy':
      return port === 't' ? 'target' : 'logit';
    case 'softmax_cross_entropy':
      if (port === 'spare') return 'new logit';
      return port === 't' ? 'target' : `logit ${place}`;
    case 'custom': {
      const definition = definitionOf(macro, definitions);
      return definition?.inputs.find((input) => input.port === port)?.name ?? `input ${place}`;
    }
  }
}

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
