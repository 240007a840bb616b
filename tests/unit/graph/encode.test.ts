import { expect, test } from 'vitest';
import { decodeDocument } from '../../../src/graph/decode.ts';
import { encodeDocument } from '../../../src/graph/encode.ts';
import { emptyDocument, type NudgeDocument } from '../../../src/graph/document.ts';
import { graph, id } from '../../support/graph.ts';

function withLeaf(value: number): NudgeDocument {
  return graph({ a: value });
}

test('a document has one line for each node, in canonical order', () => {
  const document = graph({ z: 2, b: -3, e: ['mul', 'z', 'b'] }, 'e');
  const shuffled = { ...document, nodes: new Map([...document.nodes].reverse()) };
  expect(encodeDocument(shuffled)).toBe(`{
  "format": "nudge",
  "version": 1,
  "title": "Sketch",
  "seed": 1,
  "root": "e",
  "nodes": [
    { "id": "z", "order": [1], "kind": "leaf", "name": "z", "x": 0, "y": 0, "role": "input", "value": 2 },
    { "id": "b", "order": [2], "kind": "leaf", "name": "b", "x": 200, "y": 0, "role": "input", "value": -3 },
    { "id": "e", "order": [3], "kind": "op", "name": "e", "x": 400, "y": 0, "op": "mul", "inputs": ["z", "b"] }
  ]
}
`);
});

test('an empty document is a document', () => {
  const text = encodeDocument(emptyDocument);
  expect(text).toContain('"nodes": []');
  expect(decodeDocument(text)).toEqual({ ok: true, document: emptyDocument, remarks: [] });
});

test.each([
  0,
  -0,
  0.1,
  1 / 3,
  5e-324,
  -2.2250738585072014e-308,
  1.7976931348623157e308,
  2 ** 53,
  1e21,
  123456789012345680000,
  1e-7,
])('%s comes back bit for bit', (value) => {
  const result = decodeDocument(encodeDocument(withLeaf(value)));
  const leaf = result.ok ? result.document.nodes.get(id('a')) : undefined;
  expect(leaf?.kind === 'leaf' && Object.is(leaf.value, value)).toBe(true);
});

test('what JSON cannot hold is not written as something else', () => {
  for (const value of [NaN, Infinity, -Infinity]) expect(() => encodeDocument(withLeaf(value))).toThrow(RangeError);
});
