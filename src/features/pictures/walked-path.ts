import type { Address } from '../../kernel/ids.ts';
import type { Run } from '../../store/training-runs.ts';

/** The most points of a drawn path: about one for each two px it can be long. */
const mostPoints = 200;

/** Where two parameters stood at the steps of a run that are kept, first to last, evenly thinned. */
export function walkedPath(
  run: Run | null,
  x: Address,
  y: Address,
): readonly { readonly x: number; readonly y: number }[] {
  if (run === null) return [];
  const steps = run.log.snapshotSteps();
  const stride = Math.max(1, Math.ceil(steps.length / mostPoints));
  return steps.flatMap((step, place) => {
    if (place % stride !== 0 && place !== steps.length - 1) return [];
    const snapshot = run.log.snapshotAt(step);
    const [across, up] = [snapshot?.addresses.indexOf(x) ?? -1, snapshot?.addresses.indexOf(y) ?? -1];
    if (snapshot === undefined || across < 0 || up < 0) return [];
    return [{ x: snapshot.numbers[across] ?? Number.NaN, y: snapshot.numbers[up] ?? Number.NaN }];
  });
}
