import { describe, expect, test } from 'vitest';
import { isApple, keyCaps, keysText } from '../../../src/ui/keys-text.ts';
import { menuTarget } from '../../../src/ui/menu-entry.ts';
import { searchItems } from '../../../src/ui/search-rank.ts';

describe('a shortcut', () => {
  test('is written as each platform writes it', () => {
    expect(keysText('Mod+Shift+Z', true)).toBe('⌘⇧Z');
    expect(keysText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(keysText('Escape', false)).toBe('Esc');
  });

  test('may have plus or minus itself as its key', () => {
    expect(keyCaps('+', false)).toEqual(['+']);
    expect(keyCaps('Mod++', false)).toEqual(['Ctrl', '+']);
    expect(keyCaps('-', false)).toEqual(['−']);
  });

  test('knows Apple’s platforms', () => {
    expect(['MacIntel', 'iPhone', 'iPad', 'Win32', 'Linux x86_64'].map(isApple)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a menu', () => {
  const labels = ['Duplicate', 'Make it the root', 'Delete'];

  test('goes round at both ends', () => {
    expect(menuTarget(labels, 2, 'ArrowDown')).toBe(0);
    expect(menuTarget(labels, 0, 'ArrowUp')).toBe(2);
    expect(menuTarget(labels, -1, 'ArrowDown')).toBe(0);
    expect(menuTarget(labels, -1, 'ArrowUp')).toBe(2);
    expect([menuTarget(labels, 1, 'Home'), menuTarget(labels, 1, 'End')]).toEqual([0, 2]);
  });

  test('goes to the next label with a letter, and again to the one after', () => {
    expect(menuTarget(labels, 0, 'd')).toBe(2);
    expect(menuTarget(labels, 2, 'D')).toBe(0);
    expect(menuTarget(labels, 0, 'x')).toBe(null);
    expect(menuTarget(labels, 0, 'Enter')).toBe(null);
    expect(menuTarget([], -1, 'ArrowDown')).toBe(null);
  });
});

describe('a search', () => {
  const items = [
    { id: 'leaky_relu', label: 'leaky_relu' },
    { id: 'relu', label: 'relu' },
    { id: 'mul', label: 'mul', keywords: ['times', 'product'] },
    { id: 'mean', label: 'mean', detail: 'sum divided by count' },
    { id: 'sum', label: 'sum' },
    { id: 'step', label: 'step' },
  ];
  const found = (query: string) => searchItems(items, query).map((item) => item.id);

  test('puts the name itself first, then beginnings, words within, keywords, and the rest', () => {
    expect(found('relu')).toEqual(['relu', 'leaky_relu']);
    expect(found('sum')).toEqual(['sum', 'mean']);
    expect(found('PROD')).toEqual(['mul']);
    expect(found('m')).toEqual(['mul', 'mean', 'sum']);
  });

  test('an empty query finds all, in order; a strange one nothing', () => {
    expect(found('  ')).toEqual(items.map((item) => item.id));
    expect(found('zzz')).toEqual([]);
  });
});
