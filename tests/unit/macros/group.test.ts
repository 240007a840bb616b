import { describe, expect, test } from 'vitest';
import { invariant } from '../../../src/kernel/invariant.ts';
import { compile } from '../../../src/compile/program.ts';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { applyPatch, invertPatch, patchBetween } from '../../../src/graph/patch.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { group, type Grouped } from '../../../src/macros/group.ts';
import { placeCustom } from '../../../src/macros/place-custom.ts';
import { at, graph, id } from '../../support/graph.ts';

function grouped(document: NudgeDocument, names: readonly string[], name = 'part'): Grouped {
  const root = compile(document).root?.address ?? null;
  const result = group(document, new Set(names.map(id)), name, { root });
  invariant(result.ok, result.ok ? '' : result.message);
  return result;
}

function refusal(document: NudgeDocument, names: readonly string[], name = 'part'): string {
  const result = group(document, new Set(names.map(id)), name);
  return result.ok ? 'no refusal' : result.message;
}

//  x ─▶ × ─▶ m ─▶ + ─▶ y       w and b are parameters
//  w ─▶       b ─▶
const line = graph({
  x: 2,
  w: { role: 'parameter', value: 3 },
  b: { role: 'parameter', value: 0.5 },
  m: ['mul', 'x', 'w'],
  y: ['add', 'm', 'b'],
});

describe('a group', () => {
  test('takes wires from outside as ports named after their source, and keeps parameters as its own numbers', () => {
    const { document, definition, id: instance } = grouped(line, ['w', 'b', 'm', 'y']);
    expect(definition.inputs.map(({ port, name }) => [port, name])).toEqual([['p1', 'x']]);
    expect(definition.outputs).toEqual([{ name: 'y', from: 'y' }]);
    expect(document.nodes.get(instance)).toMatchObject({
      id: 'y',
      name: 'y',
      kind: 'macro',
      macro: 'custom',
      inputs: [{ port: 'p1', from: 'x' }],
      numbers: { w: 3, b: 0.5 },
    });
    expect([...document.nodes.keys()].sort()).toEqual(['x', 'y']);
  });

  test('computes what its nodes computed: y = 2·3 + 0.5, dy/dx = 3, dy/dw = 2', () => {
    const { document } = grouped(line, ['w', 'b', 'm', 'y']);
    const { value, gradient, root } = evaluate(document);
    expect(root).toBe('y');
    expect(value(at('y'))).toBe(6.5);
    expect(gradient(at('x'))).toBe(3);
    expect(gradient(at('y/w'))).toBe(2);
    expect(gradient(at('y/b'))).toBe(1);
    expect(value(at('y/m'))).toBe(6);
  });

  test('leaves selected inputs outside, wired to its ports', () => {
    const { document } = grouped(line, ['x', 'w', 'b', 'm', 'y']);
    expect(document.nodes.get(id('x'))).toBe(line.nodes.get(id('x')));
  });

  //  a ─▶ s (square) ─▶ t (tanh) ─▶ z     s is read outside as well
  test('makes an output of everything that is read outside', () => {
    const both = graph({ a: 0.5, s: ['square', 'a'], t: ['tanh', 's'], z: ['mul', 't', 's'] });
    const { document, definition } = grouped(both, ['s', 't']);
    expect(definition.outputs.map(({ name }) => name)).toEqual(['s', 't']);
    expect(document.nodes.get(id('z'))).toMatchObject({ inputs: ['s/o:2', 's'] });
    expect(evaluate(document).value(at('z'))).toBe(evaluate(both).value(at('z')));
    expect(evaluate(document).gradient(at('a'))).toBe(evaluate(both).gradient(at('a')));
  });

  test('keeps a slot inside one of its neurons readable', () => {
    const inner = graph({ x: 1, o: { neuron: ['x'], weights: [2], bias: 0.25 }, y: ['add', 'o', 'o/sum'] });
    const { document } = grouped(inner, ['o']);
    expect(document.nodes.get(id('y'))).toMatchObject({ inputs: ['o', 'o/o:2'] });
    expect(evaluate(document).value(at('y'))).toBe(evaluate(inner).value(at('y')));
  });

  test('shares one port among wires from one source', () => {
    const twice = graph({ a: 3, y: ['mul', 'a', 'a'] });
    expect(grouped(twice, ['y']).definition.inputs).toHaveLength(1);
  });

  test('keeps frozen parameters frozen, here and in the next instance', () => {
    const nodes = new Map(line.nodes);
    const w = nodes.get(id('w'));
    invariant(w?.kind === 'leaf', 'w is a leaf');
    nodes.set(w.id, { ...w, frozen: true });
    const { document, definition, id: instance } = grouped({ ...line, nodes }, ['w', 'b', 'm', 'y']);
    expect(document.nodes.get(instance)).toMatchObject({ frozen: ['w'] });
    const second = placeCustom(document, definition.id, { x: 0, y: 0 });
    invariant(second.ok, 'it can be placed');
    expect(second.document.nodes.get(second.id)).toMatchObject({ frozen: ['w'], numbers: { w: 3, b: 0.5 } });
  });

  test('can be grouped again, and the numbers stay', () => {
    const { document } = grouped(line, ['w', 'm'], 'inner');
    const again = grouped(document, ['m', 'b', 'y'], 'outer').document;
    const { value, gradient } = evaluate(again);
    expect(value(at('y'))).toBe(6.5);
    expect(gradient(at('y/m/w'))).toBe(2);
    expect(again.definitions?.size).toBe(2);
  });

  test('is one undo step', () => {
    const { document } = grouped(line, ['w', 'b', 'm', 'y']);
    const patch = patchBetween(line, document);
    expect(applyPatch(document, invertPatch(line, patch))).toEqual(line);
  });
});

describe('a refusal to group says why', () => {
  test('where nothing is selected, or nothing computes', () => {
    expect(refusal(line, [])).toBe('Select the nodes that should become a macro first.');
    expect(refusal(line, ['w', 'b'])).toContain('Nothing here computes.');
    expect(refusal(line, ['x'])).toContain('Nothing here computes.');
  });

  //  a ─▶ s ─▶ t ─▶ y     without t, the macro of s and y would read itself
  test('where the macro would read itself', () => {
    const chain = graph({ a: 1, s: ['square', 'a'], t: ['tanh', 's'], y: ['mul', 's', 't'] });
    expect(refusal(chain, ['s', 'y'])).toBe(
      'The macro would read itself: “t” is not selected, but depends on “s” and leads to “y”. Select “t” too, or leave one of the two out.',
    );
  });

  test('where the name means something else', () => {
    expect(refusal(line, ['m'], 'tanh')).toContain('means something in formulas already');
    expect(refusal(line, ['m'], 'mlp')).toContain('means something in formulas already');
    expect(refusal(line, ['m'], '2x')).toContain('is no name');
    const { document } = grouped(line, ['m'], 'part');
    expect(refusal(document, ['y'], 'part')).toContain('Another macro is already called “part”');
  });
});
