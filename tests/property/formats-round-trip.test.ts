import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeOf } from '../../src/kernel/ids.ts';
import { evaluate } from '../../src/compile/evaluate.ts';
import { applyFormula } from '../../src/formats/apply-formula.ts';
import { formulaOf } from '../../src/formats/formula.ts';
import { readExpressions } from '../../src/formats/read-expressions.ts';
import { labelsOf, titlesOf } from '../../src/formats/titles.ts';
import { operandsOf } from '../../src/formats/write-order.ts';
import { writeExpressions } from '../../src/formats/write-expressions.ts';
import type { NodeRecord, NudgeDocument } from '../../src/graph/document.ts';
import { loops } from '../../src/graph/topology.ts';
import { randomDocument } from '../support/random-document.ts';
import { byName, difference } from '../support/same-graph.ts';
import { cases, seed } from '../support/seed.ts';

const runs = { seed: seed | 0, numRuns: cases(300) };

function read(text: string): NudgeDocument {
  const result = readExpressions(text);
  if (!result.ok) throw new Error(`${result.line}:${result.column}: ${result.message}\n${text}`);
  return result.document;
}

/** Text cannot say a loop, also none through the inside of a neuron: such documents without the wires of the loops. */
function withoutLoops(document: NudgeDocument): NudgeDocument {
  const records = [...document.nodes.values()];
  const index = new Map(records.map(({ id }, place) => [id, place]));
  const inputs = records.map((record) =>
    operandsOf(record).flatMap((from) => (from === null ? [] : (index.get(nodeOf(from)) ?? []))),
  );
  const looped = new Set(
    loops(inputs)
      .flat()
      .map((place) => records[place]!.id),
  );
  if (looped.size === 0) return document;
  const cut = <T extends string>(from: T | null): T | null =>
    from !== null && looped.has(nodeOf(from as never)) ? null : from;
  const nodes = records.map((record): NodeRecord => {
    if (!looped.has(record.id)) return record;
    if (record.kind === 'op') return { ...record, inputs: record.inputs.map(cut) };
    return record.kind === 'macro'
      ? { ...record, inputs: record.inputs.map(({ port, from }) => ({ port, from: cut(from) })) }
      : record;
  });
  return { ...document, nodes: new Map(nodes.map((record) => [record.id, record])) };
}

test(`text that a graph prints reads back as the same graph (seed ${seed})`, () => {
  fc.assert(
    fc.property(randomDocument, (random) => {
      const document = withoutLoops(random);
      const text = writeExpressions(document);
      const back = read(text);
      const found = difference(document, back);
      if (found !== null) throw new Error(`${found}\n${text}`);
      expect(text).not.toContain('loop');
    }),
    runs,
  );
});

test(`what was read back has the same values bit for bit and the same root (seed ${seed})`, () => {
  fc.assert(
    fc.property(randomDocument, (random) => {
      const document = withoutLoops(random);
      const text = writeExpressions(document);
      const back = read(text);
      const before = evaluate(document);
      const after = evaluate(back);
      for (const { id, name, kind } of document.nodes.values()) {
        if (name === null || kind === 'note') continue;
        const twin = byName(back, name);
        if (!Object.is(before.value(id), after.value(twin)))
          throw new Error(`${name}: ${before.value(id)} became ${after.value(twin)}\n${text}`);
        expect((after.gradient(twin) === null) === (before.gradient(id) === null)).toBe(true);
      }
      const rootValue = (evaluation: typeof before) =>
        evaluation.root === null ? null : (evaluation.value(evaluation.root) ?? null);
      expect(Object.is(rootValue(before), rootValue(after)), text).toBe(true);
    }),
    runs,
  );
});

test(`printing what was read back prints the same text, once notes and the like are gone (seed ${seed})`, () => {
  fc.assert(
    fc.property(randomDocument, (random) => {
      const text = writeExpressions(read(writeExpressions(random)));
      expect(writeExpressions(read(text))).toBe(text);
    }),
    runs,
  );
});

test(`documents with loops print too, and say where they were cut (seed ${seed})`, () => {
  fc.assert(
    fc.property(randomDocument, (document) => {
      const text = writeExpressions(document);
      read(text);
      expect(text.includes('the loop from')).toBe(withoutLoops(document) !== document);
    }),
    runs,
  );
});

test(`typing the formula that is shown changes nothing (seed ${seed})`, () => {
  fc.assert(
    fc.property(randomDocument, fc.nat(20), (random, pick) => {
      const document = withoutLoops(random);
      const records = [...document.nodes.values()].filter(({ kind }) => kind !== 'note');
      const record = records[pick % Math.max(1, records.length)];
      if (record === undefined) return;
      const text = formulaOf(document, record.id);
      const result = applyFormula(document, record.id, text);
      if (!result.ok) throw new Error(`${text}: ${result.message}`);
      expect(result.added, `${text}\n${writeExpressions(document)}`).toEqual([]);
      for (const [id, node] of document.nodes) {
        if (result.document.nodes.get(id) !== node)
          throw new Error(`${id} changed when ${text} was typed\n${writeExpressions(document)}`);
      }
    }),
    runs,
  );
});

test(`every slot has a title of at most 40 characters and a label of its own, loops or not (seed ${seed})`, () => {
  fc.assert(
    fc.property(randomDocument, (document) => {
      const titles = titlesOf(document);
      const labels = labelsOf(document, titles);
      for (const record of document.nodes.values()) {
        const title = titles.get(record.id) ?? '';
        if (record.name === null) expect([...title].length).toBeLessThanOrEqual(40);
        else expect([title, labels.get(record.id)]).toEqual([record.name, record.name]);
        expect(title).not.toBe('');
      }
      expect(new Set(labels.values()).size).toBe(labels.size);
      expect(labels.size).toBe(titles.size);
    }),
    runs,
  );
});
