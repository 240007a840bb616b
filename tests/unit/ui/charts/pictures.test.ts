import { describe, expect, test } from 'vitest';
import { binned } from '../../../../src/ui/charts/bins.ts';
import { fitPicture } from '../../../../src/ui/charts/fit-picture.ts';
import { histogramPicture } from '../../../../src/ui/charts/histogram-picture.ts';
import { landscapePicture, landscapeWords } from '../../../../src/ui/charts/landscape-picture.ts';
import { lossPicture, placeOfStep, stepMarks, type LossLine } from '../../../../src/ui/charts/loss-picture.ts';
import { csvText } from '../../../../src/ui/charts/numbers-csv.ts';
import type { Mark, PathMark, Picture } from '../../../../src/ui/charts/picture.ts';
import { regionAt, regionPicture, regionWords, type Regions } from '../../../../src/ui/charts/region-picture.ts';
import { svgText } from '../../../../src/ui/charts/svg-text.ts';
import { thinned } from '../../../../src/ui/charts/thin.ts';

const size = { width: 300, height: 200, text: 11 };
const paths = (marks: readonly Mark[]) => marks.filter((mark): mark is PathMark => mark.kind === 'path');
const count = (path: string, letter: string) => path.split(letter).length - 1;
const inks = () => [1, 2, 3] as const;

const line = (losses: readonly number[], more: Partial<LossLine> = {}): LossLine => ({
  name: 'training',
  role: 'training',
  steps: losses.map((_, step) => step),
  losses,
  accuracies: null,
  ...more,
});

describe('the loss picture', () => {
  test('draws a line from corner to corner for a loss that falls to zero', () => {
    const { plots } = lossPicture([line([1, 0.5, 0])], 'linear', size);
    const drawn = paths(plots[0]!.marks).find((mark) => mark.stroke === 'ink')!;
    const places = drawn.d.match(/[\d.]+/g)!.map(Number);
    expect(places[0]).toBe(0);
    expect(places.at(-2)).toBe(plots[0]!.box.width);
    expect(places.at(-1)).toBe(plots[0]!.box.height);
  });

  test('breaks its line where a loss is not finite, and on a log axis where it is not positive', () => {
    const drawn = (losses: readonly number[], kind: 'linear' | 'log') =>
      paths(lossPicture([line(losses)], kind, size).plots[0]!.marks).find((mark) => mark.stroke === 'ink')!.d;
    expect(count(drawn([1, 2, Number.NaN, 2, 1], 'linear'), 'M')).toBe(2);
    expect(count(drawn([1, 2, 0, 2, 1], 'log'), 'M')).toBe(2);
    expect(count(drawn([1, 2, 0, 2, 1], 'linear'), 'M')).toBe(1);
  });

  test('tells its lines apart by dashes alone', () => {
    const lines = (['training', 'validation', 'ghost'] as const).map((role) => line([1, 0], { role, name: role }));
    const dashes = lossPicture(lines, 'linear', size).legend.map(({ sample }) => String(paths(sample.marks)[0]!.dash));
    expect(new Set(dashes).size).toBe(3);
  });

  test('has a second strip where there are accuracies, and a dot on each line at the cursor', () => {
    const lines = [
      line([1, 0.5], { accuracies: [0.5, 1] }),
      line([1, 0.8], { role: 'validation', name: 'validation' }),
    ];
    const picture = lossPicture(lines, 'linear', size);
    expect(picture.plots).toHaveLength(2);
    const [losses, accuracies] = stepMarks(picture, lines, 1);
    expect(losses).toHaveLength(3);
    expect(accuracies).toHaveLength(2);
    // 100 % is the upper edge of the strip.
    expect(paths(accuracies!)[1]!.d).toContain(' 0.0a');
  });

  test('has no step to show before the first, and no numbers that are none', () => {
    const picture = lossPicture([], 'log', size);
    expect(picture.title).toContain('no step yet');
    expect(svgText(picture, inks)).not.toMatch(/NaN|Infinity/);
  });

  test('finds the record of a step, the last before it where it was thinned out', () => {
    expect([0, 1, 4, 5, 9, 99].map((step) => placeOfStep([1, 5, 9], step))).toEqual([-1, 0, 0, 1, 2, 2]);
  });
});

