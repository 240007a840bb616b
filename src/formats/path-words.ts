import { localOf, type Address } from '../kernel/ids.ts';
import {
  emptyDocument,
  type DataRecord,
  type Definitions,
  type MacroShape,
  type NodeRecord,
} from '../graph/document.ts';
import { macroInside } from '../graph/macro-slots.ts';
import { nameProblem } from '../graph/names.ts';
import { partOfLocal } from './part-names.ts';

/** One step into a node as text writes it: `.l1`, or `[1]` for its second output. */
export type PathStep =
  | { readonly kind: 'part'; readonly word: string }
  | { readonly kind: 'index'; readonly index: number };

/** The reverse: `w:p3` → `w2` where p3 is the second input; the step itself where no word is known for it. */
function wordOfStep(macro: MacroShape, step: string, definitions: Definitions): string {
  if (macro.macro === 'neuron') return partOfLocal(macro.inputs, step) ?? step;
  if (macro.macro === 'custom') {
    const nodes = definitions.get(macro.settings.definition)?.nodes;
    return [...(nodes?.values() ?? [])].find(({ id }) => id === step)?.name ?? step;
  }
  const [kind, port] = step.split(':');
  const place = macro.inputs.findIndex((input) => input.port === port) + 1;
  return port === undefined || place === 0 ? step : `${kind}${place}`;
}

/** A local address as text goes there: `l1/n2/w:p3` → `.l1.n2.w2`, `o:2` → `[1]`. */
export function pathOfLocal(macro: MacroShape, local: string, definitions: Definitions): readonly PathStep[] {
  const steps: PathStep[] = [];
  let shape: MacroShape | null = macro;
  for (const step of local.split('/')) {
    const output = /^o:([1-9]\d{0,8})$/.exec(step)?.[1];
    if (output !== undefined) steps.push({ kind: 'index', index: Number(output) - 1 });
    else steps.push({ kind: 'part', word: shape === null ? step : wordOfStep(shape, step, definitions) });
    shape = shape === null ? null : macroInside(shape, step, definitions);
  }
  return steps;
}

/** The way into a node that an address goes, from outside in; empty for the node itself. */
export function pathOf(
  record: NodeRecord | undefined,
  address: Address,
  definitions: Definitions,
): readonly PathStep[] {
  const local = localOf(address);
  if (local === null || record === undefined) return [];
  if (record.kind === 'data') return [{ kind: 'part', word: columnWord(record, local) }];
  return record.kind === 'macro' ? pathOfLocal(record, local, definitions) : [{ kind: 'part', word: local }];
}

/** A path as it is typed, `.l1.n2[0]`. */
export function pathText(path: readonly PathStep[]): string {
  return path.map((step) => (step.kind === 'part' ? `.${step.word}` : `[${step.index}]`)).join('');
}

/** How text names a column: by its name where that is one word and no other column's, else by its port. */
export function columnWord({ columns }: DataRecord, port: string): string {
  const name = columns.find((column) => column.port === port)?.name ?? port;
  const isClear =
    nameProblem(emptyDocument, name) === null &&
    columns.filter((column) => column.name === name).length === 1 &&
    !columns.some((column) => column.port === name && column.port !== port);
  return isClear ? name : port;
}
