import type { MacroInput } from '../graph/document.ts';

/** How text names the slots inside a neuron: `o.w2` is the weight of its second input, whatever that input's port is called;
 *  `o.m2` that weight times the input, `o.b` the bias, `o.sum` the weighted sum. */
export function localOfPart(inputs: readonly Pick<MacroInput, 'port'>[], part: string): string | null {
  if (part === 'b' || part === 'sum') return part;
  const [, kind, position] = /^([wm])([1-9]\d{0,8})$/.exec(part) ?? [];
  const port = inputs[Number(position) - 1]?.port;
  return kind === undefined || port === undefined ? null : `${kind}:${port}`;
}

/** The reverse: `w:p3` → `w2` where p3 is the second input. Null for what is not inside. */
export function partOfLocal(inputs: readonly Pick<MacroInput, 'port'>[], local: string): string | null {
  if (local === 'b' || local === 'sum') return local;
  const kind = local.slice(0, 2);
  const position = inputs.findIndex(({ port }) => port === local.slice(2));
  return position < 0 || (kind !== 'w:' && kind !== 'm:') ? null : `${local[0]}${position + 1}`;
}

/** The parts of a neuron, for messages. */
export function partsText(inputs: readonly unknown[]): string {
  const count = inputs.length;
  const numbered = (letter: string) =>
    count === 0 ? [] : count === 1 ? [`${letter}1`] : [`${letter}1 to ${letter}${count}`];
  return ['sum', ...numbered('w'), 'b', ...numbered('m')].join(', ');
}
