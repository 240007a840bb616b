import type { Address } from '../../kernel/ids.ts';
import { shortNumeral } from '../../kernel/numeral.ts';
import type { Program } from '../../compile/program.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { ops, type OpId } from '../../ops/table.ts';
import { flatPlace, type FlatPlace } from '../../runtime/flat-place.ts';
import type { Span } from '../../runtime/reach.ts';
import { nameOf } from '../commands/name-of.ts';

/** The nodes that words are about. */
export interface PullScene {
  readonly document: NudgeDocument;
  readonly program: Program;
  readonly address: Address;
  readonly free: readonly Address[];
  readonly row: number;
}

/** Why a number lies beyond what can be reached, whatever the free numbers are. */
export function beyondWords(
  { document, address }: PullScene,
  target: number,
  reach: { readonly span: Span; readonly by: OpId | null },
): string {
  const name = nameOf(document, address);
  const wanted = shortNumeral(target);
  const who =
    reach.by === null ? `Whatever the free numbers are, ${name} stays` : `${ops[reach.by].title} gives numbers`;
  const how = reach.by === null ? '' : ' only';
  return `${name} cannot be ${wanted}: ${lower(who)} ${spanWords(reach.span)}${how}.`;
}

function lower(text: string): string {
  return text.startsWith('Whatever') ? `w${text.slice(1)}` : text;
}

function spanWords({ low, high }: Span): string {
  if (low === high) return `at ${shortNumeral(low)}`;
  if (!Number.isFinite(low)) return `at or below ${shortNumeral(high)}`;
  if (!Number.isFinite(high)) return `at or above ${shortNumeral(low)}`;
  return `between ${shortNumeral(low)} and ${shortNumeral(high)}`;
}

/** Why no free number has a gradient. Reads the program as it was swept last. */
export function flatWords(scene: PullScene): string {
  const place = flatPlace(scene.program, scene.address, scene.free, scene.row);
  const name = nameOf(scene.document, scene.address);
  const why = place === null ? '' : `: ${placeWords(scene, place)}`;
  return `No free number can move ${name}, because all their gradients are 0${why}.`;
}

function placeWords({ document, program }: PullScene, place: FlatPlace): string {
  const op = program.slots[program.indexOf.get(place.address) ?? -1]?.op ?? 'leaf';
  const names = place.operands.map((operand) => nameOf(document, operand));
  if (op === 'mul' || op === 'product') {
    const zero = place.values.findIndex((value, operand) => value === 0 && operand !== place.operand);
    if (zero >= 0) return `${names[zero] ?? 'a factor'} is 0`;
  }
  const [x] = place.values;
  const at = place.values.length === 1 && x !== undefined ? ` at ${shortNumeral(x)}` : '';
  return `${op === 'leaf' ? 'it' : ops[op].title} is flat${at}, so nothing passes through ${nameOf(document, place.address)}`;
}

/** What a pull came to, for the live region: “o is 0.9 after 3 gradient steps; x and w moved.” */
export function resultWords(
  document: NudgeDocument,
  address: Address,
  value: number,
  steps: number,
  moved: readonly Address[],
): string {
  const name = nameOf(document, address);
  if (steps === 0) return `${name} stays ${shortNumeral(value)}.`;
  const names = moved.slice(0, 3).map((leaf) => nameOf(document, leaf));
  const more = moved.length > names.length ? ` and ${moved.length - names.length} more` : '';
  const count = steps === 1 ? '1 gradient step' : `${steps} gradient steps`;
  return `${name} is ${shortNumeral(value)} after ${count}; ${names.join(', ')}${more} moved.`;
}
