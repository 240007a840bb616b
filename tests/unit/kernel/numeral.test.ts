import { describe, expect, test } from 'vitest';
import { fullPrecision, jsonNumber, numeral, shortNumeral } from '../../../src/kernel/numeral.ts';
import { parseNumber } from '../../../src/kernel/parse-number.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { again, seed } from '../../support/seed.ts';

describe('four significant digits', () => {
  test.each([
    [-1.5, '−1.500'],
    [0.7071067811865476, '0.7071'],
    [6.881373587019543, '6.881'],
    [2, '2.000'],
    [0, '0.000'],
    [-0, '0.000'],
    [12.3456, '12.35'],
    [9.9996, '10.00'],
    [99.996, '100.0'],
    [999.96, '1000'],
    [1234.5, '1235'],
    [12345.6, '12346'],
    [-999999.4, '−999999'],
    [999999.6, '1.000e6'],
    [1234567, '1.235e6'],
    [0.00012345, '0.0001234'],
    [0.00009999999, '0.0001000'],
    [0.000012345, '1.234e−5'],
    [-0.000012345, '−1.234e−5'],
    [1e-100, '1.00e−100'],
    [5e-324, '4.94e−324'],
    [-1.7976931348623157e308, '−1.798e308'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, 'NaN'],
  ])('%d is shown as %s', (x, text) => {
    expect(numeral(x)).toBe(text);
  });

  test('any number takes at most ten characters and reads back within half a unit of its last digit', () => {
    const random = createRandom(seed);
    for (let index = 0; index < 5000; index++) {
      const x = random.uniform(-10, 10) * 10 ** (random.integer(615) - 307);
      const text = numeral(x);
      expect(text.length, `${x} is ${text}, ${again(index)}`).toBeLessThanOrEqual(10);
      const read = Number(text.replaceAll('−', '-'));
      expect(Math.abs(read - x), `${x} is ${text}, ${again(index)}`).toBeLessThanOrEqual(
        Math.abs(x) * (text.includes('e−') ? 5.1e-3 : 5.1e-4),
      );
    }
  });
});

test.each([
  [Math.PI, { significant: 7 }, '3.141593'],
  [Math.PI, { significant: 1 }, '3'],
  [1e-9, { significant: 2 }, '1.0e−9'],
  [-1.005, { places: 4 }, '−1.0050'],
  [-0.00001, { places: 4 }, '0.0000'],
  [2.5, { places: 0 }, '3'],
  [123456789.125, { places: 2 }, '123456789.13'],
  [1.5e12, { places: 2 }, '1.50e12'],
  [NaN, { places: 2 }, 'NaN'],
  [-Infinity, { places: 2 }, '−∞'],
] as const)('%d as %j is shown as %s', (x, format, text) => {
  expect(numeral(x, format)).toBe(text);
});

describe('full precision', () => {
  test.each([
    [0.1, '0.1'],
    [-1.4999999999999998, '−1.4999999999999998'],
    [1e21, '1e21'],
    [-5e-324, '−5e−324'],
    [-0, '0'],
    [-Infinity, '−∞'],
    [NaN, 'NaN'],
  ])('%d is %s', (x, text) => {
    expect(fullPrecision(x)).toBe(text);
  });

  test('typed back, it is the same number', () => {
    const random = createRandom(seed);
    for (let index = 0; index < 2000; index++) {
      const x = random.uniform(-10, 10) * 10 ** (random.integer(600) - 300);
      expect(parseNumber(fullPrecision(x)), again(index)).toEqual({ ok: true, value: x });
    }
  });
});

test.each([
  [-2, '−2'],
  [1 / 3, '0.3333'],
  [0.1 + 0.2, '0.3'],
  [1e16, '1e16'],
  [123456, '123456'],
  [1000, '1000'],
  [1.5e-7, '1.5e−7'],
  [10.5, '10.5'],
  [0, '0'],
  [-0, '0'],
  [Infinity, '∞'],
])('in a sentence %d is %s', (x, text) => {
  expect(shortNumeral(x)).toBe(text);
});

describe('numbers in files', () => {
  test.each([0, -0, 0.1, -1.5, 1e21, 5e-324, 1.7976931348623157e308, 1 / 3])('%d reads back as the same bits', (x) => {
    expect(JSON.parse(jsonNumber(x))).toBe(x);
  });

  test('−0 keeps its sign', () => {
    expect(jsonNumber(-0)).toBe('-0');
  });

  test('what JSON cannot hold is refused', () => {
    for (const x of [NaN, Infinity, -Infinity]) expect(() => jsonNumber(x)).toThrow(RangeError);
  });
});
