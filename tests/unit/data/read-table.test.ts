import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../../src/data/csv/read-table.ts';
import { writeTable } from '../../../src/data/csv/write-table.ts';
import type { Column } from '../../../src/graph/document.ts';
import { cases, seed } from '../../support/seed.ts';

/** What a person sees of a table: names, roles and numbers. */
function table(text: string, options?: Parameters<typeof readTable>[1]) {
  const read = readTable(text, options);
  if (!read.ok) throw new Error(read.message);
  return read;
}
const values = (text: string) => table(text).columns.map((column) => column.values);
const refusal = (text: string) => {
  const read = readTable(text);
  return read.ok ? read : { row: read.row, column: read.column, message: read.message };
};

describe('a table with a header', () => {
  test('gives its columns, the last one as target', () => {
    expect(table('x1,x2,out\n1,2,3\n4,5,6\n').columns).toEqual([
      { port: 'c1', name: 'x1', role: 'input', values: [1, 4] },
      { port: 'c2', name: 'x2', role: 'input', values: [2, 5] },
      { port: 'c3', name: 'out', role: 'target', values: [3, 6] },
    ]);
  });

  test('has a column called y, label, target or class as its target wherever it stands', () => {
    for (const name of ['y', 'Label', 'TARGET', 'class'])
      expect(table(`${name},a,b\n1,2,3\n`).columns.map(({ role }) => role)).toEqual(['target', 'input', 'input']);
  });

  test('is known by text over numbers', () => {
    expect(table('a,b\n1,2').hasHeader).toBe(true);
    expect(table('1,2\n3,4').hasHeader).toBe(false);
    expect(table('fruit,taste\napple,sweet\nlemon,sour\napple,sweet').hasHeader).toBe(true);
    expect(table('apple,sweet\nlemon,sour\napple,sweet').hasHeader).toBe(false);
    expect(table(',a,b\n0,1,2\n1,3,4').hasHeader).toBe(true);
  });

  test('is read as a person says, not as guessed', () => {
    expect(table('2019,2020\n1,2\n', { hasHeader: true }).columns.map(({ name }) => name)).toEqual(['2019', '2020']);
    expect(table('1;2|3;4', { delimiter: '|' }).columns[0]?.labels).toEqual(['1;2']);
  });

  test('has names made fit, and says so', () => {
    const long = 'n'.repeat(70);
    const { columns, remarks } = table(`a,a,,${long}\n1,2,3,4\n`);
    expect(columns.map(({ name }) => name)).toEqual(['a', 'a_2', 'column 3', 'n'.repeat(64)]);
    expect(remarks).toEqual([
      'Column 2 is called “a_2”: another one is called “a” already.',
      'Column 3 has no name and is called “column 3”.',
      'The name of column 4 was shortened to 64 characters.',
    ]);
  });
});

test('without a header the columns are called x1, x2, …, y', () => {
  expect(table('1,2,3\n4,5,6').columns.map(({ name }) => name)).toEqual(['x1', 'x2', 'y']);
  expect(table('1,2\n4,5').columns.map(({ name }) => name)).toEqual(['x', 'y']);
  expect(table('1\n2').columns).toEqual([{ port: 'c1', name: 'x', role: 'input', values: [1, 2] }]);
});

