import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { readExpressions } from '../../../src/formats/read-expressions.ts';
import { writeExpressions } from '../../../src/formats/write-expressions.ts';
import type { NodeRecord, NudgeDocument } from '../../../src/graph/document.ts';
import { accepted, understood } from '../../support/expressions.ts';
import { at, graph, id } from '../../support/graph.ts';
import { difference } from '../../support/same-graph.ts';

/** The document with some nodes unnamed, as nodes placed from the palette are. */
function unnamed(document: NudgeDocument, ...names: readonly string[]): NudgeDocument {
  const nodes = [...document.nodes].map(
    ([key, record]) => [key, names.includes(record.name ?? '') ? { ...record, name: null } : record] as const,
  );
  return { ...document, nodes: new Map(nodes) };
}

function withRecord(document: NudgeDocument, record: NodeRecord): NudgeDocument {
  return { ...document, title: 'Untitled', nodes: new Map(document.nodes).set(record.id, record) };
}

function untitled(document: NudgeDocument): NudgeDocument {
  return { ...document, title: 'Untitled' };
}

test('what was read is printed in the same lines', () => {
  const text = `a = 2
b = -3
c = parameter(10)
k = constant(-0)
d = (a * b + c) * -a**2 - 1e-7
e = tanh(d / (a + b))**(1 / 3)
o = neuron(a, b, weights=[0.1, -0.2], bias=0.3, activation=relu)
L = max(o, o.sum, e) - -(3)
`;
  expect(writeExpressions(understood(text).document)).toBe(text);
});

test.each([
  '(a**b)**c',
  'a**b**c',
  '(-2)**a',
  '(-a)**b',
  '-a**b',
  'a**-b',
  'a - (b - c)',
  'a - b - c',
  'a / (b * c)',
  'a * (b / c)',
  '(a + b) * (a - b)',
  '-(a + b)',
  '-(a * b)',
  '-a * b',
  '-(-a)',
  'a - -b',
  'a * -2',
  'tanh(a + b)**-(c + 1)',
  'max(a, b - c, -a) / sum(a)',
])('brackets stand where they are needed and nowhere else: %s', (formula) => {
  expect(writeExpressions(understood(`a = 2; b = 3; c = 4; y = ${formula}`).document)).toContain(`\ny = ${formula}\n`);
});

//  a ─▶ neg ─▶ exp ─▶ y        neg and exp have no names and one reader each
test('unnamed nodes fold into the line that alone uses them', () => {
  const document = unnamed(graph({ a: 2, t: ['neg', 'a'], u: ['exp', 't'], y: ['add', 'u', 'a'] }), 't', 'u');
  expect(writeExpressions(untitled(document))).toBe('a = 2\ny = exp(-a) + a\n');
});

//  a ─▶ neg ─┬─▶ × ─▶ y
//            └──▲
test('an unnamed node that is used twice gets a name of its own', () => {
  const document = unnamed(graph({ a: 2, t1: 5, t: ['neg', 'a'], y: ['mul', 't', 't'] }), 't');
  expect(writeExpressions(untitled(document))).toBe('a = 2\nt1 = 5\nt2 = -a\ny = t2 * t2\n');
});

test('unnamed results stand bare, and the last one becomes y', () => {
  const document = unnamed(graph({ a: 2, p: ['neg', 'a'], q: ['exp', 'a'] }), 'p', 'q');
  expect(writeExpressions(untitled(document))).toBe('a = 2\n-a\ny = exp(a)\n');
  expect(writeExpressions(untitled(unnamed(graph({ y: 2, q: ['exp', 'y'] }), 'q')))).toBe('y = 2\nt1 = exp(y)\n');
});

test('an unnamed leaf says its role where a bare number would say another', () => {
  const document = unnamed(
    graph({ a: 2, w: { role: 'parameter', value: 3 }, k: { role: 'constant', value: -4 }, y: ['sum', 'a', 'w', 'k'] }),
    'a',
    'w',
    'k',
  );
  expect(writeExpressions(untitled(document))).toBe('y = sum(input(2), parameter(3), -4)\n');
});

