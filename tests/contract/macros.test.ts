import { expect, test } from 'vitest';
import fs from 'node:fs';
import { lastOf, localOf, nodeOf, outerOf, type Address } from '../../src/kernel/ids.ts';
import { compile } from '../../src/compile/program.ts';
import { evaluate } from '../../src/compile/evaluate.ts';
import { decodeDocument } from '../../src/graph/decode.ts';
import { noDefinitions, type MacroRecord, type NudgeDocument } from '../../src/graph/document.ts';
import { encodeDocument } from '../../src/graph/encode.ts';
import { macroPorts, macroSize } from '../../src/graph/geometry.ts';
import { numbersOf } from '../../src/graph/macro-numbers.ts';
import { isInside, outputCount } from '../../src/graph/macro-slots.ts';
import { slotCount } from '../../src/graph/slot-count.ts';
import { macroContext } from '../../src/macros/context.ts';
import { detach } from '../../src/macros/detach.ts';
import { instanceOf } from '../../src/macros/instance.ts';
import { layoutOf } from '../../src/macros/layout.ts';
import { setOpen } from '../../src/macros/open-in-place.ts';
import type { OpenLayout } from '../../src/macros/open-layout.ts';
import { expandInstance, macros } from '../../src/macros/table.ts';
import { inputWord, localWord, outputsOf } from '../../src/macros/words.ts';
import { at, id } from '../support/graph.ts';
import { schemaFaults } from '../support/json-schema.ts';
import { macroSamples } from '../support/macro-samples.ts';

const schema = JSON.parse(
  fs.readFileSync(new URL('../../public/schema/nudge-document-1.schema.json', import.meta.url), 'utf8'),
);

function macroOf(document: NudgeDocument): MacroRecord {
  const record = document.nodes.get(id('m'));
  if (record?.kind !== 'macro') throw new Error('m is a macro');
  return record;
}

/** The document with every macro inside `m` open, down to the scalars. */
function allOpen(document: NudgeDocument): NudgeDocument {
  let open = setOpen(document, id('m'), true);
  for (const address of innerMacros(document)) open = setOpen(open, address, true);
  return open;
}

/** The macros inside `m`, outer ones first: what its slots lie in. */
function innerMacros(document: NudgeDocument): readonly Address[] {
  const { slots } = expandInstance(instanceOf(macroOf(document)), macroContext(document));
  const outer = slots.flatMap(({ address }) => {
    const steps = address.split('/');
    return steps.slice(2).map((_, index) => steps.slice(0, index + 2).join('/'));
  });
  return [...new Set(outer)].map(at);
}

test('every macro has a sample, a title of its own and a sentence', () => {
  expect(new Set(macroSamples.map(([, macro]) => macro))).toEqual(new Set(Object.keys(macros)));
  const titles = Object.values(macros).map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  for (const { explain } of Object.values(macros)) expect(explain).toMatch(/^[A-Z].*\.$/);
});

test.each(macroSamples)('%s: its numbers are the leaves that it opens into', (_name, _macro, document) => {
  const record = macroOf(document);
  const definitions = document.definitions ?? noDefinitions;
  const { slots } = expandInstance(instanceOf(record), macroContext(document));
  const leaves = slots.filter(({ op, constant }) => op === 'leaf' && !constant);
  const locals = numbersOf(record, definitions);
  expect(new Set(leaves.map(({ address }) => localOf(address)))).toEqual(new Set(locals));
  expect(leaves).toHaveLength(locals.length);
  expect(new Set(Object.keys(record.numbers))).toEqual(new Set(locals));
  const there = new Set<Address | null>(slots.map(({ address }) => address));
  // A linear neuron has no activation, which is counted all the same.
  const linear = slots.filter(({ address }) => lastOf(address) === 'sum' && !there.has(outerOf(address)));
  expect(slotCount([record], definitions)).toBe(slots.length + linear.length);
  for (const { address, value } of leaves) expect(value).toBe(record.numbers[localOf(address) ?? '']);
});

