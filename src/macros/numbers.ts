import type { MacroRecord } from '../graph/document.ts';
import { drawNumbers, type NetShape } from '../graph/initial-numbers.ts';
import { seededBias, seededWeight } from './neuron.ts';

/** A record after its inputs or its shape changed: numbers that it still has keep what they are, new ones are drawn, and what is frozen or
 *  lies open goes with the slots that are gone. Only neurons, layers and nets have such numbers; others come back as they are.
 *  @param seed the document's */
export function refitted(record: MacroRecord, seed: number): MacroRecord {
  switch (record.macro) {
    case 'neuron':
    case 'layer':
    case 'mlp':
      return withNumbers(record, firstNumbers(record, seed, record.numbers));
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'softmax_cross_entropy':
    case 'l2_penalty':
    case 'custom':
      return record;
  }
}

type Drawn = Extract<MacroRecord, { readonly macro: 'neuron' | 'layer' | 'mlp' }>;

/** All numbers of a neuron, layer or net as they are first drawn, but for those that are kept. */
export function firstNumbers(
  record: Drawn,
  seed: number,
  kept: Readonly<Record<string, number>> = {},
): Readonly<Record<string, number>> {
  const key = record.name ?? record.id;
  if (record.macro !== 'neuron') return drawNumbers(netShapeOf(record), record.settings, { seed, key }, kept);
  const weights = record.inputs.map(({ port }) => {
    const local = `w:${port}`;
    return [local, kept[local] ?? seededWeight(seed, key, port)] as const;
  });
  return Object.fromEntries([...weights, ['b', kept['b'] ?? seededBias(seed, key)]]);
}

export function netShapeOf(record: Exclude<Drawn, { readonly macro: 'neuron' }>): NetShape {
  const ports = record.inputs.map(({ port }) => port);
  return record.macro === 'layer'
    ? { ports, sizes: [record.settings.size], steps: false }
    : { ports, sizes: record.settings.layers.map(({ size }) => size), steps: true };
}

function withNumbers(record: Drawn, numbers: Readonly<Record<string, number>>): MacroRecord {
  const steps = new Set(Object.keys(numbers).flatMap(outerPaths));
  const { frozen = [], opened = [], ...rest } = record;
  const stillFrozen = frozen.filter((local) => Object.hasOwn(numbers, local));
  const stillOpened = opened.filter((path) => steps.has(path));
  return {
    ...rest,
    numbers,
    ...(stillFrozen.length === 0 ? {} : { frozen: stillFrozen }),
    ...(stillOpened.length === 0 ? {} : { opened: stillOpened }),
  };
}

/** `l1/n2/b` lies in `l1` and in `l1/n2`. */
function outerPaths(local: string): readonly string[] {
  const steps = local.split('/');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('/'));
}
