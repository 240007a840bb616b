import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../src/compile/evaluate.ts';
import { readExpressions } from '../../src/formats/read-expressions.ts';
import { operandsOf } from '../../src/formats/write-order.ts';
import { writeExpressions } from '../../src/formats/write-expressions.ts';
import { emptyDocument, type NodeRecord, type NudgeDocument, type PenaltyRecord } from '../../src/graph/document.ts';
import { loops } from '../../src/graph/topology.ts';
import { nodeOf, type NodeId } from '../../src/kernel/ids.ts';
import { withWires } from '../../src/macros/with-wires.ts';
import { anyDocument } from '../support/random-document.ts';
import { byName, difference } from '../support/same-graph.ts';
import { cases, seed } from '../support/seed.ts';

const runs = { seed: seed | 0, numRuns: cases(300) };

/** Text cannot say a loop of nodes, and data has no line of its own to be named on. */
function sayable(document: NudgeDocument): NudgeDocument {
  const records = [...document.nodes.values()];
  const index = new Map(records.map(({ id }, place) => [id, place]));
  const inputs = records.map((record) =>
    operandsOf(record).flatMap((from) => (from === null ? [] : (index.get(nodeOf(from)) ?? []))),
  );
  const looped = new Set(
    loops(inputs)
      .flat()
      .flatMap((place) => records[place]?.id ?? []),
  );
  const nodes = records.map((record): NodeRecord => {
    if (record.kind === 'data') return { ...record, name: `data_${record.id}` };
    if (record.kind === 'macro' && record.macro === 'l2_penalty') return countingNumbers(record, looped, document);
    return looped.has(record.id) ? withWires(record, (from) => (looped.has(nodeOf(from)) ? null : from)) : record;
  });
  return { ...document, nodes: new Map(nodes.map((record) => [record.id, record])) };
}

/** A penalty without the data and notes that it counts, which have no parameters, and without what reads it. */
function countingNumbers(record: PenaltyRecord, looped: ReadonlySet<NodeId>, { nodes }: NudgeDocument): PenaltyRecord {
  const { over } = record.settings;
  if (over === null) return record;
  const kept = over.filter((id) => {
    const kind = nodes.get(id)?.kind;
    return kind !== 'data' && kind !== 'note' && !(looped.has(record.id) && looped.has(id));
  });
  return { ...record, settings: { over: kept } };
}

/** The document without what text can say: its data and its macros. */
function around({ nodes, definitions }: NudgeDocument): NudgeDocument {
  const data = [...nodes].filter(([, { kind }]) => kind === 'data');
  return { ...emptyDocument, nodes: new Map(data), ...(definitions === undefined ? {} : { definitions }) };
}

function read(text: string, base: NudgeDocument): NudgeDocument {
  const result = readExpressions(text, base);
  if (!result.ok) throw new Error(`${result.line}:${result.column}: ${result.message}\n${text}`);
  return result.document;
}

test(`what any graph prints reads back as the same graph where its data and macros are (seed ${seed})`, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(anyDocument, (random) => {
      const document = sayable(random);
      for (const record of document.nodes.values()) seen.add(record.kind === 'macro' ? record.macro : record.kind);
      const text = writeExpressions(document);
      const found = difference(document, read(text, around(document)));
      if (found !== null) throw new Error(`${found}\n${text}`);
    }),
    runs,
  );
  for (const kind of ['neuron', 'layer', 'mlp', 'hinge', 'softmax_cross_entropy', 'l2_penalty', 'custom', 'data'])
    expect(seen).toContain(kind);
});

test(`and computes the same numbers, bit for bit (seed ${seed})`, () => {
  fc.assert(
    fc.property(anyDocument, (random) => {
      const document = sayable(random);
      const text = writeExpressions(document);
      const back = read(text, around(document));
      const [before, after] = [evaluate(document), evaluate(back)];
      for (const record of document.nodes.values()) {
        if (record.name === null || record.kind === 'note' || record.kind === 'data') continue;
        const same = Object.is(after.value(byName(back, record.name)), before.value(record.id));
        if (!same) throw new Error(`${record.name} changed\n${text}`);
      }
    }),
    runs,
  );
});
