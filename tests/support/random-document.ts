import fc from 'fast-check';
import { address, inside, nodeId, type Address, type NodeId } from '../../src/kernel/ids.ts';
import type { MacroInput, NodeRecord, NudgeDocument, OrderKey, Placed } from '../../src/graph/document.ts';
import { opIds, ops } from '../../src/ops/table.ts';

/** Any document that a file may hold: loops, wires to slots inside neurons, keys from later versions, odd names, −0 and all. */
export const randomDocument: fc.Arbitrary<NudgeDocument> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('leaf', 'leaf', 'op', 'op', 'op', 'macro', 'note'),
      name: fc.option(fc.stringMatching(/^[\p{L}_][\p{L}\p{N}_]{0,8}$/u), { freq: 3 }),
      x: position(),
      y: position(),
      number: fc.double({ noNaN: true, noDefaultInfinity: true }),
      picks: fc.array(fc.nat(1_000_000), { minLength: 6, maxLength: 6 }),
      text: fc.string({ unit: 'binary', maxLength: 30 }),
      unknown: fc.option(unknownKeys(), { freq: 4 }),
    }),
    { maxLength: 14 },
  )
  .chain((seeds) =>
    fc.record({
      seeds: fc.constant(seeds),
      title: fc.string({ unit: 'grapheme', maxLength: 30 }),
      seed: fc.maxSafeInteger(),
      unknown: fc.option(unknownKeys()),
      rootPick: fc.nat(1_000_000),
      nested: fc.boolean(),
    }),
  )
  .map(({ seeds, title, seed, unknown, rootPick, nested }): NudgeDocument => {
    const names = new Set<string>();
    const ids = seeds.map((_, index) => id(`n${index + 1}`));
    const macroPorts = seeds.map(({ picks }) => [
      ...new Set([picks[0]!, picks[1]!, picks[2]!].map((pick) => `p${(pick % 9) + 1}`)),
    ]);
    const slots = seeds.flatMap(({ kind }, index): readonly Address[] => {
      const own = ids[index]!;
      if (kind === 'note') return [];
      return kind === 'macro'
        ? [own, inside(own, 'sum'), inside(own, 'b'), ...macroPorts[index]!.map((port) => inside(own, `m:${port}`))]
        : [own];
    });
    const wire = (pick: number): Address | null =>
      slots.length === 0 || pick % 5 === 0 ? null : slots[pick % slots.length]!;
    const records = seeds.map(({ kind, name, x, y, number, picks, text, unknown: kept }, index): NodeRecord => {
      const isNew = name !== null && !names.has(name);
      if (name !== null) names.add(name);
      // Nodes that were detached from a macro keep its key as their prefix.
      const order: OrderKey = nested && index % 3 === 2 ? [0, 5, index] : [index + 1];
      const placed: Placed = {
        id: ids[index]!,
        order,
        name: isNew ? name : null,
        x,
        y,
        ...(kept === null ? {} : { unknown: kept }),
      };
      if (kind === 'leaf') {
        const slider = picks[0]! % 3 === 0 ? { slider: { min: -1, max: 0.5, step: 1e-3 } } : {};
        return {
          ...placed,
          kind,
          role: (['input', 'parameter', 'constant'] as const)[picks[1]! % 3]!,
          value: number,
          ...slider,
        };
      }
      if (kind === 'op') {
        const op = opIds[picks[0]! % opIds.length]!;
        const { arity } = ops[op];
        return { ...placed, kind, op, inputs: picks.slice(0, arity === 'many' ? picks[1]! % 5 : arity).map(wire) };
      }
      if (kind === 'note') return { ...placed, kind, text };
      const inputs = macroPorts[index]!.map((port, row): MacroInput => ({ port, from: wire(picks[row]!) }));
      const numbers = Object.fromEntries([...inputs.map(({ port }) => [`w:${port}`, number] as const), ['b', -number]]);
      const activation = picks[5]! % 2 === 0 ? 'linear' : 'relu';
      return {
        ...placed,
        kind: 'macro',
        macro: 'neuron',
        inputs,
        numbers,
        settings: { activation },
        open: picks[4]! % 2 === 0,
      };
    });
    const root = slots.length === 0 || rootPick % 3 === 0 ? null : slots[rootPick % slots.length]!;
    return {
      title,
      seed,
      root,
      nodes: new Map(records.map((record) => [record.id, record])),
      ...(unknown === null ? {} : { unknown }),
    };
  });

function position(): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: -2000, max: 2000 }), fc.double({ min: -1e7, max: 1e7, noNaN: true }));
}

function unknownKeys(): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const value = fc.jsonValue({ maxDepth: 3 });
  const key = fc.string({ minLength: 1, maxLength: 6 }).map((text) => `x-${text}`);
  return fc
    .dictionary(key, value, { minKeys: 1, maxKeys: 3 })
    .map((entries) => Object.fromEntries(Object.entries(entries)));
}

function id(text: string): NodeId {
  const parsed = nodeId(text);
  if (parsed === null || address(text) === null) throw new Error(`${text} is no id`);
  return parsed;
}
