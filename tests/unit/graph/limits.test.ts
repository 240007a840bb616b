import { expect, test } from 'vitest';
import { utf8Length } from '../../../src/graph/limits.ts';

test('the length of text in UTF-8 is that of its encoded bytes', () => {
  for (const text of ['', 'a', 'é', '…', '𝕏', 'a\u0000ßक𝕏 ', '\uFFFF'])
    expect(utf8Length(text)).toBe(new TextEncoder().encode(text).length);
});
