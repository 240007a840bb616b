import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Optimiser } from '../../src/graph/training-settings.ts';
import type { NudgeDocument } from '../../src/graph/document.ts';
import { leafNumber } from '../../src/graph/patch.ts';
import { setTraining } from '../../src/store/training-edits.ts';
import { withNumbers } from '../../src/store/training-numbers.ts';
import { isTrainingProblem } from '../../src/training/objective.ts';
import type { TrainerState } from '../../src/training/trainer-state.ts';
import { createTrainer } from '../../src/training/trainer.ts';
import { at, graph } from '../support/graph.ts';
import { trainingWorld } from '../support/training.ts';

/** fast-check prints seed and path of a failure; they are kept here as regressions by `seed` and `path`. */
const runs = { numRuns: 150 };

//  w ─▶ (w − 3)² ─┐
//                 ├▶ L       nothing in it overflows, wherever the numbers are put
//  v ─▶ (v + 1)² ─┘
const bowl = (optimiser: Optimiser) =>
  setTraining(
    graph({
      w: { role: 'parameter', value: 0 },
      v: { role: 'parameter', value: 1 },
      three: { role: 'constant', value: 3 },
      one: { role: 'constant', value: 1 },
      dw: ['sub', 'w', 'three'],
      dv: ['add', 'v', 'one'],
      sw: ['square', 'dw'],
      sv: ['square', 'dv'],
      L: ['add', 'sw', 'sv'],
    }),
    { optimiser, learningRate: 0.03, schedule: { kind: 'cosine', end: 0.1 }, steps: 25 },
  );

const addresses = [at('w'), at('v')];

type Act =
  | { readonly kind: 'play' | 'pause' | 'reset' | 'undo' | 'redo' | 'throw' | 'hang' | 'hold' | 'release' }
  | { readonly kind: 'turns' | 'step' | 'wait'; readonly count: number }
  | { readonly kind: 'nudge'; readonly value: number }
  | { readonly kind: 'rate'; readonly value: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('turns' as const), count: fc.integer({ min: 1, max: 9 }) }) },
  fc.record({ kind: fc.constant('step' as const), count: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('wait' as const), count: fc.integer({ min: 1, max: 4000 }) }),
  fc.record({ kind: fc.constant('nudge' as const), value: fc.integer({ min: -9, max: 9 }) }),
  fc.record({ kind: fc.constant('rate' as const), value: fc.constantFrom(0.01, 0.02, 0.03) }),
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        ...(['play', 'play', 'pause', 'reset', 'undo', 'redo', 'throw', 'hang', 'hold', 'release'] as const),
      ),
    }),
  },
);

const optimiser: fc.Arbitrary<Optimiser> = fc.constantFrom<Optimiser>(
  { kind: 'sgd' },
  { kind: 'momentum', momentum: 0.9 },
  { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
);

type World = ReturnType<typeof trainingWorld>;

function perform(world: World, what: Act): void {
  const { training, workbench } = world;
  switch (what.kind) {
    case 'turns':
      for (let turn = 0; turn < what.count; turn++) world.turn();
      return;
    case 'step':
      return training.step(what.count);
    case 'wait':
      return world.clock.wait(what.count);
    case 'nudge':
      return workbench.commitNumber(at('w'), what.value);
    case 'rate':
      return workbench.commit('Rate', setTraining(workbench.$document.get(), { learningRate: what.value }));
    case 'throw':
      return world.worker()?.listener.failed();
    case 'hang': {
      const worker = world.worker();
      if (worker !== undefined) worker.isHung = true;
      return;
    }
    case 'hold':
      return workbench.preview(at('v'), 5);
    case 'release':
      return workbench.cancelPreview(at('v'));
    case 'undo':
    case 'redo':
      workbench[what.kind]();
      return;
    default:
      return training[what.kind]();
  }
}

/** Where a straight run would be. */
interface Place {
  readonly document: NudgeDocument;
  readonly state: TrainerState | null;
}

function goOn({ document, state }: Place, steps: number): Place {
  if (steps === 0) return { document, state };
  const trainer = createTrainer(document, state ?? undefined);
  if (isTrainingProblem(trainer)) throw new Error(trainer.message);
  for (let step = 0; step < steps; step++) trainer.step();
  return { document: withNumbers(document, trainer.addresses, trainer.numbers()), state: trainer.state() };
}

const numbersOf = (document: NudgeDocument) => addresses.map((address) => String(leafNumber(document, address)));

test('whatever happens while it plays, the numbers are those of a straight run between the edits', () => {
  fc.assert(
    fc.property(
      optimiser,
      fc.integer({ min: 1, max: 5 }),
      fc.array(act, { minLength: 1, maxLength: 40 }),
      (kind, batch, acts) => {
        const world = trainingWorld(bowl(kind), { batch });
        let place: Place = { document: world.raw.$document.get(), state: null };
        const places: Place[] = [place];

        for (const what of acts) {
          // Steps up to now come from where the last look left the run.
          const before = look();
          perform(world, what);
          world.frame();
          if (what.kind === 'nudge' || what.kind === 'rate')
            place = { document: world.raw.$document.get(), state: before.state };
          else if (what.kind === 'reset') {
            // Before the first step there is nothing to go back to.
            if (before.state !== null) place = { document: world.raw.$document.get(), state: null };
          } else if (what.kind === 'undo' || what.kind === 'redo') {
            const document = world.raw.$document.get();
            const same = places.findLast((other) => String(numbersOf(other.document)) === String(numbersOf(document)));
            expect(same, 'undo leads to where the run has been').toBeDefined();
            place = { document, state: same?.state ?? null };
          }
          places.push(look());
        }

        function look(): Place {
          world.frame();
          const { step } = world.status();
          place = goOn(place, step - (place.state?.step ?? 0));
          places.push(place);
          const live = addresses.map((address) => String(world.workbench.live.value(address)));
          const isInHand = world.status().isHeld || live[1] === '5';
          expect(isInHand ? live[0] : live).toEqual(
            isInHand ? numbersOf(place.document)[0] : numbersOf(place.document),
          );
          if (world.status().phase !== 'playing')
            expect(numbersOf(world.raw.$document.get())).toEqual(numbersOf(place.document));
          return place;
        }
      },
    ),
    runs,
  );
});
