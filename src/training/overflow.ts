import { shortNumeral } from '../kernel/numeral.ts';
import type { Broken } from './find-broken.ts';
import type { Objective } from './objective.ts';
import { slotName } from './slot-name.ts';

/** The place of the first number that is NaN or infinite, −1 where all are finite. */
export function firstNotFinite(numbers: Float64Array): number {
  for (let index = 0; index < numbers.length; index++) if (!Number.isFinite(numbers[index])) return index;
  return -1;
}

/** The parameter whose gradients, added up over the steps, are no longer finite; `gradients` by the objective's addresses. */
export function brokenSum({ document, addresses, loss }: Objective, gradients: Float64Array): Broken {
  const at = firstNotFinite(gradients);
  const address = addresses[at] ?? loss;
  const became = shortNumeral(gradients[at] ?? Number.NaN);
  const name = slotName(document, address);
  return {
    address,
    text: `The gradient of “${name}” became ${became} because it was added up over the steps until it was too large to hold. Zero the gradients before each step.`,
  };
}

/** The parameter that an update would make infinite or NaN, or of which the optimiser could keep nothing finite; null where all is well.
 *  All arrays by the objective's addresses. */
export function brokenUpdate(
  { document, addresses }: Objective,
  updated: Float64Array,
  moments: readonly Float64Array[],
  gradients: Float64Array,
  learningRate: number,
): Broken | null {
  for (const numbers of [updated, ...moments]) {
    const at = firstNotFinite(numbers);
    const address = addresses[at];
    if (at < 0 || address === undefined) continue;
    const name = slotName(document, address);
    const became = shortNumeral(numbers[at] ?? Number.NaN);
    const gradient = shortNumeral(gradients[at] ?? Number.NaN);
    const text =
      numbers === updated
        ? `“${name}” became ${became} because the step is too large to hold: its gradient is ${gradient} and the learning rate ${shortNumeral(learningRate)}. Lower the learning rate.`
        : `What the optimiser keeps of “${name}” became ${became} because its gradient, ${gradient}, is too large to square or add up. Scale the loss down.`;
    return { address, text };
  }
  return null;
}
