import { expect, test } from 'vitest';
import { canonicalKeys, isCharacterKey, matchKeys, type KeyPress } from '../../../../src/store/commands/keys.ts';

function press(key: string, held = '', code = ''): KeyPress {
  const has = (name: string) => held.includes(name);
  return {
    key,
    code,
    ctrlKey: has('ctrl'),
    metaKey: has('meta'),
    altKey: has('alt'),
    shiftKey: has('shift'),
    repeat: false,
  };
}

test('Mod is Ctrl, and on a Mac it is ⌘', () => {
  expect(matchKeys(press('z', 'ctrl'), ['Mod+Z'], false)).toBe(true);
  expect(matchKeys(press('z', 'meta'), ['Mod+Z'], false)).toBe(false);
  expect(matchKeys(press('z', 'meta'), ['Mod+Z'], true)).toBe(true);
  expect(matchKeys(press('z', 'ctrl'), ['Mod+Z'], true)).toBe(false);
});

test('Shift tells redo from undo, with caps lock on too', () => {
  expect(matchKeys(press('Z', 'ctrl shift'), ['Mod+Z'], false)).toBe(false);
  expect(matchKeys(press('Z', 'ctrl shift'), ['Mod+Shift+Z'], false)).toBe(true);
  expect(matchKeys(press('z', 'ctrl shift'), ['Mod+Shift+Z'], false)).toBe(true);
  expect(matchKeys(press('Z', 'ctrl'), ['Mod+Z'], false)).toBe(true);
});

test('any one of several keys will do', () => {
  expect(matchKeys(press('Delete'), ['Delete', 'Backspace'], false)).toBe(true);
  expect(matchKeys(press('Backspace'), ['Delete', 'Backspace'], false)).toBe(true);
  expect(matchKeys(press('d'), ['Delete', 'Backspace'], false)).toBe(false);
});

test('a plain letter is not the letter with Ctrl, ⌘ or Alt', () => {
  expect(matchKeys(press('f'), ['F'], false)).toBe(true);
  for (const held of ['ctrl', 'meta', 'alt']) expect(matchKeys(press('f', held), ['F'], false)).toBe(false);
});

test('where the layout types no Latin letter, its place on the keyboard counts', () => {
  expect(matchKeys(press('я', 'ctrl', 'KeyZ'), ['Mod+Z'], false)).toBe(true);
  expect(matchKeys(press('Î', 'alt shift', 'KeyD'), ['Alt+Shift+D'], true)).toBe(true);
  // A French keyboard types w where an American one has Z: what it types counts.
  expect(matchKeys(press('w', 'ctrl', 'KeyZ'), ['Mod+Z'], false)).toBe(false);
});

test('keys of an input method write and command nothing', () => {
  expect(matchKeys(press('Process', '', 'KeyF'), ['F'], false)).toBe(false);
  expect(matchKeys(press('Dead', '', 'KeyF'), ['F'], false)).toBe(false);
});

test('signs count however the keyboard makes them', () => {
  expect(matchKeys(press('?', 'shift', 'Slash'), ['?'], false)).toBe(true);
  expect(matchKeys(press('+', 'shift', 'Equal'), ['+'], false)).toBe(true);
  expect(matchKeys(press('+', '', 'NumpadAdd'), ['+'], false)).toBe(true);
  // German: Shift+7 is a slash, AltGr+8 a bracket, on a Mac Option+5.
  expect(matchKeys(press('/', 'shift', 'Digit7'), ['/'], false)).toBe(true);
  expect(matchKeys(press('[', 'ctrl alt', 'Digit8'), ['['], false)).toBe(true);
  expect(matchKeys(press('[', 'alt', 'Digit5'), ['['], true)).toBe(true);
});

test('the browser keeps its own zoom: Mod with + is not plain +', () => {
  expect(matchKeys(press('+', 'ctrl'), ['+'], false)).toBe(false);
  expect(matchKeys(press('+', 'meta'), ['+'], true)).toBe(false);
  expect(matchKeys(press('0', 'ctrl'), ['0'], false)).toBe(false);
});

test('Shift+1 goes by the place of the 1, whatever it types', () => {
  expect(matchKeys(press('!', 'shift', 'Digit1'), ['Shift+1'], false)).toBe(true);
  expect(matchKeys(press('"', 'shift', 'Digit2'), ['Shift+2'], false)).toBe(true);
  expect(matchKeys(press('1', '', 'Digit1'), ['Shift+1'], false)).toBe(false);
});

test('a plus can itself be the key', () => {
  expect(canonicalKeys('Mod++')).toBe('Mod++');
  expect(canonicalKeys('Shift+Mod+z')).toBe('Mod+Shift+Z');
});

test('keys that type a character are those without Mod, Ctrl or Alt', () => {
  expect(['F', 'Shift+E', '?', '.', '0', '+'].filter((keys) => !isCharacterKey(keys))).toEqual([]);
  expect(['Mod+Z', 'Alt+Shift+D', 'Delete', 'F2', 'ArrowUp'].filter(isCharacterKey)).toEqual([]);
});
