import { describe, expect, test } from 'vitest';
import { readExpressions } from '../../../src/formats/read-expressions.ts';
import { understood } from '../../support/expressions.ts';

type Case = readonly [text: string, line: number, column: number, message: string];

function refusal(text: string) {
  const result = readExpressions(text);
  return result.ok ? 'it was taken' : [result.line, result.column, result.message];
}

describe('a mistake in the form is told with its place and what was expected', () => {
  const cases: readonly Case[] = [
    ['a = ', 1, 5, 'Expected a number, a name or “(”, but found the end of the text.'],
    ['a = \nb = 2', 1, 5, 'Expected a number, a name or “(”, but found the end of the line.'],
    ['a = 2 +* 3', 1, 8, 'Expected a number, a name or “(”, but found “*”.'],
    ['a = (2 + 3', 1, 5, 'This bracket is never closed. Add “)”.'],
    ['a = max(1, (2', 1, 12, 'This bracket is never closed. Add “)”.'],
    ['a = max(1,\nb = 2', 1, 8, 'This bracket is never closed. Add “)”.'],
    ['a = (1\nb = 2', 2, 1, 'Expected an operator, “,” or “)”, but found “b”.'],
    ['a = [1, 2', 1, 5, 'This bracket is never closed. Add “]”.'],
    ['a = (1]', 1, 7, 'Expected an operator, “,” or “)”, but found “]”.'],
    ['a = 2)', 1, 6, 'This “)” closes no bracket. Remove it.'],
    ['x = 1\ny = 2x', 2, 6, 'Expected an operator between “2” and “x”. To multiply, write 2*x.'],
    ['x = 1\ny = 2 x', 2, 7, 'Expected an operator between “2” and “x”.'],
    ['y = 2(3 + 4)', 1, 6, 'Expected an operator between “2” and “(”. To multiply, write 2*(.'],
    ['y = (1)(2)', 1, 8, 'Expected an operator between “)” and “(”.'],
    ['a = 2,5', 1, 6, 'A comma stands between the inputs of a call. Write decimals with a point, as in 2.5.'],
    ['a, b = 1, 2', 1, 2, 'Expected the end of the line, but found “,”. Define one name on each line.'],
    ['a = b = 2', 1, 7, 'Expected an operator or the end of the line, but found “=”.'],
    ['a == 2', 1, 4, 'Expected a number, a name or “(”, but found “=”.'],
    ['2 = a', 1, 3, 'Expected an operator or the end of the line, but found “=”.'],
    ['a = 1 $ 2', 1, 7, '“$” has no meaning here.'],
    ['a = $', 1, 5, '“$” has no meaning here.'],
    ['a = 1\u200B', 1, 6, 'An invisible character (U+200B) stands here. Delete it.'],
    ["a = 'x'", 1, 5, 'A text in quotes is no number. Write a name without quotes.'],
    ["a = 'x", 1, 5, 'This text in quotes does not end. Add the closing quote.'],
    ['a = 1e999', 1, 5, 'This number is too large to hold: 1e999.'],
    ['a = -1e-400', 1, 6, 'This number is too small to hold: 1e-400. Write 0.'],
    ['a = 1\nb = a.', 2, 7, 'Expected a name after the point, but found the end of the text.'],
    ['a = 1\nb = a[x]', 2, 7, 'Expected the number of an output, as in h[0], but found “x”.'],
    ['a = 1\nb = tanh(x=1, a)', 2, 15, 'Inputs come before words with “=”. Move this one to the front.'],
    ['a = 1\nb = a + a.backward()', 2, 10, 'backward() stands alone on its line, as in o.backward().'],
    ['a = 1\na.backward(2)', 2, 12, 'backward() takes no inputs.'],
    ['a = 1\na.label = b', 2, 11, "Expected a label in quotes, as in a.label = 'a', but found “b”."],
    [
      'for i in range(3):',
      1,
      1,
      '“for” belongs to Python programs. Here every line is “name = expression”; write the lines out.',
    ],
    [
      'def f(x): return x',
      1,
      1,
      '“def” belongs to Python programs. Here every line is “name = expression”; write the lines out.',
    ],
    ['a = 1 if 2 else 3', 1, 7, 'Expected an operator between “1” and “if”.'],
    [`${'a'.repeat(65)} = 1`, 1, 1, 'A name has at most 64 characters; this one has 65.'],
    ['print(a', 1, 6, 'This bracket is never closed.'],
    ['a = @', 1, 5, '“@” has no meaning here.'],
  ];
  test.each(cases)('%j', (text, line, column, message) => expect(refusal(text)).toEqual([line, column, message]));
});

