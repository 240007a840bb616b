import { assertNever } from '../kernel/invariant.ts';
import type { DefinitionId, Definitions, MacroShape, NodeRecord } from './document.ts';

/** How many numbers some records open into, down to the scalars; rows are not counted. Counted without opening anything, so that a small
 *  file that would open into billions is known by its figure. Definitions hold themselves nowhere.
 *  @param known what was counted of definitions before, kept for the next call */
export function slotCount(
  records: Iterable<NodeRecord>,
  definitions: Definitions,
  known: Map<DefinitionId, number> = new Map(),
): number {
  let total = 0;
  for (const record of records) {
    switch (record.kind) {
      case 'leaf':
      case 'op':
        total += 1;
        break;
      case 'data':
        total += record.columns.length;
        break;
      case 'macro':
        total += macroSlots(record, definitions, known);
        break;
      case 'note':
        break;
      default:
        assertNever(record);
    }
  }
  return total;
}

function macroSlots(macro: MacroShape, definitions: Definitions, known: Map<DefinitionId, number>): number {
  const inputs = macro.inputs.length;
  switch (macro.macro) {
    case 'neuron':
      return neuronSlots(inputs);
    case 'layer':
      return macro.settings.size * neuronSlots(inputs);
    case 'mlp': {
      let fanIn = inputs;
      let total = 0;
      for (const { size } of macro.settings.layers) {
        total += size * neuronSlots(fanIn);
        fanIn = size;
      }
      return total;
    }
    case 'squared_error':
    case 'absolute_error':
    case 'l2_penalty':
      return 3;
    case 'hinge':
      return 5;
    case 'binary_cross_entropy':
      return 9;
    case 'softmax_cross_entropy':
      return 2 * (inputs - 1) + 7;
    case 'custom': {
      const { definition: id } = macro.settings;
      const counted = known.get(id);
      if (counted !== undefined) return counted;
      const definition = definitions.get(id);
      const total =
        definition === undefined
          ? 0
          : slotCount(definition.nodes.values(), definitions, known) - definition.inputs.length;
      known.set(id, total);
      return total;
    }
    default:
      return assertNever(macro);
  }
}

/** Weights, bias, products, sum and activation. */
function neuronSlots(inputs: number): number {
  return 2 * inputs + 3;
}