test.each(macroSamples)('%s: what a file may wire inside it is what it has there', (_name, _macro, document) => {
  const record = macroOf(document);
  const definitions = document.definitions ?? noDefinitions;
  const { slots, aliases } = expandInstance(instanceOf(record), macroContext(document));
  const there = [...slots.map(({ address }) => address), ...aliases.map(([alias]) => alias)].flatMap(
    (address) => localOf(address) ?? [],
  );
  for (const local of there) expect(`${local} ${isInside(record, local, definitions)}`).toBe(`${local} true`);
  const known = new Set(there);
  const tails = [
    'b',
    'sum',
    'each',
    'right',
    'w:p1',
    'w:p9',
    'm:p2',
    'o:1',
    'o:2',
    'o:9',
    'n1',
    'n5',
    'l1',
    'exp:t',
    'a',
  ];
  const guesses = [...tails, ...there.flatMap((local) => tails.map((tail) => `${local}/${tail}`))];
  const strange = ['', 'n0', 'n01', 'o:0', 'l1/', '/b', 'constructor', '__proto__'];
  for (const local of [...guesses, ...strange]) {
    if (!known.has(local)) expect(`${local} ${isInside(record, local, definitions)}`).toBe(`${local} false`);
  }
  const outputs = outputCount(record, definitions);
  const index = compile(document).indexOf;
  for (let output = 2; output <= outputs; output++) expect(index.has(at(`m/o:${output}`))).toBe(true);
  expect(index.has(at(`m/o:${outputs + 1}`))).toBe(false);
});

test.each(macroSamples)(
  '%s: open, closed and detached give the same numbers, bit for bit',
  (_name, _macro, document) => {
    const closed = evaluate(document);
    const open = evaluate(allOpen(document));
    let plain = document;
    let levels = 0;
    // One level at a time, until plain nodes are left; `m` and `o` are macros of the document, what comes of them too.
    for (let more = true; more; levels++) {
      const next = [...plain.nodes.values()].find(({ kind }) => kind === 'macro');
      more = next !== undefined && levels < 200;
      if (next !== undefined) plain = detach(plain, next.id);
    }
    expect([...plain.nodes.values()].some(({ kind }) => kind === 'macro')).toBe(false);
    const apart = evaluate(plain);
    for (const name of ['x1', 'x2', 'x3', 't', 'k', 'y', 'z']) {
      expect(closed.value(at(name))).toBeTypeOf('number');
      expect([name, open.value(at(name)), open.gradient(at(name))]).toEqual([
        name,
        closed.value(at(name)),
        closed.gradient(at(name)),
      ]);
      expect([name, apart.value(at(name)), apart.gradient(at(name))]).toEqual([
        name,
        closed.value(at(name)),
        closed.gradient(at(name)),
      ]);
    }
    // Every number of every slot, in canonical order, which detaching keeps.
    const all = (result: typeof closed) =>
      result.program.slots.map(({ address, order, op }) => [
        order,
        op,
        result.value(address),
        result.gradient(address),
      ]);
    expect(all(open)).toEqual(all(closed));
    expect(all(apart)).toEqual(all(closed));
  },
);

test.each(macroSamples)('%s: closing gives back what opening pushed', (_name, _macro, document) => {
  expect(setOpen(setOpen(document, id('m'), true), id('m'), false)).toEqual(document);
  const open = allOpen(document);
  let shut = open;
  for (const address of innerMacros(document).toReversed()) shut = setOpen(shut, address, false);
  expect(setOpen(shut, id('m'), false)).toEqual(document);
});

