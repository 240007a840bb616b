import type { Playback } from '../../runtime/playback.ts';
import type { Lens, WireLens } from '../lens.ts';

const notComputed = { kind: 'blank', words: 'not computed yet' } as const;
const notArrived = { kind: 'blank', words: 'no gradient has come yet' } as const;

/** The canvas after so many steps: numbers that have not come are blank, sums that grow say “so far”, the wire of the latest step is lit. */
export function createPlaybackLens(playback: Playback): (done: number) => Lens {
  const { steps, forwardCount, stateAfter } = playback;
  const lastStepOf = new Map<string, number>();
  for (const [place, step] of steps.entries())
    if (step.kind === 'wire') for (const id of step.wires) lastStepOf.set(id, place);
  return (done) => {
    const state = stateAfter(done);
    const latest = steps[done - 1];
    const lit = new Set(latest?.wires);
    const isForward = done <= forwardCount;
    return {
      value: (address) => (state.hasValue(address) ? null : notComputed),
      gradient(address) {
        const now = state.gradient(address);
        if (now.kind === 'here') return null;
        return now.kind === 'blank' ? notArrived : { kind: 'number', number: now.sum, note: 'so far' };
      },
      wire(id): WireLens {
        const hasFlow = !isForward && (lastStepOf.get(id) ?? Infinity) < done;
        return { lit: lit.has(id) ? 'on' : 'off', ...(hasFlow ? {} : { flow: null }) };
      },
    };
  };
}
