import { expect, test } from 'vitest';
import { decodeDocument, looksLikeDocument } from '../../../src/graph/decode.ts';
import { sizeText } from '../../../src/graph/file-size.ts';
import type { NodeRecord } from '../../../src/graph/document.ts';
import { encodeDocument } from '../../../src/graph/encode.ts';
import { limits } from '../../../src/graph/limits.ts';
import { at, graph, id } from '../../support/graph.ts';

/** A file with these nodes. */
function file(...nodes: readonly unknown[]): string {
  return JSON.stringify({ format: 'nudge', version: 1, nodes });
}

const a = { id: 'a', kind: 'leaf', value: 2 };
const b = { id: 'b', kind: 'leaf', value: 3 };
const neuron = {
  id: 'o',
  kind: 'macro',
  macro: 'neuron',
  inputs: [{ port: 'p1', from: 'a' }],
  numbers: { 'w:p1': 1, b: 0 },
};

function opened(text: string) {
  const result = decodeDocument(text);
  if (!result.ok) throw new Error(result.message);
  return result;
}

function node(text: string, name: string): NodeRecord {
  const record = opened(text).document.nodes.get(id(name));
  if (record === undefined) throw new Error(`no ${name}`);
  return record;
}

test('what may be left out of a file has a default', () => {
  const { document, remarks } = opened(
    file(
      a,
      { id: 'y', kind: 'op', op: 'mul' },
      { id: 's', kind: 'op', op: 'sum' },
      { id: 'o', kind: 'macro', macro: 'neuron', numbers: { b: 1 } },
    ),
  );
  expect(document).toMatchObject({ title: 'Untitled', seed: 1, root: null });
  expect(remarks).toEqual([]);
  const [leaf, op, sum, macro] = [...document.nodes.values()];
  expect(leaf).toMatchObject({ order: [1], name: null, role: 'input', value: 2 });
  expect(op).toMatchObject({ order: [2], inputs: [null, null] });
  expect(sum).toMatchObject({ order: [3], inputs: [] });
  expect(macro).toMatchObject({ order: [4], inputs: [], settings: { activation: 'tanh' }, open: false });
});

test('nodes without an order come after all that have one, in the order of the list', () => {
  const { document } = opened(file(a, { ...b, order: [7, 2] }, { id: 'c', kind: 'leaf', value: 1 }));
  expect([...document.nodes.values()].map(({ order }) => order)).toEqual([[8], [7, 2], [9]]);
});

test('nodes without a place are laid out beside those that have one', () => {
  const { document } = opened(file({ ...a, x: 0, y: 0 }, { id: 'y', kind: 'op', op: 'neg', inputs: ['a'] }));
  expect(document.nodes.get(id('a'))).toMatchObject({ x: 0, y: 0 });
  expect(document.nodes.get(id('y'))?.x).toBeGreaterThanOrEqual(232);
});

test('a root and wires may be slots inside a neuron', () => {
  const text = JSON.stringify({
    format: 'nudge',
    version: 1,
    root: 'o/m:p1',
    nodes: [a, neuron, { id: 's', kind: 'op', op: 'exp', inputs: ['o/sum'] }],
  });
  expect(opened(text).document.root).toBe('o/m:p1');
});

test('a loop opens: the screen marks it', () => {
  const text = file(
    { id: 'p', kind: 'op', op: 'neg', inputs: ['q'] },
    { id: 'q', kind: 'op', op: 'neg', inputs: ['p'] },
    { id: 'r', kind: 'op', op: 'neg', inputs: ['r'] },
  );
  expect(node(text, 'p')).toMatchObject({ inputs: ['q'] });
});