test.each(macroSamples)('%s: its inner cards lie in its frame, and none on another', (_name, _macro, document) => {
  for (const version of [setOpen(document, id('m'), true), allOpen(document)]) {
    const instance = instanceOf(macroOf(version));
    const context = macroContext(version);
    const layout = layoutOf(instance, context);
    expectOrderly(layout);
    expect(layoutOf(instance, context)).toEqual(layout);
    const ids = layout.ports.map((port) => port.id).filter((port) => port !== 'spare');
    expect(new Set(ids)).toEqual(new Set(instance.inputs.map(({ port }) => port)));
  }
  const { slots } = expandInstance(instanceOf(macroOf(document)), macroContext(document));
  const drawn = new Set(flat(layoutOf(instanceOf(macroOf(allOpen(document))), macroContext(document))));
  expect(slots.map(({ address }) => address).filter((address) => !drawn.has(address))).toEqual([]);
});

function flat({ cards }: OpenLayout): readonly Address[] {
  return cards.flatMap(({ address, open }) => (open === undefined ? [address] : flat(open)));
}

function expectOrderly({ width, height, cards, ports }: OpenLayout): void {
  for (const [index, card] of cards.entries()) {
    expect(card.x).toBeGreaterThanOrEqual(24);
    expect(card.y).toBeGreaterThanOrEqual(44);
    expect(card.x + card.width).toBeLessThanOrEqual(width - 24);
    expect(card.y + card.height).toBeLessThanOrEqual(height - 24);
    for (const other of cards.slice(index + 1)) {
      const apart =
        card.x + card.width <= other.x ||
        other.x + other.width <= card.x ||
        card.y + card.height <= other.y ||
        other.y + other.height <= card.y;
      expect(apart, `${card.address} lies on ${other.address}`).toBe(true);
    }
    if (card.open !== undefined) {
      expect([card.width, card.height]).toEqual([card.open.width, card.open.height]);
      expectOrderly(card.open);
    }
  }
  expect(new Set(ports.map(({ y }) => y)).size).toBe(ports.length);
  for (const { x, y } of ports) {
    expect(x).toBe(0);
    expect(y).toBeGreaterThan(44);
    expect(y).toBeLessThan(height);
  }
}

test.each(macroSamples)(
  '%s: its closed card has its ports on its edges, each at a place of its own',
  (_n, _m, document) => {
    const record = macroOf(document);
    const definitions = document.definitions ?? noDefinitions;
    const { width, height } = macroSize(record, definitions);
    const ports = macroPorts(record, definitions);
    const inputs = ports.filter(({ side, id: port }) => side === 'in' && port !== 'spare').map((port) => port.id);
    expect(inputs).toEqual(record.inputs.map(({ port }) => port));
    expect(ports.filter(({ side }) => side === 'out')).toHaveLength(outputCount(record, definitions));
    expect(new Set(ports.map(({ x, y }) => `${x} ${y}`)).size).toBe(ports.length);
    for (const { side, x, y } of ports) {
      expect(x).toBe(side === 'in' ? 0 : width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(height);
    }
  },
);

test.each(macroSamples)('%s: its file reads back as it was, as the schema says', (_name, _macro, document) => {
  for (const version of [document, allOpen(document)]) {
    const text = encodeDocument(version);
    const result = decodeDocument(text);
    expect(result).toEqual({ ok: true, document: version, remarks: [] });
    expect(result.ok && encodeDocument(result.document)).toBe(text);
    expect(schemaFaults(schema, JSON.parse(text))).toEqual([]);
  }
});

test.each(macroSamples)('%s: every part of it has words', (_name, _macro, document) => {
  const record = macroOf(document);
  const definitions = document.definitions ?? noDefinitions;
  const { slots } = expandInstance(instanceOf(record), macroContext(document));
  const locals = slots.flatMap(({ address }) => localOf(address) ?? []);
  const words = locals.map((local) => localWord(record, local, definitions));
  expect(new Set(words).size).toBe(locals.length);
  for (const word of words) expect(word).toMatch(/^[a-z0-9_− ()-]+$/i);
  expect(outputsOf(record, definitions)[0]?.local).toBeNull();
  for (const { port } of record.inputs) expect(inputWord(record, port, definitions)).toMatch(/^[a-z0-9− ]+$/);
  expect(nodeOf(at('m/n1'))).toBe('m');
});
