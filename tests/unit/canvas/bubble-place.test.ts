import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bubblePlace } from '../../../src/canvas/bubble-place.ts';

const size = { width: 80, height: 68 };

test('between two columns of cards the bubble stands just above the sign of its wire', () => {
  // [a] ──▲── [b]
  const cards = [
    { x: 0, y: 0, width: 132, height: 92 },
    { x: 240, y: 0, width: 132, height: 96 },
  ];
  expect(bubblePlace({ x: 186, y: 50 }, size, cards)).toEqual({ x: 186, y: 2 });
});

test('where cards stand close together the bubble goes to the nearest side of them', () => {
  const cards = [
    { x: 0, y: 0, width: 132, height: 100 },
    { x: 160, y: 60, width: 132, height: 100 },
  ];
  expect(bubblePlace({ x: 146, y: 60 }, size, cards)).toEqual({ x: 146, y: -48 });
  expect(bubblePlace({ x: 146, y: 110 }, size, cards)).toEqual({ x: 146, y: 208 });
});

test('the bubble never covers a card, wherever the cards stand', () => {
  const card = fc.record({
    x: fc.integer({ min: -200, max: 200 }),
    y: fc.integer({ min: -400, max: 400 }),
    width: fc.constant(132),
    height: fc.integer({ min: 60, max: 160 }),
  });
  fc.assert(
    fc.property(fc.array(card, { maxLength: 30 }), fc.integer({ min: -400, max: 400 }), (cards, y) => {
      const at = bubblePlace({ x: 0, y }, size, cards);
      for (const { x, y: top, width, height } of cards) {
        const isApart =
          x >= at.x + size.width / 2 ||
          x + width <= at.x - size.width / 2 ||
          top >= at.y + size.height / 2 ||
          top + height <= at.y - size.height / 2;
        expect(isApart).toBe(true);
      }
    }),
  );
});
