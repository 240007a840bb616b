import { expect, test } from 'vitest';
import { cellMiddles, landscapeJob, planeColumns } from '../../../src/training/picture-job.ts';
import { at, graph } from '../../support/graph.ts';

const ends = { low: -1, high: 1 };

test('places lie in the middles of their cells, row by row from the lowest y', () => {
  expect([...cellMiddles(ends, 4)]).toEqual([-0.75, -0.25, 0.25, 0.75]);
  const [x, y] = planeColumns(ends, { low: 0, high: 4 }, 2);
  expect([[...x], [...y]]).toEqual([
    [-0.5, 0.5, -0.5, 0.5],
    [1, 1, 3, 3],
  ]);
});

//  y = (u − 1)² + (v + 2)² + rows: the mean of v·c1 over rows is v · 0
const bowl = graph({
  d: { columns: [[-1, 1]] },
  u: { role: 'parameter', value: 5 },
  v: { role: 'parameter', value: 5 },
  k: { role: 'parameter', value: 0 },
  one: 1,
  two: 2,
  du: ['sub', 'u', 'one'],
  dv: ['add', 'v', 'two'],
  su: ['square', 'du'],
  sv: ['square', 'dv'],
  r: ['mul', 'v', 'd/c1'],
  m: ['mean_rows', 'r'],
  y: ['sum', 'su', 'sv', 'm', 'k'],
});
const land = { loss: null, x: at('u'), y: at('v'), xs: { low: -1, high: 3 }, ys: { low: -4, high: 0 }, n: 4 };

test('a landscape is the loss over two parameters, filled row by row, with the numbers of the moment', () => {
  const { losses, rows } = landscapeJob(bowl, [[at('k'), 100]], land)!;
  expect([...losses].every(Number.isNaN)).toBe(true);
  rows.next();
  // u − 1 is −1.5 … 1.5, v + 2 is −1.5 in the lowest row.
  expect([...losses.slice(0, 4)]).toEqual([104.5, 102.5, 102.5, 104.5]);
  expect([...losses.slice(4)].every(Number.isNaN)).toBe(true);
  for (let row = 0; row < 3; row++) expect(rows.next().done).toBe(false);
  expect(rows.next().done).toBe(true);
  expect([...losses].slice(-4)).toEqual([104.5, 102.5, 102.5, 104.5]);
  expect(losses[5]).toBe(100.5);
});

test('there is no landscape of what has rows, of one parameter twice, or of an unknown one', () => {
  expect(landscapeJob(bowl, [], { ...land, loss: at('r') })).toBeNull();
  expect(landscapeJob(bowl, [], { ...land, y: at('u') })).toBeNull();
  expect(landscapeJob(bowl, [], { ...land, x: at('nowhere') })).toBeNull();
  expect(landscapeJob(bowl, [], { ...land, loss: at('su') })?.losses.length).toBe(16);
});