test('keys that this version does not know are kept and named', () => {
  const text = JSON.stringify({ format: 'nudge', version: 1, camera: { zoom: 2 }, nodes: [{ ...a, colour: 'red' }] });
  const { document, remarks } = opened(text);
  expect(document.unknown).toEqual({ camera: { zoom: 2 } });
  expect(document.nodes.get(id('a'))?.unknown).toEqual({ colour: 'red' });
  expect(remarks).toEqual(['Kept, but not understood: camera, nodes.a.colour.']);
  const again: unknown = JSON.parse(encodeDocument(document));
  expect(again).toMatchObject({ camera: { zoom: 2 }, nodes: [{ colour: 'red' }] });
});

test('a byte order mark before the document is no damage', () => {
  expect(opened(`\uFEFF${file(a)}`).document.nodes.size).toBe(1);
});

test('places off the canvas are moved back onto it, and that is said', () => {
  const { document, remarks } = opened(file({ ...a, x: 2e7, y: -1e300 }, { ...b, x: 1, y: 1 }));
  expect(document.nodes.get(id('a'))).toMatchObject({ x: 1e7, y: -1e7 });
  expect(remarks).toEqual(['1 node was moved back onto the canvas.']);
});

test('a title or a note that is too long is shortened, and that is said', () => {
  const note = { id: 'n', kind: 'note', text: '𝕏'.repeat(10_001) };
  const { document, remarks } = opened(
    JSON.stringify({ format: 'nudge', version: 1, title: 'é'.repeat(121), nodes: [note] }),
  );
  expect(document.title).toBe('é'.repeat(120));
  expect(document.nodes.get(id('n'))).toMatchObject({ text: '𝕏'.repeat(10_000) });
  expect(remarks).toEqual(['The title was shortened to 120 characters.', '1 note was shortened to 10,000 characters.']);
});

test('a large document opens with a word of warning', () => {
  const nodes = Array.from({ length: limits.nodes.soft + 1 }, (_, index) => ({
    id: `n${index}`,
    kind: 'leaf',
    value: 1,
    x: 0,
    y: 0,
  }));
  expect(opened(file(...nodes)).remarks[0]).toMatch(
    /^This is a large document \(20,001 nodes, .* MB\)\. Working with it may be slow\.$/,
  );
});

