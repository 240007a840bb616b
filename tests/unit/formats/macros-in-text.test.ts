import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { applyFormula } from '../../../src/formats/apply-formula.ts';
import { formulaOf } from '../../../src/formats/formula.ts';
import { mathOf, wordsOf } from '../../../src/formats/math.ts';
import { readExpressions } from '../../../src/formats/read-expressions.ts';
import { titlesOf } from '../../../src/formats/titles.ts';
import { writeExpressions } from '../../../src/formats/write-expressions.ts';
import { emptyDocument, type DataRecord, type NudgeDocument } from '../../../src/graph/document.ts';
import { inside } from '../../../src/kernel/ids.ts';
import { group } from '../../../src/macros/group.ts';
import { documentInside } from '../../../src/macros/edit-definition.ts';
import { removeInput } from '../../../src/macros/wiring.ts';
import { byName } from '../../support/same-graph.ts';
import { id } from '../../support/graph.ts';

function read(text: string, base: NudgeDocument = emptyDocument): NudgeDocument {
  const result = readExpressions(text, base);
  if (!result.ok) throw new Error(`${result.line}:${result.column}: ${result.message}\n${text}`);
  return result.document;
}

function refusal(text: string, base: NudgeDocument = emptyDocument): readonly [column: number, message: string] {
  const result = readExpressions(text, base);
  return result.ok ? [0, 'it was taken'] : [result.column, result.message];
}

function macro(document: NudgeDocument, name: string) {
  const record = document.nodes.get(byName(document, name));
  if (record?.kind !== 'macro') throw new Error(`${name} is no macro`);
  return record;
}

const moons: DataRecord = {
  id: id('n1'),
  order: [1],
  name: 'moons',
  x: 0,
  y: 0,
  kind: 'data',
  columns: [
    { port: 'c1', name: 'x', role: 'input', values: [1, 2] },
    { port: 'c2', name: 'petal length', role: 'input', values: [3, 4] },
    { port: 'c3', name: 'label', role: 'target', values: [-1, 1] },
  ],
  source: { kind: 'own' },
  split: null,
};
const withMoons: NudgeDocument = { ...emptyDocument, nodes: new Map([[moons.id, moons]]) };

describe('a net from a line', () => {
  test('has the layers that the line says, the last one linear unless told', () => {
    const { settings } = macro(read('o = mlp(1, 2, sizes=[4, 3, 1])'), 'o');
    expect(settings).toEqual({
      initial: 'uniform',
      layers: [
        { size: 4, activation: 'tanh' },
        { size: 3, activation: 'tanh' },
        { size: 1, activation: 'linear' },
      ],
    });
  });

  test('draws the same numbers from the same seed, and prints no number that its seed gives', () => {
    const text = 'x = 1\no = mlp(x, sizes=[2, 1], activations=[relu, linear], initial=he, seed=5)\n';
    const document = read(text);
    expect(macro(document, 'o').numbers).toEqual(macro(read(text), 'o').numbers);
    expect(writeExpressions(document)).toBe(text);
  });

  test('takes its numbers neuron by neuron, weights before the bias: tanh(2·1 + 3·2 + 4) for the first', () => {
    const document = read(
      'o = layer(1, 2, size=2, activation=linear, numbers=[2, 3, 4, 5, 6, 7]); y = o[0] + 0; z = o[1] + 0',
    );
    expect(evaluate(document).value(byName(document, 'y'))).toBe(12);
    expect(evaluate(document).value(byName(document, 'z'))).toBe(24);
  });

  test.each([
    ['layer(1)', 1, 'layer needs its size, as in layer(x1, x2, size=4).'],
    ['mlp(1)', 1, 'mlp needs the sizes of its layers, as in mlp(x1, x2, sizes=[4, 4, 1]).'],
    ['layer(1, size=0)', 1, 'A layer has a whole number of neurons from 1 to 256, not 0.'],
    ['layer(1, size=2.5)', 1, 'A layer has a whole number of neurons from 1 to 256, not 2.5.'],
    ['layer(1, size=257)', 1, 'That layer would have 257 neurons; 256 is the most.'],
    ['mlp(1, sizes=[256, 256])', 1, 'That network would have 66,304 parameters; 20,000 is the most.'],
    ['mlp(1, sizes=[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1])', 1, 'That network would have 17 layers; 16 is the most.'],
    [
      'layer(1, size=2, activation=sun)',
      29,
      'activation is an operation of one input, such as tanh, relu or sigmoid, or linear for none.',
    ],
    [
      'layer(1, size=2, activation=mean_rows)',
      29,
      'activation is an operation of one input, such as tanh, relu or sigmoid, or linear for none.',
    ],
    ['layer(1, size=2, activations=[tanh])', 1, 'This layer has 2 neurons and 1 activation. Give one for each neuron.'],
    [
      'mlp(1, sizes=[2, 1], activations=[tanh])',
      1,
      'This network has 2 layers and 1 activation. Give one for each layer.',
    ],
    [
      'mlp(1, sizes=[2, 1], activations=[[tanh], relu])',
      1,
      'Layer 1 has 2 neurons and 1 activation. Give one for each neuron.',
    ],
    ['layer(1, size=2, initial=random)', 26, 'initial is one of uniform, fan_in, xavier, he, zeros.'],
    ['layer(1, size=2, seed=0.5)', 23, 'seed is a whole number, as in seed=42.'],
    [
      'layer(1, size=2, numbers=[1, 2, 3])',
      1,
      'This layer has 4 numbers: for each neuron its weights, then its bias. The list has 3. Give them all, or leave numbers out.',
    ],
    ['layer(1, size=2, size=3)', 18, '“size=” stands twice in this call. Keep one.'],
  ] as const)('%s is refused with its place', (text, column, message) => {
    expect(refusal(text)).toEqual([column, message]);
  });
});

