import { beforeAll, describe, expect, test } from 'vitest';
import { derive, longestDerivation, openable, shortOpening } from '../../../src/formats/derivation.ts';
import { derivationLines, derivationNumbers } from '../../../src/formats/derivation-math.ts';
import { latexLines, latexOf } from '../../../src/formats/latex.ts';
import { mathOfSlope } from '../../../src/formats/math-of-rule.ts';
import { nameTree } from '../../../src/formats/math-tree.ts';
import { sumOverRows } from '../../../src/compile/sum-over-rows.ts';
import { fullPrecision } from '../../../src/kernel/numeral.ts';
import { invariant } from '../../../src/kernel/invariant.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { opIds, ops } from '../../../src/ops/table.ts';
import { createLive, type Live } from '../../../src/runtime/live.ts';
import { at, graph, type Sketch } from '../../support/graph.ts';
import { again, cases, seed } from '../../support/seed.ts';
import { manualScheduler } from '../../support/workbench.ts';

beforeAll(() => {
  process.stdout.write(`random graphs from NUDGE_SEED=${seed}\n`);
});

const liveOf = (sketch: Sketch) => createLive(graph(sketch), manualScheduler());
const all = { upstream: true, slope: true, product: true };

function derived(live: Live, of: string, opened: ReadonlySet<string> = shortOpening(live.$program.get(), at(of))) {
  const program = live.$program.get();
  const derivation = derive(program, at(of), opened);
  invariant(derivation !== null, `${of} has a gradient`);
  const lines = derivationLines(derivation, program, (address) => address);
  const numbers = (shows = all) =>
    derivationNumbers(derivation, {
      gradient: (address) => live.gradient(address) ?? Number.NaN,
      slope: (reader, operand) => live.slopes(reader)[operand] ?? Number.NaN,
      overRows: (reader, operand) => sumOverRows(program, reader, operand)?.total ?? Number.NaN,
      text: fullPrecision,
      shows,
    });
  return { derivation, lines, numbers };
}

//  a, b ─▶ e = a·b ─▶ d = e + c ─▶ L = d·f        a = 2, b = −3, c = 10, f = −2
const lecture: Sketch = {
  a: 2,
  b: -3,
  c: 10,
  f: -2,
  e: ['mul', 'a', 'b'],
  d: ['add', 'e', 'c'],
  L: ['mul', 'd', 'f'],
};

describe('the lecture’s chain', () => {
  test('in symbols, with the local slopes, with the numbers', () => {
    const { lines, numbers } = derived(liveOf(lecture), 'b');
    expect(latexOf(lines.left.tree)).toBe('\\frac{\\partial L}{\\partial b}');
    expect(latexOf(lines.chain.tree)).toBe(
      '\\frac{\\partial L}{\\partial d} \\cdot \\frac{\\partial d}{\\partial e} \\cdot \\frac{\\partial e}{\\partial b}',
    );
    expect(latexOf(lines.slopes.tree)).toBe('f \\cdot 1 \\cdot a');
    expect(latexOf(numbers().right.tree)).toBe('-2 \\cdot 1 \\cdot 2');
    expect(latexOf(numbers().result.tree)).toBe('-4');
  });

  test('in words', () => {
    const { lines, numbers } = derived(liveOf(lecture), 'b');
    expect(lines.chain.words).toBe('the slope of L by d times the slope of d by e times the slope of e by b');
    expect(lines.slopes.words).toBe('f times 1 times a');
    expect(numbers().right.words).toBe('−2 times 1 times 2');
  });

  test('a closed term stands as it is, and opens in place', () => {
    const live = liveOf(lecture);
    const closed = derived(live, 'b', new Set());
    expect(latexOf(closed.lines.chain.tree)).toBe(
      '\\frac{\\partial L}{\\partial e} \\cdot \\frac{\\partial e}{\\partial b}',
    );
    expect(latexOf(closed.lines.slopes.tree)).toBe('\\frac{\\partial L}{\\partial e} \\cdot a');
    const [term] = openable(closed.derivation);
    expect(term?.of).toBe('e');
    const opened = derived(live, 'b', new Set([term?.key ?? '']));
    expect(latexOf(opened.lines.chain.tree)).toContain('\\frac{\\partial d}{\\partial e}');
    // Only L reads d, once: that is the last link already.
    expect(openable(opened.derivation).map(({ of }) => of)).toEqual(['e']);
  });

  test('what is hidden leaves an empty box', () => {
    const { numbers } = derived(liveOf(lecture), 'b', new Set());
    const { right, result } = numbers({ upstream: false, slope: true, product: false });
    expect(latexOf(right.tree)).toBe('\\boxed{\\phantom{0}} \\cdot 2');
    expect(latexOf(result.tree)).toBe('\\boxed{\\phantom{0}}');
    expect(right.words).toBe('hidden times 2');
  });

  test('of the root it is 1, and where there is no gradient there is none', () => {
    const live = liveOf({ ...lecture, k: { role: 'constant', value: 1 }, z: ['neg', 'a'] });
    expect(latexOf(derived(liveOf(lecture), 'L').lines.chain.tree)).toBe('1');
    expect(derive(live.$program.get(), at('k'), new Set())).toBeNull();
  });
});

