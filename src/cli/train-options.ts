import type { Optimiser, Schedule, TrainingSettings } from '../graph/training-settings.ts';
import { mostSteps } from '../graph/training-defaults.ts';
import { isOptimiserKind, optimisers } from '../training/optimisers.ts';
import { isScheduleKind, schedules } from '../training/schedules.ts';

/** What the command line changes in the training settings of a file. */
export interface TrainOptions {
  /** How many steps to run; absent: as many as the settings say. */
  readonly steps?: number;
  readonly learningRate?: number;
  readonly weightDecay?: number;
  readonly seed?: number;
  /** Null takes all rows. */
  readonly batch?: number | null;
  readonly zeroGrad?: boolean;
  readonly optimiser?: Optimiser['kind'];
  readonly schedule?: Schedule['kind'];
  /** The name of a node. */
  readonly loss?: string;
}

export interface TrainWords {
  readonly files: readonly string[];
  readonly options: TrainOptions;
}

type Read = (text: string) => TrainOptions | string;

const kindsOf = (table: object) => Object.keys(table).join(', ');

/** The options that take a value: what it changes, or what the value should be. */
const readers: ReadonlyMap<string, Read> = new Map<string, Read>([
  ['--steps', (text) => within(text, 1, mostSteps, (steps) => ({ steps }))],
  ['--learning-rate', (text) => notNegative(text, (learningRate) => ({ learningRate }))],
  ['--weight-decay', (text) => notNegative(text, (weightDecay) => ({ weightDecay }))],
  ['--seed', (text) => within(text, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, (seed) => ({ seed }))],
  ['--batch', readBatch],
  ['--optimiser', readOptimiser],
  ['--optimizer', readOptimiser],
  ['--schedule', (text) => (isScheduleKind(text) ? { schedule: text } : `one of ${kindsOf(schedules)}`)],
  ['--loss', (text) => ({ loss: text })],
]);

/** The words behind `train` as files and options, or what is wrong with them, as a sentence. Values stand behind an option or after
 *  `=`; behind `--` everything is a file. */
export function trainWords(words: readonly string[]): TrainWords | string {
  const files: string[] = [];
  let options: TrainOptions = {};
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') {
      files.push(...words.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      files.push(word);
      continue;
    }
    if (word === '--zero-grad' || word === '--no-zero-grad') {
      options = { ...options, zeroGrad: word === '--zero-grad' };
      continue;
    }
    const [name, given] = splitAt(word);
    const read = readers.get(name);
    if (read === undefined) return `There is no option “${word}”.`;
    const value = given ?? words[++at];
    if (value === undefined) return `Say what “${name}” should be.`;
    const change = read(value);
    if (typeof change === 'string') return `“${name}” should be ${change}, not “${value}”.`;
    options = { ...options, ...change };
  }
  return { files, options };
}

/** Settings with the changes in them; the loss is left to whoever knows the names. What an optimiser or schedule is set to stays where the
 *  file already has that kind; another schedule is laid out for the steps of this run. */
export function withOptions(settings: TrainingSettings, options: TrainOptions): TrainingSettings {
  const { learningRate, weightDecay, seed, batch, zeroGrad, optimiser, schedule, steps } = options;
  const isOther = schedule !== undefined && schedule !== settings.schedule.kind;
  return {
    ...settings,
    learningRate: learningRate ?? settings.learningRate,
    weightDecay: weightDecay ?? settings.weightDecay,
    seed: seed ?? settings.seed,
    batch: batch === undefined ? settings.batch : batch,
    zeroGrad: zeroGrad ?? settings.zeroGrad,
    optimiser:
      optimiser === undefined || optimiser === settings.optimiser.kind
        ? settings.optimiser
        : optimisers[optimiser].defaults,
    schedule: isOther ? schedules[schedule].defaults : settings.schedule,
    steps: isOther ? (steps ?? settings.steps) : settings.steps,
  };
}

function splitAt(word: string): readonly [name: string, value?: string] {
  const cut = word.indexOf('=');
  return cut < 0 ? [word] : [word.slice(0, cut), word.slice(cut + 1)];
}

function readBatch(text: string): TrainOptions | string {
  if (text === 'full') return { batch: null };
  const read = within(text, 1, Number.MAX_SAFE_INTEGER, (batch) => ({ batch }));
  return typeof read === 'string' ? 'a whole number of rows, or full' : read;
}

function readOptimiser(text: string): TrainOptions | string {
  return isOptimiserKind(text) ? { optimiser: text } : `one of ${kindsOf(optimisers)}`;
}

function within(
  text: string,
  least: number,
  most: number,
  change: (number: number) => TrainOptions,
): TrainOptions | string {
  const number = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(number)) return 'a whole number';
  if (number < least) return `${least} or more`;
  return number > most ? `at most ${most.toLocaleString('en-US')}` : change(number);
}

function notNegative(text: string, change: (number: number) => TrainOptions): TrainOptions | string {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) || number < 0 ? 'a number of 0 or more' : change(number);
}
