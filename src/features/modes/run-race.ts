import type { ModeRace, RaceTrack } from '../../compile/mode-race.ts';

/** The numbers that both ways came to, in the order of the race's derivatives. Null where an output does not depend on an input. */
export interface RaceNumbers {
  readonly forward: readonly (number | null)[];
  readonly reverse: readonly (number | null)[];
  /** The largest |forward − reverse|; NaN where one is a number and the other is none. */
  readonly difference: number;
}

/** In milliseconds: then the page is let in between two sweeps. */
const slice = 8;

/** Sweeps both ways, a few sweeps at a time, so that a large graph does not hold up the page. Returns the function that stops it. */
export function runRace(race: ModeRace, track: RaceTrack, onDone: (numbers: RaceNumbers) => void): () => void {
  const { inputs, outputs } = race;
  const forward: (number | null)[] = race.derivatives.map(() => null);
  const reverse: (number | null)[] = race.derivatives.map(() => null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sweep = 0;
  let isFilled = false;

  function work(): void {
    const end = performance.now() + slice;
    if (!isFilled) track.refill();
    isFilled = true;
    for (; sweep < inputs.length + outputs.length; sweep++) {
      if (performance.now() > end) {
        timer = setTimeout(work);
        return;
      }
      const [input, output] = [inputs[sweep], outputs[sweep - inputs.length]];
      if (input !== undefined)
        for (const [place, slope] of track.forward(input).entries()) forward[place * inputs.length + sweep] = slope;
      else if (output !== undefined)
        for (const [place, slope] of track.reverse(output).entries())
          reverse[(sweep - inputs.length) * inputs.length + place] = slope;
    }
    onDone({ forward, reverse, difference: largestDifference(forward, reverse) });
  }

  work();
  return () => clearTimeout(timer);
}

function largestDifference(a: readonly (number | null)[], b: readonly (number | null)[]): number {
  let most = 0;
  for (const [place, one] of a.entries()) {
    const other = b[place] ?? null;
    if (one === null && other === null) continue;
    const apart = Object.is(one, other) || one === other ? 0 : Math.abs((one ?? Number.NaN) - (other ?? Number.NaN));
    if (Number.isNaN(apart)) return Number.NaN;
    most = Math.max(most, apart);
  }
  return most;
}
