import { describe, expect, test } from 'vitest';
import { createScrubTrack, stepFactor, stepped } from '../../../src/ui/scrub-track.ts';

describe('a number under a moving pointer', () => {
  test('moves one step every 2 px, and back on the same numbers', () => {
    const track = createScrubTrack(2, undefined);
    const path = [0, 1, 2, 5, 20, 5, 0, -4].map((x) => track.at(x, 1));
    expect(path).toEqual([2, 2, 2.1, 2.2, 3, 2.2, 2, 1.8]);
  });

  test('never shows the dust of binary fractions', () => {
    const track = createScrubTrack(0, undefined);
    for (let x = 2; x <= 200; x += 2) expect(String(track.at(x, 1)).length).toBeLessThanOrEqual(4);
  });

  test('keeps the digits it came with: 6.8813735870195432 and one step of 0.1', () => {
    expect(createScrubTrack(6.881373587019543, undefined).at(2, 1)).toBe(6.981373587019543);
  });

  test('goes on from where it is when the factor changes', () => {
    const track = createScrubTrack(2, undefined);
    expect(track.at(10, 1)).toBe(2.5);
    expect(track.at(10, 10)).toBe(2.5);
    expect(track.at(12, 10)).toBe(3.5);
    expect(track.at(14, 0.1)).toBe(3.51);
    expect(track.at(12, 0.1)).toBe(3.5);
  });

  test('crosses a slider’s whole range in 240 px, whatever its step', () => {
    for (const step of [0.001, 0.01, 0.05]) {
      const slider = { min: -1, max: 1, step };
      expect(createScrubTrack(-1, slider).at(240, 1)).toBeCloseTo(1, 2);
    }
  });

  test('stops at the slider’s ends and comes back from there', () => {
    const track = createScrubTrack(0, { min: -1, max: 1, step: 0.5 });
    expect([1000, 0, -1000].map((x) => track.at(x, 1))).toEqual([1, 0, -1]);
  });

  test('a number typed from outside the range is not pulled into it', () => {
    const track = createScrubTrack(7, { min: -1, max: 1, step: 0.5 });
    expect(track.at(8, 1)).toBe(7.5);
  });
});

test('a step that would leave binary64 stays', () => {
  expect(stepped(Number.MAX_VALUE, 1, 10, undefined)).toBe(Number.MAX_VALUE);
});

test('Shift is ten steps, Alt a tenth, both together one', () => {
  const factors = [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ].map(([shiftKey, altKey]) => stepFactor({ shiftKey: shiftKey!, altKey: altKey! }));
  expect(factors).toEqual([1, 10, 0.1, 1]);
});
