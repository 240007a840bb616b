import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/*  What the README and issue 3 promise of `nudge train`, tried through the terminal alone: the bundle a person runs, files on disk,
 *  lines on standard output. The expected numbers are those of the golden files, which other programs computed. */

const root = resolve(import.meta.dirname, '../..');

interface Step {
  readonly step: number;
  readonly loss: number;
  readonly accuracy?: number;
  readonly validationLoss?: number;
  readonly learningRate: number;
}

interface Ran {
  readonly code: number | null;
  readonly steps: readonly Step[];
  readonly out: string;
  readonly error: string;
}

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nudge-train-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function train(given: readonly string[], input = ''): Ran {
  const ran = spawnSync(process.execPath, [join(root, 'scripts/nudge.mjs'), 'train', ...given], {
    cwd: folder,
    encoding: 'utf8',
    input,
    // The bundle is built on the first run.
    timeout: 60_000,
  });
  const lines = ran.stdout.split('\n').filter((line) => line !== '');
  const steps = lines.map((line): Step => JSON.parse(line));
  return { code: ran.status, steps, out: ran.stdout, error: ran.stderr };
}

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function example(name: string): string {
  return join(root, 'examples', `${name}.json`);
}

function golden(name: string): unknown {
  return JSON.parse(readFileSync(join(root, 'tests/fixtures/golden', `${name}.json`), 'utf8'));
}

function field(of: unknown, key: string): unknown {
  return Reflect.get(Object(of), key);
}

function numbers(of: unknown): readonly number[] {
  if (!Array.isArray(of)) throw new Error('not a list of numbers');
  return of.map(Number);
}

function furthest(found: readonly number[], expected: readonly number[]): number {
  return Math.max(...expected.map((x, at) => Math.abs((found[at] ?? Number.NaN) - x) / Math.max(1e-3, Math.abs(x))));
}

function lossesOf(ran: Ran): readonly number[] {
  expect(ran.error).toBe('');
  expect(ran.code).toBe(0);
  return ran.steps.map((step) => step.loss);
}

describe('the published runs', () => {
  const runs = field(golden('lecture-mlp'), 'losses');
  for (const [name, losses] of Object.entries(Object(runs))) {
    const [, rate, zero] = /^lr=([\d.]+) zero_grad=(True|False)$/u.exec(name) ?? [];
    test(`the lecture's MLP at ${name} comes out as published`, () => {
      const flags = ['--steps', '20', '--learning-rate', rate ?? '', ...(zero === 'False' ? ['--no-zero-grad'] : [])];
      const found = lossesOf(train([example('lecture-mlp'), ...flags]));
      const expected = numbers(losses);
      expect(found).toHaveLength(20);
      expect(furthest(found, expected)).toBeLessThan(1e-9);
    });
  }

  test('the moons demo prints the 100 losses and accuracies of the notebook', () => {
    const ran = train([example('moons'), '--steps', '100']);
    expect(furthest(lossesOf(ran), numbers(field(golden('moons'), 'printedLoss')))).toBeLessThan(1e-9);
    expect(ran.steps.map((step) => step.accuracy)).toEqual(numbers(field(golden('moons'), 'accuracy')));
    expect(ran.steps.map((step) => step.step)).toEqual(Array.from({ length: 100 }, (_, k) => k));
    expect(
      furthest(
        ran.steps.map((step) => step.learningRate),
        ran.steps.map((_, k) => 1 - (0.9 * k) / 100),
      ),
    ).toBeLessThan(1e-12);
  });

  test("the yin-yang run of micrograd's successor comes out as published, on training and on validation rows", () => {
    const ran = train([example('yinyang'), '--steps', '100']);
    const expected = golden('yinyang');
    expect(furthest(lossesOf(ran), numbers(field(expected, 'trainLoss')))).toBeLessThan(1e-9);
    const validation = numbers(field(expected, 'validationLoss'));
    const found = validation.map((_, at) => ran.steps[at * 10]?.validationLoss ?? Number.NaN);
    expect(furthest(found, validation)).toBeLessThan(1e-9);
  });

  test('each document of examples/ trains as many steps as it is laid out for when none are named', () => {
    for (const [name, steps] of [
      ['lecture-mlp', 20],
      ['moons', 100],
      ['yinyang', 100],
    ] as const) {
      expect(lossesOf(train([example(name)])), name).toHaveLength(steps);
    }
  });
});

