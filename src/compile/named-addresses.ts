import { inside, localOf, type Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { compareOrder } from '../graph/document.ts';
import type { Program } from './program.ts';

/** Every named slot by its name, in canonical order: nodes by their own name, slots inside a macro as `o/w:p1`. Notes are left out. */
export function namedAddresses(document: NudgeDocument, program: Program): ReadonlyMap<string, Address> {
  const named = [...document.nodes.values()]
    .filter((record) => record.name !== null && record.kind !== 'note')
    .sort((a, b) => compareOrder(a.order, b.order));
  const result = new Map<string, Address>();
  const inner = new Map<string, string[]>();
  for (const { address } of program.slots) {
    const local = localOf(address);
    if (local === null) continue;
    const node = address.slice(0, address.indexOf('/'));
    const locals = inner.get(node);
    if (locals) locals.push(local);
    else inner.set(node, [local]);
  }
  for (const { id, name } of named) {
    if (name === null) continue;
    result.set(name, id);
    for (const local of inner.get(id) ?? []) result.set(`${name}/${local}`, inside(id, local));
  }
  return result;
}
