import { firstExample } from '../store/gallery/first-example.ts';
import { gradientOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

export const topologicalOrder: Lesson = {
  id: 'topological-order',
  title: 'The right order',
  blurb: 'A card hands its gradient on only when all of it has arrived. Sorting the cards makes sure of that.',
  minutes: 10,
  concepts: [19],
  start: {
    text: `a = 1
b = a + a
c = b + b
c.backward()`,
  },
  steps: [
    {
      id: 'truth',
      title: 'A tiny graph that is easy to get wrong',
      text: ['`b = a + a`, then `c = b + b`. Each value is used twice.'],
      points: [{ gradient: 'a' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `a`?',
        answer: gradientOf('a'),
        slips: [
          { number: () => 2, words: '`b` moves 2 times as far as `a`. And `c` moves 2 times as far as `b`.' },
          { number: () => 1, words: 'One wire brings 1. But two wires leave `a`, and two leave `b`.' },
          {
            number: () => 3,
            words: 'Count the ways from `a` to `c`: 2 wires to `b`, and for each of them 2 wires to `c`.',
          },
        ],
        hides: [
          { name: 'a', what: 'gradient' },
          { name: 'b', what: 'gradient' },
        ],
      },
      reveal: ['`2 · 2 = 4`: raise `a` by 1 and `c` rises by 4.'],
      solution: [{ answer: gradientOf('a') }],
    },
    {
      id: 'hurry',
      title: 'In a hurry',
      text: [
        'Suppose every card hands on its gradient *each time* something arrives, without waiting.',
        '`c` sends `1` to `b` along its first wire. `b` hands it to `a` along both wires, which makes `2`. Then `c` sends `1` along its second wire: `b` has got `2` by now, and hands on again.',
      ],
      points: [{ node: 'b' }, { gradient: 'a' }],
      question: {
        kind: 'number',
        ask: 'Which gradient does `a` end up with?',
        answer: () => 6,
        slips: [
          {
            number: () => 4,
            words: 'That is the truth. But the second time `b` hands on all it has, `2`, along both wires.',
          },
          { number: () => 8, words: 'Nearly: the first time `b` has only `1` to hand on.' },
          { number: () => 2, words: 'That is after the first round. `b` hands on a second time.' },
        ],
      },
      task: 'Then check: in the *Bug lab* (keys `Shift+B`), switch on *No topological order*.',
      done: (world) => world.bugs.has('order'),
      reveal: ['`2` first, then `2 + 2` on top: `6`. What arrived first was counted twice.'],
      solution: [{ answer: 6 }, { bug: 'order' }],
    },
    {
      id: 'wait',
      title: 'Wait for all of it',
      text: ['The bug is off again.'],
      points: [{ node: 'b' }],
      prepare: [{ bug: null }],
      question: {
        kind: 'choice',
        ask: 'When may `b` hand its gradient on?',
        options: [
          { text: 'As soon as something has arrived', words: 'That was the hurry: it gave `6` instead of `4`.' },
          {
            text: 'When everything that uses `b` has handed back',
            isRight: true,
            words: 'Yes: then its gradient is complete, and once is enough.',
          },
          { text: 'When `a` has its gradient', words: 'The other way round: `a` waits for `b`.' },
        ],
      },
      reveal: [
        'So: a card comes after all cards that *use* it. On the way forward: a card comes after all that it is *made from*.',
      ],
      solution: [{ choose: 1 }],
    },
    {
      id: 'sorted',
      title: 'Sort the cards',
      text: [
        'Here is the neuron again. Line up all its cards so that each stands after those it is made from. Such a line is called a *topological order*.',
      ],
      points: [{ node: 'sum' }],
      prepare: [{ graph: firstExample.text }],
      question: {
        kind: 'choice',
        ask: 'One of these lines is *no* such order. Which?',
        options: [
          {
            text: '`x1, w1, x2, w2, x1w1, x2w2, sum, b, n, o`',
            words: 'This one is fine: check each card, all it is made from stands on its left.',
          },
          {
            text: '`x1, w1, x1w1, sum, x2, w2, x2w2, b, n, o`',
            isRight: true,
            words: 'Yes: `sum` stands before `x2w2`, which it is made from.',
          },
          {
            text: '`b, x2, w2, x2w2, w1, x1, x1w1, sum, n, o`',
            words: 'This one is fine too. `b` may come early: it only has to stand before `n`.',
          },
        ],
      },
      reveal: ['There are many right orders, and they all give the same numbers.'],
      solution: [{ choose: 1 }],
    },
    {
      id: 'backward',
      title: 'And now from the end',
      text: ['The backward pass walks the same line from right to left: `o` first, then `n`, and so on.'],
      points: [{ node: 'x1w1' }],
      question: {
        kind: 'choice',
        ask: 'What has to be complete before `x1w1` may hand on?',
        options: [
          {
            text: '`sum`, and so `n` and `o` before it',
            isRight: true,
            words: 'Yes: what uses `x1w1` is `sum`, and `sum` waits for `n`, and `n` for `o`.',
          },
          { text: '`x1` and `w1`', words: 'That is for the way forward. On the way back they wait for `x1w1`.' },
          { text: '`x2w2`, its neighbour', words: 'The two never meet on the way back. Either may be first.' },
        ],
      },
      task: 'Then see it: *Step through the backward pass* (keys `Shift+S`), and press `→` for the first step back.',
      done: (world) => (world.playback?.position ?? 0) > 5,
      hint: 'Press `Shift+S`. Or open the menu at the top right and choose *Step through the backward pass*.',
      reveal: ['The small number on each card says when its turn comes. The first step back is the seed.'],
      solution: [{ choose: 0 }, { run: 'playback.backward' }, { run: 'playback.next' }],
    },
    {
      id: 'why',
      title: 'Why now',
      text: ['You can ask any card why its turn comes when it does.'],
      points: [{ node: 'x1w1' }],
      prepare: [{ run: 'view.fit' }],
      task: 'Select `x1w1` and ask *Why now?* (key `W`).',
      done: (world) => world.ran('playback.why') > 0,
      hint: 'Click the card of `x1w1`, then press `W`.',
      reveal: [
        'It names what must come first, and what of that has come already. Press `→` a few times and ask again.',
      ],
      solution: [{ run: 'playback.why', on: 'x1w1' }],
    },
  ],
};