describe('what lies inside is named step by step', () => {
  test.each([
    ['o.l1.n2.w3', 'The neuron “o.l1.n2” has no part “w3”. It has sum, w1 to w2, b, m1 to m2.'],
    ['o.l3', 'The “o” has no part “l3”. It has l1 to l2.'],
    ['o.l1.n4', 'The “o.l1” has no part “n4”. It has n1 to n3.'],
    ['o[1]', '“o” has 1 output, o[0].'],
    ['o.l1[3]', '“o.l1” has 3 outputs, o.l1[0] to o.l1[2].'],
    ['x[0]', '“x” is a single number. Write it without [0].'],
  ])('%s is refused', (part, message) => {
    expect(refusal(`x = 1; o = mlp(x, 2, sizes=[3, 1]); y = ${part} * 2`)[1]).toBe(message);
  });

  test('is the same slot, at any depth', () => {
    const document = read('x = 1; o = mlp(x, 2, sizes=[3, 1]); y = o.l1.n2.w1 + o.l1[2] + o.l2 + o');
    const o = byName(document, 'o');
    const sums = [...document.nodes.values()].flatMap((record) => (record.kind === 'op' ? record.inputs : []));
    expect(sums).toEqual(expect.arrayContaining([`${o}/l1/n2/w:p1`, `${o}/l1/o:3`, `${o}/l2`, o]));
  });

  test('can be the root', () => {
    const document = read('o = mlp(1, sizes=[2, 2]); o.l1.n2.sum.backward()');
    expect(document.root).toBe(`${byName(document, 'o')}/l1/n2/sum`);
    expect(read(writeExpressions(document)).root).not.toBeNull();
  });
});

describe('losses and penalties', () => {
  test.each([
    ['squared_error(1)', 'squared_error takes a prediction and a target; this call has 1 input.'],
    ['hinge()', 'hinge takes a prediction and a target; this call has no inputs.'],
    [
      'softmax_cross_entropy(1)',
      'softmax_cross_entropy takes the logits and, last, the number of the right class; this call has 1 input.',
    ],
    ['squared_error(1, 2, over=rows)', 'over is mean or sum: how the losses of all rows come together.'],
    ['l2_penalty(strength=[1])', 'strength is a number, as in strength=0.0001.'],
    ['n = neuron(1); l2_penalty(n.w1)', 'A penalty counts whole nodes. Name those alone, as in l2_penalty(net).'],
    ['l2_penalty(?)', 'A penalty counts whole nodes. Name those alone, as in l2_penalty(net).'],
    ['mse(1, 2)', 'There is no operation “mse”. Did you mean “squared_error”?'],
    ['MLP(1, 2)', 'There is no operation “MLP”. Did you mean “mlp”?'],
    [
      'sofmax_cross_entropy(1, 2)',
      'There is no operation “sofmax_cross_entropy”. Did you mean “softmax_cross_entropy”?',
    ],
  ])('%s is refused', (text, message) => {
    expect(refusal(text)[1]).toBe(message);
  });

  test('a penalty over named nodes counts those: 0.5·(3² + 4²)', () => {
    const document = read(
      'w = parameter(3); v = parameter(4); u = parameter(5); p = l2_penalty(w, v, w, strength=0.5)',
    );
    expect(evaluate(document).value(byName(document, 'p'))).toBe(12.5);
    expect(writeExpressions(document)).toContain('p = l2_penalty(w, v, strength=0.5)\n');
  });

  test('are set as mathematics', () => {
    const document = read('y = 1; t = 2; a = squared_error(y, t); b = hinge(y, t, over=sum)');
    expect(wordsOf(document, byName(document, 'a'))).toBe(
      'a equals mean rows of open bracket y minus t close bracket squared',
    );
    expect(JSON.stringify(mathOf(document, byName(document, 'b')))).toContain('relu');
  });
});

