import type { NodeRecord } from '../graph/document.ts';

/** Inputs and data are what a macro is used on; an L2 penalty counts parameters of the document. */
export function staysOutside(record: NodeRecord): boolean {
  if (record.kind === 'data') return true;
  return record.kind === 'leaf' ? record.role === 'input' : record.kind === 'macro' && record.macro === 'l2_penalty';
}

/** Whether a node has a number of its own making. */
export function computes({ kind }: NodeRecord): boolean {
  return kind === 'op' || kind === 'macro';
}

/** Why nodes of these kinds cannot become a macro, in words; null when they can as far as that goes. */
export function kindsProblem(selected: readonly NodeRecord[]): string | null {
  if (selected.length === 0) return 'Select the nodes that should become a macro first.';
  if (selected.every(({ kind }) => kind === 'note')) return 'Notes alone make no macro. Select nodes that compute.';
  if (selected.every(({ kind }) => kind === 'note' || kind === 'data'))
    return 'Data stays outside macros: its columns are wired in. Select nodes that compute.';
  if (selected.some((record) => computes(record) && !staysOutside(record))) return null;
  return 'Nothing here computes. Select at least one operation or neuron along with its numbers.';
}
