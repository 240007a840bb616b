import { describe, expect, test } from 'vitest';
import { invariant } from '../../../src/kernel/invariant.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { decodeDocument } from '../../../src/graph/decode.ts';
import { encodeDocument } from '../../../src/graph/encode.ts';
import { definitionEditing as editing } from '../../../src/store/definition-editing.ts';
import { group } from '../../../src/macros/group.ts';
import { placeCustom } from '../../../src/macros/place-custom.ts';
import { connect } from '../../../src/macros/wiring.ts';
import { copied, pasted } from '../../../src/store/clipboard.ts';
import { addFragment, fragmentOf } from '../../../src/store/fragment.ts';
import { at, graph, id } from '../../support/graph.ts';
import { bench } from '../../support/workbench.ts';

//  x ─▶ y = line(x) = x·w + b       and a second instance of it, z
function twoLines(): NudgeDocument {
  const plain = graph({
    x: 2,
    w: { role: 'parameter', value: 3 },
    b: { role: 'parameter', value: 0.5 },
    m: ['mul', 'x', 'w'],
    y: ['add', 'm', 'b'],
  });
  const grouped = group(plain, new Set(['w', 'b', 'm', 'y'].map(id)), 'line');
  invariant(grouped.ok, 'it can be grouped');
  const placed = placeCustom(grouped.document, id('d1'), { x: 900, y: 900 });
  invariant(placed.ok, 'it can be placed');
  return connect(placed.document, at('x'), { node: placed.id, port: 'p1' });
}

const document = twoLines();
const [second = ''] = [...document.nodes.keys()].filter((node) => node !== 'x' && node !== 'y');

function subtracting(inner: NudgeDocument): NudgeDocument {
  const record = inner.nodes.get(id('y'));
  invariant(record?.kind === 'op', 'y is an op inside');
  return { ...inner, nodes: new Map(inner.nodes).set(record.id, { ...record, op: 'sub' }) };
}

describe('the inside of a macro on the canvas', () => {
  test('is its nodes, its ports as inputs and its first output as root', () => {
    const { enter, $document, live } = bench(document);
    expect(enter(id('d1'), editing)).toBeNull();
    expect([...$document.get().nodes.keys()].sort()).toEqual(['b', 'm', 'n1', 'w', 'y']);
    expect(live.$program.get().root?.address).toBe('y');
    expect(live.gradient(at('w'))).toBe(1);
  });

  test('edited and left, changes every instance as one undo step outside', () => {
    const { enter, leave, commit, undo, redo, history, live, $document, commitNumber } = bench(document);
    enter(id('d1'), editing);
    commit('Turn into sub', subtracting($document.get()));
    commitNumber(at('w'), 4);
    leave();
    expect(live.value(at('y'))).toBe(5.5);
    expect(live.value(at(second))).toBe(5.5);
    expect(history.$undo.get()).toBe('Edit the macro line');
    undo();
    expect($document.get()).toEqual(document);
    expect(live.value(at('y'))).toBe(6.5);
    redo();
    expect(live.value(at('y'))).toBe(5.5);
  });

  test('has an undo history of its own', () => {
    const { enter, leave, commit, undo, history, $document } = bench(document);
    commit('Rename', { ...$document.get(), title: 'Lines' });
    enter(id('d1'), editing);
    expect(history.$undo.get()).toBeNull();
    commit('Turn into sub', subtracting($document.get()));
    undo();
    expect(undo()).toBeNull();
    leave();
    expect(history.$undo.get()).toBe('Rename');
    expect($document.get().definitions).toBe(document.definitions);
  });

  test('is always saved as part of the whole document', () => {
    const { enter, leave, commit, $document, $whole } = bench(document);
    enter(id('d1'), editing);
    expect($whole.get()).toBe(document);
    commit('Turn into sub', subtracting($document.get()));
    expect($whole.get().nodes.has(id(second))).toBe(true);
    expect($whole.get().definitions?.get(id('d1'))?.nodes.get(id('y'))).toMatchObject({ op: 'sub' });
    expect($whole.get().inside).toBeUndefined();
    const before = $whole.get();
    leave();
    expect($document.get()).toEqual(before);
    expect($whole.get()).toBe($document.get());
  });

  test('never shows half a document to those who save', () => {
    const { enter, leave, commit, $document, $whole } = bench(document);
    const seen: NudgeDocument[] = [];
    $whole.listen((whole) => void seen.push(whole));
    enter(id('d1'), editing);
    commit('Turn into sub', subtracting($document.get()));
    leave();
    expect(seen.length).toBeGreaterThan(0);
    for (const whole of seen) {
      expect(whole.nodes.has(id(second))).toBe(true);
      expect(whole.definitions?.get(id('d1'))?.nodes.get(id('y'))).toMatchObject({ op: 'sub' });
    }
  });

  test('gives way when another document is opened', () => {
    const { enter, open, undo, $inside, $whole, $document } = bench(document);
    enter(id('d1'), editing);
    const other = graph({ a: 1 });
    open(other);
    expect($inside.get()).toEqual([]);
    expect($whole.get()).toBe(other);
    expect($document.get()).toBe(other);
    expect(undo()).toBeNull();
  });

  test('lets another macro be edited inside it, and both edits reach the document', () => {
    const outer = group(document, new Set([id('y')]), 'outer');
    invariant(outer.ok, 'it can be grouped');
    const { enter, leave, commit, $document, $inside, live, $whole } = bench(outer.document);
    enter(outer.definition.id, editing);
    const inner = $document.get();
    const y = inner.nodes.get(id('y'));
    invariant(y !== undefined, 'y is inside');
    commit('Rename', { ...inner, nodes: new Map(inner.nodes).set(y.id, { ...y, name: 'renamed' }) });
    expect(enter(id('d1'), editing)).toBeNull();
    expect($inside.get()).toEqual([outer.definition.id, 'd1']);
    expect(enter(outer.definition.id, editing)).toContain('is being edited already');
    commit('Turn into sub', subtracting($document.get()));
    const whole = $whole.get();
    leave();
    leave();
    expect($document.get()).toEqual(whole);
    expect(live.value(at('y'))).toBe(5.5);
    expect($document.get().definitions?.get(outer.definition.id)?.outputs[0]?.name).toBe('renamed');
  });

  test('takes no data, no penalty and not itself, and says why', () => {
    const { enter, commit, $document, $refusal } = bench(document);
    enter(id('d1'), editing);
    const inner = $document.get();
    const y = document.nodes.get(id('y'));
    invariant(y !== undefined, 'y is an instance');
    commit('Paste', { ...inner, nodes: new Map(inner.nodes).set(id('n9'), { ...y, id: id('n9'), order: [9] }) });
    expect($document.get()).toBe(inner);
    expect($refusal.get()?.message).toBe('“line” cannot be placed inside itself: it would never end.');
  });
});

