import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { evaluate } from '../../src/compile/evaluate.ts';
import { formulaOf } from '../../src/formats/formula.ts';
import { mathOf, wordsOf } from '../../src/formats/math.ts';
import { mathOfRule, wordsOfRule } from '../../src/formats/math-of-rule.ts';
import type { MathTree } from '../../src/formats/math-tree.ts';
import { readExpressions } from '../../src/formats/read-expressions.ts';
import { writeExpressions } from '../../src/formats/write-expressions.ts';
import type { NudgeDocument } from '../../src/graph/document.ts';
import { macros } from '../../src/macros/table.ts';
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

function read(text: string): NudgeDocument {
  const result = readExpressions(text);
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

describe.each(Object.keys(macros))('%s', (macro) => {
  test('is read from a call, prints, and reads back as the same', () => {
    for (const activation of ['linear', ...opIds.filter((op) => ops[op].arity === 1)]) {
      const document = read(
        `a = 1.5; b = -2\no = ${macro}(a, b, weights=[0.5, -0], bias=1e-300, activation=${activation})\ny = o.sum + o`,
      );
      expect(difference(document, read(writeExpressions(document)))).toBeNull();
      expect(document.nodes.get(byName(document, 'o'))).toMatchObject({
        kind: 'macro',
        macro,
        settings: { activation },
      });
    }
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
