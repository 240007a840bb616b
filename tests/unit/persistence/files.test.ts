import { expect, test } from 'vitest';
import { fileName, readDropped } from '../../../src/persistence/files.ts';

function dropped(...files: readonly Partial<File>[]) {
  return { files: files as unknown as FileList };
}

test('a dropped file is read, its name and text handed on', async () => {
  expect(await readDropped(dropped(new File(['y = 2'], 'my graph.txt')))).toEqual({
    ok: true,
    name: 'my graph.txt',
    text: 'y = 2',
    handle: null,
  });
});

test('a dropped text or picture from another page is no file', async () => {
  expect(await readDropped(dropped())).toBeNull();
});

test('several files at once are refused, not one of them picked in silence', async () => {
  expect(await readDropped(dropped(new File(['1'], 'a'), new File(['2'], 'b')))).toEqual({
    ok: false,
    message: '2 files at once are too many. Drop one.',
  });
});

test('a file that is too large is refused before it is read', async () => {
  const file = { name: 'big.json', size: 20_000_001, text: () => Promise.reject(new Error('was read')) };
  expect(await readDropped(dropped(file))).toEqual({
    ok: false,
    message: 'This file is 20.1 MB. The largest we can open is 20 MB.',
  });
});

test('a file that cannot be read, such as a folder, is told in words', async () => {
  const folder = { name: 'folder', size: 0, text: () => Promise.reject(new DOMException('no', 'NotReadableError')) };
  expect(await readDropped(dropped(folder))).toEqual({ ok: false, message: 'This file could not be read.' });
});

test.each([
  ['The neuron by hand', 'The neuron by hand.nudge.json'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.nudge.json'],
  ['..', 'Untitled.nudge.json'],
  ['', 'Untitled.nudge.json'],
  [' größe\u0000\n𝕏 ', 'größe 𝕏.nudge.json'],
  ['x'.repeat(200), `${'x'.repeat(80)}.nudge.json`],
])('the file of %j is named %j', (title, name) => {
  expect(fileName(title)).toBe(name);
});

test('expression text gets the ending of text', () => {
  expect(fileName('loss', '.txt')).toBe('loss.txt');
});