describe('a mistake in the meaning is told in the same way', () => {
  const cases: readonly Case[] = [
    ['b = a * 2', 1, 5, '“a” is not defined. Write “a = 1; …”.'],
    [
      'x1 = 1; x2 = 2; y = w3 * x1',
      1,
      21,
      '“w3” is not defined. Write “w3 = 1” on a line above or choose one of x1, x2.',
    ],
    ['alpha = 1\ny = alhpa * 2', 2, 5, '“alhpa” is not defined. Write “alhpa = 1” on a line above or choose alpha.'],
    ['y = d * 2\na = 1\nd = a', 1, 5, '“d” is used before it is defined on line 3. Move that line above this one.'],
    ['c += 1', 1, 1, '“c” is not defined. Write “c = 1; …”.'],
    ['x = 2\ny = x²', 2, 5, '“x²” is not defined. For a power write x**2.'],
    ['a = tanh', 1, 5, '“tanh” is an operation. Write its inputs in brackets: tanh(…).'],
    ['a = 1\nb = tanh(a, a)', 2, 5, 'tanh takes 1 input; this call has 2.'],
    ['a = 1\nb = tanh()', 2, 5, 'tanh takes 1 input; this call has none.'],
    ['a = tanh(2,5)', 1, 5, 'tanh takes 1 input; this call has 2. Write decimals with a point, as in 2.5.'],
    ['a = 1\nb = a.pow()', 2, 7, 'pow takes 2 inputs; this call has 1.'],
    ['a = sum()', 1, 5, 'sum takes at least 1 input; this call has none.'],
    ['a = 1\nb = sen(a)', 2, 5, 'There is no operation “sen”. Did you mean “sin”?'],
    ['a = 1\nb = ln(a)', 2, 5, 'There is no operation “ln”. Did you mean “log”?'],
    ['a = 1\nb = ReLU(a)', 2, 5, 'There is no operation “ReLU”. Did you mean “relu”?'],
    ['a = 1\nb = LeakyReLU(a)', 2, 5, 'There is no operation “LeakyReLU”. Did you mean “leaky_relu”?'],
    ['a = 1\nb = frobnicate(a)', 2, 5, 'There is no operation “frobnicate”.'],
    ['a = 1\nb = tanh(a, h=1)', 2, 13, 'tanh takes inputs alone; “h=” has no meaning here.'],
    ['a = parameter()', 1, 5, 'parameter takes one number, as in parameter(0.5).'],
    ['a = 1\nb = parameter(a)', 2, 15, 'parameter takes one number, as in parameter(0.5).'],
    ['a = constant(2, 3)', 1, 14, 'constant takes one number, as in constant(0.5).'],
    ['a = Value(2, name="x")', 1, 14, "Value takes one number and a label, as in Value(2.0, label='a')."],
    ['a = 1\nb = [a]', 2, 5, 'A list stands only inside a call, as in sum([a, b]) or weights=[0.1, 0.2].'],
    ['a = 1\nb = a + [a]', 2, 7, 'A list stands only inside a call, as in sum([a, b]) or weights=[0.1, 0.2].'],
    ['a = ?', 1, 1, '“a” cannot be “?” alone: that stands for an input that waits.'],
    ['a = 1\nb = a.data * 2', 2, 7, 'A formula reads the node itself: write “a” without “.data”.'],
    ['a = 1\nb = a.grad * 2', 2, 7, 'A formula cannot read gradients; they are shown beside each node.'],
    ['a = 1\nb = a.tanh', 2, 7, '“a” has no parts, so “.tanh” has no meaning. To apply an operation, write .tanh().'],
    ['a = 1\nb = a[0]', 2, 7, '“a” is a single number. Write it without [0].'],
    ['o = neuron(?, ?)\nb = o[1]', 2, 7, '“o” has 1 output, o[0].'],
    ['o = neuron(?, ?)\nb = o.w3', 2, 7, 'The neuron “o” has no part “w3”. It has sum, w1 to w2, b, m1 to m2.'],
    ['a = @n1', 1, 5, 'There is no node @n1 here. Use a name.'],
  ];
  test.each(cases)('%j', (text, line, column, message) => expect(refusal(text)).toEqual([line, column, message]));
});

