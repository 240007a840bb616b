import type { Address } from '../../kernel/ids.ts';
import { compareOrder, type NudgeDocument } from '../../graph/document.ts';
import { slotOf } from '../../store/commands/slot-of.ts';
import type { Program } from '../../compile/program.ts';

/** A menu longer than this is no choice but a search. */
const most = 12;

/** What is offered as the root: what is selected, the present root, then results that nothing consumes, the latest first. */
export function rootChoices(
  document: NudgeDocument,
  program: Program,
  selection: readonly Address[],
): readonly Address[] {
  const { slots, indexOf, root } = program;
  const consumed = new Set<number>();
  for (const { inputs } of slots) {
    for (const input of inputs) {
      const index = input === null ? undefined : indexOf.get(input);
      if (index !== undefined) consumed.add(index);
    }
  }
  const results = [...document.nodes.values()]
    .filter(({ id, kind }) => kind !== 'note' && !consumed.has(indexOf.get(id) ?? -1))
    .sort((a, b) => compareOrder(b.order, a.order))
    .map(({ id }) => id);
  const selected = selection.map(slotOf).filter((address) => indexOf.has(address));
  return [...new Set<Address>([...(root === null ? [] : [root.address]), ...selected, ...results])].slice(0, most);
}
