import type { Address } from '../../kernel/ids.ts';
import { evaluate } from '../../compile/evaluate.ts';
import { applyFormula } from '../../formats/apply-formula.ts';
import type { AppliedFormula } from '../../formats/applied-formula.ts';
import type { TextError } from '../../formats/text-error.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import type { Place } from '../../store/view.ts';
import { unknownNames, withInputs } from './unknown-names.ts';

/** What a formula would come to. */
export type CheckedFormula =
  | {
      readonly ok: true;
      readonly applied: AppliedFormula;
      /** What it computes; undefined while it waits for an input. */
      readonly value: number | undefined;
    }
  | {
      readonly ok: false;
      readonly error: TextError;
      /** Names that nothing defines, where the formula would hold if they were inputs. */
      readonly missing: readonly string[];
    };

/** Reads the formula of a node, or with none the text of new ones, without changing anything. */
export function checkFormula(document: NudgeDocument, target: Address | null, text: string): CheckedFormula {
  const applied = applyFormula(document, target, text);
  if (applied.ok) return { ok: true, applied, value: evaluate(applied.document).value(applied.selected) };
  const names = unknownNames(document, text);
  const holds = names.length > 0 && applyFormula(document, target, withInputs(names, text)).ok;
  return { ok: false, error: applied, missing: holds ? names : [] };
}

/** The document with the formula, and with `inputs` made first; new nodes come to lie beside `origin`. */
export function applyChecked(
  document: NudgeDocument,
  target: Address | null,
  text: string,
  { inputs, origin }: { readonly inputs: readonly string[]; readonly origin: Place | undefined },
): AppliedFormula | TextError {
  return applyFormula(document, target, inputs.length === 0 ? text : withInputs(inputs, text), origin);
}
