import { expect, test } from 'vitest';
import { decodeCodeLink, encodeCodeLink, linkLimits } from '../../../src/formats/code-link.ts';

test('text goes through a link and back', () => {
  const text = 'größe = 2; y = größe**2 + 1 & # 100 %\n';
  const link = encodeCodeLink(text);
  expect(link).toEqual({ ok: true, hash: `code=${encodeURIComponent(text)}`, isLong: false });
  expect(decodeCodeLink(`#${link.ok ? link.hash : ''}`)).toEqual({ ok: true, text });
});

test('a link typed by hand keeps its plus signs', () =>
  expect(decodeCodeLink('#code=a=2;b=a+1')).toEqual({ ok: true, text: 'a=2;b=a+1' }));
test('code may stand among other words', () =>
  expect(decodeCodeLink('#theme=dark&code=a%3D2&x=1')).toEqual({ ok: true, text: 'a=2' }));
test.each(['', '#', '#example=neuron', '#barcode=1', '#code'])('%j is about something else', (hash) =>
  expect(decodeCodeLink(hash)).toBeNull(),
);
test('a damaged link says so', () =>
  expect(decodeCodeLink('#code=100%')).toEqual({
    ok: false,
    message: 'This link is damaged: its text cannot be decoded. Ask its author for a new one.',
  }));
test('half a character becomes a replacement character instead of an error', () =>
  expect(encodeCodeLink('# \uD800')).toMatchObject({ ok: true, hash: 'code=%23%20%EF%BF%BD' }));

test('long links are told, too long ones refused, both ways', () => {
  const text = (length: number) => 'a'.repeat(length - 'code='.length);
  expect(encodeCodeLink(text(linkLimits.soft))).toMatchObject({ ok: true, isLong: false });
  expect(encodeCodeLink(text(linkLimits.soft + 1))).toMatchObject({ ok: true, isLong: true });
  expect(encodeCodeLink(text(linkLimits.hard))).toMatchObject({ ok: true });
  expect(encodeCodeLink(text(linkLimits.hard + 1))).toEqual({
    ok: false,
    message: 'As a link this would have 32,001 characters; 32,000 is the most. Save a file instead.',
  });
  expect(decodeCodeLink(`#code=${text(linkLimits.hard)}`)).toMatchObject({ ok: true });
  expect(decodeCodeLink(`#code=${text(linkLimits.hard + 1)}`)).toEqual({
    ok: false,
    message: 'This link is too long to open safely. Ask its author for the file instead.',
  });
});
