import * as v from 'valibot';
import { address } from '../kernel/ids.ts';
import { isFault, type Fault } from './decode-fault.ts';
import { hasShape, shapeFault } from './decode-shape.ts';
import { mostSteps, optimiserDefaults, scheduleDefaults } from './training-defaults.ts';
import { defaultTraining, type Optimiser, type Schedule, type TrainingSettings } from './training-settings.ts';

/** Each message completes the sentence "… should be". */
const number = v.number('a number');
const share = v.pipe(number, v.minValue(0, 'from 0 to 1'), v.maxValue(1, 'from 0 to 1'));
const fading = v.pipe(number, v.minValue(0, 'from 0 to below 1'), v.ltValue(1, 'from 0 to below 1'));
const notNegative = v.pipe(number, v.minValue(0, '0 or more'));
const positive = v.pipe(number, v.gtValue(0, 'above 0'));
const whole = v.pipe(v.number('a whole number'), v.safeInteger('a whole number'));
const counted = v.pipe(whole, v.minValue(1, '1 or more'));
const steps = v.pipe(counted, v.maxValue(mostSteps, `at most ${mostSteps.toLocaleString('en-US')}`));
const kind = v.string('text in quotes');

const optimiserShapes = {
  sgd: v.strictObject({ kind }, 'an object'),
  momentum: v.strictObject({ kind, momentum: v.optional(fading) }, 'an object'),
  nesterov: v.strictObject({ kind, momentum: v.optional(fading) }, 'an object'),
  rmsprop: v.strictObject({ kind, decay: v.optional(fading), epsilon: v.optional(notNegative) }, 'an object'),
  adam: adamShape(),
  adamw: adamShape(),
} as const;

const scheduleShapes = {
  constant: v.strictObject({ kind }, 'an object'),
  linear: v.strictObject({ kind, end: v.optional(share) }, 'an object'),
  step: v.strictObject({ kind, every: v.optional(counted), factor: v.optional(positive) }, 'an object'),
  cosine: v.strictObject({ kind, end: v.optional(share) }, 'an object'),
  warmup: v.strictObject({ kind, steps: v.optional(counted) }, 'an object'),
} as const;

const trainingShape = v.strictObject(
  {
    loss: v.optional(v.nullable(v.string('text in quotes, or null'))),
    optimiser: v.optional(v.unknown()),
    learningRate: v.optional(notNegative),
    schedule: v.optional(v.unknown()),
    weightDecay: v.optional(notNegative),
    batch: v.optional(v.nullable(v.pipe(v.number('a whole number, or null'), v.safeInteger('a whole number'), v.minValue(1, '1 or more')))), // prettier-ignore
    seed: v.optional(whole),
    zeroGrad: v.optional(v.boolean('true or false')),
    steps: v.optional(steps),
  },
  'an object',
);

function adamShape() {
  return v.strictObject(
    { kind, beta1: v.optional(fading), beta2: v.optional(fading), epsilon: v.optional(notNegative) },
    'an object',
  );
}

/** The key `training` of a document as settings, or why it is none; the path of a fault begins within it. Everything may be left out.
 *  Whether the loss leads anywhere is asked once all nodes are known. */
export function decodeTraining(raw: unknown): TrainingSettings | Fault {
  // valibot takes a list for an object.
  if (Array.isArray(raw)) return { code: 'E-SHAPE', path: [], message: '{at} should be an object.' };
  if (!hasShape(trainingShape, raw)) return misshapen(trainingShape, raw, []);
  const loss = raw.loss ?? null;
  const lossAddress = loss === null ? null : address(loss);
  if (loss !== null && lossAddress === null)
    return { code: 'E-WIRE', path: ['loss'], message: '{at} is no address. It should be the id of a node.' };
  const optimiser = raw.optimiser === undefined ? defaultTraining.optimiser : decodeOptimiser(raw.optimiser);
  if (isFault(optimiser)) return optimiser;
  const schedule = raw.schedule === undefined ? defaultTraining.schedule : decodeSchedule(raw.schedule);
  if (isFault(schedule)) return schedule;
  return {
    loss: lossAddress,
    optimiser,
    learningRate: raw.learningRate ?? defaultTraining.learningRate,
    schedule,
    weightDecay: raw.weightDecay ?? defaultTraining.weightDecay,
    batch: raw.batch ?? defaultTraining.batch,
    seed: raw.seed ?? defaultTraining.seed,
    zeroGrad: raw.zeroGrad ?? defaultTraining.zeroGrad,
    steps: raw.steps ?? defaultTraining.steps,
  };
}