//  rows ─ x, y ─▶ w·x ─▶ squared error, mean ─▶ loss = ((w−2)² + 4(w−2)²) / 2 = 2.5 (w−2)², slope 5 (w−2)
function line(training: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    format: 'nudge',
    version: 1,
    nodes: [
      {
        id: 'rows',
        kind: 'data',
        columns: [
          { port: 'c1', name: 'x', values: [1, 2] },
          { port: 'c2', name: 'y', role: 'target', values: [2, 4] },
        ],
      },
      { id: 'w', kind: 'leaf', role: 'parameter', value: 0, name: 'w' },
      { id: 'p', kind: 'op', op: 'mul', inputs: ['w', 'rows/c1'] },
      {
        id: 'loss',
        kind: 'macro',
        macro: 'squared_error',
        name: 'loss',
        inputs: [
          { port: 'p1', from: 'p' },
          { port: 't', from: 'rows/c2' },
        ],
        settings: { over: 'mean' },
      },
    ],
    training: { learningRate: 0.1, ...training },
  };
}

/** The losses of that line under a rule that moves w by a step of its own: by hand, from w = 0. */
function byHand(steps: number, move: (gradient: number, k: number, w: number) => number): readonly number[] {
  let w = 0;
  return Array.from({ length: steps }, (_, k) => {
    const loss = 2.5 * (w - 2) ** 2;
    w += move(5 * (w - 2), k, w);
    return loss;
  });
}

describe('options, against the rules worked by hand', () => {
  const cases: readonly (readonly [string, readonly string[], readonly number[]])[] = [
    ['plain SGD', [], byHand(6, (g) => -0.1 * g)],
    ['--learning-rate', ['--learning-rate', '0.02'], byHand(6, (g) => -0.02 * g)],
    ['--weight-decay', ['--weight-decay', '0.5'], byHand(6, (g, _, w) => -0.1 * (g + 0.5 * w))],
    ['--schedule linear', ['--schedule', 'linear'], byHand(6, (g, k) => -0.1 * (1 - (0.9 * k) / 6) * g)],
    ['--schedule warmup', ['--schedule', 'warmup'], byHand(6, (g, k) => -0.1 * Math.min(1, (k + 1) / 10) * g)],
    ['--optimiser momentum', ['--optimiser', 'momentum'], momentum(false)],
    ['--optimiser nesterov', ['--optimiser', 'nesterov'], momentum(true)],
    ['--no-zero-grad', ['--no-zero-grad'], kept()],
  ];
  for (const [name, flags, expected] of cases) {
    test(`${name} does what it says`, () => {
      const found = lossesOf(train([write('line.json', line()), '--steps', '6', ...flags]));
      expect(found).toHaveLength(6);
      expect(furthest(found, expected)).toBeLessThan(1e-12);
    });
  }

  test('adam first moves by the learning rate, whatever the size of the gradient', () => {
    const found = lossesOf(train([write('line.json', line()), '--steps', '2', '--optimiser', 'adam']));
    expect(furthest(found, [10, 2.5 * (0.1 - 2) ** 2])).toBeLessThan(1e-8);
  });

  test('rmsprop first moves by ten learning rates at decay 0.99', () => {
    const found = lossesOf(train([write('line.json', line()), '--steps', '2', '--optimiser', 'rmsprop']));
    expect(furthest(found, [10, 2.5 * (1 - 2) ** 2])).toBeLessThan(1e-7);
  });

  test('adamw takes learning rate · decay · parameter apart from the gradient', () => {
    const flags = ['--optimiser', 'adamw', '--weight-decay', '0.5'];
    const found = lossesOf(train([write('line.json', line()), '--steps', '3', ...flags]));
    const plain = lossesOf(train([write('line.json', line()), '--steps', '3', '--optimiser', 'adam']));
    // From w = 0 the first step has nothing to decay.
    expect(found.slice(0, 2)).toEqual(plain.slice(0, 2));
    expect(found[2]).toBeGreaterThan(plain[2] ?? Infinity);
  });

  test('--batch 1 follows one row in each step and still tells the loss over all rows', () => {
    const found = lossesOf(train([write('line.json', line()), '--steps', '2', '--batch', '1']));
    expect(found[0]).toBe(10);
    // One row alone has the slope 2x²(w−2): −4 or −16 at w = 0.
    const expected = [4, 16].map((slope) => 2.5 * (0.1 * slope - 2) ** 2);
    expect(Math.min(...expected.map((loss) => Math.abs((found[1] ?? Number.NaN) - loss)))).toBeLessThan(1e-12);
  });

  test('the same seed draws the same minibatches to the last digit, another seed others', () => {
    const run = (seed: string) => train([example('moons'), '--steps', '12', '--batch', '10', '--seed', seed]).out;
    expect(run('5')).toBe(run('5'));
    expect(run('5')).not.toBe(run('6'));
  });

  test('--batch full and a batch of more rows than there are take all rows', () => {
    const path = write('line.json', line({ batch: 1 }));
    const all = lossesOf(train([path, '--steps', '4', '--batch', 'full']));
    expect(all).toEqual(lossesOf(train([path, '--steps', '4', '--batch', '99'])));
    expect(
      furthest(
        all,
        byHand(4, (g) => -0.1 * g),
      ),
    ).toBeLessThan(1e-12);
  });

  test('options say otherwise than the document for one run, and the file stays as it was', () => {
    const path = write('line.json', line({ zeroGrad: false, learningRate: 0.3 }));
    const before = readFileSync(path, 'utf8');
    const found = lossesOf(train([path, '--steps', '6', '--zero-grad', '--learning-rate', '0.1']));
    expect(
      furthest(
        found,
        byHand(6, (g) => -0.1 * g),
      ),
    ).toBeLessThan(1e-12);
    expect(readFileSync(path, 'utf8')).toBe(before);
  });

  test('--loss names the node whose number is made smaller', () => {
    const path = write('two.txt', 'w = parameter(1)\na = w*w\nb = w - 5\ny = a + b');
    const steps = train([path, '--steps', '2', '--loss', 'a', '--learning-rate', '0.25']);
    expect(lossesOf(steps)).toEqual([1, 0.25]);
  });
});

