import { inside, type Address } from '../kernel/ids.ts';
import {
  compareOrder,
  noDefinitions,
  type Definitions,
  type NodeRecord,
  type NudgeDocument,
} from '../graph/document.ts';
import { parameterNumbersOf } from '../graph/macro-numbers.ts';

/** What the inside of a macro may depend on beside its own record. */
export interface MacroContext {
  readonly definitions: Definitions;
  /** The addresses of the parameters of some nodes (inside an instance of an own macro too, `n7/n2`), or of all (null), in canonical order. */
  readonly parameters: (over: readonly Address[] | null) => readonly Address[];
}

/** Cost: nothing until parameters are asked for, then one pass over them. */
export function macroContext(document: NudgeDocument): MacroContext {
  const { definitions = noDefinitions } = document;
  let all: readonly Address[] | null = null;
  return {
    definitions,
    parameters: (over) => {
      all ??= allParameters(document);
      if (over === null) return all;
      const wanted = new Set<string>(over);
      return all.filter((address) => isWithin(address, wanted));
    },
  };
}

/** Whether an address, or something that it lies in, is among these. */
function isWithin(address: Address, outer: ReadonlySet<string>): boolean {
  for (let end = address.length; end > 0; end = address.lastIndexOf('/', end - 1))
    if (outer.has(address.slice(0, end))) return true;
  return false;
}

function inOrder({ nodes }: NudgeDocument): readonly NodeRecord[] {
  return [...nodes.values()].sort((a, b) => compareOrder(a.order, b.order));
}

function allParameters(document: NudgeDocument): readonly Address[] {
  const { definitions = noDefinitions } = document;
  return inOrder(document).flatMap((record) => parametersOf(record, definitions));
}

/** The parameters of one node in canonical order, frozen ones too: a leaf of that role, or the numbers inside a macro. The strength of a
 *  penalty and what an own macro calls an input are settings, no parameters. */
export function parametersOf(record: NodeRecord, definitions: Definitions): readonly Address[] {
  if (record.kind === 'leaf') return record.role === 'parameter' ? [record.id] : [];
  if (record.kind !== 'macro') return [];
  return parameterNumbersOf(record, definitions).map((local) => inside(record.id, local));
}

/** What training moves: every parameter of the document that is not frozen, in canonical order. */
export function trainable(document: NudgeDocument): readonly Address[] {
  const { definitions = noDefinitions } = document;
  return inOrder(document).flatMap((record) => {
    const parameters = parametersOf(record, definitions);
    if (record.kind === 'leaf') return record.frozen ? [] : parameters;
    if (record.kind !== 'macro' || record.frozen === undefined) return parameters;
    const frozen = new Set(record.frozen.map((local) => inside(record.id, local)));
    return parameters.filter((address) => !frozen.has(address));
  });
}
