import { describe, expect, test } from 'vitest';
import { seededBias, seededWeight } from '../../../src/macros/neuron.ts';
import { understood } from '../../support/expressions.ts';

const abc = 'a = 2; b = 3; c = 4\n';

describe('operators group as in Python', () => {
  test.each([
    ['a + b * c', '(add a (mul b c))'],
    ['a - b - c', '(sub (sub a b) c)'],
    ['a / b / c', '(div (div a b) c)'],
    ['a / b * c', '(mul (div a b) c)'],
    ['a + b + c', '(add (add a b) c)'],
    ['a ** b ** c', '(pow a (pow b c))'],
    ['-a ** 2', '(neg (pow a 2))'],
    ['-2 ** a', '(neg (pow 2 a))'],
    ['a ** -b', '(pow a (neg b))'],
    ['a ** -2', '(pow a -2)'],
    ['a ** -2 ** b', '(pow a (neg (pow 2 b)))'],
    ['-a * b', '(mul (neg a) b)'],
    ['-2 * a', '(mul -2 a)'],
    ['a - -2', '(sub a -2)'],
    ['a - - - b', '(sub a (neg (neg b)))'],
    ['+a + +b', '(add a b)'],
    ['(a + b) * c', '(mul (add a b) c)'],
    ['-(3) + a', '(add (neg 3) a)'],
    ['2/3 * a', '(mul (div 2 3) a)'],
    ['a ^ 2', '(pow a 2)'],
    ['a × b ÷ c − a · b', '(sub (div (mul a b) c) (mul a b))'],
    ['（a ＋ b）＊ c', '(mul (add a b) c)'],
    ['a.tanh()', '(tanh a)'],
    ['-a.relu()', '(neg (relu a))'],
    ['(a + b).exp().log() ** 2', '(pow (log (exp (add a b))) 2)'],
    ['a.pow(3)', '(pow a 3)'],
    ['a.max(b, c)', '(max a b c)'],
    ['min(a)', '(min a)'],
    ['sum([a, b, c])', '(sum a b c)'],
    ['add(a, mul(b, c))', '(add a (mul b c))'],
    ['math.exp(a) + np.tanh(b) * math.pi', '(add (exp a) (mul (tanh b) 3.141592653589793))'],
    ['pi * a', '(mul 3.141592653589793 a)'],
    ['a * ?', '(mul a ?)'],
    ['tanh(?)', '(tanh ?)'],
    ['sum(?)', '(sum)'],
    ['a * parameter(0.5) + input(1) + constant(2)', '(add (add (mul a parameter:0.5) input:1) 2)'],
    ['(a +\n  b # why\n  + c)', '(add (add a b) c)'],
    ['a + \\\n b', '(add a b)'],
  ])('%s', (text, tree) => expect(understood(`${abc}y = ${text}`).tree('y')).toBe(tree));
});

describe('a number alone on the right is a leaf', () => {
  test.each([
    ['2', 2],
    ['-3.0', -3],
    ['+4', 4],
    ['(5)', 5],
    ['2/3', 2 / 3],
    ['-1/4', -0.25],
    ['1 / -4', -0.25],
    ['1e-3', 0.001],
    ['.5', 0.5],
    ['-0', -0],
    ['5e-324', 5e-324],
    ['1.7976931348623157e308', Number.MAX_VALUE],
    ['6.8813735870195432', 6.881373587019543],
    ['pi', Math.PI],
    ['-pi/2', -Math.PI / 2],
    ['−2', -2],
  ])('%s', (text, value) => {
    const { node } = understood(`a = ${text}`);
    expect(node('a')).toMatchObject({ kind: 'leaf', role: 'input' });
    expect(node('a')).toHaveProperty('value', value);
  });

  test('a role is said by name', () => {
    const { node } = understood('w = parameter(2/3); k = constant(-2); i = input(1)');
    expect(node('w')).toMatchObject({ role: 'parameter', value: 2 / 3 });
    expect(node('k')).toMatchObject({ role: 'constant', value: -2 });
    expect(node('i')).toMatchObject({ role: 'input', value: 1 });
  });

  test('what only looks like one stays an operation', () => {
    const { tree, value } = understood('a = -(2); b = div(2, 3); c = 2*3; d = 1/0; e = neg(2)');
    expect(['a', 'b', 'c', 'd', 'e'].map(tree)).toEqual(['(neg 2)', '(div 2 3)', '(mul 2 3)', '(div 1 0)', '(neg 2)']);
    expect(value('d')).toBe(Infinity);
  });

  test('pi can be shadowed', () => {
    const { tree, value } = understood('pi = 3; a = pi; b = 2*pi; c = -pi');
    expect(value('b')).toBe(6);
    expect(tree('c')).toBe('(neg pi)');
  });
});