function decodeOptimiser(raw: unknown): Optimiser | Fault {
  const path = ['optimiser'];
  const id = kindOf(raw, optimiserShapes, path);
  if (typeof id !== 'string') return id;
  switch (id) {
    case 'sgd':
      return hasShape(optimiserShapes.sgd, raw) ? optimiserDefaults.sgd : misshapen(optimiserShapes.sgd, raw, path);
    case 'momentum':
    case 'nesterov':
      return hasShape(optimiserShapes[id], raw)
        ? { kind: id, momentum: raw.momentum ?? optimiserDefaults[id].momentum }
        : misshapen(optimiserShapes[id], raw, path);
    case 'rmsprop': {
      if (!hasShape(optimiserShapes.rmsprop, raw)) return misshapen(optimiserShapes.rmsprop, raw, path);
      const { decay, epsilon } = optimiserDefaults.rmsprop;
      return { kind: id, decay: raw.decay ?? decay, epsilon: raw.epsilon ?? epsilon };
    }
    case 'adam':
    case 'adamw': {
      if (!hasShape(optimiserShapes[id], raw)) return misshapen(optimiserShapes[id], raw, path);
      const { beta1, beta2, epsilon } = optimiserDefaults[id];
      return {
        kind: id,
        beta1: raw.beta1 ?? beta1,
        beta2: raw.beta2 ?? beta2,
        epsilon: raw.epsilon ?? epsilon,
      };
    }
  }
}

function decodeSchedule(raw: unknown): Schedule | Fault {
  const path = ['schedule'];
  const id = kindOf(raw, scheduleShapes, path);
  if (typeof id !== 'string') return id;
  switch (id) {
    case 'constant':
      return hasShape(scheduleShapes.constant, raw)
        ? scheduleDefaults.constant
        : misshapen(scheduleShapes.constant, raw, path);
    case 'linear':
    case 'cosine':
      return hasShape(scheduleShapes[id], raw)
        ? { kind: id, end: raw.end ?? scheduleDefaults[id].end }
        : misshapen(scheduleShapes[id], raw, path);
    case 'step': {
      if (!hasShape(scheduleShapes.step, raw)) return misshapen(scheduleShapes.step, raw, path);
      const { every, factor } = scheduleDefaults.step;
      return { kind: id, every: raw.every ?? every, factor: raw.factor ?? factor };
    }
    case 'warmup':
      return hasShape(scheduleShapes.warmup, raw)
        ? { kind: id, steps: raw.steps ?? scheduleDefaults.warmup.steps }
        : misshapen(scheduleShapes.warmup, raw, path);
  }
}

/** Which of the known kinds an object says it is. */
function kindOf<Kind extends string>(
  raw: unknown,
  shapes: Readonly<Record<Kind, unknown>>,
  path: readonly string[],
): Kind | Fault {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { code: 'E-SHAPE', path, message: '{at} should be an object with a kind.' };
  const says = 'kind' in raw ? raw.kind : undefined;
  for (const known in shapes) if (known === says) return known;
  const known = Object.keys(shapes).map((name) => `"${name}"`);
  const listed = `${known.slice(0, -1).join(', ')} or ${known.at(-1)}`;
  return { code: 'E-SHAPE', path: [...path, 'kind'], message: `{at} should be ${listed}.` };
}

function misshapen(shape: v.GenericSchema, raw: unknown, within: readonly string[]): Fault {
  const { path, says } = shapeFault(shape, raw);
  return { code: 'E-SHAPE', path: [...within, ...path], message: `{at} ${says}.` };
}