describe('delimiters', () => {
  test.each([
    ['comma', 'a,b\n1,2\n3,4'],
    ['semicolon', 'a;b\n1;2\n3;4'],
    ['tab', 'a\tb\n1\t2\n3\t4'],
    ['bar', 'a|b\n1|2\n3|4'],
    ['what Excel declares', 'sep=;\r\na;b\r\n1;2\r\n3;4\r\n'],
  ])('%s', (_, text) =>
    expect(values(text)).toEqual([
      [1, 3],
      [2, 4],
    ]),
  );

  test('a decimal comma is understood where the comma parts no cells, and told', () => {
    const { columns, remarks } = table('x;y\n1,5;-2,25\n3;0,5e1\n');
    expect(columns.map((column) => column.values)).toEqual([
      [1.5, 3],
      [-2.25, 5],
    ]);
    expect(remarks).toEqual(['The comma is read as the decimal mark.']);
    expect(values('1,5\t2,5\n3\t4')).toEqual([
      [1.5, 3],
      [2.5, 4],
    ]);
  });

  test('points and commas together are thousands, which are refused with advice', () => {
    expect(refusal('a\tb\n1,234.5\t1\n2\t2\n')).toEqual({
      row: 2,
      column: 1,
      message:
        'Row 2, column 1: “1,234.5” is not a number. Write “.” before the decimals and nothing between thousands.',
    });
    expect(refusal('a\tb\n0.5\t1\n1,5\t2\n')).toMatchObject({ row: 3, column: 1 });
  });
});

