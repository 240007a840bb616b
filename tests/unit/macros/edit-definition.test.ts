import { describe, expect, test } from 'vitest';
import { invariant } from '../../../src/kernel/invariant.ts';
import { evaluate } from '../../../src/compile/evaluate.ts';
import type { NodeRecord, NudgeDocument } from '../../../src/graph/document.ts';
import { defaultTraining } from '../../../src/graph/training-settings.ts';
import { applyPatch } from '../../../src/graph/patch.ts';
import { documentAround, documentInside } from '../../../src/macros/edit-definition.ts';
import { group } from '../../../src/macros/group.ts';
import { placeCustom } from '../../../src/macros/place-custom.ts';
import { connect } from '../../../src/macros/wiring.ts';
import { deepestNesting } from '../../../src/macros/definition-uses.ts';
import { at, graph, id } from '../../support/graph.ts';

function groupedAs(document: NudgeDocument, names: readonly string[], name: string): NudgeDocument {
  const result = group(document, new Set(names.map(id)), name, { root: document.root });
  invariant(result.ok, result.ok ? '' : result.message);
  return result.document;
}

function placed(document: NudgeDocument, definition = 'd1'): { readonly document: NudgeDocument; readonly id: string } {
  const result = placeCustom(document, id(definition), { x: 900, y: 900 });
  invariant(result.ok, result.ok ? '' : result.message);
  return result;
}

function edited(document: NudgeDocument, change: (inner: NudgeDocument) => NudgeDocument, definition = 'd1') {
  const inner = documentInside(document, id(definition));
  invariant(inner !== null, 'there is such a definition');
  return documentAround(document, change(inner));
}

const put = (inner: NudgeDocument, record: NodeRecord): NudgeDocument => ({
  ...inner,
  nodes: new Map(inner.nodes).set(record.id, record),
});

//  x ─▶ line = x·w + b, and a second instance of it that reads x too
const one = groupedAs(
  graph({
    x: 2,
    w: { role: 'parameter', value: 3 },
    b: { role: 'parameter', value: 0.5 },
    m: ['mul', 'x', 'w'],
    y: ['add', 'm', 'b'],
  }),
  ['w', 'b', 'm', 'y'],
  'line',
);
const second = placed(one);
const two = connect(second.document, at('x'), { node: id(second.id), port: 'p1' });