describe('data', () => {
  test('is read by the names of its columns, else by their ports', () => {
    const document = read('o = layer(moons.x, moons.c2, size=1); y = moons.label * 2', withMoons);
    expect(macro(document, 'o').inputs.map(({ from }) => from)).toEqual(['n1/c1', 'n1/c2']);
    const text = writeExpressions(document);
    expect(text).toContain('# - the data “moons”, 2 rows, read as moons.x, moons.c2, moons.label\n');
    expect(text).toContain('moons.label * 2');
    expect(formulaOf(document, byName(document, 'y'))).toBe('moons.label * 2');
    expect(titlesOf(document).get(byName(document, 'y'))).toBe('y');
  });

  test.each([
    ['y = moons + 1', '“moons” is a table of data. Name one of its columns: moons.x, moons.c2, moons.label.'],
    ['y = moons', '“moons” is a table of data. Name one of its columns: moons.x, moons.c2, moons.label.'],
    ['y = moons.z', '“moons” has no column “z”. It has moons.x, moons.c2, moons.label.'],
    ['y = moons[0]', '“moons” is a table of data. Name one of its columns: moons.x, moons.c2, moons.label.'],
  ])('%s is refused', (text, message) => {
    expect(refusal(text, withMoons)[1]).toBe(message);
  });

  test('has no formula', () => {
    expect(formulaOf(withMoons, moons.id)).toBe('');
    expect(applyFormula(withMoons, moons.id, 'a = 1')).toMatchObject({
      ok: false,
      message: 'Data has no formula: its numbers stand in its table. Select another node, or none to build new ones.',
    });
  });
});

describe('macros of one’s own', () => {
  const plain = read('x = 2; w = parameter(3); line = x * w + 1');
  const made = group(plain, new Set([...plain.nodes.keys()].filter((key) => key !== byName(plain, 'x'))), 'line_of');
  if (!made.ok) throw new Error(made.message);
  const document = made.document;

  test('are called by name where the document has them', () => {
    const after = read('z = line_of(x)', document);
    expect(evaluate(after).value(byName(after, 'z'))).toBe(7);
    expect(writeExpressions(after)).toContain('z = line_of(x, numbers=[3])\n');
  });

  test.each([
    ['line_of()', 'line_of takes 1 input (x); this call has none.'],
    ['line_of(1, 2)', 'line_of takes 1 input (x); this call has 2.'],
    [
      'line_of(1, numbers=[1, 2])',
      '“line_of” has 1 number of its own; the list has 2. Give them all, or leave numbers out.',
    ],
    ['lineof(1)', 'There is no operation “lineof”. Did you mean “line_of”?'],
  ])('%s is refused', (text, message) => {
    expect(refusal(text, document)[1]).toBe(message);
  });

  test('never in themselves', () => {
    const inner = documentInside(document, id('d1'));
    if (inner === null) throw new Error('there is such a macro');
    expect(refusal('line_of(1)', inner)[1]).toBe('“line_of” cannot be placed inside itself: it would never end.');
  });

  test('are named in what text leaves out', () => {
    expect(writeExpressions(document)).toContain(
      '# - the inside of the macro “line_of”: the text is read where it is known\n',
    );
  });
});

