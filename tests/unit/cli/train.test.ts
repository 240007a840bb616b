import { describe, expect, test } from 'vitest';
import { run } from '../../../src/cli/run.ts';
import { trainWords, withOptions } from '../../../src/cli/train-options.ts';
import { refused } from '../../../src/cli/load.ts';
import { defaultTraining } from '../../../src/graph/training-settings.ts';
import { optimiserDefaults } from '../../../src/graph/training-defaults.ts';

async function train(text: string, ...words: readonly string[]) {
  let out = '';
  let err = '';
  const code = await run(['train', ...words], {
    read: (file) =>
      Promise.resolve(file === '-' ? new TextEncoder().encode(text) : refused(`There is no file “${file}”.`)),
    out: (piece) => (out += piece),
    err: (piece) => (err += piece),
  });
  return { code, err, lines: out.trimEnd().split('\n').map((line): unknown => (line === '' ? null : JSON.parse(line))), out }; // prettier-ignore
}

const bowl = 'w = parameter(1)\nL = w*w';

describe('train', () => {
  test('prints one line of JSON for each step, in the order that the README gives', async () => {
    const { code, out, err } = await train(bowl, '-', '--steps', '3', '--learning-rate', '0.25');
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(
      '{"step":0,"loss":1,"learningRate":0.25}\n{"step":1,"loss":0.25,"learningRate":0.25}\n{"step":2,"loss":0.0625,"learningRate":0.25}\n',
    );
  });

  test('runs as many steps as the settings say when nothing is said', async () => {
    expect((await train(bowl, '-')).lines.length).toBe(defaultTraining.steps);
  });

  test('takes its options in any order, after = too, and the last one counts', async () => {
    const { out } = await train(bowl, '--learning-rate=0.5', '--steps=1', '-', '--learning-rate', '0.25');
    expect(out).toBe('{"step":0,"loss":1,"learningRate":0.25}\n');
  });

  test('leaves gradients in place when told to', async () => {
    // w = 1, 0.8, then 0.8 − 0.1·(2 + 1.6).
    const { lines } = await train(bowl, '-', '--steps', '3', '--learning-rate', '0.1', '--no-zero-grad');
    expect(lines[2]).toMatchObject({ loss: expect.closeTo(0.44 ** 2, 12) as number });
    const { lines: zeroed } = await train(bowl, '-', '--steps', '3', '--no-zero-grad', '--zero-grad');
    expect(zeroed[2]).toMatchObject({ loss: expect.closeTo(0.8 ** 4, 12) as number });
  });

  test('makes the node small that it is told to', async () => {
    const { lines } = await train('a = parameter(3)\nq = a*a\nL = q + 1', '-', '--steps', '1', '--loss', 'q');
    expect(lines).toMatchObject([{ loss: 9 }]);
  });
});

describe('a run that cannot go on says why on the other stream, and fails', () => {
  test('a stop, after the steps that were done', async () => {
    const { code, lines, err } = await train('w = parameter(0.3)\nL = log(w)', '-');
    expect(code).toBe(1);
    expect(lines.length).toBe(1);
    expect(err).toBe(
      '-: “L” became NaN because log of −0.03333 has no real value. Give “w” a number above 0. Training stopped at step 1; the weights before it are kept.\n',
    );
  });

  test.each([
    ['x = 2\ny = x*x', [], '-: There is no parameter to train. Make a number a parameter, or add a neuron.\n'],
    [bowl, ['--loss', 'nothing'], '-: There is no node “nothing” to take as the loss.\n'],
    ['w =', [], '-:1:4: Expected a number, a name or “(”, but found the end of the text.\n'],
  ])('%j %j', async (text, options, err) => {
    expect(await train(text, '-', ...options)).toMatchObject({ code: 1, err, out: '' });
  });

  test('a file that is not there', async () => {
    expect(await train('', 'none.json')).toMatchObject({
      code: 1,
      err: 'none.json:1:1: There is no file “none.json”.\n',
    });
  });
});

test.each([
  [[], 'Say which file to train.'],
  [['a', 'b'], 'train takes one file at a time.'],
  [['a', '--speed', '3'], 'There is no option “--speed”.'],
  [['a', '--steps'], 'Say what “--steps” should be.'],
  [['a', '--steps', '0'], '“--steps” should be 1 or more, not “0”.'],
  [['a', '--steps', '2e6'], '“--steps” should be at most 1,000,000, not “2e6”.'],
  [['a', '--steps', 'many'], '“--steps” should be a whole number, not “many”.'],
  [['a', '--steps='], '“--steps” should be a whole number, not “”.'],
  [['a', '--learning-rate', '-1'], '“--learning-rate” should be a number of 0 or more, not “-1”.'],
  [['a', '--weight-decay', 'x'], '“--weight-decay” should be a number of 0 or more, not “x”.'],
  [['a', '--batch', '0.5'], '“--batch” should be a whole number of rows, or full, not “0.5”.'],
  [
    ['a', '--optimiser', 'lion'],
    '“--optimiser” should be one of sgd, momentum, nesterov, rmsprop, adam, adamw, not “lion”.',
  ],
  [['a', '--schedule', 'slow'], '“--schedule” should be one of constant, linear, step, cosine, warmup, not “slow”.'],
])('train %j: %s', async (words, message) => {
  const { code, err, out } = await train('', ...words);
  expect([code, out, err.split('\n')[0]]).toEqual([1, '', message]);
});

test('a file may be called like an option behind --', () => {
  expect(trainWords(['--seed', '-3', '--', '--steps'])).toEqual({ files: ['--steps'], options: { seed: -3 } });
});

describe('options in place of settings', () => {
  const settings = { ...defaultTraining, optimiser: { kind: 'momentum' as const, momentum: 0.5 }, steps: 50 };

  test('an optimiser keeps what the file sets it to, another one begins with its own numbers', () => {
    expect(withOptions(settings, { optimiser: 'momentum' }).optimiser).toEqual(settings.optimiser);
    expect(withOptions(settings, { optimiser: 'adam' }).optimiser).toEqual(optimiserDefaults.adam);
  });

  test('a schedule stays laid out as the file says; another one is laid out for this run', () => {
    const linear = { ...settings, schedule: { kind: 'linear' as const, end: 0.5 } };
    expect(withOptions(linear, { steps: 10 })).toMatchObject({ schedule: linear.schedule, steps: 50 });
    expect(withOptions(linear, { steps: 10, schedule: 'linear' })).toMatchObject({
      schedule: linear.schedule,
      steps: 50,
    });
    expect(withOptions(linear, { steps: 10, schedule: 'cosine' })).toMatchObject({
      schedule: { kind: 'cosine' },
      steps: 10,
    });
  });

  test('all rows again, after minibatches', () => {
    expect(withOptions({ ...settings, batch: 5 }, { batch: null }).batch).toBeNull();
    expect(withOptions({ ...settings, batch: 5 }, {}).batch).toBe(5);
  });
});