describe('a definition edited once is changed everywhere', () => {
  test('an operation of it', () => {
    const { document } = edited(two, (inner) => put(inner, { ...opIn(inner, 'y'), op: 'sub' }));
    expect(evaluate(document).value(at('y'))).toBe(5.5);
    expect(evaluate(document).value(at(second.id))).toBe(5.5);
  });

  test('and each instance keeps its own numbers', () => {
    const nudged = applyPatch(two, { numbers: new Map([[at(`${second.id}/w`), [3, 10] as const]]) });
    const { document } = edited(nudged, (inner) => put(inner, { ...opIn(inner, 'y'), op: 'sub' }));
    expect(evaluate(document).value(at('y'))).toBe(5.5);
    expect(evaluate(document).value(at(second.id))).toBe(19.5);
  });

  test('a new parameter comes with the definition’s number, a removed one goes', () => {
    const { document } = edited(two, (inner) => {
      const nodes = new Map(inner.nodes);
      nodes.delete(id('b'));
      const c = { id: id('c'), order: [99], name: 'c', x: 0, y: 0, kind: 'leaf', role: 'parameter', value: 7 } as const;
      return put({ ...inner, nodes: nodes.set(c.id, c) }, { ...opIn(inner, 'y'), inputs: [at('m'), at('c')] });
    });
    expect(document.nodes.get(id(second.id))).toMatchObject({ numbers: { w: 3, c: 7 } });
    expect(document.nodes.get(id('y'))).toMatchObject({ numbers: { w: 3, c: 7 } });
    expect(evaluate(document).value(at('y'))).toBe(13);
  });

  test('a new input leaf is a new port, which waits; the others keep their wires', () => {
    const { document } = edited(two, (inner) => {
      const z = { id: id('z'), order: [99], name: 'z', x: 0, y: 0, kind: 'leaf', role: 'input', value: 1 } as const;
      return put(put(inner, z), { ...opIn(inner, 'y'), inputs: [at('m'), at('z')] });
    });
    expect(document.nodes.get(id('y'))).toMatchObject({
      inputs: [
        { port: 'p1', from: 'x' },
        { port: 'p2', from: null },
      ],
    });
    expect(document.definitions?.get(id('d1'))?.inputs.map(({ name }) => name)).toEqual(['x', 'z']);
    expect(evaluate(document).value(at('y'))).toBeUndefined();
  });

  test('a renamed leaf or output renames the port', () => {
    const { document } = edited(two, (inner) => {
      const [port] = inner.definitions?.get(id('d1'))?.inputs ?? [];
      const leaf = inner.nodes.get(port?.node ?? id('none'));
      invariant(leaf !== undefined, 'the port has a leaf');
      return put(put(inner, { ...leaf, name: 'input' }), { ...opIn(inner, 'y'), name: 'result' });
    });
    const definition = document.definitions?.get(id('d1'));
    expect(definition?.inputs[0]?.name).toBe('input');
    expect(definition?.outputs[0]?.name).toBe('result');
  });

  test('an output whose node is gone goes; the last node that nothing reads takes its place', () => {
    const { document, remarks } = edited(two, (inner) => {
      const nodes = new Map(inner.nodes);
      nodes.delete(id('y'));
      return { ...inner, nodes };
    });
    expect(document.definitions?.get(id('d1'))?.outputs).toEqual([{ name: 'm', from: 'm' }]);
    expect(evaluate(document).value(at('y'))).toBe(6);
    expect(remarks).toEqual([]);
  });

  test('what read a part that is gone waits, and is told', () => {
    const reader = graph({ r: ['add', null, null] }).nodes.get(id('r'));
    invariant(reader?.kind === 'op', 'r is an op');
    const read = put(two, { ...reader, order: [50], inputs: [at('y/b'), at('y')] });
    const { document, remarks } = edited(read, (inner) => {
      const nodes = new Map(inner.nodes);
      nodes.delete(id('b'));
      return put({ ...inner, nodes }, { ...opIn(inner, 'y'), inputs: [at('m'), at('m')] });
    });
    expect(document.nodes.get(id('r'))).toMatchObject({ inputs: [null, 'y'] });
    expect(remarks).toEqual(['“r” read a part of “y” that is gone; that input waits now.']);
  });

  test('inside other macros too, with their instances’ numbers', () => {
    const outer = groupedAs(two, ['y', second.id], 'outer');
    const { document } = edited(outer, (inner) => {
      const c = { id: id('c'), order: [99], name: 'c', x: 0, y: 0, kind: 'leaf', role: 'parameter', value: 7 } as const;
      return put(put(inner, c), { ...opIn(inner, 'y'), inputs: [at('m'), at('c')] });
    });
    const instance = [...document.nodes.values()].find((record) => record.kind === 'macro');
    invariant(instance?.kind === 'macro', 'there is an instance');
    expect(Object.keys(instance.numbers).sort()).toEqual(
      ['w', 'b', 'c'].flatMap((local) => [`${second.id}/${local}`, `y/${local}`]).sort(),
    );
    expect(evaluate(document).value(instance.id)).toBe(13);
  });
});

test('how the document is trained is set inside as well, towards the loss outside', () => {
  const trained = { ...two, training: { ...defaultTraining, loss: at('y') } };
  expect(documentInside(trained, id('d1'))?.training?.loss).toBeNull();
  expect(edited(trained, (inner) => inner).document).toBe(trained);
  const { document } = edited(trained, (inner) => ({ ...inner, training: { ...defaultTraining, steps: 7 } }));
  expect(document.training).toEqual({ ...defaultTraining, steps: 7, loss: 'y' });
});

test('nothing edited leaves the very same document', () => {
  expect(edited(two, (inner) => inner).document).toBe(two);
  expect(edited(two, (inner) => ({ ...inner, nodes: new Map(inner.nodes), root: null })).document).toBe(two);
});

describe('a macro cannot hold itself', () => {
  test('directly', () => {
    const inner = documentInside(two, id('d1'));
    invariant(inner !== null, 'there is such a definition');
    const refused = placeCustom(inner, id('d1'), { x: 0, y: 0 });
    expect(refused).toEqual({ ok: false, message: '“line” cannot be placed inside itself: it would never end.' });
  });

  test('nor by way of another one', () => {
    const outer = groupedAs(two, ['y', second.id], 'outer');
    const inner = documentInside(outer, id('d1'));
    invariant(inner !== null, 'there is such a definition');
    const refused = placeCustom(inner, id('d2'), { x: 0, y: 0 });
    expect(refused).toEqual({
      ok: false,
      message: '“outer” holds “line”, so it cannot be placed inside “line”: it would never end.',
    });
  });

  test('and lies at most six levels deep', () => {
    let document = one;
    for (let level = 2; level <= deepestNesting; level++) document = groupedAs(document, ['y'], `level_${level}`);
    const refused = group(document, new Set([id('y')]), 'too_deep');
    expect(refused).toEqual({
      ok: false,
      message: 'Macros lie in each other at most 6 levels deep. Detach one of those inside first.',
    });
    expect(evaluate(document).value(at('y'))).toBe(6.5);
  });
});

function opIn(inner: NudgeDocument, name: string) {
  const record = inner.nodes.get(id(name));
  invariant(record?.kind === 'op', `${name} is an op`);
  return record;
}
