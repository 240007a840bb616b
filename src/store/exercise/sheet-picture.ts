import { lastOf, nodeOf, type Address } from '../../kernel/ids.ts';
import { shortNumeral } from '../../kernel/numeral.ts';
import { ops } from '../../ops/table.ts';
import type { Question } from '../../compile/slip.ts';
import { noDefinitions, type NodeRecord } from '../../graph/document.ts';
import { cardPorts, cardSize } from '../../graph/geometry.ts';
import { leavesOf } from '../../graph/leaves.ts';
import { wiresInto } from '../../macros/wires.ts';
import type { Exercise } from './exercise.ts';
import { createTrial, type Trial } from './trial.ts';

/** One number on a drawn card; null is a blank to be filled in. */
export interface SheetNumber {
  readonly word: string;
  readonly text: string | null;
}

export interface SheetCard {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly kind: string;
  readonly numbers: readonly SheetNumber[];
}

/** A graph as it stands on paper, in canvas pixels. */
export interface SheetPicture {
  readonly viewBox: string;
  /** All wires as one path. */
  readonly wires: string;
  readonly cards: readonly SheetCard[];
}

const margin = 16;
const line = 22;
const head = 30;

/** The cards and wires of an exercise with blanks where something is asked for. Macros are drawn closed. */
export function sheetPicture({ document, questions }: Exercise): SheetPicture {
  const trial = createTrial(document);
  const definitions = document.definitions ?? noDefinitions;
  const records = [...document.nodes.values()].filter(({ kind }) => kind !== 'note').map(closed);
  const blank = blanks(trial, questions);
  const byId = new Map(records.map((record) => [record.id, record]));
  const cards = records.map((record): SheetCard => {
    const numbers = numbersOf(trial, record, blank);
    const size = cardSize(record, definitions);
    const height = Math.max(size.height, head + line * numbers.length + 8);
    return {
      x: record.x,
      y: record.y,
      width: size.width,
      height,
      title: trial.name(record.id),
      kind: kindOf(record),
      numbers,
    };
  });
  const portAt = (record: NodeRecord, port: string) => {
    const { x, y } = cardPorts(record, definitions).find(({ id }) => id === port) ?? { x: 0, y: 0 };
    return [record.x + x, record.y + y] as const;
  };
  const wires = records.flatMap((reader) =>
    wiresInto(reader).flatMap(({ from, to }) => {
      const source = byId.get(nodeOf(from));
      if (source === undefined) return [];
      const output = /^o:\d+$/.test(lastOf(from)) ? lastOf(from) : 'out';
      return curve(portAt(source, output), portAt(reader, to.port));
    }),
  );
  return { viewBox: boxAround(cards), wires: wires.join(''), cards };
}

function closed(record: NodeRecord): NodeRecord {
  return record.kind === 'macro' ? { ...record, open: false } : record;
}

function kindOf(record: NodeRecord): string {
  if (record.kind === 'op') return ops[record.op].sign;
  return record.kind === 'macro' ? record.macro.replaceAll('_', ' ') : record.kind === 'leaf' ? record.role : '';
}

/** Tells whether a number is asked for, by whatever address it goes. */
function blanks({ program }: Trial, questions: readonly Question[]): (what: Question['what'], at: Address) => boolean {
  const key = (what: Question['what'], at: Address) => `${what} ${program.indexOf.get(at) ?? at}`;
  const asked = new Set(questions.map(({ what, address }) => key(what, address)));
  return (what, at) => asked.has(key(what, at));
}

function numbersOf(
  trial: Trial,
  record: NodeRecord,
  isBlank: (what: Question['what'], at: Address) => boolean,
): readonly SheetNumber[] {
  const value = (at: Address, word: string): SheetNumber => {
    const number = trial.value(at);
    return { word, text: isBlank('value', at) ? null : number === undefined ? '–' : shortNumeral(number) };
  };
  const gradient = (at: Address, word: string): readonly SheetNumber[] => {
    if (isBlank('gradient', at)) return [{ word, text: null }];
    const number = trial.gradient(at);
    return typeof number === 'number' ? [{ word, text: `${glyph(number)} ${shortNumeral(number)}` }] : [];
  };
  const own = record.kind === 'macro' ? leavesOf(record) : [];
  const rows = own.flatMap(([at]) => {
    const word = trial.name(at).slice(trial.name(record.id).length + 1);
    return [value(at, word), ...gradient(at, `∂ ${word}`)];
  });
  return [...rows, value(record.id, 'value'), ...gradient(record.id, 'gradient')];
}

/** In print only the glyph tells the sign. */
function glyph(number: number): string {
  return number > 0 ? '▲' : number < 0 ? '▼' : '';
}

function curve([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const reach = Math.max(24, (x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + reach} ${y1} ${x2 - reach} ${y2} ${x2} ${y2}`;
}

function boxAround(cards: readonly SheetCard[]): string {
  const left = Math.min(...cards.map(({ x }) => x)) - margin;
  const top = Math.min(...cards.map(({ y }) => y)) - margin;
  const right = Math.max(...cards.map(({ x, width }) => x + width)) + margin;
  const bottom = Math.max(...cards.map(({ y, height }) => y + height)) + margin;
  return `${left} ${top} ${right - left} ${bottom - top}`;
}
