import { assertNever } from '../kernel/invariant.ts';
import type { Definitions, MacroShape } from './document.ts';
import { countedPorts } from './macro-numbers.ts';

/** Whether a macro has a slot, or an output, under this local address (`l1/n2/w:p3`, `o:2`). `macros/` derives the inside itself; a
 *  contract test keeps the two equal. Cost: one look at each step, however large the macro is. */
export function isInside(macro: MacroShape, local: string, definitions: Definitions): boolean {
  let shape: MacroShape | null = macro;
  const steps = local.split('/');
  for (const [index, step] of steps.entries()) {
    if (shape === null) return false;
    const isLast = index === steps.length - 1;
    if (isLast && isSlot(shape, step, definitions)) return true;
    shape = macroInside(shape, step, definitions);
  }
  // The own address of a macro inside is its first output.
  return shape !== null && outputCount(shape, definitions) > 0;
}

/** How many outputs a macro has; the first is its own address, the others are `o:2`, `o:3`, …. */
export function outputCount(macro: MacroShape, definitions: Definitions): number {
  switch (macro.macro) {
    case 'layer':
      return macro.settings.size;
    case 'mlp':
      return macro.settings.layers.at(-1)?.size ?? 0;
    case 'custom':
      return definitions.get(macro.settings.definition)?.outputs.length ?? 0;
    case 'neuron':
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
    case 'l2_penalty':
      return 1;
    default:
      return assertNever(macro);
  }
}

/** The names of the ports by which a macro can have several outputs, and grow none else: `layer`, `mlp` and own macros. */
function hasNumberedOutputs({ macro }: MacroShape): boolean {
  return macro === 'layer' || macro === 'mlp' || macro === 'custom';
}

function isSlot(macro: MacroShape, step: string, definitions: Definitions): boolean {
  if (hasNumberedOutputs(macro)) {
    const output = countIn(step, 'o:');
    if (output !== null) return output <= outputCount(macro, definitions);
  }
  const of = (prefix: string) => macro.inputs.some(({ port }) => step === `${prefix}${port}`);
  switch (macro.macro) {
    case 'neuron':
      return step === 'b' || step === 'sum' || of('w:') || of('m:');
    case 'layer':
    case 'mlp':
      return false;
    case 'squared_error':
    case 'absolute_error':
      return step === 'difference' || step === 'each';
    case 'hinge':
      return ['one', 'margin', 'missing', 'each'].includes(step);
    case 'binary_cross_entropy':
      return ['one', 'negated', 'if_one', 'if_zero', 'rest', 'left', 'right', 'each'].includes(step);
    case 'softmax_cross_entropy':
      if (step === 'exp:t' || step === 'shifted:t') return false;
      return ['largest', 'sum', 'log', 'total', 'right', 'each'].includes(step) || of('exp:') || of('shifted:');
    case 'l2_penalty':
      return step === 'strength' || step === 'squares';
    case 'custom': {
      const definition = definitions.get(macro.settings.definition);
      if (definition === undefined || definition.inputs.some(({ node }) => node === step)) return false;
      const record = [...definition.nodes.values()].find(({ id }) => id === step);
      return record?.kind === 'leaf' || record?.kind === 'op';
    }
    default:
      return assertNever(macro);
  }
}

/** The macro at one step into another one; null where there is none. */
export function macroInside(macro: MacroShape, step: string, definitions: Definitions): MacroShape | null {
  switch (macro.macro) {
    case 'layer': {
      const neuron = countIn(step, 'n');
      if (neuron === null || neuron > macro.settings.size) return null;
      return { macro: 'neuron', inputs: macro.inputs, settings: { activation: macro.settings.activation } };
    }
    case 'mlp': {
      const { layers, initial } = macro.settings;
      const place = countIn(step, 'l');
      const shape = place === null ? undefined : layers[place - 1];
      if (place === null || shape === undefined) return null;
      const before = layers[place - 2];
      const inputs =
        before === undefined ? macro.inputs : countedPorts(before.size).map((port) => ({ port, from: null }));
      return { macro: 'layer', inputs, settings: { ...shape, initial } };
    }
    case 'custom': {
      const definition = definitions.get(macro.settings.definition);
      const record = definition && [...definition.nodes.values()].find(({ id }) => id === step);
      return record?.kind === 'macro' ? record : null;
    }
    case 'neuron':
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
    case 'l2_penalty':
      return null;
    default:
      return assertNever(macro);
  }
}

/** `n12` with `n` → 12; null for anything else, `n0` and `n01` too. */
function countIn(step: string, prefix: string): number | null {
  const digits = step.startsWith(prefix) ? step.slice(prefix.length) : '';
  return /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : null;
}
