import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { evaluate } from '../../src/compile/evaluate.ts';
import { applyFormula } from '../../src/formats/apply-formula.ts';
import { formulaOf } from '../../src/formats/formula.ts';
import { mathOf, wordsOf } from '../../src/formats/math.ts';
import { mathOfRule, wordsOfRule } from '../../src/formats/math-of-rule.ts';
import type { MathTree } from '../../src/formats/math-tree.ts';
import { readExpressions } from '../../src/formats/read-expressions.ts';
import { writeExpressions } from '../../src/formats/write-expressions.ts';
import { isMacroId } from '../../src/graph/decode-macro.ts';
import { emptyDocument, type MacroId, type NudgeDocument } from '../../src/graph/document.ts';
import { macroContext } from '../../src/macros/context.ts';
import { group } from '../../src/macros/group.ts';
import { instanceOf } from '../../src/macros/instance.ts';
import { expandInstance } from '../../src/macros/table.ts';
import { opIds, ops, type OpId } from '../../src/ops/table.ts';
import { byName, difference } from '../support/same-graph.ts';

interface Golden {
  readonly name: string;
  readonly program: string;
  readonly root: string;
  readonly values: Readonly<Record<string, number>>;
  readonly gradients: Readonly<Record<string, number>>;
}

const fixture = (file: string): readonly Golden[] => JSON.parse(readFileSync(`tests/fixtures/golden/${file}`, 'utf8'));
const names = 'abcdefgh'.split('');

function read(text: string, base: NudgeDocument = emptyDocument): NudgeDocument {
  const result = readExpressions(text, base);
  if (!result.ok) throw new Error(`${result.line}:${result.column}: ${result.message}\n${text}`);
  return result.document;
}

function inputsOf(op: OpId): readonly string[] {
  const { arity } = ops[op];
  return names.slice(0, arity === 'many' ? 4 : arity);
}

const leaves = names.map((name, index) => `${name} = ${index / 4 + 0.25}`).join('\n');

describe.each(opIds)('%s', (op) => {
  const inputs = inputsOf(op);
  const { notation } = ops[op];
  const forms = [
    `${op}(${inputs.join(', ')})`,
    `${inputs[0]}.${op}(${inputs.slice(1).join(', ')})`,
    ...(notation.kind === 'infix' ? [inputs.join(notation.symbol)] : []),
    ...(notation.kind === 'prefix' ? [`${notation.symbol}${inputs[0]}`] : []),
  ];

  test.each(forms)('is read from %s', (form) => {
    const document = read(`${leaves}\ny = ${form}`);
    const record = document.nodes.get(byName(document, 'y'));
    expect(record).toMatchObject({ kind: 'op', op, inputs: inputs.map((name) => byName(document, name)) });
  });

  test('has the value of its own forward, and prints as text that reads back', () => {
    const document = read(`${leaves}\ny = ${forms[0]}`);
    const { value } = evaluate(document);
    const operands = inputs.map((name) => value(byName(document, name)) ?? NaN);
    expect(value(byName(document, 'y'))).toBe(ops[op].forward(operands));
    const text = writeExpressions(document);
    expect(difference(document, read(text))).toBeNull();
    expect(text).toContain(`y = ${formulaOf(document, byName(document, 'y'))}\n`);
  });

  test('refuses the wrong number of inputs, and says which is right', () => {
    const { arity } = ops[op];
    const tooMany = readExpressions(`a = 1\ny = ${op}(${arity === 'many' ? '' : 'a, a, a'})`);
    if (tooMany.ok) throw new Error('it was taken');
    const expected =
      arity === 'many'
        ? `${op} takes at least 1 input; this call has none.`
        : `${op} takes ${arity} input${arity === 1 ? '' : 's'}; this call has 3.`;
    expect(tooMany).toMatchObject({ line: 2, column: 5, message: expected });
  });

  test('is set as mathematics and said in words, also its rule towards each input', () => {
    const document = read(`${leaves}\ny = ${forms[0]}`);
    const math = mathOf(document, byName(document, 'y'));
    const drawn = textOf(math);
    for (const name of inputs) expect(drawn).toContain(name);
    expectSound(math);
    const words = wordsOf(document, byName(document, 'y'));
    expect(words).toMatch(/^y equals .+/);
    for (const name of inputs) expect(words).toMatch(new RegExp(`\\b${name}\\b`));
    for (const operand of inputs.keys()) {
      const rule = mathOfRule(op, { operand, inputs, out: 'y' });
      expectSound(rule);
      expect(textOf(rule)).toMatch(new RegExp(`^∂y∂${inputs[operand]}=.+`));
      // A rule that could not be parsed would be shown as it is typed.
      expect(JSON.stringify(rule)).not.toMatch(/\*\*|undefined/);
      expect(wordsOfRule(op, { operand, inputs, out: 'y' })).not.toMatch(/[*/()]/);
    }
  });
});