test('a ratio of numbers that is an operation is written as a call', () => {
  expect(writeExpressions(understood('y = div(2, -3)').document)).toBe('y = div(2, -3)\n');
  expect(writeExpressions(understood('y = div(2, 3) + 1').document)).toBe('y = 2 / 3 + 1\n');
});

test.each([0, -0, 5e-324, -5e-324, Number.MAX_VALUE, 1e21, 1e-7, 0.1 + 0.2, 2 ** 53 + 2, 123456789.12345679])(
  '%d comes back bit for bit, on its own, in a formula and in a neuron',
  (number) => {
    const k = { role: 'constant', value: number } as const;
    const document = unnamed(
      graph({ a: number, k, p: ['pow', 'k', 'a'], o: { neuron: ['a'], weights: [number], bias: number } }),
      'k',
    );
    expect(difference(document, accepted(readExpressions(writeExpressions(document))).document)).toBeNull();
  },
);

describe('waiting inputs', () => {
  test('are written as ?', () => {
    const document = untitled(
      graph({
        a: 2,
        p: ['mul', 'a', null],
        q: ['tanh', null],
        r: ['sum'],
        o: { neuron: [null, 'a'], weights: [1, 2], bias: 0 },
      }),
    );
    const text = writeExpressions(document);
    expect(text).toBe(
      'a = 2\np = a * ?\nq = tanh(?)\nr = sum(?)\no = neuron(?, a, weights=[1, 2], bias=0, activation=tanh)\n',
    );
    expect(difference(document, understood(text).document)).toBeNull();
  });
});

describe('order', () => {
  //  y was placed before what it reads
  test('is that of the document as far as names stand above their use', () => {
    expect(writeExpressions(untitled(graph({ y: ['add', 'b', 'a'], a: 1, z: ['neg', 'a'], b: 2 })))).toBe(
      'b = 2\na = 1\ny = b + a\nz = -a\n',
    );
  });

  test('keeps the root that nobody chose, else names it', () => {
    // o is read only inside, so it is a result; its text must stand above p's, which the reader would take for the root.
    const document = untitled({ ...graph({ a: 1, p: ['neg', 'a'], o: { neuron: ['a'], weights: [1], bias: 0 } }) });
    const p = document.nodes.get(id('p'));
    if (p?.kind !== 'op') throw new Error('p is an op');
    const wired = withRecord(document, { ...p, inputs: [at('o/sum')] });
    const text = writeExpressions(wired);
    expect(text).toBe('a = 1\no = neuron(a, weights=[1], bias=0, activation=tanh)\np = -o.sum\no.backward()\n');
    expect(evaluate(wired).root).toBe('o');
  });
});

describe('the root', () => {
  test('that was chosen is named by backward()', () => {
    expect(writeExpressions(untitled(graph({ a: 1, b: ['neg', 'a'], c: ['exp', 'b'] }, 'b')))).toBe(
      'a = 1\nb = -a\nc = exp(b)\nb.backward()\n',
    );
  });
  test('may lie inside a neuron', () => {
    const document = untitled(graph({ a: 1, o: { neuron: [null, 'a'], weights: [1, 2], bias: 0 } }));
    expect(writeExpressions({ ...document, root: at('o/w:p2') })).toContain('\no.w2.backward()\n');
  });
  test('that has no name gets one', () => {
    expect(
      writeExpressions({ ...untitled(unnamed(graph({ a: 1, t: ['neg', 'a'], c: ['exp', 't'] }), 't')), root: at('t') }),
    ).toBe('a = 1\nt1 = -a\nc = exp(t1)\nt1.backward()\n');
  });
});

test('parts of a neuron are named by the place of their input, whatever its port is called', () => {
  const document = untitled(
    graph({ a: 1, o: { neuron: ['a', 'a', 'a'], weights: [1, 2, 3], bias: 0 }, y: ['neg', null] }),
  );
  const [o, y] = [document.nodes.get(id('o')), document.nodes.get(id('y'))];
  if (o?.kind !== 'macro' || y?.kind !== 'op') throw new Error('they are');
  const { 'w:p2': _, ...numbers } = o.numbers;
  const smaller = withRecord(
    withRecord(document, { ...o, inputs: o.inputs.filter(({ port }) => port !== 'p2'), numbers }),
    { ...y, inputs: [at('o/w:p3')] },
  );
  expect(writeExpressions(smaller)).toBe(
    'a = 1\no = neuron(a, a, weights=[1, 3], bias=0, activation=tanh)\ny = -o.w2\n',
  );
});

