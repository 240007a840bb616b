import { inside, localOf, nodeOf } from '../kernel/ids.ts';
import { noDefinitions, type DataRecord, type MacroShape, type NudgeDocument } from '../graph/document.ts';
import { outputCount } from '../graph/macro-slots.ts';
import { shapeOfDraft, type Draft, type Operand } from './draft.ts';
import { columnOfWord, outputsText, partsOfMacro, shapeAt, stepOfWord } from './part-path.ts';
import { columnWord } from './path-words.ts';
import type { Expression } from './syntax.ts';
import { quoted } from './text-error.ts';

/** What a part of an operand is, or why it is none. */
export type PartMeaning =
  | { readonly ok: true; readonly operand: Operand }
  | { readonly ok: false; readonly message: string };

/** Finds what lies inside operands: slots of macros at any depth, outputs, and columns of data. */
export interface Parts {
  readonly part: (operand: Operand, expression: Expression & { kind: 'part' }) => PartMeaning;
  readonly index: (operand: Operand, expression: Expression & { kind: 'index' }) => PartMeaning;
  /** The data table that an operand is as a whole, which has no number of its own; null for everything else. */
  readonly table: (operand: Operand) => DataRecord | null;
}

export function createParts(base: NudgeDocument, drafts: readonly Draft[]): Parts {
  const definitions = base.definitions ?? noDefinitions;

  const localIn = (operand: Operand): string | null => {
    if (operand.kind === 'known') return localOf(operand.address);
    return operand.kind === 'draft' ? operand.local : null;
  };

  /** The form of the macro that an operand is; null when it is none. */
  const shapeOf = (operand: Operand): MacroShape | null => {
    if (operand.kind === 'waiting') return null;
    const record = operand.kind === 'known' ? base.nodes.get(nodeOf(operand.address)) : undefined;
    const draft = operand.kind === 'draft' ? drafts[operand.index] : undefined;
    const whole = record?.kind === 'macro' ? record : draft === undefined ? null : shapeOfDraft(draft.what);
    return whole === null ? null : shapeAt(whole, localIn(operand), definitions);
  };

  const inner = (operand: Operand, step: string): PartMeaning => {
    const outer = localIn(operand);
    const local = outer === null ? step : `${outer}/${step}`;
    if (operand.kind === 'known')
      return { ok: true, operand: { kind: 'known', address: inside(nodeOf(operand.address), local) } };
    return { ok: true, operand: operand.kind === 'draft' ? { ...operand, local } : operand };
  };

  const table: Parts['table'] = (operand) => {
    const record =
      operand.kind === 'known' && localOf(operand.address) === null
        ? base.nodes.get(nodeOf(operand.address))
        : undefined;
    return record?.kind === 'data' ? record : null;
  };

  return {
    table,
    part(operand, { part: word, of }) {
      const whole = wordsOf(of);
      const refuse = (message: string): PartMeaning => ({ ok: false, message });
      const data = table(operand);
      if (data !== null) {
        const column = columnOfWord(data, word);
        return column === null
          ? refuse(`${quoted(whole)} has no column ${quoted(word)}. It has ${columnsText(data)}.`)
          : inner(operand, column);
      }
      if (word === 'data') return refuse(`A formula reads the node itself: write ${quoted(whole)} without “.data”.`);
      if (word === 'grad') return refuse('A formula cannot read gradients; they are shown beside each node.');
      const shape = shapeOf(operand);
      if (shape === null)
        return refuse(
          `${quoted(whole)} has no parts, so “.${word.slice(0, 40)}” has no meaning. To apply an operation, write .${word.slice(0, 40)}().`,
        );
      const step = stepOfWord(shape, word, definitions);
      const kind = shape.macro === 'neuron' ? 'neuron ' : '';
      return step === null
        ? refuse(`The ${kind}${quoted(whole)} has no part ${quoted(word)}. It has ${partsOfMacro(shape, definitions)}.`)
        : inner(operand, step);
    },
    index(operand, { index, of }) {
      const whole = wordsOf(of);
      const shape = shapeOf(operand);
      const data = table(operand);
      if (data !== null) return { ok: false, message: tableText(data) };
      if (shape === null)
        return { ok: false, message: `${quoted(whole)} is a single number. Write it without [${index}].` };
      if (index >= outputCount(shape, definitions))
        return { ok: false, message: outputsText(whole, shape, definitions) };
      return index === 0 ? { ok: true, operand } : inner(operand, `o:${index + 1}`);
    },
  };
}

/** Why a table cannot stand where a number is wanted. */
export function tableText(data: DataRecord): string {
  return `${data.name === null ? 'This' : quoted(data.name)} is a table of data. Name one of its columns: ${columnsText(data)}.`;
}

function columnsText(data: DataRecord): string {
  const words = data.columns.map(({ port }) => `${data.name ?? ''}.${columnWord(data, port)}`);
  return words.length > 8 ? `${words.slice(0, 8).join(', ')}, …` : words.join(', ');
}

/** What stands before a point or bracket, as it was typed: `net.l1`. Parts nest as deeply as macros do, and no more is shown. */
function wordsOf(expression: Expression, depth = 0): string {
  if (depth > 8) return 'this';
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'node':
      return `@${expression.address}`;
    case 'part':
      return `${wordsOf(expression.of, depth + 1)}.${expression.part}`;
    case 'index':
      return `${wordsOf(expression.of, depth + 1)}[${expression.index}]`;
    case 'number':
    case 'waiting':
    case 'operation':
    case 'call':
    case 'list':
      return 'this';
  }
}
