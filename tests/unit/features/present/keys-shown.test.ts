import { expect, test } from 'vitest';
import { keysShown } from '../../../../src/features/present/keys-shown.ts';

const press = (key: string, held: readonly ('ctrl' | 'meta' | 'alt' | 'shift')[] = []) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

test.each([
  [press('s'), 'S'],
  [press('S', ['shift']), 'Shift+S'],
  [press('?', ['shift']), '?'],
  [press(' '), 'Space'],
  [press('z', ['ctrl']), 'Mod+Z'],
  [press('ArrowRight', ['shift']), 'Shift+ArrowRight'],
  [press('PageDown'), 'PageDown'],
  [press('Shift', ['shift']), null],
  [press('Dead'), null],
])('on the canvas %j is shown as %s', (event, keys) => {
  expect(keysShown(event, false, false)).toBe(keys);
});

test('⌘ is Mod on an Apple machine, and Ctrl is Ctrl', () => {
  expect(keysShown(press('z', ['meta']), false, true)).toBe('Mod+Z');
  expect(keysShown(press('z', ['ctrl']), false, true)).toBe('Ctrl+Z');
});

test('nothing that writes into a field is shown: letters, digits, signs, accents, also by AltGr and the option key', () => {
  for (const key of ['a', 'Z', '7', '.', ' ', 'é', '𝛼'])
    for (const held of [[], ['shift'], ['alt'], ['ctrl', 'alt']] as const)
      expect(keysShown(press(key, held), true, false), `${key} with ${held.join()}`).toBeNull();
});

test('in a field, keys that command are shown', () => {
  expect(keysShown(press('Enter'), true, false)).toBe('Enter');
  expect(keysShown(press('ArrowUp'), true, false)).toBe('ArrowUp');
  expect(keysShown(press('a', ['ctrl']), true, false)).toBe('Mod+A');
});
