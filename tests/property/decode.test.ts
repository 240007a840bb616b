import fc from 'fast-check';
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { decodeDocument, type DecodeResult } from '../../src/graph/decode.ts';
import { encodeDocument } from '../../src/graph/encode.ts';
import { anyDocument } from '../support/random-document.ts';
import { perform, randomEdit } from '../support/random-edits.ts';
import { graph } from '../support/graph.ts';
import { schemaFaults } from '../support/json-schema.ts';
import { cases } from '../support/seed.ts';
import { bench } from '../support/workbench.ts';

/** fast-check prints seed and path of a failure. */
const schema = JSON.parse(
  fs.readFileSync(new URL('../../public/schema/nudge-document-1.schema.json', import.meta.url), 'utf8'),
);
const codes = [
  'E-SIZE',
  'E-JSON',
  'E-DEPTH',
  'E-KIND',
  'E-NEWER',
  'E-KEY',
  'E-SHAPE',
  'E-NODES',
  'E-WIRES',
  'E-FANIN',
  'E-ID',
  'E-ORDER',
  'E-NAME',
  'E-NUM',
  'E-OP',
  'E-ARITY',
  'E-WIRE',
  'E-MLP',
  'E-MACRO',
];

function opened(text: string) {
  const result = decodeDocument(text);
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`);
  return result.document;
}

/** A refusal has a code of the list, words, and a place within the text; what opens is saved and opens as the same. */
function expectSound(text: string, result: DecodeResult): void {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
  if (!result.ok) {
    expect(codes).toContain(result.code);
    expect(result.message).toMatch(/^[^{}].*\.$/s);
    expect(result.message).not.toContain('{at}');
    const lines = text.split(/\r\n|\r|\n/);
    if (result.at !== undefined) expect(lines[result.at.line - 1]?.length).toBeGreaterThanOrEqual(result.at.column - 1);
    return;
  }
  const saved = encodeDocument(result.document);
  expect(encodeDocument(opened(saved))).toBe(saved);
  expect(schemaFaults(schema, JSON.parse(saved))).toEqual([]);
}

test('any document is read back as it was, and written again as the same bytes', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const text = encodeDocument(document);
      expect(opened(text)).toEqual(document);
      expect(encodeDocument(opened(text))).toBe(text);
      expect(schemaFaults(schema, JSON.parse(text))).toEqual([]);
    }),
    { numRuns: cases(400) },
  );
});

test('whatever edits make, the file of it opens as the same', () => {
  fc.assert(
    fc.property(fc.array(randomEdit, { minLength: 1, maxLength: 50 }), (edits) => {
      const workbench = bench(graph({ a: 2, b: -3, e: ['mul', 'a', 'b'], o: { neuron: ['e', 'a'] } }));
      for (const edit of edits) perform(workbench, edit);
      const document = workbench.$document.get();
      expect(opened(encodeDocument(document))).toEqual(document);
    }),
    { numRuns: cases(200) },
  );
});

test('a file with bytes changed, cut or doubled is refused in words or opens soundly', () => {
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(4),
    put: fc.oneof(
      fc.string({ maxLength: 3, unit: 'binary' }),
      fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '-', '1e999', '\\u', 'null', '\u0000'),
    ),
  });
  fc.assert(
    fc.property(anyDocument, fc.array(edit, { minLength: 1, maxLength: 4 }), (document, edits) => {
      let text = encodeDocument(document);
      for (const { at, cut, put } of edits) {
        const offset = Math.floor(at * text.length);
        text = text.slice(0, offset) + put + text.slice(offset + cut);
      }
      expectSound(text, decodeDocument(text));
    }),
    { numRuns: cases(600) },
  );
});

test('a file with values swapped, keys lost, doubled or strange is refused in words or opens soundly', () => {
  const strange = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      '',
      -1,
      1e300,
      1.5,
      [],
      {},
      [[]],
      'n1',
      'n1/sum',
      '__proto__',
      'constructor',
      { polluted: 1 },
      'leaf',
      'op',
      'macro',
      'note',
      'tanh',
      'sum',
      '\u0000',
      'a'.repeat(300),
    ),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const change = fc.record({
    pick: fc.nat(1_000_000),
    kind: fc.constantFrom('replace', 'replace', 'remove', 'copy', 'add', 'prototype'),
    value: strange,
  });
  fc.assert(
    fc.property(anyDocument, fc.array(change, { minLength: 1, maxLength: 3 }), (document, changes) => {
      const raw: unknown = JSON.parse(encodeDocument(document));
      for (const { pick, kind, value } of changes) {
        const places = placesIn(raw);
        const place = places[pick % places.length];
        if (place === undefined) continue;
        const { holder, key } = place;
        if (kind === 'replace') holder[key] = value;
        else if (kind === 'remove') delete holder[key];
        else if (kind === 'copy')
          holder[key] = JSON.parse(JSON.stringify(places[(pick >> 8) % places.length]?.value ?? null));
        else if (kind === 'add') holder[`${key}2`] = value;
        else
          Object.defineProperty(holder, '__proto__', { value, enumerable: true, configurable: true, writable: true });
      }
      const text = JSON.stringify(raw);
      expectSound(text, decodeDocument(text));
    }),
    { numRuns: cases(600) },
  );
});

interface ValuePlace {
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly value: unknown;
}

/** Every value in the tree, with what holds it. */
function placesIn(raw: unknown): readonly ValuePlace[] {
  if (typeof raw !== 'object' || raw === null) return [];
  const holder = raw as Record<string, unknown>;
  return Object.entries(raw).flatMap(([key, value]) => [{ holder, key, value }, ...placesIn(value)]);
}
