import fc from 'fast-check';
import { address, inside, nodeId, type Address, type NodeId } from '../../src/kernel/ids.ts';
import type {
  Column,
  DataSource,
  MacroRecord,
  NodeRecord,
  NudgeDocument,
  OrderKey,
  Placed,
} from '../../src/graph/document.ts';
import { defaultTraining, type TrainingSettings } from '../../src/graph/training-settings.ts';
import { opIds, ops } from '../../src/ops/table.ts';
import { randomDefinitions, randomMacro, randomOutputs, randomShape } from './random-macro.ts';

/** Any document that a file may hold: every kind of node and macro, definitions, settings of training, loops, wires to inner slots, keys
 *  from later versions, odd names, −0 and all. */
export const anyDocument: fc.Arbitrary<NudgeDocument> = documents(true);

/** The same with leaves, ops, neurons and notes alone, nothing frozen: what expressions have always been able to say. */
export const randomDocument: fc.Arbitrary<NudgeDocument> = documents(false);

function documents(everything: boolean): fc.Arbitrary<NudgeDocument> {
  const kinds = [
    ...(['leaf', 'leaf', 'op', 'op', 'op', 'macro', 'note'] as const),
    ...(everything ? (['macro', 'data'] as const) : []),
  ];
  // The sixth pick chooses the kind of a macro; 0 is a neuron.
  const picks = fc.array(fc.nat(1_000_000), { minLength: 6, maxLength: 6 });
  const neuronPicks = picks.map((all) => [...all.slice(0, 5), 0]);
  return fc
    .array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        name: fc.option(fc.stringMatching(/^[\p{L}_][\p{L}\p{N}_]{0,8}$/u), { freq: 3 }),
        x: position(),
        y: position(),
        number: fc.double({ noNaN: true, noDefaultInfinity: true }),
        picks: everything ? picks : neuronPicks,
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
      const slots = seeds.flatMap(({ kind, picks }, index): readonly Address[] => {
        const own = ids[index]!;
        if (kind === 'note') return [];
        if (kind === 'data') return randomColumns(picks).map(({ port }) => inside(own, port));
        if (kind !== 'macro') return [own];
        return [own, ...randomOutputs(randomShape(picks)).map((local) => inside(own, local))];
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
          const frozen = everything && picks[2]! % 3 === 0 ? { frozen: true as const } : {};
          const slider = picks[0]! % 3 === 0 ? { slider: { min: -1, max: 0.5, step: 1e-3 } } : {};
          return {
            ...placed,
            kind,
            role: (['input', 'parameter', 'constant'] as const)[picks[1]! % 3]!,
            value: number,
            ...slider,
            ...frozen,
          };
        }
        if (kind === 'op') {
          const op = opIds[picks[0]! % opIds.length]!;
          const { arity } = ops[op];
          return { ...placed, kind, op, inputs: picks.slice(0, arity === 'many' ? picks[1]! % 5 : arity).map(wire) };
        }
        if (kind === 'note') return { ...placed, kind, text };
        if (kind === 'data') {
          const columns = randomColumns(picks);
          const split = picks[2]! % 2 === 0 ? null : { validation: 1, seed: picks[3]! % 3 === 0 ? null : picks[3]! };
          return { ...placed, kind, columns, source: randomSource(picks, text), split };
        }
        const macro = randomMacro(placed, picks, number, wire, ids);
        return everything ? macro : plain(macro);
      });
      const root = slots.length === 0 || rootPick % 3 === 0 ? null : slots[rootPick % slots.length]!;
      const needsDefinitions = records.some((record) => record.kind === 'macro' && record.macro === 'custom');
      return {
        title,
        seed,
        root,
        nodes: new Map(records.map((record) => [record.id, record])),
        // Definitions are there where an instance needs them, and now and then unused.
        ...(needsDefinitions || (everything && rootPick % 2 === 0) ? { definitions: randomDefinitions } : {}),
        ...(everything && rootPick % 4 === 0 ? { training: randomTraining(rootPick, root) } : {}),
        ...(unknown === null ? {} : { unknown }),
      };
    });
}

function plain({ frozen: _frozen, opened: _opened, ...macro }: MacroRecord): MacroRecord {
  return macro;
}

function randomColumns(picks: readonly number[]): readonly Column[] {
  const rows = 2 + (picks[0]! % 3);
  const roles = ['input', 'target', 'ignored'] as const;
  return Array.from({ length: 1 + (picks[1]! % 3) }, (_, index): Column => {
    const labels = picks[(index + 3) % picks.length]! % 3 === 0 ? { labels: ['no', 'yes', 'perhaps'] } : {};
    const value = (row: number) => (picks[(row + index) % picks.length]! - 300_000) / (index === 0 ? 7 : 1e-7);
    return {
      port: `c${index * 2 + 1}`,
      name: `column ${index}`,
      role: roles[picks[index]! % 3]!,
      values: Array.from({ length: rows }, (_row, row) => ('labels' in labels ? (row + index) % 3 : value(row))),
      ...labels,
    };
  });
}

function randomSource(picks: readonly number[], name: string): DataSource {
  if (picks[4]! % 3 === 0) return { kind: 'own' };
  if (picks[4]! % 3 === 1) return { kind: 'file', name };
  return { kind: 'generated', set: 'moons', size: 1 + (picks[5]! % 100), noise: picks[0]! / 1e6, seed: picks[1]! };
}

function randomTraining(pick: number, loss: Address | null): TrainingSettings {
  return {
    ...defaultTraining,
    loss,
    optimiser: pick % 8 === 0 ? { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 } : { kind: 'sgd' },
    schedule: pick % 12 === 0 ? { kind: 'step', every: 3, factor: 0.5 } : { kind: 'constant' },
    learningRate: pick / 1e6,
    batch: pick % 16 === 0 ? 8 : null,
    zeroGrad: pick % 20 !== 0,
  };
}

function position(): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min: -2000, max: 2000 }), fc.double({ min: -1e7, max: 1e7, noNaN: true }));
}

function unknownKeys(): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  // No file that we write has that key, and none that we open.
  const value = fc.jsonValue({ maxDepth: 3 }).filter((json) => !JSON.stringify(json).includes('__proto__'));
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
