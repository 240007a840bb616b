import type { MutantSet } from './mutant.ts';

const arithmetic = 'src/ops/arithmetic.ts';
const arithmeticLoops = 'src/ops/arithmetic-loops.ts';
const activations = 'src/ops/activations.ts';
const activationsLoops = 'src/ops/activations-loops.ts';
const comparison = 'src/ops/comparison.ts';
const powers = 'src/ops/powers.ts';
const reductions = 'src/ops/reductions.ts';
const loops = 'src/ops/loops.ts';
const define = 'src/ops/define.ts';

export const opMutants: MutantSet = {
  name: 'ops',
  tests: ['tests/unit/ops', 'tests/contract/ops.test.ts', 'tests/unit/engine/sweep.test.ts'],
  mutants: [
    {
      what: '= for += : the second input of + forgets what it had',
      file: arithmeticLoops,
      from: 'adjoints[operands[k + 1]!]! += adjoint;',
      to: 'adjoints[operands[k + 1]!] = adjoint;',
    },
    {
      what: 'the factors of × do not swap',
      file: arithmeticLoops,
      from: 'adjoints[a]! += adjoint * values[b]!;',
      to: 'adjoints[a]! += adjoint * values[a]!;',
    },
    {
      what: 'one wire of a × a is lost',
      file: arithmeticLoops,
      from: 'adjoints[b]! += adjoint * values[a]!;',
      to: 'if (b !== a) adjoints[b]! += adjoint * values[a]!;',
    },
    {
      what: '− passes + to its second input',
      file: arithmeticLoops,
      from: 'adjoints[operands[k + 1]!]! -= adjoint;',
      to: 'adjoints[operands[k + 1]!]! += adjoint;',
    },
    {
      what: 'a − b is b − a',
      file: arithmetic,
      from: 'forward: (a, b) => a - b,',
      to: 'forward: (a, b) => b - a,',
    },
    {
      what: '÷ computes its bottom slope without the sign',
      file: arithmeticLoops,
      from: '(-out / below)',
      to: '(out / below)',
    },
    {
      what: '÷ squares its bottom, which overflows',
      file: arithmetic,
      from: '(_a, b, out) => -out / b]',
      to: '(a, b) => -a / (b * b)]',
    },
    {
      what: 'a NaN value passes ordinary slopes back',
      file: define,
      from: 'Number.isNaN(out) ? NaN : partial(x, out)',
      to: 'partial(x, out)',
    },
    {
      what: 'a NaN value passes ordinary slopes back in closures',
      file: loops,
      from: '(out === out ? partial(values[x]!, out) : NaN)',
      to: 'partial(values[x]!, out)',
    },
    {
      what: 'tanh′ is 1 − y²',
      file: activations,
      from: 'return (4 * q) / ((1 + q) * (1 + q));',
      to: 'return 1 - Math.tanh(x) ** 2 + 0 * q;',
    },
    { what: 'tanh′ loses a factor in its loop', file: activationsLoops, from: '(4 * q)', to: '(2 * q)' },
    {
      what: 'sigmoid′ is y(1 − y)',
      file: activations,
      from: 'return e / ((1 + e) * (1 + e));',
      to: 'return logistic(x) * (1 - logistic(x)) + 0 * e;',
    },
    {
      what: 'sigmoid overflows',
      file: activations,
      from: 'return x >= 0 ? 1 / (1 + e) : e / (1 + e);',
      to: 'return Math.exp(x) / (1 + Math.exp(x)) + 0 * e;',
    },
    {
      what: 'softplus overflows',
      file: activations,
      from: 'Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))',
      to: 'Math.log(1 + Math.exp(x))',
    },
    {
      what: 'relu′(0) is 1',
      file: activations,
      from: "partials: [(x) => (x > 0 ? 1 : 0)],\n  partialNotation: ['1 if x > 0 else 0'],",
      to: "partials: [(x) => (x >= 0 ? 1 : 0)],\n  partialNotation: ['1 if x > 0 else 0'],",
    },
    {
      what: 'relu hides NaN',
      file: activationsLoops,
      from: 'values[y] = value > 0 ? value : value === value ? 0 : NaN;',
      to: 'values[y] = value > 0 ? value : 0;',
    },
    { what: 'leaky relu leaks 0.1', file: activations, from: 'const leak = 0.01;', to: 'const leak = 0.1;' },
    {
      what: 'gelu is NaN at −∞',
      file: activations,
      from: 'x === -Infinity ? 0 : x * cumulative(x)',
      to: 'x * cumulative(x)',
    },
    {
      what: 'gelu by its tanh approximation',
      file: activations,
      from: 'x === -Infinity ? 0 : x * cumulative(x)',
      to: 'x === -Infinity ? 0 : 0.5 * x * (1 + Math.tanh(0.7978845608028654 * (x + 0.044715 * x ** 3)))',
    },
    {
      what: 'the normal tail squares x without the split',
      file: 'src/ops/normal.ts',
      from: 'return Math.exp(-coarse * coarse * 0.5) * Math.exp(-(x - coarse) * (x + coarse) * 0.5);',
      to: 'return Math.exp(-x * x * 0.5) + 0 * coarse;',
    },
    {
      what: 'ties of min and max go to all winners in full',
      file: comparison,
      from: '(x === out ? 1 / winners : 0)',
      to: '(x === out ? Math.sign(winners) : 0)',
    },
    {
      what: 'ties of min and max are shared among all inputs',
      file: comparison,
      from: '(x === out ? 1 / winners : 0)',
      to: '(x === out ? 1 / xs.length + 0 * winners : 0)',
    },
    {
      what: 'step(0) is 1',
      file: comparison,
      from: '(x > 0 ? 1 : 0),\n  partials: [() => 0],',
      to: '(x >= 0 ? 1 : 0),\n  partials: [() => 0],',
    },
    { what: '|x| has slope 1 at 0', file: comparison, from: '(x > 0 ? 1 : x < 0 ? -1 : 0)', to: '(x < 0 ? -1 : 1)' },
    {
      what: 'the exponent 0 gives 0 · ∞',
      file: powers,
      from: '(b === 0 ? 0 : b * power(a, b - 1))',
      to: 'b * power(a, b - 1)',
    },
    { what: 'a power by JavaScript’s rules', file: powers, from: 'return a === 1 ||', to: 'return a === 2 ||' },
    {
      what: 'the slope towards an exponent at base 0 is NaN',
      file: powers,
      from: '(a === 0 ? (b >= 0 ? 0 : -Infinity) : out * Math.log(a))',
      to: 'out * Math.log(a)',
    },
    {
      what: 'the slope of a product divides by its input',
      file: reductions,
      from: '      slopes[index] = (slopes[index] ?? NaN) * after;',
      to: '      slopes[index] = (before / (xs[index] ?? NaN)) * (after === after ? 1 : 1);',
    },
    {
      what: 'a sum starts from 0',
      file: 'src/ops/reductions-loops.ts',
      from: 'let total = values[operands[start]!]!;',
      to: 'let total = 0 + values[operands[start]!]!;',
    },
    {
      what: 'a sum leaves its last input out',
      file: 'src/ops/reductions-loops.ts',
      from: 'for (let k = start + 1; k < end; k++) total',
      to: 'for (let k = start + 1; k < end - 1; k++) total',
    },
    {
      what: 'a mean passes the whole gradient to each input',
      file: reductions,
      from: 'partials: (xs) => xs.map(() => 1 / xs.length),',
      to: 'partials: (xs) => xs.map(() => 1),',
    },
    {
      what: 'a loop for closures leaves its last operand out',
      file: loops,
      from: 'k < starts[slot + 1]!; k++) xs.push',
      to: 'k < starts[slot + 1]! - 1; k++) xs.push',
    },
    {
      what: 'a loop for two inputs mixes them up',
      file: loops,
      from: 'value(values[operands[k]!]!, values[operands[k + 1]!]!)',
      to: 'value(values[operands[k + 1]!]!, values[operands[k]!]!)',
    },
    {
      what: 'the slope of log forgets its input',
      file: 'src/ops/exponentials.ts',
      from: 'partials: [(x) => 1 / x],',
      to: 'partials: [(x) => 1 / Math.abs(x)],',
    },
    {
      what: 'cos′ loses its sign',
      file: 'src/ops/trigonometry.ts',
      from: '(x) => -Math.sin(x)',
      to: '(x) => Math.sin(x)',
    },
  ],
};
