import { expect, test } from 'vitest';
import { codeLink, readHash } from '../../../src/persistence/links.ts';

test('a code link carries expression text through any address', () => {
  const texts = ['y = a * b', 'a = 2; b = 100%\n# größe 𝕏 + # & = ?', ''].map((text) => [text, text] as const);
  for (const [text, read] of [...texts, ['half \uD835', 'half \uFFFD'] as const]) {
    const link = codeLink('https://school.example/nudge/?class=7#example=old', text);
    if (!link.ok) throw new Error(link.message);
    const url = new URL(link.url);
    expect([url.origin, url.pathname, url.search]).toEqual(['https://school.example', '/nudge/', '?class=7']);
    expect(readHash(url.hash)).toEqual({ kind: 'code', text: read });
  }
});

test('a lesson link names the lesson', () => {
  expect(readHash('#lesson=used-twice')).toEqual({ kind: 'lesson', id: 'used-twice' });
  expect(readHash('#lesson=a%20b')).toEqual({ kind: 'refused', message: 'This link names no lesson.' });
});

test('an example link names the example', () => {
  expect(readHash('#example=tanh-by-hand')).toEqual({ kind: 'example', id: 'tanh-by-hand' });
  expect(readHash('example=d5')).toEqual({ kind: 'example', id: 'd5' });
  expect(readHash('#example=<b>')).toEqual({ kind: 'refused', message: 'This link names no example.' });
});

test('other hashes are no business of ours', () => {
  for (const hash of ['', '#', '#code', '#top', '#x=code=1', '#CODE=1']) expect(readHash(hash)).toBeNull();
});

test('code that nobody encoded is read as it stands', () => {
  expect(readHash('#code=y = a + b')).toEqual({ kind: 'code', text: 'y = a + b' });
});

test('a broken percent code is refused in words', () => {
  expect(readHash('#code=100%')).toMatchObject({ kind: 'refused', message: expect.stringContaining('damaged') });
});

test('a link beyond 32,000 characters is neither opened nor made; one beyond 8,000 is made with a warning', () => {
  expect(readHash(`#code=${'x'.repeat(31_994)}`)).toMatchObject({ kind: 'code' });
  expect(readHash(`#code=${'x'.repeat(31_995)}`)).toEqual({
    kind: 'refused',
    message: 'This link is too long to open safely. Ask its author for the file instead.',
  });
  expect(codeLink('http://a/', 'x'.repeat(7994))).toMatchObject({ ok: true, warning: null });
  expect(codeLink('http://a/', 'x'.repeat(7995))).toMatchObject({ ok: true, warning: expect.stringContaining('long') });
  expect(codeLink('http://a/', 'x'.repeat(31_994))).toMatchObject({ ok: true });
  expect(codeLink('http://a/', 'x'.repeat(31_995))).toEqual({
    ok: false,
    message: 'This graph is too large for a link. Save it as a file and share that.',
  });
});
