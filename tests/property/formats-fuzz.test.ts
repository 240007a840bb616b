import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyFormula } from '../../src/formats/apply-formula.ts';
import { claimsOf } from '../../src/formats/claims.ts';
import { parseProgram } from '../../src/formats/parse-program.ts';
import { readExpressions } from '../../src/formats/read-expressions.ts';
import { tokenise } from '../../src/formats/tokens.ts';
import { writeExpressions } from '../../src/formats/write-expressions.ts';
import { codeLink, readHash } from '../../src/persistence/links.ts';
import { cases, seed } from '../support/seed.ts';

const runs = { seed: seed | 0, numRuns: cases(1500) };

const lines = [
  'a = 2.0',
  'b = -3; c = 1e-3',
  'd = a*b + c**2 / -a',
  'c += tanh(d) * 2/3',
  'o = neuron(a, b, weights=[0.1, -0.2], bias=0.3, activation=relu)',
  "x = Value(2.0, label='x')",
  "x.label = 'ex'",
  'h = o[0] + o.sum - o.w1',
  'm = max(a, b, c, ?) - min(a) + sum([a, b])',
  'y = (a +\n  b) # grad a = 6',
  'y.backward()',
  'print(f"{y.data:.4f}")',
  'import math',
  'z = math.exp(a).relu() ^ 2',
  'größe = ① × ２ ÷ π',
  '-(3)**-2',
];

/** Programs with pieces cut out, doubled, swapped and replaced by what does harm. */
const mutated = fc
  .record({
    picked: fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 8 }),
    edits: fc.array(
      fc.record({
        at: fc.nat(10_000),
        length: fc.nat(6),
        insert: fc.oneof(
          fc.constantFrom(
            '',
            '(',
            ')',
            '[',
            ']',
            '=',
            '**',
            '-',
            '.',
            ',',
            ';',
            '\n',
            '#',
            "'",
            '"""',
            '?',
            '@n1',
            '1e999',
            '\\',
            '\0',
            '\u200B',
            '\uD800',
            '..',
            'neuron(',
            '.backward()',
            '==',
            '2x',
            '０',
            'pi',
            '__proto__',
            'weights=',
          ),
          fc.string({ unit: 'binary', maxLength: 3 }),
        ),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ picked, edits }) =>
    edits.reduce((text, { at, length, insert }) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + insert + text.slice(place + length);
    }, picked.join('\n')),
  );

/** A refusal names a place in the text and says something. */
function expectSound(
  text: string,
  result: { ok: true } | { ok: false; line: number; column: number; message: string },
): void {
  if (result.ok) return;
  const all = text.replace(/^\uFEFF/, ' ').split(/\r\n|\n|\r/);
  expect(result.line).toBeGreaterThanOrEqual(1);
  expect(result.line).toBeLessThanOrEqual(all.length);
  expect(result.column).toBeGreaterThanOrEqual(1);
  expect(result.column).toBeLessThanOrEqual((all[result.line - 1] ?? '').length + 1);
  expect(result.message).toMatch(/^\S[^\n]*[.?…]$/);
  expect(result.message).not.toMatch(/undefined|null|\[object/);
}

const base = readExpressions('a = 1; b = a * 2 + 3; x = neuron(a, b, weights=[1, 2], bias=0); w = x.sum + b');

test(`no text makes reading throw: it becomes a graph that prints, or an error with a place (seed ${seed})`, () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const result = readExpressions(text);
      expectSound(text, result);
      const parsed = parseProgram(text);
      expectSound(text, parsed);
      if (parsed.ok) claimsOf(parsed.program);
      if (!result.ok) return;
      const printed = writeExpressions(result.document);
      const back = readExpressions(printed);
      if (!back.ok) throw new Error(`${back.line}:${back.column}: ${back.message}\n${text}\n--\n${printed}`);
      expect(back.document.nodes.size).toBe(result.document.nodes.size);
    }),
    runs,
  );
});

test(`no formula makes the formula bar throw (seed ${seed})`, () => {
  if (!base.ok) throw new Error(base.message);
  const { document } = base;
  const ids = [null, ...document.nodes.keys()];
  fc.assert(
    fc.property(mutated, fc.nat(100), (text, pick) => {
      const result = applyFormula(document, ids[pick % ids.length] ?? null, text);
      expectSound(text, result);
      if (result.ok) readExpressions(writeExpressions(result.document));
    }),
    runs,
  );
});

test(`any text is cut into tokens that are the text again (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.oneof(mutated, fc.string({ unit: 'binary' })), (text) => {
      const tokens = tokenise(text);
      expect(tokens.map((token) => token.text).join('')).toBe(text);
      expect(tokens.every((token) => token.text !== '')).toBe(true);
    }),
    runs,
  );
});

test(`any text goes through a link, and any hash is read without throwing (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.oneof(mutated, fc.string({ unit: 'binary' })), (text) => {
      const link = codeLink('https://example.org/#old', text);
      if (!link.ok) throw new Error(link.message);
      const whole = text.replaceAll(/\p{Surrogate}/gu, '\uFFFD');
      expect(readHash(new URL(link.url).hash)).toEqual({ kind: 'code', text: whole });
      readHash(`#code=${text}`);
    }),
    runs,
  );
});
