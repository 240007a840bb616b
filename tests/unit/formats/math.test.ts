import { describe, expect, test } from 'vitest';
import { mathOf, mathOfPartial, wordsOf } from '../../../src/formats/math.ts';
import { mathOfRule, wordsOfRule } from '../../../src/formats/math-of-rule.ts';
import type { MathTree } from '../../../src/formats/math-tree.ts';
import { understood } from '../../support/expressions.ts';
import { at } from '../../support/graph.ts';

/** A formula on one line: {top/bottom}, base^{exponent}, name_{index}, √{…}. */
function drawn({ tag, text, children = [] }: MathTree): string {
  const parts = children.map(drawn);
  switch (tag) {
    case 'mfrac':
      return `{${parts.join('/')}}`;
    case 'msup':
      return parts.join('^{') + '}';
    case 'msub':
      return parts.join('_{') + '}';
    case 'msqrt':
      return `√{${parts.join('')}}`;
    default:
      return (text ?? parts.join('')).replaceAll('\u2061', '').replaceAll('\u00A0', ' ');
  }
}

const base = 'a = 2; b = 3; x1 = 4; w_12 = 5; loss = 6\n';

describe('formulas are set as mathematics and said in words', () => {
  test.each([
    ['a * b + 2', 'y=a·b+2', 'y equals a times b plus 2'],
    ['(a + b) * 2', 'y=(a+b)·2', 'y equals open bracket a plus b close bracket times 2'],
    [
      '(a + b) / (a - b)',
      'y={a+b/a−b}',
      'y equals open bracket a plus b close bracket divided by open bracket a minus b close bracket',
    ],
    ['a / b / 2', 'y={{a/b}/2}', 'y equals a divided by b divided by 2'],
    ['(a / b) ** 2', 'y=({a/b})^{2}', 'y equals open bracket a divided by b close bracket squared'],
    ['a ** (b + 1)', 'y=a^{b+1}', 'y equals a to the power open bracket b plus 1 close bracket'],
    ['(a ** b) ** 3', 'y=(a^{b})^{3}', 'y equals open bracket a to the power b close bracket cubed'],
    ['-a ** 2', 'y=−a^{2}', 'y equals minus a squared'],
    ['(-a) ** 2', 'y=(−a)^{2}', 'y equals open bracket minus a close bracket squared'],
    ['a * -b', 'y=a·(−b)', 'y equals a times minus b'],
    ['a - -2', 'y=a−−2', 'y equals a minus minus 2'],
    ['-(-a)', 'y=−(−a)', 'y equals minus open bracket minus a close bracket'],
    ['-(a / b)', 'y=−{a/b}', 'y equals minus open bracket a divided by b close bracket'],
    ['sqrt(a + b)', 'y=√{a+b}', 'y equals the square root of a plus b'],
    ['exp(-a)', 'y=e^{−a}', 'y equals e to the power minus a'],
    ['abs(a - b)', 'y=|a−b|', 'y equals the absolute value of a minus b'],
    ['square(a + 1)', 'y=(a+1)^{2}', 'y equals open bracket a plus 1 close bracket squared'],
    ['tanh(a) + 1', 'y=tanh(a)+1', 'y equals open bracket tanh of a close bracket plus 1'],
    ['sigmoid(x1 * w_12)', 'y=σ(x_{1}·w_{12})', 'y equals sigmoid of x1 times w_12'],
    ['leaky_relu(loss)', 'y=leaky relu(loss)', 'y equals leaky relu of loss'],
    ['max(a, b + 1)', 'y=max(a,b+1)', 'y equals the maximum of a and b plus 1'],
    ['mean(a, b, a - b)', 'y={a+b+a−b/3}', 'y equals the mean of a, b and a minus b'],
    ['sum(a, b - 1) * 2', 'y=(a+(b−1))·2', 'y equals open bracket the sum of a and b minus 1 close bracket times 2'],
    ['sum(a, b, a, b, a, b, a, b, x1)', 'y=a+b+a+⋯+x_{1}', 'y equals the sum of a, b, a and 6 more'],
    ['product(a, -b)', 'y=a·(−b)', 'y equals the product of a and minus b'],
    ['a * ?', 'y=a·?', 'y equals a times nothing yet'],
    [
      'a * 2.5e-7',
      'y=a·(2.5·10^{−7})',
      'y equals a times open bracket 2.5 times ten to the power minus 7 close bracket',
    ],
    ['-1e21 + a', 'y=−10^{21}+a', 'y equals open bracket minus 1 times ten to the power 21 close bracket plus a'],
    ['a + 0.5', 'y=a+0.5', 'y equals a plus 0.5'],
    ['parameter(-0.5)', 'y=−0.5', 'y equals minus 0.5'],
  ])('%s', (formula, math, words) => {
    const { document, id } = understood(`${base}y = ${formula}`);
    expect(drawn(mathOf(document, id('y')))).toBe(math);
    expect(wordsOf(document, id('y'))).toBe(words);
  });
});

