import { assertNever } from '../kernel/invariant.ts';
import { scheduleDefaults } from '../graph/training-defaults.ts';
import type { Schedule, TrainingSettings } from '../graph/training-settings.ts';

interface ScheduleEntry<Settings extends Schedule> {
  /** As people write it. */
  readonly title: string;
  /** What it does, as one plain sentence. */
  readonly explain: string;
  readonly defaults: Settings;
}

type ScheduleTable = { readonly [Kind in Schedule['kind']]: ScheduleEntry<Extract<Schedule, { kind: Kind }>> };

/** Every way the learning rate may go with the steps. */
export const schedules: ScheduleTable = {
  constant: {
    title: 'Constant',
    explain: 'The same learning rate at every step.',
    defaults: scheduleDefaults.constant,
  },
  linear: {
    title: 'Linear',
    explain: 'Falls evenly, as in the moons demo: from the first rate to a tenth of it.',
    defaults: scheduleDefaults.linear,
  },
  step: {
    title: 'Steps',
    explain: 'Stays, then falls by a factor every so many steps.',
    defaults: scheduleDefaults.step,
  },
  cosine: {
    title: 'Cosine',
    explain: 'Falls slowly, then faster, then slowly again, along half a cosine.',
    defaults: scheduleDefaults.cosine,
  },
  warmup: {
    title: 'Warm-up',
    explain: 'Rises evenly over the first steps, then stays.',
    defaults: scheduleDefaults.warmup,
  },
};

/** The learning rate of step k, from 0. Past the last step that the schedule is laid out for it stays at its end. */
export function learningRateAt({ learningRate, schedule, steps }: TrainingSettings, step: number): number {
  return learningRate * factorAt(schedule, step, steps);
}

function factorAt(schedule: Schedule, step: number, steps: number): number {
  const done = Math.min(step, steps);
  switch (schedule.kind) {
    case 'constant':
      return 1;
    case 'linear':
      return 1 - ((1 - schedule.end) * done) / steps;
    case 'step':
      return schedule.factor ** Math.floor(step / schedule.every);
    case 'cosine':
      return schedule.end + ((1 - schedule.end) * (1 + Math.cos((Math.PI * done) / steps))) / 2;
    case 'warmup':
      return Math.min(1, (step + 1) / schedule.steps);
    default:
      return assertNever(schedule);
  }
}

/** Whether a text is the name of a schedule as files and the terminal write it. */
export function isScheduleKind(text: string): text is Schedule['kind'] {
  return Object.hasOwn(schedules, text);
}
