import { localOf, nodeOf, within, type Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { MacroContext } from './context.ts';
import { instanceOf, type Instance } from './instance.ts';
import { bodyOf } from './table.ts';

/** The macro at an address, at any depth; null where there is none. */
export function instanceAt(document: NudgeDocument, context: MacroContext, address: Address): Instance | null {
  const record = document.nodes.get(nodeOf(address));
  if (record?.kind !== 'macro') return null;
  const local = localOf(address);
  if (local === null) return instanceOf(record);
  let instance: Instance | undefined = instanceOf(record);
  for (const step of local.split('/')) {
    if (instance === undefined) return null;
    const inner: Address = within(instance.address, step);
    instance = bodyOf(instance, context).parts.flatMap((part) =>
      part.kind === 'macro' && part.instance.address === inner ? [part.instance] : [],
    )[0];
  }
  return instance ?? null;
}
