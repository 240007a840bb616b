import type { Example, TextExample } from './example.ts';
import { firstExample, lectureBias, lectureNeuron } from './first-example.ts';
import { trainedExamples } from './trained-examples.ts';

/** Those that are written as texts, in the order of the lecture. */
export const textExamples: readonly TextExample[] = [
  {
    id: 'product-and-sum',
    title: 'A product and a sum',
    blurb: 'd = a·b + c: the gradient of a is b, the gradient of b is a, and the gradient of c is 1.',
    tryThis: 'Drag c: d moves by exactly as much. Drag a: d moves three times as far, and the other way.',
    text: `a = 2
b = -3
c = 10
d = a * b + c
d.backward()`,
  },
  {
    id: 'chain-rule',
    title: 'The chain rule',
    blurb: 'L = (a·b + c)·f: each gradient is the one behind it times one local slope.',
    tryThis: 'Step every input by 0.01 times its gradient, from the menu: L rises from −8 to −7.286.',
    text: `a = 2
b = -3
c = 10
e = a * b
d = e + c
f = -2
L = d * f
L.backward()`,
  },
  {
    id: 'used-twice',
    title: 'A value used twice',
    blurb: 'b = a + a: each wire brings 1, and the gradients add up to 2.',
    tryThis: 'Drag a by 1: b moves by 2, one for each wire.',
    text: `a = 3
b = a + a
b.backward()`,
  },
  {
    id: 'two-paths',
    title: 'Two ways to the result',
    blurb: 'a and b reach f through a product and through a sum, and both ways count.',
    tryThis: 'Select a: one part of its gradient comes through d, one through e.',
    text: `a = -2
b = 3
d = a * b
e = a + b
f = d * e
f.backward()`,
  },
  firstExample,
  {
    id: 'tanh-by-hand',
    title: 'tanh, taken apart',
    blurb: 'The same neuron with tanh written as (e²ⁿ − 1) / (e²ⁿ + 1): every number stays the same.',
    tryThis: 'Compare the gradient of n with that of the neuron by hand.',
    text: `${lectureNeuron}
x1w1 = x1 * w1
x2w2 = x2 * w2
sum = x1w1 + x2w2
n = sum + b
e = exp(2 * n)
o = (e - 1) / (e + 1)
o.backward()`,
  },
  {
    id: 'neuron-card',
    title: 'A neuron as one card',
    blurb: 'The weighted sum, the bias and tanh on one card; it opens into the graph it stands for.',
    tryThis: 'Open it with E, nudge a weight inside, and close it again.',
    text: `x1 = 2
x2 = 0
o = neuron(x1, x2, weights=[-3, 1], bias=${lectureBias}, activation=tanh)
o.backward()`,
  },
  {
    id: 'micrograd',
    title: 'micrograd’s own example',
    blurb: 'The expression of the micrograd README, pasted as it stands there.',
    tryThis: 'Drag a: g changes about 139 times as fast.',
    text: `a = Value(-4.0)
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
g.backward()`,
  },
];

/** The gallery, in the order of the lecture. */
export const examples: readonly Example[] = [...textExamples, ...trainedExamples];

/** An example by the id that a link says; undefined for an unknown one. */
export function exampleById(id: string): Example | undefined {
  return examples.find((example) => example.id === id);
}
