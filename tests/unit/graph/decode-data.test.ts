import { describe, expect, test } from 'vitest';
import { dataFields, decodeDataFields, type RawData } from '../../../src/graph/decode-data.ts';
import { isFault } from '../../../src/graph/decode-fault.ts';
import * as v from 'valibot';
import { shapeFault } from '../../../src/graph/decode-shape.ts';

const column = (changes: object = {}) => ({ port: 'c1', name: 'x', values: [1, 2, 3], ...changes });
const whole = {
  columns: [column(), column({ port: 'c2', name: 'y', role: 'target', values: [0, 1, 0], labels: ['no', 'yes'] })],
};

function fault(raw: RawData) {
  const result = decodeDataFields(raw);
  return isFault(result) ? { code: result.code, at: result.path.join('.'), message: result.message } : result;
}

test('a table in full is read as it stands', () => {
  const raw: RawData = {
    ...whole,
    source: { kind: 'generated', set: 'two_moons', size: 3, noise: 0.1, seed: 7 },
    split: { validation: 1, seed: 4 },
  };
  expect(decodeDataFields(raw)).toEqual({
    columns: [{ port: 'c1', name: 'x', role: 'input', values: [1, 2, 3] }, whole.columns[1]],
    source: raw.source,
    split: raw.split,
  });
});

test('role, source, split and its seed may be left out', () => {
  expect(decodeDataFields({ columns: [column()] })).toEqual({
    columns: [{ port: 'c1', name: 'x', role: 'input', values: [1, 2, 3] }],
    source: { kind: 'own' },
    split: null,
  });
  expect(decodeDataFields({ columns: [column()], split: { validation: 2 } })).toMatchObject({
    split: { validation: 2, seed: null },
  });
});

test('nothing of the file is shared with the record', () => {
  const raw = { columns: [column()] };
  const read = decodeDataFields(raw);
  expect(!isFault(read) && read.columns[0]?.values).not.toBe(raw.columns[0]?.values);
});

const many = (length: number) => Array.from({ length }, () => 0);

describe('what makes no sense is refused by its place', () => {
  test.each<readonly [string, RawData, string, string, string]>([
    ['no columns', { columns: [] }, 'E-SHAPE', 'columns', '{at} is empty. A table has at least one column.'],
    [
      'no rows',
      { columns: [column({ values: [] })] },
      'E-SHAPE',
      'columns.0.values',
      '{at} is empty. A table has at least one row.',
    ],
    [
      'too many rows',
      { columns: [column({ values: many(10_001) })] },
      'E-SIZE',
      'columns.0.values',
      '{at} holds 10,001 numbers. A table has at most 10,000 rows.',
    ],
    [
      'too many columns',
      { columns: many(65).map(() => column()) },
      'E-SIZE',
      'columns',
      '{at} holds 65 columns. A table has at most 64.',
    ],
    [
      'columns of different lengths',
      { columns: [column(), column({ port: 'c2', name: 'y', values: [1] })] },
      'E-SHAPE',
      'columns.1.values',
      '{at} holds 1 numbers, and the first column 3. All columns of a table are of one length.',
    ],
    [
      'a port of another kind',
      { columns: [column({ port: 'p1' })] },
      'E-ID',
      'columns.0.port',
      '{at} should be c1, c2 and so on, not "p1".',
    ],
    [
      'a port twice',
      { columns: [column(), column({ name: 'y' })] },
      'E-ID',
      'columns.1.port',
      '{at} repeats the port c1. Give each column its own.',
    ],
    [
      'no name',
      { columns: [column({ name: ' ' })] },
      'E-NAME',
      'columns.0.name',
      'A column needs a name. It stands at {at}.',
    ],
    [
      'a name twice',
      { columns: [column(), column({ port: 'c2' })] },
      'E-NAME',
      'columns.1.name',
      'Another column is already called “x”. Give each its own name. It stands at {at}.',
    ],
    [
      'a long name',
      { columns: [column({ name: 'n'.repeat(65) })] },
      'E-NAME',
      'columns.0.name',
      'The name of a column has at most 64 characters; this one has 65. It stands at {at}.',
    ],
    [
      'no labels',
      { columns: [column({ labels: [] })] },
      'E-SHAPE',
      'columns.0.labels',
      '{at} is empty. Leave it out where numbers are numbers.',
    ],
    [
      'a label twice',
      { columns: [column({ values: [0, 1, 0], labels: ['a', 'a'] })] },
      'E-SHAPE',
      'columns.0.labels.1',
      '{at} repeats "a". Give each label once.',
    ],
    [
      'a long label',
      { columns: [column({ labels: ['l'.repeat(201)] })] },
      'E-SHAPE',
      'columns.0.labels.0',
      '{at} is longer than 200 characters.',
    ],
    [
      'a number that stands for no label',
      { columns: [column({ values: [0, 2, 1], labels: ['a', 'b'] })] },
      'E-NUM',
      'columns.0.values.1',
      '{at} is 2, which stands for no label. It should be a whole number from 0 to 1.',
    ],
    [
      'a size out of range',
      { columns: [column()], source: { kind: 'generated', set: 'xor', size: 0, noise: 0, seed: 1 } },
      'E-NUM',
      'source.size',
      '{at} should be a whole number from 1 to 10,000.',
    ],
    [
      'negative noise',
      { columns: [column()], source: { kind: 'generated', set: 'xor', size: 3, noise: -1, seed: 1 } },
      'E-NUM',
      'source.noise',
      '{at} should be at least 0.',
    ],
    [
      'a split that leaves nothing to train on',
      { columns: [column()], split: { validation: 3 } },
      'E-NUM',
      'split.validation',
      'Of 3 rows, 1 to 2 can be kept for validation, not 3. See {at}.',
    ],
    [
      'a split of one row',
      { columns: [column({ values: [1] })], split: { validation: 1 } },
      'E-NUM',
      'split.validation',
      'A table of one row has none to keep for validation. See {at}.',
    ],
  ])('%s', (_, raw, code, at, message) => {
    expect(fault(raw)).toEqual({ code, at, message });
  });
});

describe('what has the wrong shape is told', () => {
  const shape = v.looseObject(dataFields);
  test.each<readonly [unknown, string, string]>([
    [{}, 'columns', 'is missing'],
    [{ columns: 3 }, 'columns', 'should be a list of columns'],
    [{ columns: [4] }, 'columns.0', 'should be an object with port, name, role and values'],
    [{ columns: [column({ values: ['1'] })] }, 'columns.0.values.0', 'should be a number'],
    [{ columns: [column({ role: 'output' })] }, 'columns.0.role', 'should be "input", "target" or "ignored"'],
    [{ columns: [column({ unit: 'cm' })] }, 'columns.0.unit', 'is a key that is not known here'],
    [
      { columns: [], source: { kind: 'web' } },
      'source.kind',
      'should be an object whose kind is "own", "file" or "generated"',
    ],
    [{ columns: [], split: { validation: 1.5 } }, 'split.validation', 'should be a whole number'],
    [{ columns: [], split: { validation: 1, seed: 'x' } }, 'split.seed', 'should be a whole number, or null'],
  ])('%j', (raw, path, says) => {
    const found = shapeFault(shape, raw);
    expect({ path: found.path.join('.'), says: found.says }).toEqual({ path, says });
  });
});