describe('a formula typed for a net that is there', () => {
  const start = read('a = 1; b = 2; o = mlp(a, b, sizes=[2, 1])');
  const o = byName(start, 'o');

  function typed(text: string, document: NudgeDocument = start): NudgeDocument {
    const applied = applyFormula(document, o, text);
    if (!applied.ok) throw new Error(applied.message);
    return applied.document;
  }

  test('keeps every number that still has a place', () => {
    const before = macro(start, 'o').numbers;
    const after = macro(typed('mlp(a, b, sizes=[3, 1], activations=[relu, linear])'), 'o');
    expect(after.numbers).toMatchObject(before);
    expect(Object.keys(after.numbers)).toHaveLength(13);
    expect(after.settings).toMatchObject({ layers: [{ size: 3, activation: 'relu' }, { size: 1 }] });
  });

  test('keeps weights with their inputs when those change places', () => {
    const before = macro(start, 'o').numbers;
    const after = macro(typed('mlp(b, a, sizes=[2, 1])'), 'o');
    expect(after.inputs.map(({ port }) => port)).toEqual(['p2', 'p1']);
    expect(after.numbers).toEqual(before);
  });

  test('gives given numbers to the ports that are there', () => {
    const shorter = removeInput(start, { node: o, port: 'p1' });
    const after = macro(typed('mlp(b, sizes=[1], numbers=[0.25, 0.5])', shorter), 'o');
    expect(after.numbers).toEqual({ 'l1/n1/w:p2': 0.25, 'l1/n1/b': 0.5 });
  });

  test('draws anew where another seed is typed', () => {
    const after = macro(typed('mlp(a, b, sizes=[2, 1], seed=9)'), 'o').numbers;
    expect(after).toEqual(macro(read('a = 1; b = 2; o = mlp(a, b, sizes=[2, 1], seed=9)'), 'o').numbers);
  });

  test('sets a number inside, at any depth, and nothing else', () => {
    const weight = inside(o, 'l1/n2/w:p1');
    const applied = applyFormula(start, weight, '0.75');
    expect(applied.ok && macro(applied.document, 'o').numbers['l1/n2/w:p1']).toBe(0.75);
    expect(applyFormula(start, inside(o, 'l1/n2/sum'), 'a + b')).toMatchObject({
      ok: false,
      message: 'This lies inside the macro “o”, which decides how it is wired. Detach the macro to change it.',
    });
  });

  test('shows what lies inside', () => {
    expect(formulaOf(start, inside(o, 'l1/n2/sum'))).toBe('a * o.l1.n2.w1 + b * o.l1.n2.w2 + o.l1.n2.b');
    expect(formulaOf(start, inside(o, 'l2/n1/m:p2'))).toBe('o.l1.n2 * o.l2.n1.w2');
    expect(formulaOf(start, inside(o, 'l2'))).toBe(
      'layer(o.l1.n1, o.l1.n2, size=1, activation=linear, initial=uniform)',
    );
  });

  test('refuses to take away what others read', () => {
    const read2 = read('r = o.l1.n2.b * 2', start);
    expect(applyFormula(read2, o, 'mlp(a, b, sizes=[1, 1])')).toMatchObject({
      ok: false,
      message: '“r” reads “o.l1.n2.b” inside this macro, which would be gone. Rewire it first.',
    });
  });
});

test('a node that reads an inner slot is titled with the way there', () => {
  const document = read('o = mlp(1, sizes=[2, 2]); o.l1.n2 * o[1]; y = 1 + 1');
  const title = [...titlesOf(document).values()].find((text) => text.includes('×'));
  expect(title).toBe('o.l1.n2 × o[1]');
});

test('the lines of the README are read', () => {
  const readme = readFileSync('README.md', 'utf8');
  const rows = readme.split('\n').filter((row) => /^\| (?:neurons|layers and nets|losses) \|/.test(row));
  expect(rows).toHaveLength(3);
  const calls = rows.flatMap((row) => [...row.matchAll(/`((?:\w+ = )?\w+\([^`]*\))`/g)].map(([, call]) => call ?? ''));
  expect(calls.length).toBe(9);
  for (const call of calls) {
    const names = 'x1 = 1; x2 = 2; y = 0.5; t = 1; z = 2; z1 = 1; z2 = 2; z3 = 3; ';
    const net = call.includes('l2_penalty') ? 'o = neuron(x1); ' : '';
    expect(refusal(names + net + call), call).toEqual([0, 'it was taken']);
  }
});