test('order keys follow the order of evaluation, operands first, from left to right', () => {
  const { document } = understood('a = 1; y = (a + 2) * tanh(3)');
  const what = [...document.nodes.values()].map((record) => [
    record.order[0],
    record.kind === 'op' ? record.op : record.kind === 'leaf' ? record.value : '',
  ]);
  expect(what).toEqual([[1, 1], [2, 2], [3, 'add'], [4, 3], [5, 'tanh'], [6, 'mul']]); // prettier-ignore
});

test('a value used twice has two wires', () => {
  expect(understood('a = 3\nb = a + a').gradient('a')).toBe(2);
});

describe('a line without a name', () => {
  test('is called y where it is the last', () => expect(understood('a = 2\na * 3').tree('y')).toBe('(mul a 3)'));
  test('is called y_2 where there is a y', () => expect(understood('y = 2\ny * 3').tree('y_2')).toBe('(mul y 3)'));
  test('is an unnamed node where it is not', () =>
    expect(understood('a = 2\na * 3\nb = a').names).toEqual(['a', null, null]));
  test('that is only a name makes nothing', () => expect(understood('a = 2\na').names).toEqual(['a']));
});

describe('binding a name again', () => {
  test('makes a new node; the last one keeps the name', () => {
    const { names, tree, value, remarks } = understood('c = 1\nc += c + 1\nc = c * 2');
    expect(names).toEqual(['c_1', null, null, 'c_2', null, 'c']);
    expect(tree('c_2')).toBe('(add c_1 (add c_1 1))');
    expect(tree('c')).toBe('(mul c_2 2)');
    expect(value('c')).toBe(6);
    expect(remarks).toEqual(['“c” is defined 3 times: the last one is “c”, those before “c_1”, “c_2”.']);
  });

  test('passes over names that are taken', () =>
    expect(understood('c = 1; c_1 = 5; c += c_1').names).toEqual(['c_2', 'c_1', 'c']));

  test.each([
    ['-=', '(sub c_1 2)'],
    ['*=', '(mul c_1 2)'],
    ['/=', '(div c_1 2)'],
    ['**=', '(pow c_1 2)'],
  ])('by %s', (sign, tree) => expect(understood(`c = 1\nc ${sign} 2`).tree('c')).toBe(tree));

  test('to a node that exists is another name for it, and told', () => {
    const { names, tree, remarks } = understood('a = 2\nb = a\ny = b * a');
    expect(names).toEqual(['a', 'y']);
    expect(tree('y')).toBe('(mul a a)');
    expect(remarks).toEqual(['“b” is another name for a node that exists; no node was made for it.']);
  });
});