describe('a neuron', () => {
  const { document, id } = understood(
    'x1 = 1; x2 = 2; o = neuron(x1, x2, weights=[1, 2], bias=0)\nl = neuron(x1, weights=[1], bias=0, activation=linear)\ny = o.sum * o.w1',
  );
  test('is its activation of its weighted sum', () => {
    expect(drawn(mathOf(document, id('o')))).toBe('o=tanh(x_{1}·w_{1}+x_{2}·w_{2}+b)');
    expect(wordsOf(document, id('o'))).toBe('o equals tanh of x1 times o w1 plus x2 times o w2 plus o b');
    expect(drawn(mathOf(document, id('l')))).toBe('l=x_{1}·w_{1}+b');
  });
  test('names its inner slots shortly inside, fully outside', () => {
    expect(drawn(mathOf(document, at(`${id('o')}/sum`)))).toBe('sum=x_{1}·w_{1}+x_{2}·w_{2}+b');
    expect(drawn(mathOf(document, at(`${id('o')}/m:p2`)))).toBe('x_{2}·w_{2}');
    expect(drawn(mathOf(document, at(`${id('o')}/w:p2`)))).toBe('w_{2}=2');
    expect(drawn(mathOf(document, id('y')))).toBe('y=o.sum·o.w_{1}');
  });
});

test('an unnamed node has no left side; what does not exist is empty', () => {
  const { document } = understood('a = 1\n-a\na');
  expect(drawn(mathOf(document, at('n2')))).toBe('−a');
  expect(wordsOf(document, at('n2'))).toBe('minus a');
  expect(mathOf(document, at('n9'))).toEqual({ tag: 'mrow', children: [] });
  expect(wordsOf(document, at('n9'))).toBe('');
});

test('a long sum of a chain is drawn without recursion', () => {
  const { document, id } = understood(`a = 1\ny = ${'a+'.repeat(4_000)}a`);
  expect(drawn(mathOf(document, id('y'))).length).toBeLessThan(3_000);
});

describe('local rules', () => {
  test.each([
    ['mul', 0, ['p', 'q'], '{∂y/∂p}=q', 'q'],
    ['div', 1, ['p', 'q'], '{∂y/∂q}={−p/q^{2}}', 'minus p divided by q squared'],
    [
      'pow',
      0,
      ['x1', '3'],
      '{∂y/∂x_{1}}=3·x_{1}^{3−1}',
      '3 times x1 to the power open bracket 3 minus 1 close bracket',
    ],
    ['tanh', 0, ['n'], '{∂y/∂n}=1−y^{2}', '1 minus y squared'],
    ['relu', 0, ['n'], '{∂y/∂n}=1 if n>0 else 0', '1 if n is above 0 else 0'],
    ['max', 1, ['p', 'q', 'r'], '{∂y/∂q}=1 if q=y else 0', '1 if q equals y else 0'],
    ['mean', 2, ['p', 'q', 'r'], '{∂y/∂r}={1/3}', '1 divided by 3'],
    ['sqrt', 0, ['n'], '{∂y/∂n}={1/2·y}', '1 divided by open bracket 2 times y close bracket'],
    [
      'gelu',
      0,
      ['n'],
      '{∂y/∂n}=Φ(n)+n·φ(n)',
      'open bracket Φ of n close bracket plus n times open bracket φ of n close bracket',
    ],
  ] as const)('of %s towards input %d', (op, operand, inputs, math, words) => {
    expect(drawn(mathOfRule(op, { operand, inputs, out: 'y' }))).toBe(math);
    expect(wordsOfRule(op, { operand, inputs, out: 'y' })).toBe(words);
  });

  test('a partial is a fraction', () => expect(drawn(mathOfPartial('L', 'x1'))).toBe('{∂L/∂x_{1}}'));
});
