import type { Address } from '../../kernel/ids.ts';
import { derive, shortOpening, type Derivation } from '../../formats/derivation.ts';
import {
  derivationLines,
  derivationNumbers,
  type DerivationNumbers,
  type Namer,
} from '../../formats/derivation-math.ts';
import { latexLines } from '../../formats/latex.ts';
import { row, sign } from '../../formats/math-tree.ts';
import { pathSpace } from '../../compile/path-space.ts';
import { sumOverRows } from '../../compile/sum-over-rows.ts';
import type { PreferenceValues } from '../preferences.ts';
import type { ClassroomParts } from './parts.ts';
import { tellsSecret } from './path-secrets.ts';

/** The numbers of a formula as they are now. Reads settle the sweep. */
export function numbersOf(
  { live }: ClassroomParts['workbench'],
  text: (number: number) => string,
  shows: PreferenceValues['factors'],
): DerivationNumbers {
  return {
    gradient: (address) => live.gradient(address) ?? Number.NaN,
    slope: (reader, operand) => live.slopes(reader)[operand] ?? Number.NaN,
    overRows: (reader, operand) => sumOverRows(live.$program.get(), reader, operand)?.total ?? Number.NaN,
    text: (number) => plain(text(number)),
    shows,
  };
}

/** The derivation of one slot's gradient as LaTeX: in symbols, with the local slopes, with the numbers (where none of them is covered).
 *  Null where there is no gradient.
 *  @param opened the keys of the opened terms; left out, as it is shown at first */
export function derivationLatex(
  { workbench, lenses, preferences }: Pick<ClassroomParts, 'workbench' | 'lenses' | 'preferences'>,
  of: Address,
  { name, number }: { readonly name: Namer; readonly number: (number: number) => string },
  opened?: ReadonlySet<string>,
): string | null {
  const program = workbench.live.$program.get();
  const derivation: Derivation | null = derive(program, of, opened ?? shortOpening(program, of));
  const space = pathSpace(program, of);
  if (derivation === null || space === null) return null;
  const { left, chain, slopes } = derivationLines(derivation, program, name);
  const lines = [chain.tree, slopes.tree];
  if (!tellsSecret(lenses.$lenses.get(), space)) {
    workbench.live.value(of);
    const { factors } = preferences.$values.get();
    const { right, result, isExact } = derivationNumbers(derivation, numbersOf(workbench, number, factors));
    lines.push(row(right.tree, sign(isExact ? '=' : '≈'), result.tree));
  }
  return latexLines(left.tree, lines);
}

/** Without the zeros at its end, as one writes on paper. */
function plain(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+(?=e|$)/, '') : text;
}
