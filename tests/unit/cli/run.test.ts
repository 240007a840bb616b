import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createReader } from '../../../src/cli/read-file.ts';
import { run } from '../../../src/cli/run.ts';
import { encodeDocument } from '../../../src/graph/encode.ts';
import { understood } from '../../support/expressions.ts';
import { at } from '../../support/graph.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nudge-cli-'));

function file(name: string, content: string | Uint8Array): string {
  const full = path.join(folder, name);
  writeFileSync(full, content);
  return full;
}

async function nudge(words: readonly string[], stdin: string | Uint8Array = '') {
  let out = '';
  let err = '';
  const read = createReader(Readable.from(stdin.length === 0 ? [] : [stdin]));
  const code = await run(words, { read, out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err, lines: out.trimEnd().split('\n') };
}

const lecture = `a = 2.0
b = -3.0
c = 10.0
f = -2.0
e = a*b
d = e + c
L = d*f
`;

describe('grad', () => {
  test('prints one line of JSON with every value and gradient', async () => {
    const name = file('lecture.txt', lecture);
    expect(await nudge(['grad', name])).toMatchObject({
      code: 0,
      err: '',
      out: `{"file":${JSON.stringify(name)},"root":"L","value":-8,"values":{"a":2,"b":-3,"c":10,"f":-2,"e":-6,"d":4,"L":-8},"gradients":{"a":6,"b":-4,"c":-2,"f":4,"e":-2,"d":-2,"L":1}}\n`,
    });
  });

  test('prints a line for each file in their order, and reads standard input for -', async () => {
    const one = file('one.txt', 'a = 1');
    const two = file('two.txt', 'a = 2');
    const { lines } = await nudge(['grad', two, '-', one, '-'], 'a = 3');
    expect(lines.map((line) => JSON.parse(line)).map(({ file: name, value }) => [name, value])).toEqual([[two, 2], ['-', 3], [one, 1], ['-', 3]]); // prettier-ignore
  });

  test('names the slots inside a neuron, and leaves out what has no name', async () => {
    const { lines } = await nudge(
      ['grad', '-'],
      'x = 2\no = neuron(x, weights=[3], bias=1, activation=linear)\ny = (o + 1) * 2',
    );
    expect(lines[0]).toBe(
      '{"file":"-","root":"y","value":16,"values":{"x":2,"o":7,"o/w:p1":3,"o/b":1,"o/m:p1":6,"o/sum":7,"y":16},"gradients":{"x":6,"o":2,"o/w:p1":4,"o/b":2,"o/m:p1":2,"o/sum":2,"y":1}}',
    );
  });

  test('writes numbers in full, those that JSON lacks as words, and null where there is none', async () => {
    const { lines } = await nudge(
      ['grad', '-'],
      'a = 0.1; b = 0.2; c = a + b; z = -0; k = constant(2); p = 1/z * k; q = z/z; r = -p; w = c * ?; u = exp(z * k)',
    );
    expect(lines[0]).toContain(
      '"c":0.30000000000000004,"z":-0,"k":2,"p":"-Infinity","q":"NaN","r":"Infinity","w":null,"u":1}',
    );
    expect(lines[0]).toContain(
      '"gradients":{"a":null,"b":null,"c":null,"z":2,"k":null,"p":null,"q":null,"r":null,"w":null,"u":1}',
    );
  });

  test('names of nodes may be names that objects have', async () => {
    const { lines } = await nudge(['grad', '-'], '__proto__ = 2; constructor = __proto__ * 3');
    expect(lines[0]).toBe(
      '{"file":"-","root":"constructor","value":6,"values":{"__proto__":2,"constructor":6},"gradients":{"__proto__":3,"constructor":1}}',
    );
  });

  test('reads documents, by what is in them and not by their name', async () => {
    const { document, id } = understood('a = 2; b = a*a; o = neuron(b, weights=[1], bias=0)');
    const name = file('saved.txt', encodeDocument({ ...document, root: at(`${id('o')}/sum`) }));
    const { lines, code } = await nudge(['grad', name]);
    expect(code).toBe(0);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ root: 'o/sum', value: 4, gradients: { a: 4, b: 1, o: null } });
  });

  test('an unnamed root is called by its formula; an empty file has none', async () => {
    const { document } = understood('a = 2\n-a\na');
    const { lines } = await nudge(['grad', '-'], encodeDocument(document));
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ root: '−a', value: -2 });
    expect((await nudge(['grad', '-'], '')).out).toBe(
      '{"file":"-","root":null,"value":null,"values":{},"gradients":{}}\n',
    );
  });

  test('what was skipped or renamed is told on the other stream', async () => {
    const { code, err, lines } = await nudge(['grad', '-'], 'import math\na = 1\na += 1\n');
    expect(code).toBe(0);
    expect(err).toBe(
      '-: Line 1 was skipped: import math builds nothing here.\n-: “a” is defined 2 times: the last one is “a”, the one before “a_1”.\n',
    );
    expect(lines.length).toBe(1);
  });
});