test('a line of many points keeps its peaks in few', () => {
  const ys = Float64Array.from({ length: 10_000 }, (_, index) =>
    index === 4321 ? 50 : index === 8765 ? -50 : Math.sin(index),
  );
  const xs = Float64Array.from(ys, (_, index) => index);
  const few = thinned({ xs, ys }, 100);
  expect(few.xs.length).toBeLessThanOrEqual(500);
  expect([Math.max(...Array.from(few.ys)), Math.min(...Array.from(few.ys))]).toEqual([50, -50]);
  expect([few.xs[0], few.xs[few.xs.length - 1]]).toEqual([0, 9999]);
  const gap = thinned({ xs, ys: ys.map((y, index) => (index === 777 ? Number.NaN : y)) }, 100);
  expect(Array.from(gap.ys).some(Number.isNaN)).toBe(true);
});

//  y 1 ┌────┬────┐   score x: below 0 at the left, above 0 at the right
//      │ −  │ +  │
//   −1 └────┴────┘
const halves: Regions = {
  scores: [[-0.5, 0.5, -0.5, 0.5]],
  n: 2,
  x: { low: -1, high: 1 },
  y: { low: -1, high: 1 },
  xName: 'x1',
  yName: 'x2',
  classes: ['no', 'yes'],
  threshold: 0,
  isJudged: true,
  points: [
    { x: -0.5, y: 0, class: 0, isWrong: false },
    { x: -0.5, y: 0.5, class: 1, isWrong: true },
  ],
};

describe('the region picture', () => {
  test('has its boundary where the score crosses the threshold', () => {
    const { plots, box } = regionPicture(halves, size);
    const boundary = paths(plots[0]!.marks).find((mark) => mark.stroke === 'ink' && mark.width === 1.5)!;
    const middle = (box.width / 2).toFixed(1);
    expect(boundary.d).toContain(`M${middle} `);
    expect(plots[0]!.field?.cells).toEqual(new Uint8Array([0, 254, 0, 254]));
  });

  test('rings what is told wrong, once on paper and once in ink, and counts it', () => {
    const picture = regionPicture(halves, size);
    const rings = paths(picture.plots[0]!.marks).filter((mark) => mark.width === 1.75 || mark.width === 3.5);
    expect(rings.map((mark) => count(mark.d, 'Z'))).toEqual([1, 1]);
    expect(picture.legend.at(-1)?.label).toBe('told wrong: 1 of 2');
  });

  test('draws each class in a shape of its own', () => {
    const shapes = paths(regionPicture(halves, size).plots[0]!.marks).filter((mark) => mark.fill?.startsWith('class'));
    expect(shapes).toHaveLength(2);
    expect(shapes[0]!.d.includes('a')).toBe(true);
    expect(shapes[1]!.d.includes('a')).toBe(false);
  });

  test('says what is told at a place', () => {
    expect(regionAt(halves, 0.5, 0)).toEqual({ class: 1, score: 0.5 });
    expect(regionAt(halves, 2, 0)).toBeNull();
    expect(regionWords(halves, -0.25, 0.5)).toBe('x1 −0.25, x2 0.5: no (−0.5)');
  });

  test('with a score for each class, the greatest wins', () => {
    const three: Regions = {
      ...halves,
      scores: [
        [1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, 0, 1, Number.NaN],
      ],
      classes: ['a', 'b', 'c'],
    };
    expect(regionPicture(three, size).plots[0]!.field).toMatchObject({
      ramp: 'classes',
      cells: new Uint8Array([0, 1, 2, 255]),
    });
    expect(regionAt(three, 0.5, -0.5)).toEqual({ class: 1, score: 1 });
    expect(regionWords(three, 0.5, 0.5)).toContain('no number');
  });
});

