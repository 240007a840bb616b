import { one, otherLine, selfLine, two, type WrongRules } from './wrong-rule.ts';

/** Wrong rules of sums, products, quotients and powers. */
export const arithmeticSlips = {
  add: [
    {
      id: 'inputs',
      title: 'the input itself instead of 1',
      ...selfLine('self.data * out.grad', 'out.grad'),
      slopes: two(
        (a) => a,
        (_a, b) => b,
      ),
    },
    {
      id: 'half',
      title: 'half of the gradient to each',
      ...selfLine('0.5 * out.grad', 'out.grad'),
      slopes: two(
        () => 0.5,
        () => 0.5,
      ),
    },
  ],
  sub: [
    {
      id: 'sign',
      title: 'the sign of the second input forgotten',
      ...otherLine('out.grad', '-out.grad'),
      slopes: two(
        () => 1,
        () => 1,
      ),
    },
    {
      id: 'swapped',
      title: 'the two inputs swapped',
      ...selfLine('-out.grad', 'out.grad'),
      slopes: two(
        () => -1,
        () => 1,
      ),
    },
  ],
  mul: [
    {
      id: 'own',
      title: 'its own number instead of the other',
      ...selfLine('self.data * out.grad', 'other.data * out.grad'),
      slopes: two(
        (a) => a,
        (_a, b) => b,
      ),
    },
    {
      id: 'one',
      title: 'passed on unchanged, as + does',
      ...selfLine('out.grad', 'other.data * out.grad'),
      slopes: two(
        () => 1,
        () => 1,
      ),
    },
    {
      id: 'out',
      title: 'the result instead of the other input',
      ...selfLine('out.data * out.grad', 'other.data * out.grad'),
      slopes: two(
        (_a, _b, out) => out,
        (_a, _b, out) => out,
      ),
    },
  ],
  div: [
    {
      id: 'bottom',
      title: 'the bottom treated like the top',
      ...otherLine('out.grad / other.data', '-out.data / other.data * out.grad'),
      slopes: two(
        (_a, b) => 1 / b,
        (_a, b) => 1 / b,
      ),
    },
    {
      id: 'sign',
      title: 'the minus of the bottom forgotten',
      ...otherLine('out.data / other.data * out.grad', '-out.data / other.data * out.grad'),
      slopes: two(
        (_a, b) => 1 / b,
        (_a, b, out) => out / b,
      ),
    },
    {
      id: 'square',
      title: 'the bottom not squared',
      ...otherLine('-self.data / other.data * out.grad', '-self.data / other.data**2 * out.grad'),
      slopes: two(
        (_a, b) => 1 / b,
        (a, b) => -a / b,
      ),
    },
  ],
  neg: [{ id: 'sign', title: 'the sign forgotten', ...selfLine('out.grad', '-out.grad'), slopes: one(() => 1) }],
  pow: [
    {
      id: 'n',
      title: 'n not brought down',
      ...selfLine('self.data**(n - 1) * out.grad', 'n * self.data**(n - 1) * out.grad'),
      slopes: two(
        (a, b) => a ** (b - 1),
        (a, _b, out) => out * Math.log(a),
      ),
    },
    {
      id: 'power',
      title: 'the power not lowered by 1',
      ...selfLine('n * self.data**n * out.grad', 'n * self.data**(n - 1) * out.grad'),
      slopes: two(
        (_a, b, out) => b * out,
        (a, _b, out) => out * Math.log(a),
      ),
    },
  ],
  square: [
    {
      id: 'two',
      title: 'the 2 forgotten',
      ...selfLine('self.data * out.grad', '2 * self.data * out.grad'),
      slopes: one((x) => x),
    },
    {
      id: 'power',
      title: 'the power not lowered by 1',
      ...selfLine('2 * out.data * out.grad', '2 * self.data * out.grad'),
      slopes: one((_x, out) => 2 * out),
    },
  ],
  sqrt: [
    {
      id: 'half',
      title: 'the ½ forgotten',
      ...selfLine('out.grad / out.data', '0.5 / out.data * out.grad'),
      slopes: one((_x, out) => 1 / out),
    },
  ],
} as const satisfies Readonly<Record<string, WrongRules>>;