describe('sums', () => {
  test('a value that is used twice has a term for each use', () => {
    const { lines, numbers } = derived(
      liveOf({ a: -2, b: 3, d: ['mul', 'a', 'b'], e: ['add', 'a', 'b'], f: ['mul', 'd', 'e'] }),
      'b',
    );
    expect(latexOf(lines.slopes.tree)).toBe('e \\cdot a + d \\cdot 1');
    expect(latexOf(numbers().right.tree)).toBe('1 \\cdot \\left(-2\\right) + \\left(-6\\right) \\cdot 1');
    expect(latexOf(numbers().result.tree)).toBe('-8');
  });

  test('the two wires of a + a are told apart', () => {
    const { lines } = derived(liveOf({ a: 3, y: ['add', 'a', 'a'] }), 'a');
    expect(latexOf(lines.chain.tree)).toBe(
      '{\\left(\\frac{\\partial y}{\\partial a}\\right)}_{1} + {\\left(\\frac{\\partial y}{\\partial a}\\right)}_{2}',
    );
    expect(latexOf(lines.slopes.tree)).toBe('1 + 1');
    const below = derived(liveOf({ a: 3, y: ['add', 'a', 'a'], z: ['neg', 'y'] }), 'a');
    expect(latexOf(below.lines.chain.tree)).toMatch(/_\{1\}.*_\{2\}/);
  });

  test('an opened sum stands in brackets', () => {
    const live = liveOf({ a: 2, b: ['square', 'a'], c: ['neg', 'b'], y: ['mul', 'b', 'c'] });
    const { lines } = derived(live, 'a');
    expect(latexOf(lines.slopes.tree)).toBe('\\left(b \\cdot \\left(-1\\right) + c\\right) \\cdot 2 \\cdot a');
  });
});

test('a slope that is a sum itself stands in brackets', () => {
  const { lines } = derived(liveOf({ x: 0.5, o: ['tanh', 'x'], y: ['square', 'o'] }), 'x');
  expect(latexOf(lines.slopes.tree)).toBe('2 \\cdot o \\cdot \\left(1 - {o}^{2}\\right)');
});

//  d ─▶ × ─▶ p ─▶ mean ─▶ L
//  w ─▶
test('what one number brings in all rows is a sum over the rows', () => {
  const live = liveOf({ d: { columns: [[1, 2, 6]] }, w: 5, p: ['mul', 'd/c1', 'w'], L: ['mean_rows', 'p'] });
  live.value(at('L'));
  const { lines, numbers } = derived(live, 'w');
  expect(latexOf(lines.slopes.tree)).toMatch(/^\{\\sum \}_\{\\text\{rows\}\}/);
  expect(latexOf(numbers().right.tree)).toBe(latexOf(numbers().result.tree));
  expect(live.gradient(at('w'))).toBeCloseTo(3, 14);
});

describe('a graph with more paths than can be written', () => {
  const doubling = Object.fromEntries<Sketch[string]>([
    ['s0', 1],
    ...Array.from({ length: 300 }, (_, step): [string, Sketch[string]] => [
      `s${step + 1}`,
      ['add', `s${step}`, `s${step}`],
    ]),
  ]);

  test('is not opened beyond what one can read, however many terms are asked for', () => {
    const live = liveOf(doubling);
    expect(shortOpening(live.$program.get(), at('s0')).size).toBeLessThan(4);
    let opened: ReadonlySet<string> = new Set();
    for (let round = 0; round < 12; round++) {
      const { derivation } = derived(live, 's0', opened);
      opened = new Set([...opened, ...openable(derivation).map(({ key }) => key)]);
    }
    const { lines } = derived(live, 's0', opened);
    expect(latexOf(lines.chain.tree).split('\\frac').length).toBeLessThan(2 * longestDerivation + 2);
  });

  test('a node with many readers shows the first of them', () => {
    const wide = Object.fromEntries<Sketch[string]>([
      ['a', 1],
      ...Array.from({ length: 30 }, (_, place): [string, Sketch[string]] => [`r${place}`, ['neg', 'a']]),
      ['y', ['sum', ...Array.from({ length: 30 }, (_, place) => `r${place}`)]],
    ]);
    const { derivation, lines } = derived(liveOf(wide), 'a');
    expect(derivation.term.more).toBe(22);
    expect(latexOf(lines.chain.tree)).toContain('\\cdots');
  });
});

