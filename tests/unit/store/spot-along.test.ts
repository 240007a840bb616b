import { expect, test } from 'vitest';
import { emptyDocument } from '../../../src/graph/document.ts';
import { place } from '../../../src/store/place.ts';
import { spotAlong } from '../../../src/store/spot-along.ts';

const size = { width: 200, height: 100 };
const middle = { x: 0, y: 0 };
const net = { kind: 'mlp' } as const;
const data = { kind: 'data', set: 'two_moons' } as const;

test('in an empty document everything lies around the middle', () => {
  expect(spotAlong(emptyDocument, net, size, middle)).toEqual({ x: -100, y: -50 });
});

//  [data] ──▶ [net]
test('a net goes to the right of the data in its way, data to the left of the net in its way', () => {
  const corner = { x: -100, y: -100 };
  const withData = place(emptyDocument, data, corner).document;
  const beside = spotAlong(withData, net, size, middle);
  expect(beside.x).toBe(-100 + 220 + 80);
  expect(beside.y).toBe(-50);

  const withNet = place(emptyDocument, net, corner).document;
  expect(spotAlong(withNet, data, size, middle).x).toBe(-100 - 80 - 200);
});

test('a card is passed by card after card, and one above the way is not in the way', () => {
  const first = place(emptyDocument, data, { x: -100, y: -100 }).document;
  const second = place(first, net, { x: 200, y: -100 }).document;
  expect(spotAlong(second, net, size, middle).x).toBe(200 + 260 + 80);
  const above = place(emptyDocument, data, { x: -100, y: -400 }).document;
  expect(spotAlong(above, net, size, middle).x).toBe(-100);
});

test('a number stays where it was asked for', () => {
  const withData = place(emptyDocument, data, { x: -100, y: -100 }).document;
  expect(spotAlong(withData, { kind: 'leaf', role: 'input' }, size, middle)).toEqual({ x: -100, y: -50 });
});
