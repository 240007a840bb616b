import { atom, computed, type ReadableAtom } from 'nanostores';
import type { Address } from '../../kernel/ids.ts';
import { measuredGradient } from '../../compile/measured.ts';
import { createProbe, type Probe } from '../../compile/probe.ts';
import type { Program } from '../../compile/program.ts';
import { createInsides } from '../../macros/insides.ts';
import type { OpId } from '../../ops/table.ts';
import { bugsOn, mostPasses, noBugs, turned, type BugChoice, type BugId, type RuleChoice } from './bug-choice.ts';
import { bugLens } from './bug-lens.ts';
import { reportBugs, type BugReport } from './bug-report.ts';
import type { ClassroomParts } from './parts.ts';

/** Backward passes that are wrong on purpose. Nothing of it reaches the document, the live numbers, training or what is saved: it is a lens. */
export interface BugLab {
  readonly $choice: ReadableAtom<BugChoice>;
  /** The switches that are on. */
  readonly $on: ReadableAtom<ReadonlySet<BugId>>;
  /** What the bugs do now, after each sweep; null while none is on or there is nothing to differentiate. */
  readonly $report: ReadableAtom<BugReport | null>;
  readonly set: (changes: Partial<BugChoice>) => void;
  /** Turns a switch; left out, the other way round. */
  readonly turn: (bug: BugId, on?: boolean) => void;
  /** The wrong local rule of an op; null for the right one. */
  readonly setRule: (op: OpId, rule: RuleChoice | null) => void;
  /** One more pass over what the passes before left. */
  readonly passAgain: () => void;
  /** ∂root/∂address measured by nudging, in the row that is followed; undefined where there is nothing to measure. */
  readonly measured: (address: Address) => number | undefined;
  /** Ends it: nothing of it stays on the canvas. */
  readonly stop: () => void;
}

/** Probes that are kept: each holds a tape of its own. */
const mostProbes = 64;
/** Milliseconds that may be spent in every frame. */
const quickEnough = 8;

export function createBugLab({ workbench, lenses, view, scheduler }: ClassroomParts): BugLab {
  const { live } = workbench;
  const $choice = atom<BugChoice>(noBugs);
  const $report = atom<BugReport | null>(null);
  const insidesOf = createInsides();
  let probes = new Map<Address, Probe>();
  let probed: Program | null = null;

  function refresh(): void {
    const choice = $choice.get();
    const document = workbench.$document.get();
    const program = live.$program.get();
    // Asking for a number brings the sweep up to date.
    if (program.root !== null) live.value(program.root.address);
    const report = bugsOn(choice).size === 0 ? null : reportBugs(program, document, choice, live.row());
    $report.set(report);
    lenses.put('bugs', report === null ? null : bugLens(report, program, insidesOf(document)));
  }

  function choose(choice: BugChoice): void {
    if (choice === $choice.get()) return;
    $choice.set(choice);
    refresh();
    const report = $report.get();
    if (bugsOn(choice).size === 0) view.announce('Bug lab off: all gradients are right again.');
    else if (report !== null)
      view.announce(
        report.isFinished
          ? `Bug lab: ${report.wrong.length} of ${report.compared} gradients ${report.wrong.length === 1 ? 'is' : 'are'} wrong.`
          : 'Bug lab: the recursion was stopped, it has too many paths to go down.',
      );
  }

  let restUntil = 0;
  let isWaiting = false;

  /** After each sweep. In a large graph it rests as long again between two looks, so that a drag or training stays smooth. */
  function follow(): void {
    if (isWaiting || bugsOn($choice.get()).size === 0) return;
    const start = scheduler.now();
    if (start >= restUntil) {
      refresh();
      const took = scheduler.now() - start;
      restUntil = start + took + (took > quickEnough ? 2 * took : 0);
      return;
    }
    isWaiting = true;
    scheduler.request(() => {
      isWaiting = false;
      follow();
    });
  }

  live.$tick.listen(follow);

  return {
    $choice,
    $on: computed($choice, bugsOn),
    $report,
    set: (changes) => choose({ ...$choice.get(), ...changes }),
    turn(bug, on) {
      const now = $choice.get();
      choose(turned(now, bug, on ?? !bugsOn(now).has(bug)));
    },
    setRule(op, rule) {
      const rules = new Map($choice.get().rules);
      if (rule === null) rules.delete(op);
      else rules.set(op, rule);
      choose({ ...$choice.get(), rules });
    },
    passAgain() {
      const now = $choice.get();
      const { passes, leftover } = now.noZeroGrad ?? { passes: 1, leftover: 'all' };
      choose({ ...now, noZeroGrad: { passes: Math.min(mostPasses, passes + 1), leftover } });
    },
    measured(address) {
      const program = live.$program.get();
      if (probed !== program || probes.size > mostProbes) probes = new Map();
      probed = program;
      const probe = probes.get(address) ?? createProbe(program, address);
      probes.set(address, probe);
      const x = live.value(address);
      return x === undefined ? undefined : measuredGradient(probe, x, live.row());
    },
    stop: () => choose(noBugs),
  };
}
