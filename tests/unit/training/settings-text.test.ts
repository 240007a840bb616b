import { expect, test } from 'vitest';
import { defaultTraining } from '../../../src/graph/training-settings.ts';
import { optimiserDefaults } from '../../../src/graph/training-defaults.ts';
import { runName } from '../../../src/training/settings-text.ts';

test.each([
  [{}, 'SGD 0.1'],
  [{ optimiser: optimiserDefaults.adam, learningRate: 0.01, batch: 10 }, 'Adam 0.01, batch 10'],
  [{ batch: 10, seed: 4 }, 'SGD 0.1, batch 10, seed 4'],
  [{ learningRate: 1, schedule: { kind: 'linear', end: 0.1 } }, 'SGD 1 falling to 0.1'],
  [{ learningRate: 1, schedule: { kind: 'cosine', end: 0 } }, 'SGD 1 to 0 along a cosine'],
  [{ schedule: { kind: 'step', every: 30, factor: 0.5 } }, 'SGD 0.1 × 0.5 every 30 steps'],
  [{ schedule: { kind: 'warmup', steps: 10 } }, 'SGD 0.1 after 10 steps of warm-up'],
  [{ optimiser: optimiserDefaults.adamw, weightDecay: 1e-4 }, 'AdamW 0.1, weight decay 0.0001'],
  [{ zeroGrad: false, seed: 9 }, 'SGD 0.1, without zero_grad'],
] as const)('%j is called %s', (changes, name) => {
  expect(runName({ ...defaultTraining, ...changes })).toBe(name);
});

test('batches that make no difference are not named', () => {
  expect(runName({ ...defaultTraining, batch: 10 }, false)).toBe('SGD 0.1');
});