describe('a histogram', () => {
  test('has stretches of a round width, none across zero, and counts every finite number once', () => {
    const values = [-0.31, -0.02, 0, 0.02, 0.5, Number.NaN];
    const { low, width, counts, left } = binned(values, 10);
    expect([width, left]).toEqual([0.1, 1]);
    expect(low).toBeCloseTo(-0.4, 12);
    expect(counts).toEqual([1, 0, 0, 1, 2, 0, 0, 0, 0, 1]);
  });

  test('is one bar for equal numbers and none for no numbers', () => {
    expect(binned([3, 3, 3]).counts.filter((n) => n > 0)).toEqual([3]);
    expect(binned([0, 0]).counts).toEqual([2]);
    expect(binned([]).counts).toEqual([]);
    expect(binned([1e300, 1e300 * (1 + 2 ** -52)]).counts.reduce((sum, n) => sum + n, 0)).toBe(2);
    expect(binned([-1.7e308, 1.7e308]).counts.reduce((sum, n) => sum + n, 0)).toBe(2);
  });

  test('of gradients shows their sign in colour, and by words in the legend', () => {
    const picture = histogramPicture(
      { bins: binned([-1, -1, 2]), name: 'gradient', signed: true, counts: 'linear' },
      size,
    );
    expect(
      paths(picture.plots[0]!.marks)
        .map((mark) => mark.fill)
        .filter(Boolean),
    ).toEqual(['minus', 'plus']);
    expect(picture.legend.map(({ label }) => label)).toEqual(['below 0', '0 and above']);
  });

  test('shows a count of one by its logarithm too', () => {
    const picture = histogramPicture(
      { bins: binned([1, 2, 2, 2]), name: 'parameter', signed: false, counts: 'log' },
      size,
    );
    expect(count(paths(picture.plots[0]!.marks).find((mark) => mark.fill === 'soft')!.d, 'Z')).toBe(2);
  });
});

describe('a landscape', () => {
  const bowl = {
    losses: Array.from({ length: 81 }, (_, cell) => ((cell % 9) - 4) ** 2 + (Math.floor(cell / 9) - 4) ** 2 + 1),
    n: 9,
    x: { low: -4.5, high: 4.5 },
    y: { low: -4.5, high: 4.5 },
    xName: 'w',
    yName: 'b',
    present: { x: 0, y: 0 },
    path: [
      { x: 3, y: 3 },
      { x: 0, y: 0 },
    ],
  };

  test('shows the present point in the middle, the way walked, and lines with their loss', () => {
    const { plots, box, legend } = landscapePicture(bowl, size);
    const marks = plots[0]!.marks;
    expect(paths(marks).at(-2)!.d).toContain(`M${(box.width / 2 - 5).toFixed(1)} ${(box.height / 2).toFixed(1)}a`);
    expect(paths(marks).some((mark) => mark.stroke === 'accent' && count(mark.d, 'L') === 1)).toBe(true);
    expect(marks.some((mark) => mark.kind === 'text' && mark.text === '20')).toBe(true);
    expect(legend.map(({ label }) => label)).toEqual(['loss 1 … 33', 'where it stands', 'the way walked']);
  });

  test('is half drawn while half its losses are known', () => {
    const half = { ...bowl, losses: bowl.losses.map((loss, cell) => (cell < 40 ? loss : Number.NaN)) };
    const field = landscapePicture(half, size).plots[0]!.field!;
    expect([...field.cells].filter((cell) => cell === 255)).toHaveLength(41);
    expect(landscapeWords(half, 0, 4)).toBe('w 0, b 4');
    expect(landscapeWords(half, 0, -4)).toBe('w 0, b −4: loss 17');
  });

  test('of losses that differ by orders of magnitude has lines that multiply', () => {
    const steep = { ...bowl, losses: bowl.losses.map((loss) => 10 ** (loss / 10)) };
    const texts = landscapePicture(steep, size).plots[0]!.marks.flatMap((mark) =>
      mark.kind === 'text' ? [mark.text] : [],
    );
    expect(texts).toEqual(expect.arrayContaining(['10', '100']));
  });
});

