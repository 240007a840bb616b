import { expect, test } from 'vitest';
import { generationKeys, putAside, readGenerations } from '../../../src/persistence/generations.ts';
import { changeShelf } from '../../../src/persistence/shelf.ts';
import { checksum, readSavedRecord, savedRecord } from '../../../src/persistence/saved-record.ts';

const record = (revision: number) => savedRecord({ revision, title: 't', nodes: 1, text: `text ${revision}` });

test('a record reads back as it was', () => {
  expect(readSavedRecord(structuredClone(record(3)))).toEqual(record(3));
});

test('a record of which anything is missing or changed is none', () => {
  for (const key of Object.keys(record(1))) {
    const { [key as 'text']: _, ...rest } = record(1);
    expect(readSavedRecord(rest)).toBeNull();
  }
  for (const value of [
    undefined,
    null,
    'text',
    7,
    [],
    { ...record(1), text: 'text 2' },
    { ...record(1), revision: 1.5 },
  ])
    expect(readSavedRecord(value)).toBeNull();
});

test('the checksum tells texts apart that differ in one place or in order', () => {
  const texts = ['', 'a', 'b', 'ab', 'ba', 'aa', 'a\u0000', '1.0', '1.1', '𝕏'];
  expect(new Set(texts.map(checksum)).size).toBe(texts.length);
  expect(checksum('a')).toMatch(/^[0-9a-f]{16}$/);
});

test('the next save goes where the newest is not', () => {
  expect(readGenerations([undefined, undefined])).toMatchObject({ newest: null, nextRevision: 1, nextKey: 'work/a' });
  expect(readGenerations([record(1), undefined])).toMatchObject({
    newest: record(1),
    nextRevision: 2,
    nextKey: 'work/b',
  });
  expect(readGenerations([record(1), record(2)])).toMatchObject({
    newest: record(2),
    older: record(1),
    nextRevision: 3,
    nextKey: 'work/a',
  });
  expect(readGenerations([record(9), record(2)])).toMatchObject({
    newest: record(9),
    nextRevision: 10,
    nextKey: 'work/b',
  });
});

test('revisions count on from a damaged save too', () => {
  expect(readGenerations([{ ...record(8), text: 'torn' }, record(7)])).toMatchObject({
    newest: record(7),
    nextRevision: 9,
    nextKey: 'work/a',
  });
});

test('what is damaged or refused is put aside, after what lies there already', () => {
  const values = ['rubbish', record(4)];
  const generations = readGenerations(values, new Set([4]));
  expect(generations.newest).toBeNull();
  expect(putAside(values, generations, ['shelf'], ['before'])).toEqual([
    ['aside', ['before', 'rubbish', record(4), 'shelf']],
    ...generationKeys.map((key) => [key, undefined]),
  ]);
});

test('no entry of the shelf ever takes the place of another', () => {
  const once = changeShelf([], null, record(3), 'now');
  const twice = changeShelf(once.shelf, null, record(3), 'now');
  expect(twice.shelf.map(({ id }) => id)).toEqual(['s3-2', 's3']);
  expect(twice.entries.map(([key]) => key)).toEqual(['shelf', 'shelf/s3-2']);
});