/** What is wrong, the file, the code, the path, and the whole text that is shown. */
const refusals: readonly (readonly [string, string, string, string | undefined, string])[] = [
  ['expression text', 'y = a * b', 'E-KIND', undefined, "This isn't a document of this app."],
  ['nothing', '', 'E-KIND', undefined, "This isn't a document of this app."],
  ['a list', '[1]', 'E-KIND', undefined, "This isn't a document of this app."],
  ['another format', '{"format":"excalidraw"}', 'E-KIND', undefined, "This isn't a document of this app."],
  [
    'a document cut off',
    '{"format":"nudge",\n"version":1,"nod',
    'E-JSON',
    undefined,
    'This file is damaged at line 2, column 17. Nothing was changed. Expected the end of the key.',
  ],
  [
    'a comma too many',
    '{"format":"nudge","version":1,}',
    'E-JSON',
    undefined,
    'This file is damaged at line 1, column 31. Nothing was changed. Expected a key in double quotes.',
  ],
  [
    'text after the end',
    '{}\r\n\r{}',
    'E-JSON',
    undefined,
    'This file is damaged at line 3, column 1. Nothing was changed. Expected the end of the file.',
  ],
  [
    'deep nesting',
    `{"x":${'['.repeat(5000)}`,
    'E-DEPTH',
    undefined,
    'This file is nested too deeply to be one of ours.',
  ],
  [
    'a key twice',
    '{"format":"nudge","format":"nudge"}',
    'E-KEY',
    undefined,
    'The key "format" stands twice in one object. Keep one of the two.',
  ],
  [
    'a prototype key',
    '{"__pro\\u0074o__":{}}',
    'E-KEY',
    undefined,
    'The key "__proto__" has no place in a document. Remove it.',
  ],
  [
    'no version',
    '{"format":"nudge","nodes":[]}',
    'E-SHAPE',
    'version',
    'version should be a whole number from 1 to 1.',
  ],
  [
    'version 0',
    '{"format":"nudge","version":0,"nodes":[]}',
    'E-SHAPE',
    'version',
    'version should be a whole number from 1 to 1.',
  ],
  [
    'a later version',
    '{"format":"nudge","version":4,"nodes":7}',
    'E-NEWER',
    'version',
    'Made with a newer version. Its format is 4, and this app reads up to 1. Reload to get the update, then open it again.',
  ],
  ['no nodes', '{"format":"nudge","version":1}', 'E-SHAPE', 'nodes', 'nodes is missing.'],
  [
    'a title that is a number',
    '{"format":"nudge","version":1,"title":7,"nodes":[]}',
    'E-SHAPE',
    'title',
    'title should be text in quotes.',
  ],
  [
    'a broken seed',
    '{"format":"nudge","version":1,"seed":1.5,"nodes":[]}',
    'E-SHAPE',
    'seed',
    'seed should be a whole number.',
  ],
  ['a node that is a number', file(7), 'E-SHAPE', 'nodes.0', 'nodes.0 should be an object.'],
  [
    'a node without a kind',
    file({ id: 'a' }),
    'E-SHAPE',
    'nodes.a.kind',
    'nodes.a.kind should be "leaf", "op", "macro", "data" or "note".',
  ],
  [
    'a kind of later',
    file({ id: 'a', kind: 'table' }),
    'E-SHAPE',
    'nodes.a.kind',
    'Unknown kind of node "table" at nodes.a.kind. This file may come from a newer version of this app.',
  ],
  ['a leaf without a number', file({ id: 'a', kind: 'leaf' }), 'E-SHAPE', 'nodes.a.value', 'nodes.a.value is missing.'],
  ['a number in quotes', file({ ...a, value: '2' }), 'E-SHAPE', 'nodes.a.value', 'nodes.a.value should be a number.'],
  [
    'an unknown role',
    file({ ...a, role: 'weight' }),
    'E-SHAPE',
    'nodes.a.role',
    'nodes.a.role should be "input", "parameter" or "constant".',
  ],
  [
    'a slider with another key',
    file({ ...a, slider: { min: 0, max: 1, step: 1, at: 0 } }),
    'E-SHAPE',
    'nodes.a.slider.at',
    'nodes.a.slider.at is a key that is not known here.',
  ],
  [
    'a slider upside down',
    file({ ...a, slider: { min: 1, max: 0, step: 1 } }),
    'E-NUM',
    'nodes.a.slider',
    'nodes.a.slider needs a min below its max and a step above 0.',
  ],
  [
    'a number beyond the doubles',
    '{"format":"nudge","version":1,"nodes":[{"id":"a","kind":"leaf","value":-1e999}]}',
    'E-NUM',
    undefined,
    'This number is too large to hold: -1e999.',
  ],
  [
    'too many nodes',
    file(...Array.from({ length: 100_001 }, () => 0)),
    'E-NODES',
    'nodes',
    '100,001 nodes. The most we can open is 100,000.',
  ],
  [
    'too many wires into one',
    file(a, { id: 's', kind: 'op', op: 'sum', inputs: Array.from({ length: 4097 }, () => 'a') }),
    'E-FANIN',
    'nodes.s.inputs',
    'A node can take at most 4,096 wires.',
  ],
  [
    'an id with a space',
    file({ ...a, id: 'a b' }),
    'E-ID',
    'nodes.a b.id',
    '"a b" at nodes.a b.id is no id: use 1 to 32 letters, digits, _ or -.',
  ],
  ['an id twice', file(a, { ...b, id: 'a' }), 'E-ID', 'nodes.a.id', 'Two nodes have the id "a". Give one another id.'],
  [
    'a port of another form',
    file(a, { ...neuron, inputs: [{ port: 'x' }] }),
    'E-ID',
    'nodes.o.inputs.0.port',
    'nodes.o.inputs.0.port should be p1, p2 and so on, not "x".',
  ],
  [
    'a port twice',
    file(a, { ...neuron, inputs: [{ port: 'p1' }, { port: 'p1' }] }),
    'E-ID',
    'nodes.o.inputs.1.port',
    'nodes.o.inputs.1.port repeats the port p1. Give each input its own.',
  ],
  [
    'an order below 0',
    file({ ...a, order: [-1] }),
    'E-ORDER',
    'nodes.a.order',
    'nodes.a.order should be a list of 1 to 16 whole numbers from 0 to 1e15.',
  ],
  [
    'an order twice',
    file({ ...a, order: [3] }, { ...b, order: [3] }),
    'E-ORDER',
    'nodes.b.order',
    'a and b have the same order [3]. Give each its own.',
  ],
  [
    'an order inside a neuron',
    file(a, { ...neuron, order: [3] }, { ...b, order: [3, 2] }),
    'E-ORDER',
    'nodes.b.order',
    'The order of b begins with that of o, whose inner slots take it. Give it another.',
  ],
  [
    'a name that is none',
    file({ ...a, name: '2x' }),
    'E-NAME',
    'nodes.a.name',
    '“2x” is no name: start with a letter or _, then letters, digits and _. It stands at nodes.a.name.',
  ],
  [
    'a name twice',
    file({ ...a, name: 'x' }, { ...b, name: 'x' }),
    'E-NAME',
    'nodes.b.name',
    'a and b are both called “x”. Names are unique; rename one.',
  ],
  [
    'an op of later',
    file({ id: 'n4', kind: 'op', op: 'sin2' }),
    'E-OP',
    'nodes.n4.op',
    'Unknown op "sin2" at nodes.n4.op. This file may come from a newer version of this app.',
  ],
  [
    'an op named like a method',
    file({ id: 'n4', kind: 'op', op: 'toString' }),
    'E-OP',
    'nodes.n4.op',
    'Unknown op "toString" at nodes.n4.op. This file may come from a newer version of this app.',
  ],
  [
    'a macro of later',
    file({ id: 'o', kind: 'macro', macro: 'attention', numbers: {} }),
    'E-OP',
    'nodes.o.macro',
    'Unknown macro "attention" at nodes.o.macro. This file may come from a newer version of this app.',
  ],
  [
    'an unknown activation',
    file(a, { ...neuron, settings: { activation: 'swish' } }),
    'E-OP',
    'nodes.o.settings.activation',
    'Unknown op "swish" at nodes.o.settings.activation. This file may come from a newer version of this app.',
  ],
  [
    'an activation of two inputs',
    file(a, { ...neuron, settings: { activation: 'add' } }),
    'E-ARITY',
    'nodes.o.settings.activation',
    'nodes.o.settings.activation should be an op of one input, or "linear"; add takes more.',
  ],
  [
    'an op with an input too few',
    file(a, { id: 'y', kind: 'op', op: 'mul', inputs: ['a'] }),
    'E-ARITY',
    'nodes.y.inputs',
    'mul takes 2 inputs, and nodes.y.inputs has 1. Put null where nothing is wired.',
  ],
  [
    'a weight that is missing',
    file(a, { ...neuron, numbers: { b: 0 } }),
    'E-SHAPE',
    'nodes.o.numbers',
    'nodes.o.numbers needs a number for "w:p1".',
  ],
  [
    'a weight too many',
    file(a, { ...neuron, numbers: { 'w:p1': 1, b: 0, constructor: 1 } }),
    'E-SHAPE',
    'nodes.o.numbers.constructor',
    'nodes.o.numbers.constructor belongs to no input of this neuron.',
  ],
  [
    'a wire to nowhere',
    file({ id: 'y', kind: 'op', op: 'neg', inputs: ['gone'] }),
    'E-WIRE',
    'nodes.y.inputs.0',
    'nodes.y.inputs.0 is wired to "gone", which is not in this file.',
  ],
  [
    'a wire that is no address',
    file({ id: 'y', kind: 'op', op: 'neg', inputs: ['a b'] }),
    'E-WIRE',
    'nodes.y.inputs.0',
    '"a b" at nodes.y.inputs.0 is no address. It should be the id of a node.',
  ],
  [
    'a wire to a note',
    file({ id: 'n', kind: 'note', text: '' }, { id: 'y', kind: 'op', op: 'neg', inputs: ['n'] }),
    'E-WIRE',
    'nodes.y.inputs.0',
    'nodes.y.inputs.0 is wired to "n", which is a note and has no number.',
  ],
  [
    'a wire to no slot of a neuron',
    file(a, { ...neuron, inputs: [{ port: 'p1', from: 'o/w:p2' }] }),
    'E-WIRE',
    'nodes.o.inputs.0.from',
    'nodes.o.inputs.0.from is wired to "o/w:p2", which is not inside that node.',
  ],
  [
    'a root that is not there',
    '{"format":"nudge","version":1,"root":"a/b","nodes":[{"id":"a","kind":"leaf","value":1}]}',
    'E-WIRE',
    'root',
    'root is "a/b", which is not inside that node.',
  ],
];

