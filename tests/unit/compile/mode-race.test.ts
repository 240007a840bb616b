import { expect, test } from 'vitest';
import { evaluate } from '../../../src/compile/evaluate.ts';
import { createRaceTrack, planRace } from '../../../src/compile/mode-race.ts';
import { at, graph } from '../../support/graph.ts';

//  a ─▶ × ─ e ─▶ + ─ d ─▶ × ─ L      6 wires: each sweep is 6 multiply-adds
//  b ─▶┘  c ─▶┘  f ─▶┘
const lecture = graph({ a: 2, b: -3, c: 10, f: -2, e: ['mul', 'a', 'b'], d: ['add', 'e', 'c'], L: ['mul', 'd', 'f'] });
const leaves = ['a', 'b', 'c', 'f'].map(at);

test('four inputs and one output: forward mode sweeps four times, reverse mode once', () => {
  const { program } = evaluate(lecture);
  expect(planRace(program, leaves, [at('L')])).toMatchObject({
    perSweep: 6,
    valueCost: 3,
    forwardCost: 24,
    reverseCost: 6,
  });
});

test('one input and three outputs turn it round', () => {
  const { program } = evaluate(lecture);
  expect(planRace(program, [at('a')], ['e', 'd', 'L'].map(at))).toMatchObject({ forwardCost: 6, reverseCost: 18 });
});

test('reverse mode knows f after the wires of L, c after those of d, and a and b last; forward mode one by one', () => {
  const { program } = evaluate(lecture);
  const { derivatives } = planRace(program, leaves, [at('L')]);
  const when = Object.fromEntries(derivatives.map(({ input, ...times }) => [input, times]));
  expect(when['f']?.reverseAt).toBe(2);
  expect(when['c']?.reverseAt).toBe(4);
  expect(when['a']?.reverseAt).toBe(6);
  expect(derivatives.map(({ forwardAt }) => forwardAt)).toEqual([6, 12, 18, 24]);
});

test('both ways give the numbers of the lecture, and neither disturbs the sweep on the page', () => {
  const { program, gradient } = evaluate(lecture);
  const race = planRace(program, leaves, ['d', 'L'].map(at));
  const track = createRaceTrack(program, race, 0);
  track.refill();
  expect(track.reverse(at('L'))).toEqual([6, -4, -2, 4]);
  expect(race.inputs.map((input) => track.forward(input))).toEqual([
    [-3, 6],
    [2, -4],
    [1, -2],
    [null, 4],
  ]);
  expect(track.reverse(at('d'))).toEqual([-3, 2, 1, null]);
  expect(gradient(at('b'))).toBe(-4);
  expect(program.tape.route?.root).toBe(program.root?.tapeSlot);
});

//  3 rows ─▶ × w ─▶ square ─▶ mean      2 + 1 wires in each of 3 rows, and 3 visits of the mean
test('with data every wire counts once in each row', () => {
  const { program } = evaluate(
    graph({ t: { columns: [[1, 2, 3]] }, w: 1, p: ['mul', 't/c1', 'w'], q: ['square', 'p'], m: ['mean_rows', 'q'] }),
  );
  const race = planRace(program, [at('w')], [at('m')]);
  expect(race.perSweep).toBe(3 * 2 + 3 * 1 + 3);
  expect(race.valueCost).toBe(3 + 3 + 1);
  const track = createRaceTrack(program, race, 0);
  track.refill();
  expect(track.forward(at('w'))[0]).toBeCloseTo(28 / 3, 12);
  expect(track.reverse(at('m'))[0]).toBeCloseTo(28 / 3, 12);
});

test('outputs without a number do not take part, nor inputs that no output depends on', () => {
  const { program } = evaluate(graph({ a: 1, lone: 2, w: ['tanh', null], y: ['square', 'a'] }));
  const race = planRace(program, [at('a'), at('lone')], [at('w'), at('y')]);
  expect(race.outputs).toEqual([at('y')]);
  expect(race.inputs).toEqual([at('a')]);
});