describe('neurons', () => {
  test('take inputs, weights, bias and activation', () => {
    const { node, id, value } = understood(
      'x1 = 2; x2 = 0\no = neuron(x1, x2, weights=[-3, 1], bias=6.8813735870195432, activation=tanh)',
    );
    expect(node('o')).toMatchObject({
      macro: 'neuron',
      inputs: [{ port: 'p1', from: id('x1') }, { port: 'p2', from: id('x2') }],
      numbers: { 'w:p1': -3, 'w:p2': 1, b: 6.881373587019543 },
      settings: { activation: 'tanh' },
      open: false,
    }); // prettier-ignore
    expect(value('o')).toBeCloseTo(0.7071067811865476, 14);
  });

  test('draw what is left out from the seed and their name', () => {
    const { node } = understood('x = 1\no = neuron(x)\np = neuron(x, seed=42)\no_3 = neuron(x, x, bias=0)');
    expect(node('o')).toMatchObject({ numbers: { 'w:p1': seededWeight(1, 'o', 'p1'), b: seededBias(1, 'o') } });
    expect(node('p')).toMatchObject({ numbers: { 'w:p1': seededWeight(42, 'p', 'p1'), b: seededBias(42, 'p') } });
    expect(node('o_3')).toMatchObject({ numbers: { 'w:p2': seededWeight(1, 'o_3', 'p2'), b: 0 } });
  });

  test('have one output, and parts that can be read', () => {
    const { document, id, tree } = understood(
      'x = 1; z = 2\no = neuron(x, z, weights=[1, 2], bias=3)\ny = o[0] + o.sum + o.w2 + o.b * o.m1',
    );
    const own = id('o');
    expect(tree('y')).toBe('(add (add (add o o/sum) o/w:p2) (mul o/b o/m:p1))');
    expect(document.nodes.get(own)?.name).toBe('o');
  });

  test('take lists of inputs, waiting inputs, none at all, and any unary activation', () => {
    const { node, id } = understood(
      'x = 1\na = neuron([x, x], activation=relu)\nb = neuron(?, x, activation=linear)\nc = neuron(activation="gelu")',
    );
    expect(node('a')).toMatchObject({
      inputs: [{ from: id('x') }, { from: id('x') }],
      settings: { activation: 'relu' },
    });
    expect(node('b')).toMatchObject({
      inputs: [{ from: null }, { from: id('x') }],
      settings: { activation: 'linear' },
    });
    expect(node('c')).toMatchObject({ inputs: [], settings: { activation: 'gelu' } });
  });
});

describe('micrograd programs paste as they are', () => {
  // github.com/karpathy/micrograd, README
  const readme = `from micrograd.engine import Value

a = Value(-4.0)
b = Value(2.0)
c = a + b
d = a * b + b**3
c += c + 1
c += 1 + c + (-a)
d += d * 2 + (b + a).relu()
d += 3 * d + (b - a).relu()
e = c - d
f = e**2
g = f / 2.0
g += 10.0 / f
print(f'{g.data:.4f}') # prints 24.7041, the outcome of this forward pass
g.backward()
print(f'{a.grad:.4f}') # prints 138.8338, i.e. the numerical value of dg/da
print(f'{b.grad:.4f}') # prints 645.5773, i.e. the numerical value of dg/db`;

  test('the README’s example gives its printed numbers', () => {
    const { value, gradient, remarks, id, document } = understood(readme);
    expect(value('g')).toBeCloseTo(24.70408163265306, 12);
    expect(gradient('a')).toBeCloseTo(138.8338192419825, 10);
    expect(gradient('b')).toBeCloseTo(645.5772594752186, 10);
    expect(document.root).toBe(id('g'));
    expect(remarks.filter((remark) => remark.includes('skipped'))).toEqual([
      'Line 1 was skipped: from micrograd import … builds nothing here.',
      'Line 15 was skipped: print(…) builds nothing here.',
      'Line 17 was skipped: print(…) builds nothing here.',
      'Line 18 was skipped: print(…) builds nothing here.',
    ]);
  });

  test('the lecture’s neuron, with labels', () => {
    const { value, gradient, names, remarks } = understood(`
x1 = Value(2.0, label='x1')
x2 = Value(0.0, label='x2')
w1 = Value(-3.0, label='w1')
w2 = Value(1.0, label='w2')
b = Value(6.8813735870195432, label='b')
x1w1 = x1*w1; x1w1.label = 'x1*w1'
x2w2 = x2*w2; x2w2.label = 'x2*w2'
x1w1x2w2 = x1w1 + x2w2; x1w1x2w2.label = 'sum'
n = x1w1x2w2 + b; n.label = 'n'
o = n.tanh(); o.label = 'o'
o.grad = 1.0
o.backward()
draw_dot(o)`);
    expect(value('o')).toBeCloseTo(0.7071067811865476, 14);
    expect(gradient('x1')).toBeCloseTo(-1.5, 12);
    expect(names).toEqual(['x1', 'x2', 'w1', 'w2', 'b', 'x1w1', 'x2w2', 'sum', 'n', 'o']);
    expect(remarks).toEqual([
      '“x1*w1” cannot name a node, so “x1w1” keeps its name.',
      '“x2*w2” cannot name a node, so “x2w2” keeps its name.',
      'Line 12 was skipped: o.grad builds nothing here.',
      'Line 14 was skipped: draw_dot(…) builds nothing here.',
    ]);
  });

  test('a label names the node, and the variable goes on meaning it', () => {
    const { names, tree } = understood("p = Value(2.0, label='q')\nr = p * 3\nr.label = 'result'\ns = r + p");
    expect(names).toEqual(['q', null, 'result', 's']);
    expect(tree('s')).toBe('(add result q)');
  });

  test('the last backward() counts, on expressions and parts too', () => {
    expect(understood('a = 2; b = a*3\na.backward()\nb.backward()').document.root).toBe('n3');
    const { document, id } = understood('x = 1\no = neuron(x, weights=[1], bias=0)\no.sum.backward()');
    expect(document.root).toBe(`${id('o')}/sum`);
    expect(understood('a = 2\n(a*a).backward()').document.root).toBe('n2');
  });

  test('lines that only look at numbers are skipped', () => {
    const { names, remarks } = understood(
      'a = 2\na.grad\na.data += 0.01 * a.grad\n"""a note"""\nimport numpy as np, math\nfrom x import (\n  y, z)\nprint("a", a); b = 3',
    );
    expect(names).toEqual(['a', 'b']);
    expect(remarks.length).toBe(6);
  });
});