const everyUnary = ['linear', ...opIds.filter((op) => ops[op].arity === 1 && ops[op].overRows === null)];
const netNumbers = Array.from({ length: 13 }, (_, index) => (index === 3 ? '-0' : String(index / 7 - 1))).join(', ');

/** Lines that make each macro of a and b, called o, and read something of it as y. */
const calls: Readonly<Record<MacroId, readonly string[]>> = {
  neuron: everyUnary.map(
    (activation) => `o = neuron(a, b, weights=[0.5, -0], bias=1e-300, activation=${activation}); y = o.sum + o + o.w2`,
  ),
  layer: [
    'o = layer(a, b, size=3); y = o[0] * o[1] + o[2]',
    ...everyUnary.map(
      (activation) => `o = layer(a, b, size=2, activation=${activation}, initial=zeros); y = o.n2.sum * 2`,
    ),
    'o = layer(a, ?, size=3, activations=[relu, tanh, relu], initial=he, seed=7); y = o.n3 - o.n1.w2',
    `o = layer(a, b, size=1, numbers=[0.1, -0, 5e-324]); y = o.n1.m2 * 2`,
  ],
  mlp: [
    'o = mlp(a, b, sizes=[2, 2, 1]); y = o * 2',
    'o = mlp(a, b, sizes=[3, 2], activations=[[tanh, relu, tanh], sigmoid], initial=xavier, seed=-3); y = o[1] + o.l1.n2.sum',
    `o = mlp(a, b, sizes=[3, 1], activation=relu, numbers=[${netNumbers}]); y = o.l2[0] + o.l1[2] * o.l2.n1.w3`,
    'o = mlp(sizes=[1], initial=fan_in); y = o.l1.n1.b * 2',
  ],
  squared_error: ['o = squared_error(a, b); y = o.each + o.difference', 'o = squared_error(a, ?, over=sum); y = o * 2'],
  absolute_error: ['o = absolute_error(a, b, over=sum); y = o.difference * o'],
  hinge: ['o = hinge(a, b); y = o.margin + o.missing'],
  binary_cross_entropy: ['o = binary_cross_entropy(a, b); y = o.if_one + o.if_zero + o.left'],
  softmax_cross_entropy: [
    'o = softmax_cross_entropy(a, b, a, 1); y = o.shifted2 + o.exp3 + o.largest',
    'o = softmax_cross_entropy(a, b); y = o * 2',
  ],
  l2_penalty: [
    'o = l2_penalty(strength=0.5); y = o.squares * 2',
    'w = parameter(3); n = neuron(a, b); o = l2_penalty(w, n); y = o.strength * 2',
    'o = l2_penalty([], strength=-0); y = o * 2',
    'o = l2_penalty(neuron(a), parameter(2)); y = o * 2',
  ],
  custom: ['o = pair(a, b); y = o[0] + o[1] + o.inner.w1', 'o = pair(b, ?, numbers=[0.5, -0, 7]); y = o.s * 2'],
};

//  x ─▶ inner (a neuron of x and z) ─▶ s (square)      both are outputs
function withPair(): NudgeDocument {
  const plain = read('x = 1; z = 2\ninner = neuron(x, z, weights=[1, 2], bias=3)\ns = inner**2 + 0\nkeep = inner * s');
  const members = new Set(['inner', 's'].map((name) => byName(plain, name)));
  for (const record of plain.nodes.values()) if (record.name === null) members.add(record.id);
  const grouped = group(plain, members, 'pair');
  if (!grouped.ok) throw new Error(grouped.message);
  return { ...emptyDocument, definitions: grouped.document.definitions ?? new Map() };
}

