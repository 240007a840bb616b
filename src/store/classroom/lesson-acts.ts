import { leafNumber } from '../../graph/patch.ts';
import type { NudgeDocument } from '../../graph/document.ts';
import { optimiserDefaults, scheduleDefaults } from '../../graph/training-defaults.ts';
import type { TrainingSettings } from '../../graph/training-settings.ts';
import { assertNever, invariant } from '../../kernel/invariant.ts';
import type { Address } from '../../kernel/ids.ts';
import { applyFormula } from '../../formats/apply-formula.ts';
import { readExpressions } from '../../formats/read-expressions.ts';
import { isOptimiserKind } from '../../training/optimisers.ts';
import { isScheduleKind } from '../../training/schedules.ts';
import { setRoot } from '../edits.ts';
import { setTraining } from '../training-edits.ts';
import type { LessonAct } from './lesson.ts';
import type { LessonParts } from './lesson-parts.ts';
import type { LessonWorld } from './lesson-world.ts';

/** What acts need of the session beyond the page. */
export interface ActingOn {
  readonly find: (name: string) => Address | undefined;
  readonly world: () => LessonWorld;
  /** Puts a document of the lesson on the bench. */
  readonly show: (document: NudgeDocument) => Promise<void>;
  readonly answer: (number: number) => void;
  readonly choose: (option: number) => void;
}

/** Does what a lesson says, one act after the other, as a person would: each edit is one undo step. Stops at the first act that cannot be
 *  done, and says why in words; null when all are done. */
export async function performActs(
  parts: LessonParts,
  on: ActingOn,
  acts: readonly LessonAct[],
  isWanted: () => boolean,
): Promise<string | null> {
  for (const act of acts) {
    if (!isWanted()) return null;
    const missing = namesIn(act).find((name) => on.find(name) === undefined);
    if (missing !== undefined) return `There is no “${missing}” on the canvas.`;
    // The code that training or a command brings may come late: each act waits for the one before.
    const problem = await perform(parts, on, act);
    if (problem !== null) return problem;
  }
  return null;
}

/** The nodes that have to be there for an act. */
function namesIn(act: LessonAct): readonly string[] {
  if ('set' in act) return Object.keys(act.set);
  if ('select' in act) return act.select;
  if ('root' in act) return [act.root];
  if ('run' in act) return act.on === undefined ? [] : [act.on];
  if ('training' in act && typeof act.training['loss'] === 'string') return [act.training['loss']];
  return [];
}

async function perform(parts: LessonParts, on: ActingOn, act: LessonAct): Promise<string | null> {
  const { workbench } = parts;
  const here = (name: string): Address => {
    const slot = on.find(name);
    invariant(slot !== undefined, `${name} is on the canvas`);
    return slot;
  };
  if ('set' in act) return setNumbers(parts, act.set, here);
  if ('formula' in act) return applyText(parts, on, act.formula);
  if ('graph' in act) {
    const read = documentOf(act.graph, workbench.$document.get().title);
    if (typeof read === 'string') return read;
    await on.show(read);
    return null;
  }
  if ('select' in act) workbench.select(act.select.map(here));
  else if ('root' in act)
    workbench.commit(`Take gradients of ${act.root}`, setRoot(workbench.$document.get(), here(act.root)));
  else if ('run' in act) return run(parts, act.run, act.on === undefined ? null : here(act.on), act.times ?? 1);
  else if ('train' in act) return train(parts, act.train);
  else if ('training' in act) return setSettings(parts, act.training, here);
  else if ('answer' in act) on.answer(typeof act.answer === 'number' ? act.answer : act.answer(on.world()));
  else if ('choose' in act) on.choose(act.choose);
  else if ('calm' in act) parts.calm();
  else if ('bug' in act) parts.setBug(act.bug);
  else assertNever(act);
  return null;
}

/** The graph of a text of the lesson's own; what is wrong with it, where it cannot be read. */
export function documentOf(text: string, title: string): NudgeDocument | string {
  const read = readExpressions(text);
  return read.ok ? { ...read.document, title } : `The lesson's graph cannot be read: ${read.message}`;
}

function setNumbers(
  { workbench }: LessonParts,
  numbers: Readonly<Record<string, number>>,
  here: (name: string) => Address,
): string | null {
  const computed = Object.keys(numbers).find((name) => leafNumber(workbench.$document.get(), here(name)) === undefined);
  if (computed !== undefined) return `“${computed}” is computed: only inputs, parameters and constants can be set.`;
  workbench.commitNumbers(
    `Set ${Object.keys(numbers).join(', ')}`,
    Object.entries(numbers).map(([name, number]) => [here(name), number] as const),
  );
  return null;
}

/** As the formula bar does it: a line with the name of a node there is gives that node another formula, any other makes new nodes. */
function applyText({ workbench }: LessonParts, on: ActingOn, text: string): string | null {
  const name = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=[^=]/u.exec(text)?.[1];
  const target = (name === undefined ? undefined : on.find(name)) ?? null;
  const applied = applyFormula(workbench.$document.get(), target, text);
  if (!applied.ok) return applied.message;
  workbench.commit(`Type ${text}`, applied.document, { select: [applied.selected] });
  return null;
}

function run(parts: LessonParts, command: string, on: Address | null, times: number): string | null {
  if (on !== null) parts.workbench.select([on]);
  for (let time = 0; time < times; time++) {
    const why = parts.run(command);
    if (why !== null) return why;
  }
  return null;
}

/** Takes so many steps and waits for them. */
function train({ training }: LessonParts, count: number): Promise<string | null> {
  const target = training.$status.get().step + count;
  training.step(count);
  return new Promise((resolve) => {
    const look = () => {
      const { step, phase, reason } = training.$status.get();
      if (phase === 'playing' || (step < target && reason === null)) return;
      stop();
      resolve(step < target ? reason : null);
    };
    const stop = training.$status.listen(look);
    look();
  });
}

/** Settings as a lesson writes them: the optimiser and the schedule by their kinds, the loss by its name. */
function setSettings(
  { workbench }: LessonParts,
  said: Readonly<Record<string, string | number | boolean>>,
  here: (name: string) => Address,
): string | null {
  const settings = Object.entries(said).map(([name, value]) => [name, settingOf(name, value, here)] as const);
  const unknown = settings.find(([, setting]) => setting === null);
  if (unknown !== undefined) return `There is no setting “${unknown[0]}” of training with such a value.`;
  const changes: Partial<TrainingSettings> = Object.assign({}, ...settings.map(([, setting]) => setting));
  workbench.commit('Set how it is trained', setTraining(workbench.$document.get(), changes));
  return null;
}

function settingOf(
  name: string,
  value: string | number | boolean,
  here: (name: string) => Address,
): Partial<TrainingSettings> | null {
  if (typeof value === 'string') {
    if (name === 'optimiser' && isOptimiserKind(value)) return { optimiser: optimiserDefaults[value] };
    if (name === 'schedule' && isScheduleKind(value)) return { schedule: scheduleDefaults[value] };
    return name === 'loss' ? { loss: here(value) } : null;
  }
  if (typeof value === 'boolean') return name === 'zeroGrad' ? { zeroGrad: value } : null;
  // 0 rows in a batch: all of them in each step.
  if (name === 'batch') return { batch: value > 0 ? value : null };
  return ['learningRate', 'weightDecay', 'seed', 'steps'].includes(name) ? { [name]: value } : null;
}
