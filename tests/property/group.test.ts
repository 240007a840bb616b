import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../src/compile/evaluate.ts';
import { within } from '../../src/kernel/ids.ts';
import { decodeDocument } from '../../src/graph/decode.ts';
import { encodeDocument } from '../../src/graph/encode.ts';
import type { NodeRecord, NudgeDocument } from '../../src/graph/document.ts';
import { detach } from '../../src/macros/detach.ts';
import { group } from '../../src/macros/group.ts';
import { opIds, ops } from '../../src/ops/table.ts';
import { id } from '../support/graph.ts';
import { cases, seed } from '../support/seed.ts';

const runs = { seed: seed | 0, numRuns: cases(300) };
const smooth = opIds.filter(
  (op) => ops[op].overRows === null && !['pow', 'div', 'exp', 'log', 'sqrt', 'pick'].includes(op),
);

/** A graph without loops in which nodes read any earlier ones; the last nodes read all results, so that there is one root. */
const randomGraph = fc
  .record({
    leaves: fc.array(fc.record({ value: fc.double({ min: -2, max: 2, noNaN: true }), role: fc.nat(2) }), {
      minLength: 1,
      maxLength: 5,
    }),
    steps: fc.array(fc.record({ op: fc.nat(1000), picks: fc.array(fc.nat(1000), { minLength: 3, maxLength: 3 }) }), {
      minLength: 2,
      maxLength: 14,
    }),
    chosen: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
    shuffle: fc.nat(1_000_000),
  })
  .map(({ leaves, steps, chosen, shuffle }) => {
    const nodes = new Map<string, NodeRecord>();
    const place = (index: number) => ({
      x: 160 * index,
      y: 40 * (index % 5),
      order: [((index * 7 + shuffle) % 97) + 1],
    });
    for (const [index, { value, role }] of leaves.entries()) {
      const key = `n${index + 1}`;
      nodes.set(key, {
        id: id(key),
        name: `v${index}`,
        ...place(index),
        kind: 'leaf',
        role: (['input', 'parameter', 'constant'] as const)[role]!,
        value,
      });
    }
    for (const [step, { op: pick, picks }] of steps.entries()) {
      const index = leaves.length + step;
      const op = smooth[pick % smooth.length]!;
      const { arity } = ops[op];
      const inputs = picks.slice(0, arity === 'many' ? 3 : arity).map((from) => id(`n${(from % index) + 1}`));
      const name = pick % 3 === 0 ? null : `v${index}`;
      nodes.set(`n${index + 1}`, { id: id(`n${index + 1}`), name, ...place(index), kind: 'op', op, inputs });
    }
    const document: NudgeDocument = {
      title: 'Random',
      seed: 1,
      root: id(`n${nodes.size}`),
      nodes: new Map([...nodes.values()].map((record) => [record.id, record])),
    };
    const selected = new Set([...document.nodes.keys()].filter((_, index) => chosen[index % chosen.length]));
    return { document, selected };
  });

test(`a group computes what its nodes computed: values bit for bit, gradients to 1e-12 (seed ${seed})`, () => {
  let grouped = 0;
  fc.assert(
    fc.property(randomGraph, ({ document, selected }) => {
      const made = group(document, selected, 'part');
      if (!made.ok) {
        expect(made.message).not.toBe('');
        return;
      }
      grouped++;
      const [before, after] = [evaluate(document), evaluate(made.document)];
      for (const node of document.nodes.keys()) {
        const isOutside = made.document.nodes.has(node) && node !== made.id;
        const now = isOutside ? node : within(made.id, node);
        expect(Object.is(after.value(now), before.value(node))).toBe(true);
        const [was, is] = [before.gradient(node), after.gradient(now)];
        if (typeof was !== 'number' || typeof is !== 'number' || Object.is(was, is)) expect(is).toBe(was);
        else expect(Math.abs(is - was)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(was)));
      }
    }),
    runs,
  );
  // A test that only ever saw refusals would prove nothing.
  expect(grouped).toBeGreaterThan(cases(300) / 10);
});

test(`a group detached again has the same numbers as the group, and a file of it reads back (seed ${seed})`, () => {
  fc.assert(
    fc.property(randomGraph, ({ document, selected }) => {
      const made = group(document, selected, 'part');
      if (!made.ok) return;
      const read = decodeDocument(encodeDocument(made.document));
      if (!read.ok) throw new Error(read.message);
      expect(read.document).toEqual(made.document);
      const [grouped, apart] = [evaluate(made.document), evaluate(detach(made.document, made.id))];
      for (const node of made.document.nodes.keys())
        if (node !== made.id) expect(Object.is(apart.gradient(node), grouped.gradient(node))).toBe(true);
      expect(Object.is(apart.root && apart.value(apart.root), grouped.root && grouped.value(grouped.root))).toBe(true);
    }),
    runs,
  );
});
