import { one, selfLine, type WrongRules } from './wrong-rule.ts';

/** Wrong rules of exponentials, angles and activations. */
export const curveSlips = {
  exp: [
    {
      id: 'input',
      title: 'the input instead of the result',
      ...selfLine('self.data * out.grad', 'out.data * out.grad'),
      slopes: one((x) => x),
    },
    {
      id: 'power',
      title: 'treated like a power: x·eˣ⁻¹',
      ...selfLine('x * exp(x - 1) * out.grad', 'out.data * out.grad'),
      slopes: one((x) => x * Math.exp(x - 1)),
    },
  ],
  log: [
    {
      id: 'input',
      title: 'the input instead of 1 over it',
      ...selfLine('self.data * out.grad', 'out.grad / self.data'),
      slopes: one((x) => x),
    },
    {
      id: 'out',
      title: '1 over the result instead of the input',
      ...selfLine('out.grad / out.data', 'out.grad / self.data'),
      slopes: one((_x, out) => 1 / out),
    },
  ],
  sin: [
    {
      id: 'sign',
      title: 'minus cosine',
      ...selfLine('-cos(x) * out.grad', 'cos(x) * out.grad'),
      slopes: one((x) => -Math.cos(x)),
    },
  ],
  cos: [
    {
      id: 'sign',
      title: 'the minus forgotten',
      ...selfLine('sin(x) * out.grad', '-sin(x) * out.grad'),
      slopes: one((x) => Math.sin(x)),
    },
  ],
  tanh: [
    {
      id: 'square',
      title: '1 − out instead of 1 − out²',
      ...selfLine('(1 - out.data) * out.grad', '(1 - out.data**2) * out.grad'),
      slopes: one((_x, out) => 1 - out),
    },
    {
      id: 'input',
      title: '1 − x² instead of 1 − out²',
      ...selfLine('(1 - self.data**2) * out.grad', '(1 - out.data**2) * out.grad'),
      slopes: one((x) => 1 - x * x),
    },
  ],
  sigmoid: [
    {
      id: 'out',
      title: 'the result alone, without 1 − out',
      ...selfLine('out.data * out.grad', 'out.data * (1 - out.data) * out.grad'),
      slopes: one((_x, out) => out),
    },
    {
      id: 'input',
      title: 'x·(1 − x) with the input',
      ...selfLine('x * (1 - x) * out.grad', 'out.data * (1 - out.data) * out.grad'),
      slopes: one((x) => x * (1 - x)),
    },
  ],
  relu: [
    {
      id: 'gate',
      title: 'the gate always open',
      ...selfLine('out.grad', '(out.data > 0) * out.grad'),
      slopes: one(() => 1),
    },
    {
      id: 'out',
      title: 'the result instead of 0 or 1',
      ...selfLine('out.data * out.grad', '(out.data > 0) * out.grad'),
      slopes: one((_x, out) => out),
    },
  ],
  leaky_relu: [
    {
      id: 'shut',
      title: 'nothing below 0, as relu does',
      ...selfLine('(self.data > 0) * out.grad', '(1 if self.data > 0 else 0.01) * out.grad'),
      slopes: one((x) => (x > 0 ? 1 : 0)),
    },
  ],
  softplus: [
    {
      id: 'gate',
      title: 'a gate, as relu has',
      ...selfLine('(self.data > 0) * out.grad', 'sigmoid(self.data) * out.grad'),
      slopes: one((x) => (x > 0 ? 1 : 0)),
    },
  ],
  gelu: [
    {
      id: 'gate',
      title: 'a gate, as relu has',
      ...selfLine('(self.data > 0) * out.grad', '(Φ(x) + x * φ(x)) * out.grad'),
      slopes: one((x) => (x > 0 ? 1 : 0)),
    },
  ],
} as const satisfies Readonly<Record<string, WrongRules>>;
