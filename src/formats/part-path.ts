import { nodeId } from '../kernel/ids.ts';
import type { DataRecord, Definitions, MacroShape } from '../graph/document.ts';
import { isInside, macroInside, outputCount } from '../graph/macro-slots.ts';
import { localOfPart, partsText } from './part-names.ts';
import type { PathStep } from './path-words.ts';
import { quoted } from './text-error.ts';
import type { Expression } from './syntax.ts';

/** What a word after a point is inside a macro, as the step of a local address: `l1`, `n2`, `w:p3`; null when it is nothing. */
export function stepOfWord(macro: MacroShape, word: string, definitions: Definitions): string | null {
  switch (macro.macro) {
    case 'neuron':
      return localOfPart(macro.inputs, word);
    case 'custom': {
      const nodes = definitions.get(macro.settings.definition)?.nodes;
      const named = [...(nodes?.values() ?? [])].find(({ name }) => name === word);
      const step = named?.id ?? nodeId(word);
      return step !== null && isInside(macro, step, definitions) ? step : null;
    }
    case 'softmax_cross_entropy': {
      const [, kind, place] = /^(exp|shifted)([1-9]\d{0,8})$/.exec(word) ?? [];
      const port = macro.inputs[Number(place) - 1]?.port;
      if (kind !== undefined && port !== undefined && port !== 't') return `${kind}:${port}`;
      return isInside(macro, word, definitions) ? word : null;
    }
    case 'layer':
    case 'mlp':
    case 'squared_error':
    case 'absolute_error':
    case 'hinge':
    case 'binary_cross_entropy':
    case 'l2_penalty':
      return isInside(macro, word, definitions) ? word : null;
  }
}

/** An expression that goes along a path from another one. */
export function alongPath(whole: Expression, path: readonly PathStep[]): Expression {
  return path.reduce<Expression>(
    (of, step) =>
      step.kind === 'part'
        ? { kind: 'part', of, part: step.word, at: 0 }
        : { kind: 'index', of, index: step.index, at: 0 },
    whole,
  );
}

/** The macro at a local address inside another one; itself for null, null where there is none. */
export function shapeAt(macro: MacroShape, local: string | null, definitions: Definitions): MacroShape | null {
  let shape: MacroShape | null = macro;
  for (const step of local === null ? [] : local.split('/'))
    shape = shape === null ? null : macroInside(shape, step, definitions);
  return shape;
}

/** The local address that words after a name mean, as in `net.l1.n2.w1`; null when they mean nothing. */
export function localOfWords(macro: MacroShape, words: readonly string[], definitions: Definitions): string | null {
  const steps: string[] = [];
  let shape: MacroShape | null = macro;
  for (const word of words) {
    const step: string | null = shape === null ? null : stepOfWord(shape, word, definitions);
    if (shape === null || step === null) return null;
    steps.push(step);
    shape = macroInside(shape, step, definitions);
  }
  return steps.length === 0 ? null : steps.join('/');
}

/** What a macro holds, for messages: `l1, l2`, `sum, w1 to w3, b`. */
export function partsOfMacro(macro: MacroShape, definitions: Definitions): string {
  const counted = (letter: string, count: number) => (count === 1 ? `${letter}1` : `${letter}1 to ${letter}${count}`);
  switch (macro.macro) {
    case 'neuron':
      return partsText(macro.inputs);
    case 'layer':
      return counted('n', macro.settings.size);
    case 'mlp':
      return counted('l', macro.settings.layers.length);
    case 'l2_penalty':
      return 'strength, squares';
    case 'custom': {
      const nodes = [...(definitions.get(macro.settings.definition)?.nodes.values() ?? [])];
      const ports = new Set<string>(definitions.get(macro.settings.definition)?.inputs.map(({ node }) => node));
      const names = nodes.flatMap(({ id, kind, name }) => (ports.has(id) || kind === 'note' ? [] : (name ?? id)));
      return names.length > 8 ? `${names.slice(0, 8).join(', ')}, …` : names.join(', ');
    }
    case 'squared_error':
    case 'absolute_error':
      return 'difference, each';
    case 'hinge':
      return 'margin, missing, each';
    case 'binary_cross_entropy':
      return 'if_one, if_zero, left, right, each';
    case 'softmax_cross_entropy':
      return 'largest, sum, log, total, right, each';
  }
}

/** The port of the column that a word means; null where there is none. */
export function columnOfWord({ columns }: DataRecord, word: string): string | null {
  const named = columns.filter(({ name }) => name === word);
  const [only] = named;
  if (only !== undefined && named.length === 1) return only.port;
  return columns.find(({ port }) => port === word)?.port ?? null;
}

/** Which outputs a macro has, for messages. */
export function outputsText(whole: string, macro: MacroShape, definitions: Definitions): string {
  const count = outputCount(macro, definitions);
  const last = `${whole}[${count - 1}]`;
  if (count === 0) return `${quoted(whole)} has no output.`;
  return count === 1
    ? `${quoted(whole)} has 1 output, ${whole}[0].`
    : `${quoted(whole)} has ${count} outputs, ${whole}[0] to ${last}.`;
}