test.each(refusals)('%s is refused in words', (_, text, code, path, message) => {
  const result = decodeDocument(text);
  expect(result).toMatchObject({ ok: false, code, message });
  expect(!result.ok && result.at?.path).toBe(path);
});

test('the place of a fault is a line and a column of the file', () => {
  const text =
    '{ "format": "nudge", "version": 1,\n  "nodes": [\n    { "id": "y", "kind": "op",\n      "op": "sin2" }\n  ] }';
  expect(decodeDocument(text)).toMatchObject({ at: { line: 4, column: 13, path: 'nodes.y.op' } });
});

test('too many wires in all are refused', () => {
  const sums = Array.from({ length: 98 }, (_, index) => ({
    id: `s${index}`,
    kind: 'op',
    op: 'sum',
    x: 0,
    y: 0,
    inputs: Array.from({ length: 4096 }, () => 'a'),
  }));
  expect(decodeDocument(file(a, ...sums))).toMatchObject({
    code: 'E-WIRES',
    message: '401,408 wires. The most we can open is 400,000.',
  });
});

test('a file beyond the largest size is refused before anything of it is read, counted in bytes', () => {
  // 6.7 million characters of three bytes each.
  expect(decodeDocument(`{"${'…'.repeat(6_700_000)}"}`)).toEqual({
    ok: false,
    code: 'E-SIZE',
    message: 'This file is 20.2 MB. The largest we can open is 20 MB.',
  });
  expect(sizeText(20_000_001)).toBe('This file is 20.1 MB. The largest we can open is 20 MB.');
});

test('nothing reaches a prototype', () => {
  for (const key of ['constructor', 'prototype', 'toString', 'hasOwnProperty']) {
    const { document } = opened(
      `{"format":"nudge","version":1,"${key}":{"polluted":1},"nodes":[{"id":"${key}","kind":"leaf","value":1,"${key}":{"polluted":1}}]}`,
    );
    expect(document.nodes.has(id(key))).toBe(true);
    expect(Object.getPrototypeOf(document)).toBe(Object.prototype);
  }
  expect('polluted' in {}).toBe(false);
  expect('polluted' in Object).toBe(false);
});

test('a document is told from an expression by its brace', () => {
  expect(['{"a":1}', ' \n{', '\uFEFF{'].map(looksLikeDocument)).toEqual([true, true, true]);
  expect(['y = {', '', 'a'].map(looksLikeDocument)).toEqual([false, false, false]);
});

test('a neuron reads back as it was', () => {
  const document = graph(
    { x: 1, o: { neuron: ['x', null], weights: [0.1, -0.2], bias: 0.3, activation: 'linear' }, y: ['exp', 'o'] },
    'y',
  );
  expect(opened(encodeDocument(document)).document).toEqual(document);
  expect(document.root).toBe(at('y'));
});
