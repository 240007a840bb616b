import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { applyFormula } from '../../../src/formats/apply-formula.ts';
import { formulaOf } from '../../../src/formats/formula.ts';
import { nodeOf, type Address } from '../../../src/kernel/ids.ts';
import type { NudgeDocument } from '../../../src/graph/document.ts';
import { seededWeight } from '../../../src/macros/neuron.ts';
import { accepted, understood } from '../../support/expressions.ts';
import { at, graph, id } from '../../support/graph.ts';

const start = understood(`
a = 2; b = -3; c = parameter(10)
d = (a*b + c)*a - 1
e = tanh(d / 100)
o = neuron(a, b, weights=[1, 2], bias=0.5)
z = o.sum + 1`);

interface Change {
  readonly added: number;
  readonly removed: number;
  readonly changed: readonly (string | null)[];
}

function change(before: NudgeDocument, after: NudgeDocument): Change {
  const changed = [...after.nodes.values()].filter(
    (record) => before.nodes.has(record.id) && before.nodes.get(record.id) !== record,
  );
  return {
    added: [...after.nodes.keys()].filter((key) => !before.nodes.has(key)).length,
    removed: [...before.nodes.keys()].filter((key) => !after.nodes.has(key)).length,
    changed: changed.map(({ name }) => name),
  };
}

function applied(name: string | null, text: string, before: NudgeDocument = start.document) {
  const address: Address | null =
    name === null ? null : ([...before.nodes.values()].find((record) => record.name === name)?.id ?? at(name));
  const result = accepted(applyFormula(before, address, text), text);
  return {
    ...result,
    ...change(before, result.document),
    formula: formulaOf(result.document, result.selected),
    value: evaluate(result.document).value(result.selected),
  };
}

function refusal(name: string | null, text: string, before: NudgeDocument = start.document) {
  const address: Address | null =
    name === null ? null : ([...before.nodes.values()].find((record) => record.name === name)?.id ?? at(name));
  const result = applyFormula(before, address, text);
  return result.ok ? 'it was taken' : [result.line, result.column, result.message];
}