describe('definitions travel with their instances', () => {
  const copy = copied(document, new Set([id('y')]));

  test('into an empty document, numbers and all', () => {
    const result = pasted(graph({}), { text: copy.text, nodes: copy.document }, { x: 0, y: 0 });
    invariant(result.ok, result.ok ? '' : result.message);
    const [node] = result.ids;
    expect(result.document.nodes.get(node ?? id('none'))).toMatchObject({ macro: 'custom', numbers: { w: 3, b: 0.5 } });
    expect(result.document.definitions?.get(id('d1'))).toEqual(document.definitions?.get(id('d1')));
  });

  test('and are used again where the same one is there already', () => {
    const result = pasted(document, { text: copy.text, nodes: copy.document }, { x: 0, y: 0 });
    invariant(result.ok, result.ok ? '' : result.message);
    expect(result.document.definitions).toBe(document.definitions);
    expect(result.remarks).toEqual([]);
  });

  test('a different one of the same name gets another name, and people are told', () => {
    const { enter, leave, commit, $document } = bench(document);
    enter(id('d1'), editing);
    commit('Turn into sub', subtracting($document.get()));
    leave();
    const result = pasted($document.get(), { text: copy.text, nodes: copy.document }, { x: 0, y: 0 });
    invariant(result.ok, result.ok ? '' : result.message);
    expect([...(result.document.definitions?.values() ?? [])].map(({ name }) => name)).toEqual(['line', 'line_2']);
    expect(result.remarks).toEqual(['There is another macro “line” here, so the new one is called “line_2”.']);
  });

  test('into itself never', () => {
    const { enter, $document } = bench(document);
    enter(id('d1'), editing);
    const result = pasted($document.get(), { text: copy.text, nodes: copy.document }, { x: 0, y: 0 });
    expect(result).toEqual({ ok: false, message: '“line” cannot be placed inside itself: it would never end.' });
  });

  test('in a file, which reads back the same', () => {
    const read = decodeDocument(encodeDocument(document));
    invariant(read.ok, read.ok ? '' : read.message);
    expect(read.document).toEqual(document);
  });

  test('a duplicate uses the same definition', () => {
    const { document: after } = addFragment(document, fragmentOf(document, new Set([id('y')])), { x: 40, y: 40 }, true);
    expect(after.definitions).toBe(document.definitions);
  });
});
