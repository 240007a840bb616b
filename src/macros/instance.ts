import type { Address } from '../kernel/ids.ts';
import type { MacroRecord, PenaltyRecord } from '../graph/document.ts';

/** A macro at any depth: a record of the document, or one that another macro stands for. Local addresses, in `numbers`, `frozen` and
 *  `opened`, are its own. */
export type Instance = InstanceOf<MacroRecord>;

type InstanceOf<Macro extends MacroRecord> = Macro extends PenaltyRecord
  ? Bare<Macro> & { readonly settings: { readonly over: readonly Address[] | null } }
  : Bare<Macro>;

/** A penalty inside an own macro counts nodes beside it, whose addresses are longer than a node's id. */
type Bare<Macro extends MacroRecord> = Macro extends PenaltyRecord
  ? Omit<Macro, 'id' | 'x' | 'y' | 'unknown' | 'settings'> & { readonly address: Address }
  : Macro extends MacroRecord
    ? Omit<Macro, 'id' | 'x' | 'y' | 'unknown'> & { readonly address: Address }
    : never;

/** A record of the document as an instance. */
export function instanceOf(record: MacroRecord): Instance {
  return { ...record, address: record.id };
}

/** The entries of a record of numbers by the first step of their local address, that step left out: `l1/n2/b` under `l1` as `n2/b`. */
export function numbersByStep(
  numbers: Readonly<Record<string, number>>,
): ReadonlyMap<string, Readonly<Record<string, number>>> {
  const groups = new Map<string, Record<string, number>>();
  for (const [local, number] of Object.entries(numbers)) {
    const cut = local.indexOf('/');
    if (cut < 0) continue;
    const step = local.slice(0, cut);
    let group = groups.get(step);
    if (group === undefined) groups.set(step, (group = {}));
    group[local.slice(cut + 1)] = number;
  }
  return groups;
}

/** The local paths that begin with a step, that step left out; undefined when there is none. */
export function pathsWithin(paths: readonly string[] | undefined, step: string): readonly string[] | undefined {
  const prefix = `${step}/`;
  const inner = paths?.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  return inner?.length ? inner : undefined;
}