function momentum(nesterov: boolean): readonly number[] {
  let velocity = 0;
  return byHand(6, (g) => {
    velocity = 0.9 * velocity + g;
    return -0.1 * (nesterov ? g + 0.9 * velocity : velocity);
  });
}

function kept(): readonly number[] {
  let sum = 0;
  return byHand(6, (g) => -0.1 * (sum += g));
}

describe('documents by hand', () => {
  test('what the document says holds where no option says otherwise', () => {
    const path = write(
      'line.json',
      line({ optimiser: { kind: 'momentum', momentum: 0.5 }, steps: 3, weightDecay: 0.1 }),
    );
    let velocity = 0;
    const expected = byHand(3, (g, _, w) => {
      velocity = 0.5 * velocity + g + 0.1 * w;
      return -0.1 * velocity;
    });
    const found = lossesOf(train([path]));
    expect(found).toHaveLength(3);
    expect(furthest(found, expected)).toBeLessThan(1e-12);
  });

  test("the README's net on three rows trains, and the same file gives the same numbers", () => {
    const text = readFileSync(join(root, 'README.md'), 'utf8');
    const [, json] = /A net on three rows, written by hand:\s+```json\n([\s\S]+?)```/u.exec(text) ?? [];
    const path = write('net.json', json ?? '');
    const first = train([path, '--steps', '40', '--learning-rate', '0.01']);
    const losses = lossesOf(first);
    expect(losses).toHaveLength(40);
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) * 0.9);
    expect(train([path, '--steps', '40', '--learning-rate', '0.01']).out).toBe(first.out);
  });

  test('a frozen parameter does not move', () => {
    const text = JSON.stringify(line()).replace('"name":"w"', '"name":"w","frozen":true');
    const ran = train([write('frozen.json', text), '--steps', '3']);
    // With nothing left to move there is nothing to train: said in words, or losses that stay.
    if (ran.code === 0) expect(new Set(ran.steps.map((step) => step.loss)).size).toBe(1);
    else expect(ran.error).toMatch(/parameter/iu);
  });

  test('binary cross-entropy from logits tells ln 2 at zero and stays finite at a thousand', () => {
    const at = (z: number) => ({
      format: 'nudge',
      version: 1,
      nodes: [
        { id: 'z', kind: 'leaf', role: 'parameter', value: z, name: 'z' },
        { id: 't', kind: 'leaf', value: 1, name: 't' },
        {
          id: 'loss',
          kind: 'macro',
          macro: 'binary_cross_entropy',
          inputs: [
            { port: 'p1', from: 'z' },
            { port: 't', from: 't' },
          ],
        },
      ],
    });
    expect(lossesOf(train([write('bce.json', at(0)), '--steps', '1']))[0]).toBeCloseTo(Math.LN2, 14);
    expect(lossesOf(train([write('bce.json', at(-1000)), '--steps', '1']))).toEqual([1000]);
  });

  test('expression text trains too, and the default is SGD at 0.1 for 100 steps', () => {
    const found = lossesOf(train([write('text.txt', 'w = parameter(3)\ny = (w - 1)**2')]));
    expect(found).toHaveLength(100);
    expect(furthest(found.slice(0, 3), [4, 4 * 0.64, 4 * 0.64 ** 2])).toBeLessThan(1e-12);
  });

  test('a dash reads standard input', () => {
    const found = lossesOf(train(['-', '--steps', '2'], 'w = parameter(3)\ny = (w - 1)**2'));
    expect(found[0]).toBe(4);
  });

  test('each line has only what the issue names, in that order', () => {
    const ran = train([example('yinyang'), '--steps', '1']);
    const keys = ran.out.match(/"(\w+)":/gu)?.join('');
    expect(keys).toBe('"step":"loss":"accuracy":"validationLoss":"learningRate":');
    const bare = train([write('text.txt', 'w = parameter(3)\ny = w*w'), '--steps', '1']);
    expect(Object.keys(bare.steps[0] ?? {})).toEqual(['step', 'loss', 'learningRate']);
  });
});

