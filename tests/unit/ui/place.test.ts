import { expect, test } from 'vitest';
import { place } from '../../../src/ui/place.ts';

const view = { width: 1000, height: 800 };
const size = { width: 200, height: 100 };
const below = { side: 'bottom', align: 'start', gap: 4 } as const;

test('below its anchor, their left edges in line', () => {
  expect(place({ x: 300, y: 200, width: 50, height: 30 }, size, view, below)).toMatchObject({
    x: 300,
    y: 234,
    side: 'bottom',
  });
});

test('above where there is no room below, and below again where there is none above either', () => {
  expect(place({ x: 300, y: 750, width: 50, height: 30 }, size, view, below)).toMatchObject({ y: 646, side: 'top' });
  const low = { width: 1000, height: 150 };
  expect(place({ x: 300, y: 60, width: 50, height: 30 }, size, low, below)).toMatchObject({ side: 'bottom', y: 42 });
});

test('moved along until it lies 8 px inside the window, the arrow still at the anchor', () => {
  const right = place({ x: 960, y: 200, width: 20, height: 30 }, size, view, { ...below, align: 'center' });
  expect(right).toMatchObject({ x: 792, arrow: 178 });
  const left = place({ x: 0, y: 200, width: 20, height: 30 }, size, view, { ...below, align: 'center' });
  // 16 px from the corner at the least, so that the arrow never hangs on a round corner.
  expect(left).toMatchObject({ x: 8, arrow: 16 });
});

test('beside its anchor, centred on it', () => {
  const options = { side: 'right', align: 'center', gap: 12 } as const;
  expect(place({ x: 300, y: 200, width: 50, height: 30 }, size, view, options)).toEqual({
    x: 362,
    y: 165,
    side: 'right',
    arrow: 50,
  });
  expect(place({ x: 900, y: 200, width: 50, height: 30 }, size, view, options)).toMatchObject({ x: 688, side: 'left' });
});

test('a piece larger than the window begins at its margin', () => {
  expect(place({ x: 300, y: 200, width: 50, height: 30 }, { width: 1200, height: 900 }, view, below)).toMatchObject({
    x: 8,
    y: 8,
  });
});
