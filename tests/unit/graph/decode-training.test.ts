import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeTraining } from '../../../src/graph/decode-training.ts';
import { optimiserDefaults, scheduleDefaults } from '../../../src/graph/training-defaults.ts';
import { defaultTraining } from '../../../src/graph/training-settings.ts';
import { schemaFaults } from '../../support/json-schema.ts';

test('everything may be left out', () => {
  expect(decodeTraining({})).toEqual(defaultTraining);
});

test('every optimiser and schedule reads by its kind alone, and as it is written', () => {
  for (const [kind, settings] of Object.entries(optimiserDefaults)) {
    expect(decodeTraining({ optimiser: { kind } })).toEqual({ ...defaultTraining, optimiser: settings });
    expect(decodeTraining({ optimiser: settings })).toEqual({ ...defaultTraining, optimiser: settings });
  }
  for (const [kind, settings] of Object.entries(scheduleDefaults)) {
    expect(decodeTraining({ schedule: { kind } })).toEqual({ ...defaultTraining, schedule: settings });
    expect(decodeTraining({ schedule: settings })).toEqual({ ...defaultTraining, schedule: settings });
  }
});

test('what is said counts', () => {
  const written = {
    loss: 'n9',
    optimiser: { kind: 'adamw', beta1: 0.9, beta2: 0.95, epsilon: 1e-8 },
    learningRate: 0.1,
    schedule: { kind: 'step', every: 5, factor: 0.1 },
    weightDecay: 1e-4,
    batch: 10,
    seed: 42,
    zeroGrad: false,
    steps: 1000,
  };
  expect(decodeTraining(written)).toEqual(written);
  expect(decodeTraining({ loss: null, batch: null })).toEqual(defaultTraining);
});

const schema = JSON.parse(readFileSync('public/schema/nudge-document-1.schema.json', 'utf8'));
const schemaTakes = (raw: unknown) => schemaFaults(schema, raw, schema.$defs.training).length === 0;

test('the published schema takes what the loader reads', () => {
  const kinds = [
    ...Object.values(optimiserDefaults).flatMap((optimiser) => [
      { optimiser },
      { optimiser: { kind: optimiser.kind } },
    ]),
    ...Object.values(scheduleDefaults).flatMap((schedule) => [{ schedule }, { schedule: { kind: schedule.kind } }]),
  ];
  for (const raw of [{}, defaultTraining, ...kinds]) expect(schemaTakes(raw), JSON.stringify(raw)).toBe(true);
});

describe('what cannot be read is refused with its place and the reason', () => {
  test.each([
    [[], 'should be an object'],
    [{ speed: 2 }, 'speed is a key that is not known here'],
    [{ loss: 3 }, 'loss should be text in quotes, or null'],
    [{ loss: 'a b' }, 'loss is no address. It should be the id of a node'],
    [{ learningRate: '0.1' }, 'learningRate should be a number'],
    [{ learningRate: -0.1 }, 'learningRate should be 0 or more'],
    [{ weightDecay: -1 }, 'weightDecay should be 0 or more'],
    [{ batch: 0 }, 'batch should be 1 or more'],
    [{ batch: 2.5 }, 'batch should be a whole number'],
    [{ batch: 'full' }, 'batch should be a whole number, or null'],
    [{ seed: 0.5 }, 'seed should be a whole number'],
    [{ zeroGrad: 1 }, 'zeroGrad should be true or false'],
    [{ steps: 0 }, 'steps should be 1 or more'],
    [{ steps: 2e6 }, 'steps should be at most 1,000,000'],
    [{ optimiser: 'sgd' }, 'optimiser should be an object with a kind'],
    [{ optimiser: { kind: 'lion' } }, 'optimiser.kind should be "sgd", "momentum", "nesterov", "rmsprop", "adam" or "adamw"'], // prettier-ignore
    [{ optimiser: {} }, 'optimiser.kind should be "sgd", "momentum", "nesterov", "rmsprop", "adam" or "adamw"'],
    [{ optimiser: { kind: 'sgd', momentum: 0.9 } }, 'optimiser.momentum is a key that is not known here'],
    [{ optimiser: { kind: 'momentum', momentum: 1 } }, 'optimiser.momentum should be from 0 to below 1'],
    [{ optimiser: { kind: 'nesterov', momentum: -0.1 } }, 'optimiser.momentum should be from 0 to below 1'],
    [{ optimiser: { kind: 'rmsprop', epsilon: -1 } }, 'optimiser.epsilon should be 0 or more'],
    [{ optimiser: { kind: 'adam', beta2: 'x' } }, 'optimiser.beta2 should be a number'],
    [{ schedule: { kind: 'toString' } }, 'schedule.kind should be "constant", "linear", "step", "cosine" or "warmup"'],
    [{ schedule: { kind: 'linear', end: 2 } }, 'schedule.end should be from 0 to 1'],
    [{ schedule: { kind: 'step', every: 0 } }, 'schedule.every should be 1 or more'],
    [{ schedule: { kind: 'step', factor: 0 } }, 'schedule.factor should be above 0'],
    [{ schedule: { kind: 'warmup', steps: 1.5 } }, 'schedule.steps should be a whole number'],
  ])('%j: %s', (raw, wanted) => {
    expect(schemaTakes(raw)).toBe(false);
    const fault = decodeTraining(raw);
    expect(fault).toHaveProperty('message');
    if ('message' in fault) expect(fault.message.replace('{at}', fault.path.join('.')).trim()).toBe(`${wanted}.`);
  });
});