describe('a neuron says what it takes', () => {
  test.each([
    ['weights=[0.1]', 'This neuron has 2 inputs and 1 weight. Give one weight for each input, or leave weights out.'],
    [
      'weights=[0.1, 0.2, 0.3]',
      'This neuron has 2 inputs and 3 weights. Give one weight for each input, or leave weights out.',
    ],
    ['weights=0.1', 'weights is a list of numbers, as in weights=[0.1, -0.2].'],
    ['weights=[0.1, a]', 'weights is a list of numbers, as in weights=[0.1, -0.2].'],
    ['bias=a', 'bias is a number, as in bias=0.3.'],
    ['seed=0.5', 'seed is a whole number, as in seed=42.'],
    ['activation=max', 'activation is an operation of one input, such as tanh, relu or sigmoid, or linear for none.'],
    ['activation=tahn', 'activation is an operation of one input, such as tanh, relu or sigmoid, or linear for none.'],
  ])('%s', (keyword, message) => {
    const value = keyword.indexOf('=') + 1;
    expect(refusal(`a = 1\no = neuron(a, a, ${keyword})`)).toEqual([2, 18 + value, message]);
  });

  test('a word that it does not know, or that stands twice', () => {
    expect(refusal('o = neuron(wieghts=[])')).toEqual([
      1,
      12,
      'neuron does not know “wieghts=”. It takes weights, bias, activation and seed.',
    ]);
    expect(refusal('o = neuron(bias=1, bias=2)')).toEqual([1, 20, '“bias=” stands twice in this call. Keep one.']);
  });
});

describe('limits', () => {
  test('10,000 characters stand on a line, and not one more', () => {
    const line = (length: number) => `a = ${'1+'.repeat(length)}`.slice(0, length - 1) + '1';
    expect(understood(line(10_000)).names.at(-1)).toBe('a');
    expect(refusal(`b = 1\n${line(10_001)}`)).toEqual([
      2,
      10_001,
      'A formula can have at most 10,000 characters; this line has 10,001. Give parts of it names on lines of their own.',
    ]);
  });

  test('5 MB are read, and not one byte more', () => {
    const comment = `#${'x'.repeat(8_998)}\n`;
    const whole = comment.repeat(Math.floor(5_000_000 / 9_000));
    const full = whole + '#'.repeat(5_000_000 - whole.length);
    expect(readExpressions(full).ok).toBe(true);
    expect(refusal(`${full}#`)).toEqual([1, 1, 'This text is 5.1 MB. The most we read is 5 MB.']);
  });

  test.each([
    ['brackets', (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`, 256],
    ['calls', (depth: number) => `${'tanh('.repeat(depth)}a${')'.repeat(depth)}`, 256],
    ['signs', (depth: number) => `${'-'.repeat(depth)}a`, 256],
    ['powers', (depth: number) => `${'a**'.repeat(depth)}a`, 256],
  ])('%s nest 256 deep, and not one deeper', (_, nested, depth) => {
    expect(readExpressions(`a = 1\nb = 1 + ${nested(depth)}`).ok).toBe(true);
    const deeper = readExpressions(`a = 1\nb = 1 + ${nested(depth + 1)}`);
    expect(deeper).toMatchObject({
      line: 2,
      message: 'This is nested more than 256 levels deep. Give the inner part a name on a line of its own.',
    });
  });

  test('chains of operators and methods are as long as the line', () => {
    expect(understood(`a = 1\nb = ${'a+'.repeat(4_990)}a`).value('b')).toBe(4_991);
    expect(understood(`a = 1\nb = a${'.neg()'.repeat(1_600)}`).value('b')).toBe(1);
  });

  test('a chain over many lines in brackets may be much longer', () => {
    const result = readExpressions(`a = 1\nb = (${'a +\n'.repeat(3_000)}a)`);
    expect(result.ok && result.document.nodes.size).toBe(3_001);
  });

  test('a node takes 4,096 wires, and not one more', () => {
    const sum = (count: number) => `a = 1\nb = sum(${Array.from({ length: count }, () => 'a').join(',\n')})`;
    expect(understood(sum(4_096)).value('b')).toBe(4_096);
    expect(refusal(sum(4_097))).toEqual([2, 5, 'A node can take at most 4,096 wires; this call has 4,097.']);
  });

  test('a text makes 100,000 nodes, and not one more', () => {
    const result = refusal(`a = 1\n${'b = a*2+3\n'.repeat(25_001)}`);
    expect(result).toEqual([25_001, 8, 'This makes more than 100,000 nodes, the most a document can hold.']);
  });
});

test('columns count in UTF-16 units, so that they are indices into the line', () => {
  const text = 'a = 1\n𝒙 = 𝒚 * a';
  expect(refusal(text)).toEqual([2, 6, '“𝒚” is not defined. Write “𝒚 = 1” on a line above or choose a.']);
  expect((text.split('\n')[1] ?? '').slice(5).startsWith('𝒚')).toBe(true);
});

test('lines count by all three line ends, and a byte order mark takes no place of its own', () => {
  expect(refusal('a = 1\r\nb = 2\rc = 3\nd = q').slice(0, 2)).toEqual([4, 5]);
  expect(refusal('\uFEFFd = q').slice(0, 2)).toEqual([1, 6]);
});