describe('the curve picture', () => {
  const xs = [0, 1, 2];
  const curves = [{ name: 'y', ys: xs }];

  test('shows the curve and every example', () => {
    const picture = fitPicture({ xs, curves, points: { xs: [0.5, 1.5], ys: [0, Number.NaN] }, xName: 'x' }, size);
    const dots = paths(picture.plots[0]!.marks).find((mark) => mark.fill === 'accent')!;
    expect(count(dots.d, 'Z')).toBe(1);
    expect(picture.title).toBe('y over x, with 2 examples');
  });

  test('tells several curves apart by dashes too', () => {
    const three = ['a', 'b', 'c'].map((name, shift) => ({ name, ys: xs.map((x) => x + shift) }));
    const { legend } = fitPicture({ xs, curves: three, points: null, xName: 'x' }, size);
    expect(new Set(legend.map(({ sample }) => String(paths(sample.marks)[0]!.dash))).size).toBe(3);
  });
});

describe('an exported picture', () => {
  const hostile = '"><script>alert(1)</script>\u0000&\uD800';

  test('holds nothing but what pictures are made of, whatever names people choose', () => {
    const pictures: readonly Picture[] = [
      regionPicture({ ...halves, xName: hostile, classes: [hostile, 'yes'] }, size),
      lossPicture([line([1, 0], { name: hostile })], 'linear', size),
    ];
    for (const picture of pictures) {
      const text = svgText(picture, inks);
      const elements = new Set([...text.matchAll(/<([a-z]+)/g)].map((match) => match[1]));
      for (const name of elements) expect(['path', 'rect', 'svg', 'text', 'title']).toContain(name);
      const attributes = new Set([...text.matchAll(/ ([a-z-]+)="/g)].map((match) => match[1]));
      for (const name of ['href', 'style', 'onload', 'class', 'id']) expect(attributes.has(name)).toBe(false);
      expect(text).not.toContain('\u0000');
      expect(text).toContain('&lt;script&gt;');
      expect(text).not.toMatch(/\p{Surrogate}/u);
    }
  });

  test('has its legend below it, in so many lines as it needs', () => {
    const narrow = svgText(regionPicture(halves, { ...size, width: 120 }), inks);
    const broad = svgText(regionPicture(halves, size), inks);
    const height = (text: string) => Number(/height="(\d+)"/.exec(text)![1]);
    expect(height(broad)).toBeGreaterThan(size.height);
    expect(height(narrow)).toBeGreaterThan(height(broad));
    expect(broad).toContain('>told wrong: 1 of 2</text>');
  });

  test('joins equal neighbours of a field into one rectangle', () => {
    const flat: Regions = {
      ...halves,
      n: 10,
      scores: [Array.from({ length: 100 }, (_, cell) => (cell % 10 < 5 ? -1 : 1))],
    };
    expect(count(svgText({ ...regionPicture(flat, size), legend: [] }, inks), '<rect')).toBe(1 + 20);
  });
});

test('numbers become CSV that reads back exactly and holds no formulas', () => {
  const text = csvText({
    columns: ['x, y', '=cmd()', '-a'],
    rows: [
      [0.1 + 0.2, null, -0],
      ['say "no"', '+1', -1.5],
    ],
  });
  expect(text).toBe('"x, y","\'=cmd()","\'-a"\r\n0.30000000000000004,,-0\r\n"say ""no""","\'+1",-1.5\r\n');
});