describe('wrong input', () => {
  test('costs one message with its place, and the other files are still done', async () => {
    const bad = file('bad.txt', 'a = 1\nb = tanh(a, a)');
    const good = file('good.txt', 'a = 1');
    const { code, err, lines } = await nudge(['grad', bad, path.join(folder, 'none.txt'), folder, good]);
    expect(code).toBe(1);
    expect(err).toBe(
      `${bad}:2:5: tanh takes 1 input; this call has 2.\n` +
        `${folder}/none.txt:1:1: There is no file “${folder}/none.txt”.\n` +
        `${folder}:1:1: “${folder}” is a folder. Name the files in it.\n`,
    );
    expect(lines.map((line) => JSON.parse(line).file)).toEqual([good]);
  });

  test.each([
    [
      '{"format": "nudge",\n "version": }',
      2,
      13,
      'This file is damaged at line 2, column 13. Nothing was changed. Expected a value.',
    ],
    ['{"format": "other"}', 1, 1, "This isn't a document of this app."],
    [
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]),
      1,
      1,
      'This is no text file. Nudge reads expression text and documents in UTF-8.',
    ],
    ['a = 1\0', 1, 1, 'This is no text file. Nudge reads expression text and documents in UTF-8.'],
    [new Uint8Array(20_000_001), 1, 1, 'This file is 20.1 MB. The largest we can open is 20 MB.'],
    ['a = 2,5', 1, 6, 'A comma stands between the inputs of a call. Write decimals with a point, as in 2.5.'],
  ])('%#', async (content, line, column, message) => {
    const name = file('wrong', content);
    for (const words of [
      ['grad', name],
      ['check', name],
    ])
      expect(await nudge(words)).toMatchObject({ code: 1, out: '', err: `${name}:${line}:${column}: ${message}\n` });
    expect((await nudge(['grad', '-'], content)).err).toBe(`-:${line}:${column}: ${message}\n`);
  });

  test('texts of Windows editors are read', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a = 2\r\nb = a*a\r\n', 'utf16le')]);
    expect(JSON.parse((await nudge(['grad', '-'], bytes)).out)).toMatchObject({ value: 4 });
    expect(JSON.parse((await nudge(['grad', '-'], '\uFEFFa = 3')).out)).toMatchObject({ value: 3 });
  });
});