describe('a new formula for a node keeps what still holds', () => {
  test('the node itself keeps its id, order, place and name', () => {
    const before = start.node('d');
    const { document, selected } = applied('d', 'a + b');
    expect(document.nodes.get(nodeOf(selected))).toEqual({
      ...before,
      op: 'add',
      inputs: [start.id('a'), start.id('b')],
    });
  });

  test.each<readonly [string, string, Change]>([
    ['the same formula changes nothing', '(a*b + c)*a - 1', { added: 0, removed: 0, changed: [] }],
    ['brackets and spaces do not count', '((a * b) + c) * (a)-1', { added: 0, removed: 0, changed: [] }],
    ['a number changes its own node', '(a*b + c)*a - 1.5', { added: 0, removed: 0, changed: [null] }],
    ['an operand changes its reader', '(a*b + b)*a - 1', { added: 0, removed: 0, changed: [null] }],
    ['another op takes the place of the old', '(a*b + c)*a / 1', { added: 0, removed: 0, changed: ['d'] }],
    ['operands change places', '1 - (a*b + c)*a', { added: 0, removed: 0, changed: ['d'] }],
    ['what is wrapped stays', 'tanh((a*b + c)*a - 1)', { added: 1, removed: 0, changed: ['d'] }],
    ['what is taken out goes', 'a*b', { added: 0, removed: 4, changed: ['d'] }],
    ['what moves elsewhere stays', 'exp(a*b) * (a*b + c)', { added: 2, removed: 2, changed: ['d'] }],
    ['a number instead of an op', '4', { added: 0, removed: 4, changed: ['d'] }],
  ])('%s: %s', (_, text, expected) => {
    const { added, removed, changed, formula } = applied('d', text);
    expect({ added, removed, changed }).toEqual(expected);
    const again = understood(`a = 2; b = -3; c = 10; d = ${text}`);
    expect(formula).toBe(formulaOf(again.document, again.id('d')));
  });

  test('the value follows, downstream too', () => {
    const { document, value } = applied('d', 'a + 7');
    expect(value).toBe(9);
    expect(evaluate(document).value(start.id('e'))).toBe(Math.tanh(0.09));
  });

  test('of two equal numbers the one that stood there stays', () => {
    const { document, node } = understood('x = 1; y = (x + 2) * 2');
    const after = applied('y', '(x + 3) * 2', document);
    expect(after.changed).toEqual([null]);
    expect(after.document.nodes.get(node('y').id)).toBe(node('y'));
  });

  //  a ─▶ × ─┬─▶ + 1 ─▶ p      × and its 2 have no name; both formulas spell them out
  //  2 ─▶   └─▶ + 3 ─▶ q
  test('what others read too is left as it is', () => {
    const { document, id: idOf } = understood('a = 2; t = a*2; p = t + 1; q = t + 3');
    const nodes = [...document.nodes.values()].map((record) =>
      record.name === 't' ? { ...record, name: null } : record,
    );
    const shared = { ...document, nodes: new Map(nodes.map((record) => [record.id, record])) };
    expect(formulaOf(shared, idOf('q'))).toBe('a * 2 + 3');
    const edited = applied('p', 'a * 5 + 1', shared);
    expect(edited).toMatchObject({ added: 2, removed: 0, changed: ['p'], value: 11 });
    expect(evaluate(edited.document).value(idOf('q'))).toBe(7);
    expect(applied('p', 'exp(a * 2) + 1', shared)).toMatchObject({ added: 1, removed: 0, changed: ['p'] });
  });

  test('an unnamed node of the old formula stays where another line reads it by its id', () => {
    const product = [...start.document.nodes.values()].find((record) => record.kind === 'op' && record.op === 'mul');
    const { document, added, removed } = applied('d', `kept = @${product?.id} * 2; a + kept`);
    expect({ added, removed }).toEqual({ added: 2, removed: 3 });
    expect(document.nodes.get(product?.id ?? start.id('a'))).toBe(product);
    expect(evaluate(document).value(start.id('d'))).toBe(-10);
  });

  test('new nodes lie beside, none on another', () => {
    const { document } = applied('d', 'exp(a) * sin(b) + cos(c)');
    const places = [...document.nodes.values()].map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('names', () => {
  test('name = expression renames', () => {
    const { document, selected } = applied('d', 'dd = a*b');
    expect(document.nodes.get(nodeOf(selected))).toMatchObject({ id: start.id('d'), name: 'dd' });
    expect(formulaOf(document, start.id('e'))).toBe('tanh(dd / 100)');
  });
  test('the own name may be said', () => expect(applied('d', 'd = a*b').formula).toBe('a * b'));
  test('of another node are refused', () =>
    expect(refusal('d', 'e = a*b')).toEqual([
      1,
      1,
      'Another node is already called “e”. Names are unique; try “e_2”.',
    ]));
  test('that stand for nothing are refused, with a way out', () =>
    expect(refusal('d', 'a * w3')).toEqual([
      1,
      5,
      '“w3” is not defined. Write “w3 = 1; …” or choose one of a, b, c, d, e, o, z.',
    ]));
  test('can be defined on the way', () => {
    const { document, formula, added } = applied('d', 'w3 = 1; a * w3');
    expect(formula).toBe('a * w3');
    expect(added).toBe(1);
    expect([...document.nodes.values()].find(({ name }) => name === 'w3')).toMatchObject({
      kind: 'leaf',
      role: 'input',
      value: 1,
    });
  });
  test('can be defined after, when the node’s own is said', () => {
    const { document } = applied('d', 'd = a*b\nf = d + 1');
    expect(
      evaluate(document).value([...document.nodes.values()].find(({ name }) => name === 'f')?.id ?? at('no')),
    ).toBe(-5);
  });
  test('an unnamed node gets one', () => {
    const unnamed =
      [...start.document.nodes.values()].find((record) => record.kind === 'op' && record.op === 'mul')?.id ?? at('no');
    const { document, selected } = applied(unnamed, 'ab = a * b');
    expect(document.nodes.get(nodeOf(unnamed))).toMatchObject({ name: 'ab' });
    expect(selected).toBe(unnamed);
    expect(formulaOf(document, start.id('d'))).toBe('(ab + c) * a - 1');
  });
  test('of another node that exists make no formula', () =>
    expect(refusal('d', 'a')).toEqual([
      1,
      1,
      '“d” would only be another name for a node that exists. Wire that one where it is needed, or type an operation, like a + b.',
    ]));
});

describe('leaves', () => {
  test.each([
    ['a', '2.5', 'input', 2.5],
    ['c', '2.5', 'parameter', 2.5],
    ['c', 'input(2.5)', 'input', 2.5],
    ['a', 'parameter(2/3)', 'parameter', 2 / 3],
    ['a', 'constant(-pi)', 'constant', -Math.PI],
    ['a', '-pi/2', 'input', -Math.PI / 2],
  ])('%s typed %s', (name, text, role, value) => {
    const { document, selected, changed } = applied(name, text);
    expect(document.nodes.get(nodeOf(selected))).toMatchObject({ kind: 'leaf', role, value });
    expect(changed).toEqual([name]);
  });

  test('become operations, and lose their slider aloud', () => {
    const a = start.node('a');
    const nodes = new Map(start.document.nodes).set(a.id, { ...a, slider: { min: 0, max: 1, step: 0.1 } } as typeof a);
    const kept = applied('a', '0.5', { ...start.document, nodes });
    expect(kept.document.nodes.get(a.id)).toMatchObject({ value: 0.5, slider: { min: 0, max: 1, step: 0.1 } });
    expect(kept.remarks).toEqual([]);
    const { document, remarks } = applied('a', 'b * 2', { ...start.document, nodes });
    expect(document.nodes.get(a.id)).toMatchObject({ kind: 'op', op: 'mul', name: 'a' });
    expect(document.nodes.get(a.id)).not.toHaveProperty('slider');
    expect(remarks).toEqual(['The slider of “a” went with its number.']);
  });
});

describe('neurons', () => {
  test('keep ports and weights with the inputs they belong to', () => {
    const { document } = applied('o', 'neuron(b, c, a)');
    expect(document.nodes.get(start.id('o'))).toMatchObject({
      inputs: [{ port: 'p2', from: start.id('b') }, { port: 'p3', from: start.id('c') }, { port: 'p1', from: start.id('a') }],
      numbers: { 'w:p2': 2, 'w:p1': 1, 'w:p3': seededWeight(1, 'o', 'p2'), b: 0.5 },
    }); // prettier-ignore
  });
  test('take the numbers that are typed', () => {
    const { document } = applied('o', 'neuron(a, b, weights=[3, 4], bias=0.5, activation=relu)');
    expect(document.nodes.get(start.id('o'))).toMatchObject({
      numbers: { 'w:p1': 3, 'w:p2': 4, b: 0.5 },
      settings: { activation: 'relu' },
    });
  });
  test('stay open when they were', () => {
    const o = start.node('o');
    if (o.kind !== 'macro') throw new Error('it is');
    const nodes = new Map(start.document.nodes).set(o.id, { ...o, open: true });
    expect(
      applied('o', 'neuron(a, weights=[1], bias=0)', { ...start.document, nodes }).document.nodes.get(o.id),
    ).toMatchObject({ open: true });
  });
  test('take numbers for what lies inside', () => {
    const { document, selected } = applied(`${start.id('o')}/w:p2`, '-0.25');
    expect(selected).toBe(`${start.id('o')}/w:p2`);
    expect(document.nodes.get(start.id('o'))).toMatchObject({ numbers: { 'w:p1': 1, 'w:p2': -0.25, b: 0.5 } });
    expect(applied(`${start.id('o')}/b`, 'parameter(0.5)').changed).toEqual([]);
  });
  test('are wired from outside only', () => {
    expect(refusal(`${start.id('o')}/sum`, 'a + b')).toEqual([
      1,
      1,
      'This lies inside the neuron “o”, which decides how it is wired. Detach the neuron to change it.',
    ]);
    expect(refusal(`${start.id('o')}/b`, 'a + b')).toEqual([
      1,
      1,
      'This is a number of the neuron “o”. Type a number, like 0.5, or detach the neuron.',
    ]);
  });
  test('cannot go while someone reads inside them', () => {
    expect(refusal('o', 'a + b')).toEqual([
      1,
      1,
      '“z” reads “sum” inside this neuron, which would be gone. Rewire it first.',
    ]);
    expect(
      refusal('o', 'a + b', { ...start.document, root: at(`${start.id('o')}/w:p1`), nodes: without('z') }),
    ).toEqual([
      1,
      1,
      'The gradients are those of a number inside this neuron, which would be gone. Choose another root first.',
    ]);
  });
});

function without(...names: readonly string[]): NudgeDocument['nodes'] {
  return new Map([...start.document.nodes].filter(([, record]) => !names.includes(record.name ?? '')));
}

describe('loops are refused, spelled out', () => {
  //  a ─▶ d ─▶ e,  and now a ◀─ e
  test.each([
    ['d', 'd + 1', 1, 'd → d'],
    ['d', 'a + e * 2', 5, 'd → d ÷ 100 → e → e × 2 → d'],
    ['a', 'z - 1', 1, 'a → o → z → a'],
    ['a', 'neuron(o, weights=[1], bias=0)', 8, 'a → o → a'],
  ])('%s = %s', (name, text, column, loop) => {
    expect(refusal(name, text)).toEqual([1, column, `That would make a loop: ${loop}. Values must flow one way.`]);
  });

  test('a loop that was there before does not stand in the way of others', () => {
    const looped = graph({ p: ['neg', 'q'], q: ['neg', 'p'], a: 1, y: ['neg', 'a'] });
    expect(accepted(applyFormula(looped, id('y'), 'a * 2')).ok).toBe(true);
    expect(accepted(applyFormula(looped, id('p'), 'a * 2')).ok).toBe(true);
    expect(refusal('p', '-q * 2', looped)).toEqual([
      1,
      2,
      'That would make a loop: p → q → −q → p. Values must flow one way.',
    ]);
  });
});

describe('without a selection', () => {
  test('a formula builds new nodes', () => {
    const { document, selected, added, formula } = applied(null, 'a * 3');
    expect(added).toBe(2);
    expect(formula).toBe('a * 3');
    expect(document.nodes.get(nodeOf(selected))?.name).toBe('y');
  });
  test('lines build what they say', () => expect(applied(null, 'p = 1; q = p + a').formula).toBe('p + a'));
  test('a name selects its node', () =>
    expect(applied(null, 'a')).toMatchObject({ selected: start.id('a'), added: 0, changed: [] }));
  test('an unknown name is refused with a way out', () =>
    expect(refusal(null, 'q * 2')).toMatchObject([
      1,
      1,
      '“q” is not defined. Write “q = 1; …” or choose one of a, b, c, d, e, o, z.',
    ] as never));
  test('what makes no node says so', () =>
    expect(refusal(null, 'import math')).toEqual([1, 1, 'Type a formula, like a * b + c.']));
});

describe('nothing and nonsense', () => {
  test.each(['', '   ', '# only a remark'])('%j', (text) =>
    expect(refusal('d', text)).toEqual([1, 1, 'Type a formula, like a * b + c.']),
  );
  test('a half formula', () =>
    expect(refusal('d', 'a * ')).toEqual([1, 5, 'Expected a number, a name or “(”, but found the end of the text.']));
  test('several lines about other nodes are pasted', () => {
    const { added, changed } = applied('d', 'p = 1\nq = p + a');
    expect({ added, changed }).toEqual({ added: 2, changed: [] });
  });
  test('an input may wait', () => expect(applied('d', 'a * ?')).toMatchObject({ formula: 'a * ?', value: undefined }));
  test('backward() chooses the root', () =>
    expect(applied('d', 'd = a*b\nd.backward()').document.root).toBe(start.id('d')));
});
