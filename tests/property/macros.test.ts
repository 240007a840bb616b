import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../src/compile/evaluate.ts';
import { within } from '../../src/kernel/ids.ts';
import { decodeDocument } from '../../src/graph/decode.ts';
import type { NudgeDocument } from '../../src/graph/document.ts';
import { encodeDocument } from '../../src/graph/encode.ts';
import { macroContext } from '../../src/macros/context.ts';
import { detach } from '../../src/macros/detach.ts';
import { instanceOf } from '../../src/macros/instance.ts';
import { setOpen } from '../../src/macros/open-in-place.ts';
import { expandInstance } from '../../src/macros/table.ts';
import { withRecord } from '../../src/macros/wires.ts';
import { at, graph, id } from '../support/graph.ts';
import { randomDefinitions, randomMacro, randomOutputs, randomShape } from '../support/random-macro.ts';
import { cases } from '../support/seed.ts';

const names = ['a', 'b', 'c', 'k', 'y', 'z'];

//  a, b, c, k ─▶ m ─▶ y, read at its own address, its outputs and inside; z reads a too, so contributions meet from in and outside
const documents = fc
  .record({
    numbers: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 4, maxLength: 4 }),
    weight: fc.double({ min: -2, max: 2, noNaN: true }),
    picks: fc.array(fc.nat(1_000_000), { minLength: 6, maxLength: 6 }),
  })
  .map(({ numbers: [a = 0, b = 0, c = 0, k = 0], weight, picks }): NudgeDocument => {
    const base = graph({ a, b, c, k: { role: 'parameter', value: k } }, 'z');
    const sources = ['a', 'b', 'c', 'k', 'a'].map(at);
    const wire = (pick: number) => sources[pick % sources.length] ?? null;
    const placed = { id: id('m'), order: [20], name: 'm', x: 0, y: 0 };
    const macro = randomMacro(placed, picks, weight, wire, [id('k')]);
    const reads = ['m', ...randomOutputs(randomShape(picks)).map((local) => within(at('m'), local))];
    const later = graph({ y: ['sum', ...reads], z: ['add', 'y', 'a'] }).nodes;
    const nodes = [...later.values()].map((record, index) => ({ ...record, order: [30 + index] }));
    const document = nodes.reduce((all, record) => withRecord(all, record), withRecord(base, macro));
    return { ...document, definitions: randomDefinitions };
  });

/** The document with no macro left in it, detached one level at a time. */
function detached(document: NudgeDocument): NudgeDocument {
  let plain = document;
  for (let next = document.nodes.get(id('m')); next !== undefined;) {
    plain = detach(plain, next.id);
    next = [...plain.nodes.values()].find(({ kind }) => kind === 'macro');
  }
  return plain;
}

test('open, closed and detached give the same numbers, bit for bit, for any macro', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const closed = evaluate(document);
      const open = evaluate(setOpen(document, id('m'), true));
      const plain = evaluate(detached(document));
      for (const name of names) {
        const here = [closed.value(at(name)), closed.gradient(at(name))];
        expect([open.value(at(name)), open.gradient(at(name))]).toEqual(here);
        expect([plain.value(at(name)), plain.gradient(at(name))]).toEqual(here);
      }
      const numbers = ({ program, value, gradient }: typeof closed) =>
        program.slots.map(({ address, order }) => [order, value(address), gradient(address)]);
      expect(numbers(plain)).toEqual(numbers(closed));
    }),
    { numRuns: cases(300) },
  );
});

test('what detaching makes is a document that opens again, with as much frozen as before', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const record = document.nodes.get(id('m'));
      const plain = detached(document);
      expect(decodeDocument(encodeDocument(plain))).toEqual({ ok: true, document: plain, remarks: [] });
      const frozen = [...plain.nodes.values()].filter((node) => node.kind === 'leaf' && node.frozen);
      expect(frozen).toHaveLength(record?.kind === 'macro' ? (record.frozen?.length ?? 0) : -1);
    }),
    { numRuns: cases(200) },
  );
});

test('opening and closing anything inside, in any order, ends where it began', () => {
  fc.assert(
    fc.property(documents, fc.array(fc.nat(1000), { maxLength: 6 }), (document, order) => {
      const record = document.nodes.get(id('m'));
      if (record?.kind !== 'macro') throw new Error('m is a macro');
      const { opened: _opened, ...bare } = record;
      const closed = withRecord(document, { ...bare, open: false });
      const { slots } = expandInstance(instanceOf(bare), macroContext(document));
      const inner = slots.flatMap(({ address }) => {
        const steps = address.split('/');
        return steps.slice(1).map((_, index) => at(steps.slice(0, index + 1).join('/')));
      });
      const chosen = [at('m'), ...order.flatMap((pick) => inner[pick % inner.length] ?? [])];
      let now = closed;
      for (const address of chosen) now = setOpen(now, address, true);
      for (const address of new Set(chosen)) now = setOpen(now, address, false);
      expect(now).toEqual(closed);
    }),
    { numRuns: cases(200) },
  );
});
