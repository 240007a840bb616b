import { shortNumeral } from '../kernel/numeral.ts';
import { lastOf, outerOf, type Address } from '../kernel/ids.ts';
import { tapeSlotAt } from '../compile/evaluate.ts';
import type { Program } from '../compile/program.ts';
import { parametersIn, type Finding, type Patient } from './finding.ts';

/** How small, beside the last layer's, the gradients of an earlier one count as vanishing: with one learning rate for both, its numbers
 *  would need ten thousand times as many steps. */
export const vanishingBelow = 1e-4;

/** And how large as exploding: a rate that suits the last layer throws the earlier one far away. */
export const explodingAbove = 1e4;

/** Parameters that are read at the same depth of a net. */
interface Group {
  /** The layer, or the neuron or macro that stands for itself. */
  readonly address: Address;
  readonly parameters: Address[];
  /** √Σg². */
  norm: number;
  /** The last place on the tape where one of them is read. */
  reader: number;
}

/** Layers whose gradients are far smaller or larger than those of the last layer that they lead to. */
export function gradientFlow({ document, program, nameOf }: Patient): readonly Finding[] {
  const groups = groupsOf(program, parametersIn(document));
  const last = groups.reduce<Group | null>(
    (best, group) => (best === null || group.reader > best.reader ? group : best),
    null,
  );
  if (last === null || !(last.norm > 0) || !Number.isFinite(last.norm)) return [];
  const above = upstreamOf(program, last.reader);
  return groups.flatMap((group): readonly Finding[] => {
    if (group === last || !above.has(group.reader)) return [];
    const ratio = group.norm / last.norm;
    if (ratio >= vanishingBelow && ratio <= explodingAbove) return [];
    const kind = ratio < vanishingBelow ? 'vanishing' : 'exploding';
    const advice =
      kind === 'vanishing'
        ? 'ReLU, smaller first weights or fewer layers let more through.'
        : 'Smaller first weights or a smaller learning rate keep it in bounds.';
    const text = `The gradients of “${nameOf(group.address)}” are ${kind}: together ${shortNumeral(group.norm)}, and those of “${nameOf(last.address)}” ${shortNumeral(last.norm)}. ${advice}`;
    return [{ kind, address: group.address, addresses: group.parameters, text }];
  });
}

function groupsOf(program: Program, parameters: readonly Address[]): readonly Group[] {
  const readers = lastReaders(program);
  const groups = new Map<Address, Group>();
  for (const address of parameters) {
    const slot = tapeSlotAt(program, address);
    const layer = layerOf(address);
    if (slot < 0 || program.onPath[slot] === 0 || layer === null) continue;
    const group: Group = groups.get(layer) ?? { address: layer, parameters: [], norm: 0, reader: -1 };
    groups.set(layer, group);
    group.parameters.push(address);
    group.norm = Math.hypot(group.norm, program.tape.adjoints[slot] ?? Number.NaN);
    group.reader = Math.max(group.reader, readers.get(slot) ?? -1);
  }
  return [...groups.values()].filter(({ norm }) => !Number.isNaN(norm));
}

/** `n7/l1/n2/w:p1` → `n7/l1`, `n7/n2/b` → `n7`, `n5/w:p1` → `n5`. Lone parameters are no layer. */
function layerOf(address: Address): Address | null {
  const holder = outerOf(address);
  return holder !== null && /^n\d+$/.test(lastOf(holder)) ? (outerOf(holder) ?? holder) : holder;
}

/** By place on the tape: the last place that reads it. Places are in topological order. */
function lastReaders({ tape }: Program): ReadonlyMap<number, number> {
  const readers = new Map<number, number>();
  for (let slot = 0; slot < tape.slotCount; slot++)
    for (let k = tape.starts[slot] ?? 0; k < (tape.starts[slot + 1] ?? 0); k++) {
      const read = tape.reads[k] ?? -1;
      readers.set(read, Math.max(slot, readers.get(read) ?? -1));
    }
  return readers;
}

/** All places that a place reads, directly or not, itself included. */
function upstreamOf({ tape }: Program, slot: number): ReadonlySet<number> {
  const seen = new Set([slot]);
  for (const at of seen)
    for (let k = tape.starts[at] ?? 0; k < (tape.starts[at + 1] ?? 0); k++) seen.add(tape.reads[k] ?? -1);
  return seen;
}