describe('text read into a document', () => {
  const base = understood('a = 2; b = 3; d = a*b').document;

  test('binds free names to its nodes', () => {
    const { tree, added, document, remarks } = understood('e = a + d\nf = e * 2', base);
    expect(tree('e')).toBe('(add a d)');
    expect(added.length).toBe(3);
    expect(remarks).toEqual([]);
    for (const [id, record] of base.nodes) expect(document.nodes.get(id)).toBe(record);
  });

  test('gives clashing definitions other names, and says so', () => {
    const { tree, names, remarks } = understood('a = 5\nz = a * b', base);
    expect(names).toEqual(['a', 'b', 'd', 'a_2', 'z']);
    expect(tree('z')).toBe('(mul a_2 b)');
    expect(remarks).toEqual(['There is a node “a” already, so the new one is called “a_2”.']);
  });

  test('adds to a name that is there by making a new node', () => {
    const { tree } = understood('d += 1', base);
    expect(tree('d')).toBe('(mul a b)');
    expect(tree('d_2')).toBe('(add d 1)');
  });

  test('keeps the root unless backward() names one', () => {
    expect(understood('e = a', { ...base, root: understood('', base).id('d') }).document.root).toBe('n3');
    const { document, id, remarks } = understood('e = a * 2\ne.backward()', base);
    expect(document.root).toBe(id('e'));
    expect(remarks).toEqual(['The gradients are now those of the node that backward() names.']);
  });

  test('lays out what is new beside the rest, wires running to the right', () => {
    const { document, added, node } = understood('p = a + 1\nq = p * p', base);
    expect(added.length).toBe(3);
    expect(node('q').x).toBeGreaterThan(node('p').x);
    const places = [...document.nodes.values()].map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(places.length);
  });
});

test('an empty text is an empty graph', () => {
  for (const text of ['', '\n\n;;\n', '# nothing', '\uFEFF  ']) expect(understood(text).names).toEqual([]);
});

test('names may be of any script, and foreign to each other', () => {
  const { value } = understood('größe = 2\nω = 3\n重み = größe * ω\nक्षेत्र = 重み + 1\n𝒙 = क्षेत्र');
  expect(value('क्षेत्र')).toBe(7);
});

test('names that objects have of themselves are names like others', () => {
  const { value, names } = understood(
    '__proto__ = 2; constructor = 3; toString = __proto__ * constructor; hasOwnProperty = toString + 1',
  );
  expect(names.filter((name) => name !== null)).toEqual(['__proto__', 'constructor', 'toString', 'hasOwnProperty']);
  expect(value('hasOwnProperty')).toBe(7);
});