describe('check', () => {
  test('compares leaves and operations, and reports the worst', async () => {
    const { code, out } = await nudge(['check', '-'], lecture);
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual([
      'file',
      'root',
      'ok',
      'checked',
      'worst',
      'failed',
      'kinks',
      'infinite',
      'rounding',
      'unchecked',
      'claims',
    ]);
    expect(report).toMatchObject({
      file: '-',
      root: 'L',
      ok: true,
      checked: 7,
      failed: [],
      kinks: [],
      infinite: [],
      rounding: [],
      unchecked: 0,
      claims: [],
    });
    expect(report.worst.relative).toBeLessThan(1e-9);
  });

  test('covers every number inside a neuron and its inner slots', async () => {
    const report = JSON.parse(
      (await nudge(['check', '-'], 'x = 2\no = neuron(x, weights=[0.3], bias=0.1)\ny = o * o.sum')).out,
    );
    expect(report).toMatchObject({ ok: true, checked: 7 });
  });

  test('lists kinks apart', async () => {
    const { code, out } = await nudge(['check', '-'], 'x = 0; y = 2; z = relu(x) + abs(x) * y');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, checked: 2, kinks: [{ name: 'x', analytic: 0 }] });
  });

  test('sets apart what nudging cannot tell: no number, or one that drowns in rounding', async () => {
    const report = JSON.parse((await nudge(['check', '-'], 'x = 1; big = constant(1e12); y = x**2 + big')).out);
    expect(report).toMatchObject({ ok: true, rounding: [{ name: 'x', analytic: 2 }] });
    const infinite = JSON.parse((await nudge(['check', '-'], 'x = -1; y = log(x)')).out);
    expect(infinite).toMatchObject({ ok: true, infinite: [{ name: 'x', analytic: 'NaN', numeric: 'NaN' }, { name: 'y', analytic: 1, numeric: 'NaN' }] }); // prettier-ignore
  });

  test('judges claims, each reported', async () => {
    const text = `${lecture}# grad a = 6\n# value L = -8\n# grad b = -4.1\n# grad zz = 1\n# grad c = two\n# grad a_1 = none\n`;
    const { code, out } = await nudge(['check', '-'], text);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      claims: [
        { line: 8, kind: 'grad', name: 'a', claimed: 6, actual: 6, ok: true },
        { line: 9, kind: 'value', name: 'L', claimed: -8, actual: -8, ok: true },
        { line: 10, kind: 'grad', name: 'b', claimed: -4.1, actual: -4, ok: false },
        { line: 11, kind: 'grad', name: 'zz', claimed: 1, actual: null, ok: false, problem: 'There is no node “zz”.' },
        {
          line: 12,
          kind: 'grad',
          name: 'c',
          claimed: null,
          actual: -2,
          ok: false,
          problem: '“two” is not a number. Try 2, 0.5, 2/3, 1e-3 or pi.',
        },
        { line: 13, kind: 'grad', name: 'a_1', ok: false, problem: 'There is no node “a_1”.' },
      ],
    });
    expect((await nudge(['check', '-'], `${lecture}# grad a = 6\n`)).code).toBe(0);
  });

  test('claims reach inside neurons by both names', async () => {
    const text =
      'x = 2\no = neuron(x, weights=[3], bias=1, activation=linear)\n# grad o.w1 = 2\n# grad o/w:p1 = 2\n# value o.sum = 7\n# value o/b = 1';
    expect(JSON.parse((await nudge(['check', '-'], text)).out).claims.map(({ ok }: { ok: boolean }) => ok)).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});

describe('the command line', () => {
  test.each([['--help'], ['-h'], ['help'], ['grad', '--help']])('%s explains itself', async (...words) => {
    const { code, out, err } = await nudge(words);
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(/^Usage: .*grad FILE….*check FILE…/s);
  });

  test.each([
    [[], 'Say what to do.'],
    [['frobnicate', 'x.txt'], 'There is no command “frobnicate”.'],
    [['grad'], 'Say which files to read.'],
    [['check'], 'Say which files to check.'],
    [['grad', '--json', 'x.txt'], 'There is no option “--json”.'],
  ])('%j is answered in words', async (words, message) => {
    const { code, out, err } = await nudge(words);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.startsWith(`${message}\n\nUsage: `)).toBe(true);
  });

  test('after -- every word is a file', async () => {
    expect((await nudge(['grad', '--', '--help'])).err).toBe('--help:1:1: There is no file “--help”.\n');
  });
});
