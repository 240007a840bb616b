import { dependents } from '../../compile/downstream.ts';
import type { Program } from '../../compile/program.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import type { Address } from '../../kernel/ids.ts';

/** Every node of the document that has a number and depends on a slot, and so could be its root; the document's own root first. */
export function rootsBelow(document: NudgeDocument, program: Program, address: Address): readonly Address[] {
  const { indexOf, tapeSlots, root } = program;
  const depends = dependents(program, address);
  const own = indexOf.get(address);
  const fits = (candidate: Address) => {
    const index = indexOf.get(candidate) ?? -1;
    return depends[index] === 1 && (tapeSlots[index] ?? -1) >= 0;
  };
  const first = root !== null && fits(root.address) ? [root.address] : [];
  const others = [...document.nodes.keys()].filter((id) => id !== root?.address && indexOf.get(id) !== own && fits(id));
  return [...first, ...others];
}
