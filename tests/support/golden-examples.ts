import { readFileSync } from 'node:fs';
import type { Activation, LayerShape, MacroInput, NodeRecord, NudgeDocument } from '../../src/graph/document.ts';
import { numbersOf } from '../../src/graph/macro-numbers.ts';
import { defaultTraining } from '../../src/graph/training-settings.ts';
import { at, id } from './graph.ts';
import { table } from './table.ts';

/** The documents in `examples/`, from the golden files: what they compute is told there, and nothing here is computed. */

export interface Lecture {
  readonly xs: readonly (readonly number[])[];
  readonly ys: readonly number[];
  readonly parameters: readonly number[];
  /** By "lr=0.01 zero_grad=True" and so on. */
  readonly losses: Readonly<Record<string, readonly number[]>>;
}

export interface Moons {
  readonly points: readonly (readonly [number, number])[];
  readonly labels: readonly number[];
  readonly parameters: readonly number[];
  readonly firstGradient: readonly number[];
  readonly printedLoss: readonly number[];
  readonly accuracy: readonly number[];
  readonly finalParameters: readonly number[];
}

interface Classed {
  readonly points: readonly (readonly [number, number])[];
  readonly classes: readonly number[];
}

export interface YinYang {
  readonly train: Classed;
  readonly validation: Classed;
  readonly parameters: readonly number[];
  readonly trainLoss: readonly number[];
  readonly validationLoss: readonly number[];
  readonly finalParameters: readonly number[];
}

export const lecture: Lecture = read('lecture-mlp');
export const moons: Moons = read('moons');
export const yinYang: YinYang = read('yinyang');

function read<Golden>(name: string): Golden {
  return JSON.parse(readFileSync(`tests/fixtures/golden/${name}.json`, 'utf8'));
}

const column = (rows: readonly (readonly number[])[], index: number) => rows.map((row) => row[index] ?? Number.NaN);
const placed = (name: string, order: number, x: number, y: number) => ({ id: id(name), order: [order], name, x, y });
const wire = (port: string, from: string): MacroInput => ({ port, from: at(from) });

/** A net that reads the first columns of the table, with these numbers in canonical order: layer by layer, neuron by neuron, weights
 *  then bias. */
function net(
  inputs: number,
  sizes: readonly (readonly [number, Activation])[],
  parameters: readonly number[],
): NodeRecord {
  const layers = sizes.map(([size, activation]): LayerShape => ({ size, activation }));
  const record = {
    ...placed('net', 2, 320, 0),
    kind: 'macro' as const,
    macro: 'mlp' as const,
    inputs: Array.from({ length: inputs }, (_, index) => wire(`p${index + 1}`, `data/c${index + 1}`)),
    settings: { layers, initial: 'uniform' as const },
    open: false,
  };
  const locals = numbersOf(record, new Map());
  if (locals.length !== parameters.length) throw new Error(`${locals.length} numbers for ${parameters.length}`);
  return {
    ...record,
    numbers: Object.fromEntries(locals.map((local, index) => [local, parameters[index] ?? Number.NaN])),
  };
}

function documentOf(
  title: string,
  records: readonly NodeRecord[],
  training: Partial<NudgeDocument['training'] & object>,
): NudgeDocument {
  const nodes = new Map(records.map((record) => [record.id, record]));
  return { title, seed: 1, root: at('loss'), nodes, training: { ...defaultTraining, loss: at('loss'), ...training } };
}

function lectureDocument(): NudgeDocument {
  const { xs, ys, parameters } = lecture;
  const data = {
    ...table('data', { x1: column(xs, 0), x2: column(xs, 1), x3: column(xs, 2), y: ys }),
    ...placed('data', 1, 0, 120),
  };
  const loss: NodeRecord = {
    ...placed('loss', 3, 640, 160),
    kind: 'macro',
    macro: 'squared_error',
    inputs: [wire('p1', 'net'), wire('t', 'data/c4')],
    numbers: {},
    settings: { over: 'sum' },
    open: false,
  };
  return documentOf('The lecture’s MLP', [data, net(3, [[4, 'tanh'], [4, 'tanh'], [1, 'tanh']], parameters), loss], {
    learningRate: 0.1,
    steps: 20,
  }); // prettier-ignore
}

function moonsDocument(): NudgeDocument {
  const { points, labels, parameters } = moons;
  const data = {
    ...table('data', { x1: column(points, 0), x2: column(points, 1), y: labels }),
    ...placed('data', 1, 0, 140),
  };
  const hinge: NodeRecord = {
    ...placed('data_loss', 3, 640, 160),
    kind: 'macro',
    macro: 'hinge',
    inputs: [wire('p1', 'net'), wire('t', 'data/c3')],
    numbers: {},
    settings: { over: 'mean' },
    open: false,
  };
  const penalty: NodeRecord = {
    ...placed('penalty', 4, 640, 400),
    kind: 'macro',
    macro: 'l2_penalty',
    inputs: [],
    numbers: { strength: 1e-4 },
    frozen: ['strength'],
    settings: { over: [id('net')] },
    open: false,
  };
  const loss: NodeRecord = {
    ...placed('loss', 5, 960, 280),
    kind: 'op',
    op: 'add',
    inputs: [at('data_loss'), at('penalty')],
  };
  return documentOf('Two moons', [data, net(2, [[16, 'relu'], [16, 'relu'], [1, 'linear']], parameters), hinge, penalty, loss], {
    learningRate: 1,
    schedule: { kind: 'linear', end: 0.1 },
  }); // prettier-ignore
}

function yinYangDocument(): NudgeDocument {
  const { train, validation, parameters } = yinYang;
  const points = [...train.points, ...validation.points];
  const data = {
    ...table(
      'data',
      { x1: column(points, 0), x2: column(points, 1), y: [...train.classes, ...validation.classes] },
      { validation: validation.points.length, seed: null },
    ),
    ...placed('data', 1, 0, 120),
  };
  // The classes of the data set's paper, by their numbers.
  const columns = data.columns.map((entry) => (entry.role === 'target' ? { ...entry, labels: ['yin', 'yang', 'dot'] } : entry)); // prettier-ignore
  const loss: NodeRecord = {
    ...placed('loss', 3, 640, 60),
    kind: 'macro',
    macro: 'softmax_cross_entropy',
    inputs: [wire('p1', 'net/o:1'), wire('p2', 'net/o:2'), wire('p3', 'net/o:3'), wire('t', 'data/c3')],
    numbers: {},
    settings: { over: 'mean' },
    open: false,
  };
  return documentOf('Yin and yang', [{ ...data, columns }, net(2, [[8, 'tanh'], [3, 'linear']], parameters), loss], {
    optimiser: { kind: 'adamw', beta1: 0.9, beta2: 0.95, epsilon: 1e-8 },
    learningRate: 0.1,
    weightDecay: 1e-4,
  }); // prettier-ignore
}

/** By the name of their file. */
export const goldenDocuments: Readonly<Record<'lecture-mlp' | 'moons' | 'yinyang', NudgeDocument>> = {
  'lecture-mlp': lectureDocument(),
  moons: moonsDocument(),
  yinyang: yinYangDocument(),
};