describe('LaTeX', () => {
  test.each([
    ['x', 'x'],
    ['x1', '{x}_{1}'],
    ['x_1', '{x}_{1}'],
    ['sum', '\\mathit{sum}'],
    ['my_loss', '\\mathit{my\\_loss}'],
    ['w 2', '\\mathit{w\\ 2}'],
    ['a × b', '\\text{a $\\times$ b}'],
    ['50%', '\\text{50\\%}'],
    ['größe', '\\text{größe}'],
    ['η', '\\eta '],
    ['a\\b{c}', '\\text{a\\textbackslash{}b\\{c\\}}'],
  ])('the name %s is written %s', (name, latex) => {
    expect(latexOf(nameTree(name))).toBe(latex);
  });

  test('lines stand under each other', () => {
    const { lines, numbers } = derived(liveOf(lecture), 'a');
    expect(latexLines(lines.left.tree, [lines.slopes.tree, numbers().right.tree, numbers().result.tree])).toBe(
      [
        '\\begin{aligned}',
        '\\frac{\\partial L}{\\partial a} &= f \\cdot 1 \\cdot b \\\\',
        '&= -2 \\cdot 1 \\cdot \\left(-3\\right) \\\\',
        '&= 6',
        '\\end{aligned}',
      ].join('\n'),
    );
  });

  test('NaN and infinity have signs of their own', () => {
    const live = liveOf({ x: 0, y: ['log', 'x'] });
    expect(latexOf(derived(live, 'x').numbers().right.tree)).toBe('\\infty ');
    live.preview(at('x'), -1);
    expect(latexOf(derived(live, 'x').numbers().right.tree)).toBe('\\mathrm{NaN}');
  });

  test('every op’s local slope is balanced LaTeX without a raw sign', () => {
    for (const op of opIds) {
      const inputs = ops[op].arity === 1 ? ['x_1'] : ['a', 'b'];
      for (const operand of inputs.keys()) {
        const latex = latexOf(mathOfSlope(op, { operand, inputs, out: 'my_out' }).tree);
        expect(latex, op).not.toMatch(/undefined|[−·∂\u2061\u00a0]|(?<!\\)_(?!\{)/);
        expect(latex.match(/(?<!\\)\{/g)?.length ?? 0, op).toBe(latex.match(/(?<!\\)\}/g)?.length ?? 0);
        expect(latex.match(/\\left/g)?.length ?? 0, op).toBe(latex.match(/\\right/g)?.length ?? 0);
      }
    }
  });
});

/** The number that a line of numbers in LaTeX comes to; `size` without any minus, to measure rounding by. */
function evaluated(latex: string, size = false): number {
  const tokens =
    latex
      .replaceAll(/\\left|\\right/g, '')
      .replaceAll('\\cdot', '*')
      // 1.5 · 10⁻⁷ is one number.
      .replaceAll(/(\d[\d.]*) +\* +\{10\}\^\{(-?\d+)\}/g, '$1e$2')
      .match(/\d+(?:\.\d+)?(?:e-?\d+)?|\\infty|\\mathrm\{NaN\}|[-+*()]/g) ?? [];
  let place = 0;
  function sum(): number {
    let total = product();
    while (tokens[place] === '+') {
      place++;
      total += product();
    }
    return total;
  }
  function product(): number {
    let result = factor();
    while (tokens[place] === '*') {
      place++;
      result *= factor();
    }
    return result;
  }
  function factor(): number {
    const token = tokens[place++] ?? '';
    if (token === '-') return size ? factor() : -factor();
    if (token === '(') {
      const inner = sum();
      place++;
      return inner;
    }
    return token === '\\infty' ? Infinity : Number(token);
  }
  const result = sum();
  invariant(place === tokens.length, `${latex} is read to its end`);
  return result;
}

test('with its numbers put in, the formula of any node comes to its gradient, however much of it is opened', () => {
  const free = opIds.filter((op) => ops[op].overRows === null && !ops[op].picks);
  for (let offset = 0; offset < cases(80); offset++) {
    const random = createRandom(seed + offset);
    const sketch: Record<string, Sketch[string]> = { a: random.uniform(-2, 2), b: random.uniform(0, 2) };
    for (let place = 0; place < 6; place++) {
      const op = free[random.integer(free.length)] ?? 'add';
      const { arity } = ops[op];
      const names = Object.keys(sketch);
      const pick = () => names[Math.max(0, names.length - 1 - random.integer(3))] ?? 'a';
      sketch[`n${place}`] = [op, ...Array.from({ length: arity === 'many' ? 2 : arity }, pick)];
    }
    const live = liveOf(sketch);
    const gradient = live.gradient(at('a'));
    if (gradient === null || gradient === undefined || !Number.isFinite(gradient)) continue;
    let opened: ReadonlySet<string> = new Set();
    for (let round = 0; round < 4; round++) {
      const { derivation, numbers } = derived(live, 'a', opened);
      const latex = latexOf(numbers().right.tree);
      const size = evaluated(latex, true);
      if (Number.isFinite(size))
        expect(Math.abs(evaluated(latex) - gradient), again(offset)).toBeLessThanOrEqual(1e-12 * size);
      opened = new Set([...opened, ...openable(derivation).map(({ key }) => key)]);
    }
  }
});
