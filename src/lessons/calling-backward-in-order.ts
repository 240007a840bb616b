import { chainGraph } from './chain-graph.ts';
import { gradientOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

export const callingBackwardInOrder: Lesson = {
  id: 'calling-backward-in-order',
  title: 'One call at a time',
  blurb:
    'Every card has a small rule for handing its gradient back. Call them one by one, and see why the order matters.',
  minutes: 9,
  concepts: [17, 18],
  start: chainGraph,
  steps: [
    {
      id: 'rules',
      title: 'Each card has its own rule',
      text: [
        'A card that computes something also knows how to hand a gradient back to its inputs: upstream × local slope, along each of its wires. In micrograd this rule is called `_backward`.',
        'So a backward pass is nothing but calling these small rules, one card after the other.',
      ],
      points: [{ node: 'L' }],
      question: {
        kind: 'choice',
        ask: 'Whose rule is called first?',
        options: [
          {
            text: 'That of `L`',
            isRight: true,
            words: 'Yes. `L` is the result: its gradient, `1`, is the only one known from the start.',
          },
          {
            text: 'That of `e`, the first that was computed',
            words: 'That is the order of the *forward* pass. `e` cannot hand back what it has not got.',
          },
          { text: 'That of `a`', words: '`a` was made from nothing, so it has nobody to hand back to.' },
        ],
      },
      task: 'Then start it: *Step through the backward pass* (keys `Shift+S`).',
      done: (world) => world.playback !== null,
      hint: 'Press `Shift+S`. Or open the menu at the top right and choose *Step through the backward pass*.',
      reveal: ['All gradients are blank now. Blank means: nothing has arrived yet.'],
      solution: [{ choose: 0 }, { run: 'playback.backward' }],
    },
    {
      id: 'first-call',
      title: 'The first call',
      text: [
        'The seed comes first: `L` gets `1`. Then its rule hands something to `d` and to `f`, one wire at a time.',
      ],
      points: [{ gradient: 'd' }, { gradient: 'f' }],
      prepare: [{ run: 'view.fit' }],
      question: {
        kind: 'number',
        ask: 'What will `d` get?',
        answer: gradientOf('d'),
        slips: [
          { number: () => 4, words: 'That is for `f`. In a product, `d` gets the value of `f`.' },
          { number: () => 1, words: 'That is the upstream gradient. Times the local slope: the value of `f`.' },
          { number: () => -8, words: 'That is the value of `L`. What is handed on is upstream × local slope.' },
        ],
      },
      task: 'Then press `→` until both `d` and `f` have theirs.',
      done: (world) => (world.playback?.position ?? 0) >= 6,
      hint: 'If the keys do nothing, click the canvas first. The bar below the canvas has the same buttons.',
      reveal: ['`1 · (−2)` went to `d`, `1 · 4` to `f`.'],
      solution: [{ answer: gradientOf('d') }, { run: 'playback.next', times: 3 }],
    },
    {
      id: 'next-call',
      title: 'Who is next',
      text: ['`d` and `f` have their gradients. Everything else is still blank.'],
      points: [{ node: 'd' }],
      question: {
        kind: 'choice',
        ask: 'Whose rule can be called now?',
        options: [
          {
            text: 'That of `d`',
            isRight: true,
            words: 'Yes: `d` has all that will ever arrive there, and it has inputs to hand it to.',
          },
          { text: 'That of `e`', words: 'Nothing has arrived at `e`. It waits for `d`.' },
          {
            text: 'That of `f`',
            words: '`f` has its gradient, but it was made from nothing: its rule has nothing to do.',
          },
        ],
      },
      reveal: ['A card may hand on when its own gradient is *complete*.'],
      solution: [{ choose: 0 }],
    },
    {
      id: 'too-early',
      title: 'What if one is called too early',
      text: [
        'In a program, a gradient that has not arrived is not blank: it starts at `0`. Suppose somebody calls the rule of `e` now, before that of `d`.',
      ],
      points: [{ node: 'e' }, { gradient: 'a' }],
      question: {
        kind: 'number',
        ask: 'What would `a` get from it?',
        answer: () => 0,
        slips: [
          { number: () => -3, words: 'That is the local slope. The upstream gradient, that of `e`, is still 0.' },
          { number: () => 6, words: 'That is what `a` should get. But `e` has nothing yet: its gradient is still 0.' },
          { number: () => 4, words: 'That is for another card. `e` would hand on its own gradient, 0, times `b`.' },
        ],
      },
      reveal: [
        '`0 · (−3) = 0`, and nobody complains: `a` and `b` simply end up with 0. The numbers are wrong, and the program runs on.',
      ],
      solution: [{ answer: 0 }],
    },
    {
      id: 'to-the-end',
      title: 'The rest, in order',
      text: ['Now call them all: `L`, then `d`, then `e`.'],
      points: [{ node: 'a' }],
      task: 'Press `→` to the end. `←` goes back, if you want to see one again.',
      done: (world) => world.playback !== null && world.playback.position === world.playback.count,
      hint: 'The key End goes to the last step at once.',
      reveal: ['Three calls, six wires, and every card has its gradient: `a` has `6`, `b` has `−4`.'],
      solution: [{ run: 'playback.last' }],
    },
    {
      id: 'by-hand',
      title: 'Be the program',
      text: [
        'Last, without help: in *Backprop by hand* you pick the card and say its gradient. A card whose turn has not come is refused, with the reason.',
      ],
      points: [{ node: 'L' }],
      prepare: [{ calm: true }],
      task: 'Start *Backprop by hand* (key `B`). Try `e` before `d` and read what it says.',
      done: (world) => world.ran('manual.start') > 0,
      hint: 'If the keys do nothing, click the canvas first, then press `B`.',
      reveal: ['A program does not guess whose turn it is. It sorts the cards first. That is a lesson of its own.'],
      solution: [{ run: 'manual.start' }],
    },
  ],
};