describe('what cannot be trained', () => {
  const refusals: readonly (readonly [string, string, string, readonly string[], RegExp])[] = [
    ['a file with a mistake names line and column', 'bad.txt', 'w = parameter(3)\ny = w +* 2', [], /bad\.txt:2:\d+/u],
    ['damaged JSON names line and column', 'bad.json', '{\n "format": "nudge",\n oops', [], /bad\.json:3:\d+/u],
    ['a document without a parameter', 'none.txt', 'a = 3\ny = a*a', [], /parameter/iu],
    ['a node that is not there', 'w.txt', 'w = parameter(3)\ny = w*w', ['--loss', 'nowhere'], /nowhere/u],
    ['an option that does not exist', 'w.txt', 'w = parameter(3)\ny = w*w', ['--momentun'], /--momentun/u],
    [
      'a learning rate that is no number',
      'w.txt',
      'w = parameter(3)\ny = w*w',
      ['--learning-rate', 'fast'],
      /learning-rate[\s\S]*fast|fast[\s\S]*learning-rate/u,
    ],
    ['steps below none', 'w.txt', 'w = parameter(3)\ny = w*w', ['--steps', '-3'], /steps/u],
    ['half a step', 'w.txt', 'w = parameter(3)\ny = w*w', ['--steps', '1.5'], /steps/u],
    ['an optimiser that does not exist', 'w.txt', 'w = parameter(3)\ny = w*w', ['--optimiser', 'adamm'], /adamm/u],
    ['a schedule that does not exist', 'w.txt', 'w = parameter(3)\ny = w*w', ['--schedule', 'bumpy'], /bumpy/u],
    ['a batch of no rows', 'w.txt', 'w = parameter(3)\ny = w*w', ['--batch', '0'], /batch/u],
    ['an option without its number', 'w.txt', 'w = parameter(3)\ny = w*w', ['--steps'], /steps/u],
  ];
  for (const [name, file, content, flags, words] of refusals) {
    test(`${name} is refused in words, with exit code 1`, () => {
      const ran = train([write(file, content), ...flags]);
      expect(ran.code).toBe(1);
      expect(ran.out).toBe('');
      expect(ran.error).toMatch(words);
      expect(ran.error).not.toMatch(/^\s+at /mu);
    });
  }

  test('a file that is not there is refused by its name', () => {
    const ran = train([join(folder, 'missing.json')]);
    expect(ran.code).toBe(1);
    expect(ran.error).toMatch(/missing\.json/u);
    expect(ran.error).not.toMatch(/^\s+at /mu);
  });

  test('a loss with one number for each row is refused, and mean or sum over rows is offered', () => {
    const ran = train([
      write('rows.json', JSON.stringify(line()).replace('"id":"p"', '"id":"p","name":"product"')),
      '--loss',
      'product',
    ]);
    expect(ran.code).toBe(1);
    expect(ran.error).toMatch(/product[\s\S]*(mean|sum)/u);
  });

  test('a number that is not finite ends the run with exit code 1 and names the node that broke', () => {
    //  y = w⁴ at 10 with a rate of 1: each step is far beyond the last, until w⁴ overflows
    const ran = train([
      write('far.txt', 'w = parameter(10)\nfar = w**4\ny = far + 1'),
      '--learning-rate',
      '1',
      '--steps',
      '50',
    ]);
    expect(ran.code).toBe(1);
    expect(ran.error).toMatch(/\bfar\b/u);
    expect(ran.error).toMatch(/step \d+/u);
    expect(ran.steps.length).toBeGreaterThan(0);
    for (const step of ran.steps) expect(Number.isFinite(step.loss)).toBe(true);
  });

  test('the log of a negative number is named with its reason', () => {
    const ran = train([
      write('log.txt', 'w = parameter(0.5)\nl = log(w)\ny = l + w*10'),
      '--learning-rate',
      '0.1',
      '--steps',
      '9',
    ]);
    expect(ran.code).toBe(1);
    expect(ran.error).toMatch(/\bl\b.*log/u);
  });
});