describe('RFC 4180', () => {
  test('quotes hold delimiters, line ends and doubled quotes', () => {
    const { columns } = table('name,y\r\n"Smith, J.",1\r\n"say ""hi""",2\r\n"two\r\nlines",3\r\n"Smith, J.",4\r\n');
    expect(columns[0]?.labels).toEqual(['Smith, J.', 'say "hi"', 'two\r\nlines']);
    expect(columns[0]?.values).toEqual([0, 1, 2, 0]);
    expect(columns[1]?.values).toEqual([1, 2, 3, 4]);
  });

  test('quoted numbers are numbers', () => expect(values('"a","b"\n"1","2"\n')).toEqual([[1], [2]]));

  test('a byte order mark is no part of the first name', () => {
    expect(table('\uFEFFa,b\n1,2').columns[0]?.name).toBe('a');
  });

  test.each(['\n', '\r\n', '\r'])('lines may end with %j, the last one too or not', (end) => {
    expect(values(`1,2${end}3,4`)).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(values(`1,2${end}3,4${end}${end}`)).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  test('a quote inside an unquoted cell is a character', () => {
    expect(table('a,b\n5" pipe,1\n6" pipe,2\n5" pipe,3').columns[0]?.labels).toEqual(['5" pipe', '6" pipe']);
  });

  test('a quote that is never closed is told by its place', () => {
    expect(refusal('a,b\n1,"2\n3,4\n')).toEqual({
      row: 2,
      column: 2,
      message:
        'Row 2, column 2 begins with a quote that is never closed. Close it, or double it if it is part of the text.',
    });
  });

  test('text after a closing quote is told by its place', () => {
    expect(refusal('a,b\n"1"x,2\n')).toEqual({
      row: 2,
      column: 1,
      message: 'Row 2, column 1 goes on after its closing quote. Double the quotes that are part of the text.',
    });
  });
});

describe('what is no number', () => {
  test('among numbers is told by row and column', () => {
    expect(refusal('x,y\n1,2\n3,abc\n5,6\n')).toEqual({
      row: 3,
      column: 2,
      message: 'Row 3, column 2: “abc” is not a number.',
    });
    for (const text of ['NaN', 'inf', '0x10', '1 2', '5%', '--1', '1e'])
      expect(refusal(`x,y\n1,2\n3,${text}\n5,6\n`)).toMatchObject({ row: 3, column: 2 });
  });

  test('too large or too small to hold is refused, not turned into ∞ or 0', () => {
    expect(refusal('x,y\n1,1e999\n2,3\n')).toEqual({
      row: 2,
      column: 2,
      message: 'Row 2, column 2: “1e999” is too large to hold.',
    });
    expect(refusal('x,y\n1,1e-999\n2,3\n')).toMatchObject({ message: expect.stringContaining('too small to hold') });
  });

  test('empty cells are told by row and column', () => {
    expect(refusal('x,y\n1,\n2,3\n')).toEqual({
      row: 2,
      column: 2,
      message: 'Row 2, column 2 is empty. Fill it in, or leave the row out.',
    });
  });

  test('a delimiter at the very end of the text leaves an empty cell after it', () => {
    expect(refusal('x,y\n2,3\n1,')).toMatchObject({ row: 3, column: 2, message: expect.stringContaining('is empty') });
  });

  test('ragged rows are told with what was found', () => {
    expect(refusal('x,y\n1,2\n3,4,5\n')).toEqual({
      row: 3,
      column: 3,
      message: 'Row 3 has 3 cells, and the first row has 2. Put text that holds a comma in double quotes.',
    });
    expect(refusal('x,y\n1\n3,4\n5,6\n')).toEqual({
      row: 2,
      column: 2,
      message: 'Row 2 has 1 cell, and the first row has 2. Add what is missing.',
    });
  });

  test('rows are counted as a spreadsheet counts them, empty ones and the declared delimiter too', () => {
    expect(refusal('sep=,\nx,y\n\n1,2\n3,oops\n4,5\n')).toMatchObject({ row: 5, column: 2 });
  });
});

test('every kind of number a table may hold is read to the last bit', () => {
  expect(values('a\n0.1\n-2.5e-3\n+4\n.5\n5.\n−1\n 7 \n1E3\n-0\n0.1234567890123456789\n')[0]).toEqual([
    0.1, -0.0025, 4, 0.5, 5, -1, 7, 1000, -0, 0.12345678901234568,
  ]);
});

test('text that comes again becomes 0, 1, 2, … in order of appearance', () => {
  const [colour] = table('colour,y\nred,1\nblue,2\nred,3\n').columns;
  expect(colour).toEqual({ port: 'c1', name: 'colour', role: 'input', values: [0, 1, 0], labels: ['red', 'blue'] });
});

describe('what is left out is told', () => {
  test('empty rows and columns', () => {
    const { columns, remarks } = table('x,y,\n1,2,\n\n,,\n3,4,\n\n');
    expect(columns.map((column) => column.values)).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(remarks).toEqual(['2 empty rows were left out.', 'Column 3 is empty and left out.']);
  });

  test('row numbers and texts that are different in every row are kept but not used', () => {
    const { columns, remarks } = table('id,name,x,y\n1,ann,5,0\n2,bob,6,1\n3,eve,7,0\n');
    expect(columns.map(({ role }) => role)).toEqual(['ignored', 'ignored', 'input', 'target']);
    expect(remarks).toEqual([
      '“id” is ignored: it counts the rows. Give it another role to use it.',
      '“name” is ignored: its text is different in every row. Give it another role to use it.',
    ]);
  });
});

test('numbers that happen to count up are an input unless they are called a number of the row', () => {
  expect(table('n,y\n1,5\n2,6\n3,9\n').columns.map(({ role }) => role)).toEqual(['input', 'target']);
});

describe('limits', () => {
  const rows = (count: number) => `x,y\n${'1,2\n'.repeat(count)}`;

  test('10,000 rows are read, one more is refused', () => {
    expect(table(rows(10_000)).columns[0]?.values).toHaveLength(10_000);
    expect(refusal(rows(10_001))).toEqual({
      row: undefined,
      column: undefined,
      message: 'This table has 10,001 rows; 10,000 is the most. Take a part of it.',
    });
  });

  test('64 columns are read, one more is refused', () => {
    const wide = (count: number) => Array.from({ length: count }, (_, index) => index).join(',');
    expect(table(`${wide(64)}\n${wide(64)}`).columns).toHaveLength(64);
    expect(refusal(`${wide(65)}\n${wide(65)}`)).toMatchObject({
      message: 'This table has 65 columns; 64 is the most. Leave out what is not needed.',
    });
  });

  test('5 MB are the most', () => {
    expect(refusal(`a\n${'1\n'.repeat(2_600_000)}`)).toMatchObject({
      message: 'This table is 5.2 MB. The largest we can read is 5 MB.',
    });
  });

  test('a label has at most 200 characters', () => {
    const long = 'z'.repeat(201);
    expect(refusal(`a,b\n${long},1\n${long},2\n`)).toMatchObject({
      row: 2,
      message: 'Row 2, column 1 holds 201 characters of text. A label has at most 200.',
    });
  });

  test('nothing, only names, and binary files are refused', () => {
    expect(refusal('')).toMatchObject({ message: 'There is nothing in this table.' });
    expect(refusal('\n , \n')).toMatchObject({ message: 'There is nothing in this table.' });
    expect(readTable('a,b\n', { hasHeader: true })).toMatchObject({
      message: 'This table has a row of names and no rows of numbers.',
    });
    expect(refusal('a\0b')).toMatchObject({
      message: 'This is no table of text. Save it as CSV in UTF-8, or copy its cells and paste them.',
    });
  });
});

describe('writing', () => {
  const columns: readonly Column[] = [
    { port: 'c1', name: 'x, in cm', role: 'input', values: [0.1, -0, 1e-300] },
    { port: 'c4', name: '=cmd', role: 'target', values: [0, 1, 0], labels: ['=1+2', 'say "hi"'] },
  ];

  test('formulas go out as quoted text behind an apostrophe', () => {
    expect(writeTable(columns)).toBe('"x, in cm","\'=cmd"\r\n0.1,"\'=1+2"\r\n-0,"say ""hi"""\r\n1e-300,"\'=1+2"\r\n');
  });

  test('and come back as they were', () => {
    const back = table(writeTable(columns)).columns;
    expect(back.map(({ name, values: numbers, labels }) => ({ name, numbers, labels }))).toEqual(
      columns.map(({ name, values: numbers, labels }) => ({ name, numbers, labels })),
    );
  });

  test(`any table of numbers and labels reads back (seed ${seed})`, () => {
    const label = fc
      .string({
        unit: fc.constantFrom('a', 'z', ',', ';', '"', '\n', '=', "'", '-', '@', ' ', '|'),
        minLength: 1,
        maxLength: 6,
      })
      .map((text) => `${text}q`.trim());
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(2)), {
          minLength: 2,
          maxLength: 12,
        }),
        fc.uniqueArray(label, { minLength: 3, maxLength: 3 }),
        (rows, labels) => {
          const used = [...new Set(rows.map(([, kind]) => labels[kind] ?? ''))];
          const kinds = rows.map(([, kind]) => used.indexOf(labels[kind] ?? ''));
          const written = writeTable([
            { port: 'c1', name: 'number', role: 'input', values: rows.map(([x]) => x) },
            { port: 'c2', name: 'kind', role: 'target', values: kinds, labels: used },
          ]);
          const back = readTable(written, { hasHeader: true, delimiter: ',' });
          expect(back.ok && back.columns.map((column) => [column.values, column.labels])).toEqual([
            [rows.map(([x]) => x), undefined],
            [kinds, used],
          ]);
        },
      ),
      { seed, numRuns: cases(300) },
    );
  });
});

test(`any text is a table or is refused in words, and never throws (seed ${seed})`, () => {
  const piece = fc.constantFrom(
    '1',
    '-2.5',
    'a',
    ',',
    ';',
    '\t',
    '|',
    '"',
    '""',
    '\n',
    '\r\n',
    ' ',
    '1e999',
    '=cmd',
    '\uFEFF',
    'é',
    'sep=;\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const read = readTable(pieces.join(''));
      if (!read.ok) {
        expect(read.message).toMatch(/\.$/);
        return;
      }
      const lengths = new Set(read.columns.map((column) => column.values.length));
      expect(lengths.size).toBe(1);
      expect(new Set(read.columns.map(({ name }) => name)).size).toBe(read.columns.length);
      for (const { values: numbers, labels } of read.columns) {
        expect(numbers.every(Number.isFinite)).toBe(true);
        if (labels !== undefined) expect(Math.max(...numbers)).toBe(labels.length - 1);
      }
    }),
    { seed, numRuns: cases(2000) },
  );
});
