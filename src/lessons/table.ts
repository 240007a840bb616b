import type { LessonLibrary } from '../store/classroom/lesson-library.ts';
import { addRoutesMultiplySwaps } from './add-routes-multiply-swaps.ts';
import { callingBackwardInOrder } from './calling-backward-in-order.ts';
import { concepts } from './concepts.ts';
import { descentAndOvershoot } from './descent-and-overshoot.ts';
import { forgottenZeroGrad } from './forgotten-zero-grad.ts';
import { insideThenOutside } from './inside-then-outside.ts';
import { layersAndMlps } from './layers-and-mlps.ts';
import { moons } from './moons.ts';
import { neuronByHand } from './neuron-by-hand.ts';
import { plainNumbersAndOrder } from './plain-numbers-and-order.ts';
import { reluGate } from './relu-gate.ts';
import { severalInputs } from './several-inputs.ts';
import { slopeByNudging } from './slope-by-nudging.ts';
import { tanhTakenApart } from './tanh-taken-apart.ts';
import { theChain } from './the-chain.ts';
import { theGraphIsRebuilt } from './the-graph-is-rebuilt.ts';
import { theLoss } from './the-loss.ts';
import { theMargin } from './the-margin.ts';
import { theSameInPytorch } from './the-same-in-pytorch.ts';
import { theTrainingLoop } from './the-training-loop.ts';
import { topologicalOrder } from './topological-order.ts';
import { usedTwice } from './used-twice.ts';
import { valueWireGradient } from './value-wire-gradient.ts';
import { whyBackward } from './why-backward.ts';

/** All lessons, in the order of the lecture. They come in one chunk, so that whoever has seen the list can go on without a connection.
 *  A new lesson is a file and a line here. */
export const library: LessonLibrary = {
  concepts,
  parts: [
    { title: 'Slopes', lessons: [slopeByNudging, severalInputs] },
    {
      title: 'The chain rule',
      lessons: [valueWireGradient, addRoutesMultiplySwaps, insideThenOutside, theChain],
    },
    {
      title: 'A neuron, and the backward pass',
      lessons: [neuronByHand, callingBackwardInOrder, usedTwice, topologicalOrder, whyBackward],
    },
    {
      title: 'What operations are made of',
      lessons: [tanhTakenApart, plainNumbersAndOrder, reluGate, theSameInPytorch],
    },
    {
      title: 'Nets that learn',
      lessons: [
        layersAndMlps,
        theLoss,
        theTrainingLoop,
        descentAndOvershoot,
        forgottenZeroGrad,
        theMargin,
        moons,
        theGraphIsRebuilt,
      ],
    },
  ],
};