describe.each(Object.keys(calls).filter(isMacroId))('%s', (macro) => {
  const base = macro === 'custom' ? withPair() : emptyDocument;

  test.each(calls[macro])('is read from %s', (line) => {
    const text = `a = 1.5; b = -2; ${line}`;
    const document = read(text, base);
    expect(document.nodes.get(byName(document, 'o'))).toMatchObject({ kind: 'macro', macro });
    const printed = writeExpressions(document);
    expect(difference(document, read(printed, base))).toBeNull();
    expect(writeExpressions(read(printed, base))).toBe(printed);
    // The same numbers come of it, to the last bit.
    const [first, second] = [evaluate(document), evaluate(read(printed, base))];
    expect(second.value(byName(read(printed, base), 'y'))).toBe(first.value(byName(document, 'y')));
  });

  test.each(calls[macro])('has a formula that changes nothing when it is applied, in %s', (line) => {
    const document = read(`a = 1.5; b = -2; ${line}`, base);
    const o = byName(document, 'o');
    const applied = applyFormula(document, o, formulaOf(document, o));
    expect(applied).toMatchObject({ ok: true, added: [] });
    if (applied.ok) expect(applied.document.nodes.get(o)).toBe(document.nodes.get(o));
  });

  test('is set as mathematics and said in words, all that lies inside too', () => {
    const document = read(`a = 1.5; b = -2; ${calls[macro][0]}`, base);
    const o = byName(document, 'o');
    const context = macroContext(document);
    const record = document.nodes.get(o);
    if (record?.kind !== 'macro') throw new Error('o is no macro');
    const { slots } = expandInstance(instanceOf(record), context);
    for (const address of [o, ...slots.map((slot) => slot.address)]) {
      expectSound(mathOf(document, address));
      expect(wordsOf(document, address)).not.toMatch(/undefined|\[object/);
      expect(formulaOf(document, address)).not.toBe('');
      const applied = applyFormula(document, address, formulaOf(document, address));
      if (applied.ok) expect(applied.document.nodes).toEqual(document.nodes);
    }
  });

  test('refuses a keyword that it does not know', () => {
    const call = `${macro === 'custom' ? 'pair' : macro}(1, 2, colour=3, size=2, sizes=[2])`;
    const refused = readExpressions(call, base);
    expect(refused).toMatchObject({ ok: false });
    if (!refused.ok) expect(refused.message).toContain('does not know “colour=”. It takes ');
  });
});

describe.each([
  ['known.json', 1e-12],
  ['random.json', 1e-10],
] as const)('%s', (file, tolerance) => {
  const programs = fixture(file);

  test('is all there', () => expect(programs.length).toBe(file === 'known.json' ? 7 : 59));

  test.each(programs.map((golden) => [golden.name, golden] as const))('%s: every value and gradient', (_, golden) => {
    expectNumbers(read(golden.program), golden, tolerance);
  });

  test.each(programs.map((golden) => [golden.name, golden] as const))(
    '%s: the same after printing and reading back',
    (_, golden) => {
      const document = read(golden.program);
      const back = read(writeExpressions(document));
      expectNumbers(back, golden, tolerance);
      // From text, canonical order is the order of the text, so even the last bits agree.
      for (const name of Object.keys(golden.values)) {
        expect(evaluate(back).value(byName(back, name))).toBe(evaluate(document).value(byName(document, name)));
        expect(evaluate(back).gradient(byName(back, name))).toBe(evaluate(document).gradient(byName(document, name)));
      }
    },
  );

  test('comes out of the terminal with the same numbers, and passes its check', async () => {
    const lines: string[] = [];
    const faults: string[] = [];
    const terminal = {
      read: async (name: string) =>
        new TextEncoder().encode(programs.find((golden) => golden.name === name)?.program ?? ''),
      out: (text: string) => void lines.push(...text.trimEnd().split('\n')),
      err: (text: string) => void faults.push(text),
    };
    expect(await run(['grad', ...programs.map(({ name }) => name)], terminal)).toBe(0);
    expect(lines.length).toBe(programs.length);
    for (const [index, golden] of programs.entries()) {
      const printed = JSON.parse(lines[index] ?? '');
      expect(Object.keys(printed)).toEqual(['file', 'root', 'value', 'values', 'gradients']);
      expect(printed.file).toBe(golden.name);
      expect(printed.root).toBe(golden.root);
      expect(Object.keys(printed.values)).toEqual(Object.keys(golden.values));
      for (const [name, number] of Object.entries(golden.values))
        expectClose(printed.values[name], number, tolerance, name);
      for (const [name, number] of Object.entries(golden.gradients))
        expectClose(printed.gradients[name] ?? 0, number, tolerance, name);
    }
    lines.length = 0;
    expect(
      await run(['check', ...programs.map(({ name }) => name)], terminal),
      lines.find((line) => line.includes('"ok":false')),
    ).toBe(0);
    expect(faults).toEqual([]);
  });
});

function expectNumbers(document: NudgeDocument, golden: Golden, tolerance: number): void {
  const { value, gradient, root } = evaluate(document);
  expect(root).toBe(byName(document, golden.root));
  for (const [name, number] of Object.entries(golden.values))
    expectClose(value(byName(document, name)), number, tolerance, name);
  for (const [name, number] of Object.entries(golden.gradients)) {
    const actual = gradient(byName(document, name));
    // The golden files write 0 for a name off the path, where Nudge says that there is no gradient.
    expectClose(actual ?? 0, number, tolerance, `gradient of ${name}`);
    expect(actual === undefined).toBe(false);
  }
}

function expectClose(actual: number | null | undefined, wanted: number, tolerance: number, what: string): void {
  expect(typeof actual, what).toBe('number');
  expect(Math.abs((actual ?? NaN) - wanted), `${what}: ${actual} is not ${wanted}`).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(wanted)),
  );
}

function textOf({ text, children }: MathTree): string {
  return (text ?? '') + (children ?? []).map(textOf).join('');
}

/** Elements have what MathML asks of them: text or children, and as many children as their kind takes. */
function expectSound(tree: MathTree): void {
  const { tag, text, children } = tree;
  expect((text === undefined) !== (children === undefined), tag).toBe(true);
  if (tag === 'mfrac' || tag === 'msup' || tag === 'msub') expect(children?.length).toBe(2);
  if (tag === 'mi' || tag === 'mn' || tag === 'mo') expect(text).not.toBe('');
  for (const child of children ?? []) expectSound(child);
}
