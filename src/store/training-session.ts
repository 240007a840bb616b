import { assertNever } from '../kernel/invariant.ts';
import type { Address } from '../kernel/ids.ts';
import type { NudgeDocument } from '../graph/document.ts';
import type { Scheduler } from '../runtime/scheduler.ts';
import { structureChanged } from '../runtime/structure-changed.ts';
import type { Snapshot } from '../training/run-log.ts';
import type { TrainerState } from '../training/trainer-state.ts';
import { freshState, redrawn, trainingOf } from './training-edits.ts';
import { numbersAt, withNumbers } from './training-numbers.ts';
import { createTrainingHost } from './training-host.ts';
import { createMarks } from './training-marks.ts';
import { sameVersions, type Batch, type FromTrainer, type ToTrainer } from './training-messages.ts';
import { createPace } from './training-pace.ts';
import { createRuns, type Run } from './training-runs.ts';
import { crashText, droppedRunText, givenUpText, insideText, spokenStep, trainedLabel } from './training-words.ts';
import type { TrainingJournal } from './training-journal-entry.ts';
import type { OpenWorker, TrainingClock } from './training-worker-port.ts';
import type { Training, TrainingPhase, TrainingStores } from './training.ts';
import type { View } from './view.ts';
import type { Workbench } from './workbench.ts';

export interface TrainingSessionParts {
  readonly workbench: Workbench;
  readonly view: Pick<View, 'notify' | 'announce'>;
  readonly stores: TrainingStores;
  readonly scheduler: Scheduler;
  readonly clock: TrainingClock;
  readonly openWorker: OpenWorker;
  readonly openHere: OpenWorker;
  readonly journal: TrainingJournal;
}

/** In milliseconds. How long a worker may go on before it answers: less than a frame, so that what is seen follows each frame. */
const budget = 12;
/** How old the document's numbers may get while it plays: what a crash of the browser can lose. */
const journalEvery = 5_000;
/** How long screen readers are left in peace between two lines. */
const silence = 3_000;

/** Trains the document on the bench. The page is the authority: it holds numbers, optimiser state and log; whoever does the steps is told
 *  what to start from, and what comes back from another start is dropped. While it plays, the live numbers follow once a frame; the
 *  document gets them at the end of each stretch, which is one undo step. An edit ends a stretch, and the next one starts from it. */