test('what text cannot say is listed on top', () => {
  const document = graph({ a: 1, o: { neuron: ['a'], weights: [1], bias: 0 } });
  const [a, o] = [document.nodes.get(id('a')), document.nodes.get(id('o'))];
  if (a?.kind !== 'leaf' || o?.kind !== 'macro') throw new Error('they are');
  const note: NodeRecord = { id: id('n'), order: [9], name: null, x: 0, y: 0, kind: 'note', text: 'grad a = 6\nb = 2' };
  const nodes = new Map<NodeRecord['id'], NodeRecord>([
    [a.id, { ...a, slider: { min: -1, max: 1, step: 0.1 } }],
    [o.id, { ...o, open: true, unknown: { glow: true } }],
    [note.id, note],
  ]);
  const text = writeExpressions({ ...document, title: 'Neuron by hand', seed: 7, nodes });
  expect(text.split('\n').slice(0, 8)).toEqual([
    '# Not in this text:',
    '# - the title “Neuron by hand”',
    '# - the seed 7',
    '# - the slider of a, from -1 to 1 in steps of 0.1',
    '# - that o lies open',
    '# - what a newer version wrote about o',
    '# - the note “grad a = 6 b = 2”',
    'a = 1',
  ]);
  expect(readExpressions(text).ok).toBe(true);
});

//  a ─▶ b ─▶ c ─┐
//       ▲───────┘
test('a loop is cut where it closes, and told', () => {
  const document = untitled(graph({ a: 1, b: ['add', 'a', 'c'], c: ['neg', 'b'] }));
  const text = writeExpressions(document);
  expect(text).toBe('# Not in this text:\n# - the loop from b into c: its input waits\na = 1\nc = -?\nb = a + c\n');
});

describe('a part of a document', () => {
  const document = untitled(
    unnamed(graph({ a: 1, b: 2, t: ['mul', 'a', 'b'], c: ['exp', 't'], d: ['neg', 'c'] }, 'c'), 't'),
  );
  test('keeps names from outside, brings unnamed sources along, and says no root', () => {
    expect(writeExpressions(document, new Set([id('c'), id('d')]))).toBe('c = exp(a * b)\nd = -c\n');
    expect(writeExpressions(document, new Set([id('a'), id('d')]))).toBe('a = 1\nd = -c\n');
  });
  test('pastes back beside the original', () => {
    const { names, tree } = understood(writeExpressions(document, new Set([id('c'), id('d')])), document);
    expect(names.slice(-2)).toEqual(['c_2', 'd_2']);
    expect(tree('c_2')).toBe('(exp (mul a b))');
  });
});

test('long formulas are broken by names so that they can be read back', () => {
  const deep: Record<string, ['tanh' | 'neg', string]> = {};
  for (let index = 1; index <= 1000; index++)
    deep[`t${index}`] = [index % 2 ? 'tanh' : 'neg', index === 1 ? 'a' : `t${index - 1}`];
  const document = untitled(unnamed(graph({ a: 1, ...deep }), ...Object.keys(deep)));
  const text = writeExpressions(document);
  expect(text.split('\n').length).toBeGreaterThan(5);
  expect(difference(document, understood(text).document)).toBeNull();
});

test('4,096 inputs are written over many lines', () => {
  const { document } = understood(
    `a = 1\ny = sum(${Array.from({ length: 4096 }, () => 'a').join(',\n')})\no = neuron(${Array.from({ length: 400 }, () => 'a').join(', ')})`,
  );
  const text = writeExpressions(document);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(200);
  expect(difference(document, understood(text).document)).toBeNull();
});

test('an empty document is an empty text', () => expect(writeExpressions(untitled(graph({})))).toBe(''));
