import { assertNever } from '../kernel/invariant.ts';
import { compareOrder, type DefinitionId, type Definitions, type MacroShape } from './document.ts';

/** The local addresses of the numbers that an instance has of its own, in canonical order. */
export function numbersOf(macro: MacroShape, definitions: Definitions): readonly string[] {
  return collect(macro, definitions, 'numbers', new Set());
}

/** Those of them that training may move: all but the strengths of penalties and what a definition calls an input. */
export function parameterNumbersOf(macro: MacroShape, definitions: Definitions): readonly string[] {
  return collect(macro, definitions, 'parameters', new Set());
}

type Which = 'numbers' | 'parameters';

function collect(
  macro: MacroShape,
  definitions: Definitions,
  which: Which,
  outer: ReadonlySet<DefinitionId>,
): readonly string[] {
  switch (macro.macro) {
    case 'neuron':
      return neuronNumbers(portsOf(macro));
    case 'layer':
      return layerNumbers(portsOf(macro), macro.settings.size);
    case 'mlp':
      return netNumbers(
        portsOf(macro),
        macro.settings.layers.map(({ size }) => size),
      );
    case 'l2_penalty':
      return which === 'numbers' ? ['strength'] : [];
    case 'custom':
      return definitionNumbers(macro.settings.definition, definitions, which, outer);
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
      return [];
    default:
      return assertNever(macro);
  }
}

function portsOf({ inputs }: MacroShape): readonly string[] {
  return inputs.map(({ port }) => port);
}

function neuronNumbers(ports: readonly string[]): readonly string[] {
  return [...ports.map((port) => `w:${port}`), 'b'];
}

function layerNumbers(ports: readonly string[], size: number): readonly string[] {
  const own = neuronNumbers(ports);
  return Array.from({ length: size }, (_, index) => own.map((local) => `n${index + 1}/${local}`)).flat();
}

function netNumbers(inputs: readonly string[], sizes: readonly number[]): readonly string[] {
  const numbers: string[] = [];
  let ports = inputs;
  for (const [index, size] of sizes.entries()) {
    for (const local of layerNumbers(ports, size)) numbers.push(`l${index + 1}/${local}`);
    ports = countedPorts(size);
  }
  return numbers;
}

/** The ports of a layer that reads another one: `p1` for its first neuron, and so on. */
export function countedPorts(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `p${index + 1}`);
}

/** What each instance of a definition has of its own: the definition's leaves that are no ports and no constants, and what its inner
 *  macros have. A definition that holds itself is refused where it is made; what arrives so has no inside. */
function definitionNumbers(
  id: DefinitionId,
  definitions: Definitions,
  which: Which,
  outer: ReadonlySet<DefinitionId>,
): readonly string[] {
  const definition = definitions.get(id);
  if (definition === undefined || outer.has(id)) return [];
  const ports = new Set(definition.inputs.map(({ node }) => node));
  const path = new Set(outer).add(id);
  return [...definition.nodes.values()]
    .sort((a, b) => compareOrder(a.order, b.order))
    .flatMap((record) => {
      if (record.kind === 'leaf') {
        const counts = record.role === 'parameter' || (record.role === 'input' && which === 'numbers');
        return counts && !ports.has(record.id) ? [record.id] : [];
      }
      if (record.kind !== 'macro') return [];
      return collect(record, definitions, which, path).map((local) => `${record.id}/${local}`);
    });
}