export function createTrainingSession(parts: TrainingSessionParts): Training & { readonly end: () => void } {
  const { workbench, view, stores, scheduler, clock } = parts;
  const { $status, $runs, $speed } = stores;
  const { live, $document } = workbench;
  const runs = createRuns((name) => view.notify(droppedRunText(name)));
  const marks = createMarks();
  const pace = createPace();
  const host = createTrainingHost({
    openWorker: parts.openWorker,
    openHere: parts.openHere,
    clock,
    onMessage: receive,
    onLost() {
      if (phase !== 'playing') return;
      view.notify(crashText);
      load();
    },
    onGivenUp() {
      if (phase !== 'playing') return;
      rest('paused', givenUpText);
      view.notify(givenUpText, { tone: 'error' });
    },
  });

  let phase: TrainingPhase = 'idle';
  let isHeld = false;
  let reason: string | null = null;
  let reasonAt: Address | null = null;
  /** The document as training last saw it. */
  let known = $document.get();
  /** What the optimiser keeps, at the present numbers; null before the first step. */
  let state: TrainerState | null = null;
  let addresses: readonly Address[] = [];
  let settingsName = '';
  let usesBatches = false;
  /** The present numbers by `addresses`, while the document has older ones; else null. */
  let ahead: Float64Array | null = null;
  let initial: { readonly addresses: readonly Address[]; readonly numbers: Float64Array } | null = null;
  let versions = { program: 0, numbers: 0 };
  let isReady = false;
  let isWaiting = false;
  let target = 0;
  let stretch: { readonly burst: string; readonly from: number; isMarked: boolean } | null = null;
  let stretches = 0;
  let journalledAt = 0;
  let announcedAt = Number.NEGATIVE_INFINITY;
  let cancelTimer: (() => void) | null = null;
  let isWriting = false;
  /** What an earlier visit of this tab left. */
  const left = parts.journal.read();
  let isPublishing = false;
  let compared: Run | null = null;
  let shown: Snapshot | null = null;

  const stepNow = () => state?.step ?? 0;

  /** What is under way is no longer wanted. */
  function outdate(isProgram = false): void {
    versions = { program: versions.program + (isProgram ? 1 : 0), numbers: versions.numbers + 1 };
    isReady = false;
    isWaiting = false;
    cancelTimer?.();
    cancelTimer = null;
  }

  function ask(message: ToTrainer): void {
    isWaiting = true;
    host.ask(message);
  }

  /** Begins from the document as it is now. */
  function load(): void {
    if (ahead !== null) settle();
    outdate();
    stretch ??= { burst: `train ${++stretches}`, from: stepNow(), isMarked: false };
    pace.start(stepNow(), clock.now());
    ask({ kind: 'load', versions, document: $document.get(), state });
  }

  function begin(until: number): void {
    if (phase === 'playing') {
      target = until;
      if (isReady) askNext();
      return;
    }
    dropShown();
    if (workbench.$inside.get().length > 0) {
      view.notify(insideText);
      return;
    }
    phase = 'playing';
    reason = null;
    reasonAt = null;
    target = until;
    // The first batch is written down at once, so that the work counts as changed, and is saved, from its first step.
    journalledAt = Number.NEGATIVE_INFINITY;
    load();
    tell();
  }

  function askNext(): void {
    if (phase !== 'playing' || isHeld || !isReady || isWaiting) return;
    cancelTimer?.();
    cancelTimer = null;
    const now = clock.now();
    const due = Math.min(target - stepNow(), pace.due(stepNow(), $speed.get(), now));
    if (due >= 1) ask({ kind: 'advance', versions, steps: due, budget });
    else cancelTimer = clock.after(Math.max(1, pace.wait(stepNow(), $speed.get(), now)), askNext);
  }

  function receive(message: FromTrainer): void {
    if (!sameVersions(message.versions, versions)) return;
    isWaiting = false;
    switch (message.kind) {
      case 'loaded':
        ({ addresses, usesBatches, name: settingsName } = message);
        if (state === null) initial = { addresses, numbers: numbersAt($document.get(), addresses) };
        if (stretch !== null && !stretch.isMarked) {
          marks.add({ addresses, numbers: numbersAt($document.get(), addresses), state });
          stretch.isMarked = true;
        }
        isReady = true;
        return askNext();
      case 'problem':
        rest(state === null ? 'idle' : 'paused', message.message, message.address);
        view.notify(message.message, {
          tone: 'warning',
          ...(message.address === null ? {} : { action: showNode }),
        });
        return;
      case 'batch':
        return accept(message);
      default:
        assertNever(message);
    }
  }

  function accept(batch: Batch): void {
    const width = addresses.length;
    for (const [index, record] of batch.records.entries())
      runs.add(settingsName, record, addresses, batch.before.slice(index * width, (index + 1) * width));
    if (batch.records.length > 0) {
      state = batch.state;
      ahead = batch.numbers;
    }
    const now = clock.now();
    const { stopped } = batch;
    if (stopped !== null) {
      rest('stopped', stopped.reason, stopped.address);
      view.notify(stopped.reason, { tone: 'error', action: showNode });
      return;
    }
    const latest = batch.records.at(-1);
    const isDone = stepNow() >= target;
    if (latest !== undefined && (isDone || now - announcedAt >= silence)) {
      announcedAt = now;
      view.announce(spokenStep(latest));
    }
    if (isDone) return rest('paused');
    publish();
    askNext();
  }

  /** Steps end here, and so does the stretch. */
  function rest(
    next: Exclude<TrainingPhase, 'playing'>,
    why: string | null = null,
    where: Address | null = null,
  ): void {
    settle();
    outdate();
    stretch = null;
    isHeld = false;
    phase = next;
    reason = why;
    reasonAt = where;
    tell();
  }

  function settle(): void {
    journalledAt = clock.now();
    if (ahead === null || stretch === null) return;
    const numbers = ahead;
    ahead = null;
    write(trainedLabel(stepNow() - stretch.from), withNumbers($document.get(), addresses, numbers), {
      burst: stretch.burst,
      patience: Number.POSITIVE_INFINITY,
    });
    marks.add({ addresses, numbers, state });
    if (state !== null && initial !== null) parts.journal.write({ addresses, numbers, initial, state });
  }

  /** Goes on where an earlier visit of this tab stopped, if this is the document it left. */
  function recall(): void {
    if (state !== null || phase !== 'idle' || left === null) return;
    const { numbers } = left;
    const now = numbersAt($document.get(), left.addresses);
    if (left.addresses.length === 0 || !now.every((number, index) => Object.is(number, numbers[index]))) return;
    ({ addresses, state, initial } = left);
    phase = 'paused';
    marks.add({ addresses, numbers, state });
    tell();
  }

  /** A commit of our own, which ends nothing. */
  function write(
    label: string,
    after: NudgeDocument,
    options?: { readonly burst: string; readonly patience: number },
  ): void {
    isWriting = true;
    workbench.commit(label, after, options);
    isWriting = false;
    known = $document.get();
  }

  const stopListening = $document.listen((document) => {
    if (isWriting) return;
    const isProgram = structureChanged(known, document) || known.training !== document.training;
    known = document;
    // Steps that are not in the document were made for another one.
    ahead = null;
    shown = null;
    outdate(isProgram);
    stretch = null;
    if (phase === 'playing' && !isHeld) load();
    if (phase === 'stopped') phase = 'paused';
    if (phase !== 'playing') reason = reasonAt = null;
    recall();
    tell();
  });
  recall();

  /** Numbers that were set at once instead of trained. */
  function jump(label: string, after: NudgeDocument, next: TrainerState | null, moved: readonly Address[]): void {
    if (phase === 'playing') rest('paused');
    shown = null;
    state = next;
    write(label, after);
    outdate();
    phase = next === null ? 'idle' : 'paused';
    reason = reasonAt = null;
    marks.add({ addresses: moved, numbers: numbersAt(after, moved), state });
    tell();
  }

  /** Shows where the numbers are, once a frame. */
  function publish(): void {
    if (isPublishing) return;
    isPublishing = true;
    scheduler.request(() => {
      isPublishing = false;
      const numbers = ahead;
      if (numbers !== null && clock.now() - journalledAt >= journalEvery) {
        // A document that changed gives its readers enough to do for one frame: the rest is told in the next one.
        settle();
        publish();
        return;
      }
      if (numbers !== null)
        live.previewMany(addresses.map((address, index) => [address, numbers[index] ?? Number.NaN]));
      tell();
    });
  }

  function tell(): void {
    const step = stepNow();
    const current = runs.current();
    $runs.set({ list: runs.list(), current, compared, shownStep: shown?.step ?? null });
    $status.set({
      phase,
      step,
      epoch: usesBatches ? (state?.batches[0]?.epoch ?? 0) : null,
      record: step === 0 ? null : (current?.log.recordAt(step - 1) ?? null),
      reason,
      address: reasonAt,
      isHeld,
    });
  }

  function dropShown(): void {
    if (shown === null) return;
    const { addresses: moved } = shown;
    shown = null;
    for (const address of moved) live.endPreview(address);
    tell();
  }

  function pause(): void {
    if (phase === 'playing') rest(state === null ? 'idle' : 'paused');
  }

  return {
    ...stores,
    play() {
      const { steps } = trainingOf($document.get());
      begin((Math.floor(stepNow() / steps) + 1) * steps);
    },
    pause,
    step(count) {
      begin((phase === 'playing' ? target : stepNow()) + count);
    },
    setSpeed(speed) {
      $speed.set(speed);
      pace.start(stepNow(), clock.now());
      askNext();
    },
    reset() {
      pause();
      if (initial === null || state === null) return;
      const after = withNumbers($document.get(), initial.addresses, initial.numbers);
      jump('Reset training', after, null, initial.addresses);
    },
    newSeed() {
      pause();
      const before = $document.get();
      const seed = trainingOf(before).seed + 1;
      const base = initial === null ? before : withNumbers(before, initial.addresses, initial.numbers);
      jump(`Draw first numbers from seed ${seed}`, redrawn(base, seed), null, initial?.addresses ?? []);
      initial = null;
    },
    showStep(run, step) {
      pause();
      const snapshot = run.log.snapshotAt(step);
      if (snapshot === undefined) return;
      shown = snapshot;
      live.previewMany(snapshot.addresses.map((address, index) => [address, snapshot.numbers[index] ?? Number.NaN]));
      tell();
    },
    takeShown() {
      if (shown === null) return;
      const { step, addresses: moved, numbers } = shown;
      const { optimiser } = trainingOf($document.get());
      const next = step === 0 ? null : freshState(step, optimiser.kind);
      jump(`Go back to step ${step}`, withNumbers($document.get(), moved, numbers), next, moved);
    },
    dropShown,
    compare(run) {
      compared = run;
      tell();
    },
    removeRun(run) {
      runs.remove(run.id);
      if (compared === run) compared = null;
      tell();
    },
    wake() {},
    settle,
    hold() {
      if (phase !== 'playing' || isHeld) return;
      settle();
      outdate();
      isHeld = true;
      tell();
    },
    release() {
      if (!isHeld) return;
      isHeld = false;
      if (phase === 'playing') load();
      tell();
    },
    close() {
      ahead = null;
      rest('idle');
      state = null;
      initial = null;
      compared = null;
      shown = null;
      runs.clear();
      marks.clear();
      tell();
    },
    travelled() {
      const mark = marks.at($document.get());
      if (mark === undefined) return;
      ({ state, addresses } = mark);
      if (state === null && phase === 'paused') phase = 'idle';
      if (state !== null && phase === 'idle') phase = 'paused';
      tell();
    },
    end() {
      stopListening();
      outdate();
      host.end();
    },
  };
}

const showNode = { command: 'training.showNode', title: 'Show node' } as const;
