import { assertNever } from '../kernel/invariant.ts';
import { optimiserDefaults } from '../graph/training-defaults.ts';
import type { Optimiser } from '../graph/training-settings.ts';

/** What an optimiser reads and writes in one step, one entry per parameter in every array. Nothing but `next` and `directions` is
 *  written, so that a step which turns out not to be finite leaves no trace. */
export interface OptimiserCells {
  readonly gradients: Float64Array;
  /** What it kept from the steps before; 0 at first. */
  readonly moments: readonly Float64Array[];
  /** The same after this step. */
  readonly next: readonly Float64Array[];
  /** How many steps each parameter has had, this one included: 1 in the first. */
  readonly counts: Float64Array;
  /** Out: the parameter goes down by learning rate × this. */
  readonly directions: Float64Array;
}

interface OptimiserEntry<Settings extends Optimiser> {
  /** As people write it. */
  readonly title: string;
  /** What it does, as one plain sentence. */
  readonly explain: string;
  readonly defaults: Settings;
  /** How many numbers it keeps of each parameter. */
  readonly moments: number;
  readonly direct: (settings: Settings, cells: OptimiserCells) => void;
}

type OptimiserTable = { readonly [Kind in Optimiser['kind']]: OptimiserEntry<Extract<Optimiser, { kind: Kind }>> };

/** Every optimiser, as PyTorch 2 defines it (torch.optim, documentation of each class). Weight decay is the trainer's: it comes with the
 *  gradients, but for AdamW, where it is decoupled. */
export const optimisers: OptimiserTable = {
  sgd: {
    title: 'SGD',
    explain: 'Steps against the gradient.',
    defaults: optimiserDefaults.sgd,
    moments: 0,
    direct: (_settings, { gradients, directions }) => directions.set(gradients),
  },
  momentum: {
    title: 'Momentum',
    explain: 'Rolls on: each step adds to a velocity that fades.',
    defaults: optimiserDefaults.momentum,
    moments: 1,
    direct: ({ momentum }, { gradients, moments: [before], next: [velocity], directions }) => {
      if (before === undefined || velocity === undefined) return;
      for (let index = 0; index < gradients.length; index++)
        directions[index] = velocity[index] = momentum * (before[index] ?? 0) + (gradients[index] ?? 0);
    },
  },
  nesterov: {
    title: 'Nesterov',
    explain: 'Momentum that looks ahead to where the velocity is going.',
    defaults: optimiserDefaults.nesterov,
    moments: 1,
    direct: ({ momentum }, { gradients, moments: [before], next: [velocity], directions }) => {
      if (before === undefined || velocity === undefined) return;
      for (let index = 0; index < gradients.length; index++) {
        const gradient = gradients[index] ?? 0;
        const now = momentum * (before[index] ?? 0) + gradient;
        velocity[index] = now;
        directions[index] = gradient + momentum * now;
      }
    },
  },
  rmsprop: {
    title: 'RMSprop',
    explain: 'Divides each gradient by the size it usually has.',
    defaults: optimiserDefaults.rmsprop,
    moments: 1,
    direct: ({ decay, epsilon }, { gradients, moments: [before], next: [squares], directions }) => {
      if (before === undefined || squares === undefined) return;
      for (let index = 0; index < gradients.length; index++) {
        const gradient = gradients[index] ?? 0;
        const mean = decay * (before[index] ?? 0) + (1 - decay) * gradient * gradient;
        squares[index] = mean;
        directions[index] = gradient / (Math.sqrt(mean) + epsilon);
      }
    },
  },
  adam: {
    title: 'Adam',
    explain: 'Momentum, divided by the size that each gradient usually has.',
    defaults: optimiserDefaults.adam,
    moments: 2,
    direct: directAdam,
  },
  adamw: {
    title: 'AdamW',
    explain: 'Adam whose weight decay is kept apart from the gradient.',
    defaults: optimiserDefaults.adamw,
    moments: 2,
    direct: directAdam,
  },
};

/** D. P. Kingma and J. Ba, Adam: a method for stochastic optimization, ICLR 2015, algorithm 1; as torch.optim.Adam. Both running means
 *  start at 0, and what that takes from them in the first steps is given back by 1 − βᵗ. */
function directAdam(
  { beta1, beta2, epsilon }: { readonly beta1: number; readonly beta2: number; readonly epsilon: number },
  { gradients, moments, next, counts, directions }: OptimiserCells,
): void {
  const [firstBefore, secondBefore] = moments;
  const [first, second] = next;
  if (firstBefore === undefined || secondBefore === undefined || first === undefined || second === undefined) return;
  let count = 0;
  let share1 = 1;
  let share2 = 1;
  for (let index = 0; index < gradients.length; index++) {
    const gradient = gradients[index] ?? 0;
    if (counts[index] !== count) {
      count = counts[index] ?? 1;
      share1 = 1 - beta1 ** count;
      share2 = 1 - beta2 ** count;
    }
    const mean = beta1 * (firstBefore[index] ?? 0) + (1 - beta1) * gradient;
    const square = beta2 * (secondBefore[index] ?? 0) + (1 - beta2) * gradient * gradient;
    first[index] = mean;
    second[index] = square;
    directions[index] = mean / share1 / (Math.sqrt(square / share2) + epsilon);
  }
}

/** Which way each parameter goes, and what the optimiser keeps. */
export function direct(optimiser: Optimiser, cells: OptimiserCells): void {
  switch (optimiser.kind) {
    case 'sgd':
      return optimisers.sgd.direct(optimiser, cells);
    case 'momentum':
      return optimisers.momentum.direct(optimiser, cells);
    case 'nesterov':
      return optimisers.nesterov.direct(optimiser, cells);
    case 'rmsprop':
      return optimisers.rmsprop.direct(optimiser, cells);
    case 'adam':
      return optimisers.adam.direct(optimiser, cells);
    case 'adamw':
      return optimisers.adamw.direct(optimiser, cells);
    default:
      return assertNever(optimiser);
  }
}

/** Whether a text is the name of an optimiser as files and the terminal write it. */
export function isOptimiserKind(text: string): text is Optimiser['kind'] {
  return Object.hasOwn(optimisers, text);
}
