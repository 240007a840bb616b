import { describe, expect, test } from 'vitest';
import { invariant } from '../../../src/kernel/invariant.ts';
import { evaluate } from '../../../src/compile/evaluate.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import {
  deleteDefinition,
  renameDefinition,
  renameEnds,
  toggleOutput,
  type Edited,
} from '../../../src/macros/definition-edits.ts';
import { documentAround, documentInside } from '../../../src/macros/edit-definition.ts';
import { group } from '../../../src/macros/group.ts';
import { removeNodes } from '../../../src/macros/wiring.ts';
import { at, graph, id } from '../../support/graph.ts';

//  x ─▶ line(x) = x·w + b ─▶ y
const plain = graph({
  x: 2,
  w: { role: 'parameter', value: 3 },
  b: { role: 'parameter', value: 0.5 },
  m: ['mul', 'x', 'w'],
  y: ['add', 'm', 'b'],
});
const made = group(plain, new Set(['w', 'b', 'm', 'y'].map(id)), 'line');
invariant(made.ok, 'it can be grouped');
const { document } = made;

function done(edited: Edited): NudgeDocument {
  invariant(edited.ok, edited.ok ? '' : edited.message);
  return edited.document;
}

const said = (edited: Edited) => (edited.ok ? 'done' : edited.message);

describe('a macro', () => {
  test('gets another name; its instances keep theirs', () => {
    const after = done(renameDefinition(document, id('d1'), 'straight'));
    expect(after.definitions?.get(id('d1'))?.name).toBe('straight');
    expect(after.nodes).toBe(document.nodes);
  });

  test.each([
    ['', 'A name needs at least one letter.'],
    ['relu', '“relu” means something in formulas already. Choose another name, like “my_relu”.'],
    [
      'softmax_cross_entropy',
      '“softmax_cross_entropy” means something in formulas already. Choose another name, like “my_softmax_cross_entropy”.',
    ],
    ['parameter', '“parameter” means something in formulas already. Choose another name, like “my_parameter”.'],
  ])('is not called “%s”', (name, message) => {
    expect(said(renameDefinition(document, id('d1'), name))).toBe(message);
  });

  test('is not deleted while it is used, and the words say where', () => {
    expect(said(deleteDefinition(document, id('d1')))).toBe(
      '“line” is used in the document. Delete or detach those first.',
    );
    const outer = group(document, new Set([id('y')]), 'outer');
    invariant(outer.ok, 'it can be grouped');
    expect(said(deleteDefinition(outer.document, id('d1')))).toBe(
      '“line” is used in “outer”. Delete or detach those first.',
    );
  });

  test('is deleted once nothing uses it', () => {
    const after = done(deleteDefinition(removeNodes(document, new Set([id('y')])), id('d1')));
    expect(after.definitions).toBeUndefined();
  });

  test('is not deleted while it is edited', () => {
    const inner = documentInside(removeNodes(document, new Set([id('y')])), id('d1'));
    invariant(inner !== null, 'there is such a macro');
    expect(said(deleteDefinition(inner, id('d1')))).toContain('is being edited');
  });
});

describe('the ends of a macro', () => {
  test('are called as the nodes inside that stand for them', () => {
    const after = done(renameEnds(document, id('d1'), { inputs: ['t'], outputs: ['result'] }));
    const definition = after.definitions?.get(id('d1'));
    expect(definition?.inputs[0]?.name).toBe('t');
    expect(definition?.outputs[0]?.name).toBe('result');
    expect([...(definition?.nodes.values() ?? [])].map(({ name }) => name ?? '').toSorted()).toEqual([
      'b',
      'm',
      'result',
      't',
      'w',
    ]);
    expect(evaluate(after).value(at('y'))).toBe(6.5);
  });

  test('may change names with each other', () => {
    const after = done(renameEnds(document, id('d1'), { inputs: ['y'], outputs: ['x'] }));
    expect(after.definitions?.get(id('d1'))?.outputs[0]?.name).toBe('x');
  });

  test('are not called as another node inside', () => {
    expect(said(renameEnds(document, id('d1'), { inputs: ['w'], outputs: ['y'] }))).toContain('“w”');
  });
});

describe('outputs chosen inside', () => {
  const inner = documentInside(document, id('d1'));
  invariant(inner !== null, 'there is such a macro');

  test('come after those there are, and are read as o:2', () => {
    const after = documentAround(document, done(toggleOutput(inner, at('m')))).document;
    expect(after.definitions?.get(id('d1'))?.outputs.map(({ name }) => name)).toEqual(['y', 'm']);
    expect(evaluate(after).value(at('y/o:2'))).toBe(6);
  });

  test('go again, but for the last one', () => {
    const both = done(toggleOutput(inner, at('m')));
    const without = done(toggleOutput(both, at('y')));
    expect(documentAround(document, without).document.definitions?.get(id('d1'))?.outputs).toEqual([
      { name: 'm', from: 'm' },
    ]);
    expect(said(toggleOutput(without, at('m')))).toBe('A macro needs one output. Make another node an output first.');
  });

  test('are chosen only while a macro is edited', () => {
    expect(said(toggleOutput(document, at('y')))).toBe('Outputs are chosen while a macro is edited.');
  });
});
