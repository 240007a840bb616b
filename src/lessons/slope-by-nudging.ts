import { gradientOf, valueOf } from './from-world.ts';
import { isClose } from './on-canvas.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

/** The rule of this lesson; the slope between two places is worked out from it, whatever stands on the canvas. */
const rule = (x: number): number => 3 * x ** 2 - 4 * x + 5;

/** (rule(x + h) − rule(x)) / h: what one measures by nudging. */
const measured = (x: number, h: number): number => (rule(x + h) - rule(x)) / h;

export const slopeByNudging: Lesson = {
  id: 'slope-by-nudging',
  title: 'Slope by nudging',
  blurb: 'A slope says how many times as far the result moves when you nudge a number a little.',
  minutes: 10,
  concepts: [1, 2, 3],
  start: {
    text: `x = 3
three = constant(3)
minus4 = constant(-4)
five = constant(5)
q = square(x)
p = three * q
r = x * minus4
f = sum(p, r, five)
f.backward()`,
    places: {
      x: { x: 0, y: 232 },
      three: { x: 184, y: 0 },
      q: { x: 184, y: 104 },
      minus4: { x: 184, y: 424 },
      p: { x: 368, y: 60 },
      r: { x: 368, y: 340 },
      five: { x: 368, y: 460 },
      f: { x: 552, y: 232 },
    },
  },
  steps: [
    {
      id: 'rule',
      title: 'A rule that turns one number into another',
      text: [
        'The cards spell out a rule: `f = 3·x² − 4·x + 5`. Read them from left to right: `q` is `x` squared, `p` is 3 times that, `r` is `x` times −4, and `f` adds up `p`, `r` and `5`.',
        '`x` is now `2`. The number on `f` is covered.',
      ],
      points: [{ value: 'f' }],
      prepare: [{ set: { x: 2 } }],
      question: {
        kind: 'number',
        ask: 'What is `f` when `x` is `2`?',
        answer: valueOf('f'),
        slips: [
          { number: () => 33, words: 'You squared `3·x`. Only `x` is squared; the `3` comes after: `3·4 = 12`.' },
          { number: () => 4, words: 'That is `12 − 8`. The `5` is still to come.' },
          { number: () => 25, words: 'You added `4·x`. It is taken away: `12 − 8 + 5`.' },
        ],
        hides: [{ name: 'f', what: 'value' }],
      },
      hint: 'Square first: `2² = 4`. Then `3·4`, then minus `4·2`, then plus `5`.',
      reveal: ['`12 − 8 + 5 = 9`. One number goes in, one comes out: that is all a function is.'],
      solution: [{ answer: valueOf('f') }],
    },
    {
      id: 'plot',
      title: 'All the answers at once',
      text: ['Try every `x` and draw each `f` as a point above it, and you get a curve. The page can draw it for you.'],
      points: [{ node: 'x' }],
      task: 'Select `x` and run *Measure the slope*.',
      done: (world) => world.ran('microscope.open') > 0,
      hint: 'Click `x`, then press `Shift+G`. Or right-click the card (on a screen you touch, hold a finger on it) and choose *Measure the slope*.',
      reveal: [
        'The curve is `f` for many values of `x`; the dot is where `x` stands now. Press the − under the curve to see more of it: it goes down, turns, and goes up again.',
      ],
      solution: [{ run: 'microscope.open', on: 'x' }],
    },
    {
      id: 'nudge',
      title: 'Nudge it and see',
      text: [
        'At `x = 3` the result is `20`. How steep is the curve there? Nudge `x` by a little and compare two moves: how far `x` went and how far `f` went.',
        'Slope = (new `f` − old `f`) / nudge.',
      ],
      points: [{ node: 'x' }, { value: 'f' }],
      prepare: [{ set: { x: 3 } }, { run: 'view.fit' }],
      task: 'Set `x` to `3.1`, so the nudge is `0.1`, and read `f`.',
      done: (world) => isClose(valueOf('x')(world), 3.1),
      question: {
        kind: 'number',
        ask: '`f` was `20`. What is (`f` − `20`) / `0.1`?',
        answer: () => measured(3, 0.1),
        slips: [
          {
            number: () => rule(3.1) - rule(3),
            words: 'That is how far `f` moved. Divide it by how far `x` moved: by `0.1`.',
          },
          { number: () => rule(3.1), words: 'That is the new `f`. Take the old `f`, `20`, away first.' },
          {
            number: () => (rule(3.1) - rule(3)) * 0.1,
            words: 'You multiplied by the nudge. Divide by it: the slope is *per unit* of `x`.',
          },
        ],
        hides: [{ name: 'x', what: 'gradient' }],
      },
      hint: 'Double-click the number on `x`, type `3.1`, press Enter. Then `f` says `21.43`.',
      reveal: ['`1.43 / 0.1 = 14.3`. Here `f` moves about 14 times as far as `x`.'],
      solution: [{ set: { x: 3.1 } }, { answer: () => measured(3, 0.1) }],
    },
    {
      id: 'smaller',
      title: 'Smaller nudges',
      text: [
        'The curve bends, so a big nudge measures a bit of the bend too. Make the nudge smaller and the bend matters less.',
        'Nudge `0.1` gives `14.3`. Nudge `0.01` gives `14.03`. Nudge `0.001` gives `14.003`.',
      ],
      points: [{ node: 'x' }],
      prepare: [{ set: { x: 3 } }],
      question: {
        kind: 'number',
        ask: 'Which slope do they run towards?',
        answer: gradientOf('x'),
        tolerance: 1e-4,
        slips: [
          {
            number: () => 0,
            words:
              'The *nudge* runs to 0, and so does the move of `f`. Their ratio does not: look at `14.3`, `14.03`, `14.003`.',
          },
          {
            number: () => 14.003,
            words: 'Take an even smaller nudge: `14.0003`. What is left when the nudge is gone?',
          },
        ],
        hides: [{ name: 'x', what: 'gradient' }],
      },
      reveal: [
        'They run to `14`. That is the *gradient* of `x`: the number in the strip on its card. The page has it without any nudge, from the rules of this course.',
      ],
      solution: [{ answer: gradientOf('x') }],
    },
    {
      id: 'too-small',
      title: 'Too small a nudge',
      text: [
        'So the smaller the better? A computer keeps about 16 digits of a number. Now nudge `x = 3` by `0.0000000000000001`, that is `1e-16`.',
      ],
      points: [{ node: 'x' }],
      question: {
        kind: 'choice',
        ask: 'Which slope does the computer measure with the nudge `1e-16`?',
        options: [
          {
            text: '`14`, to all digits',
            words: 'It would, with endless digits. But `3 + 1e-16` needs 17 digits, and the computer has 16.',
          },
          {
            text: '`0`',
            isRight: true,
            words: '`3 + 1e-16` is rounded back to `3`. `f` does not move at all, and 0 / nudge is 0.',
          },
          {
            text: '`140`',
            words: 'The nudge is lost whole, not in part: `3 + 1e-16` is rounded to `3`. So how far does `f` move?',
          },
        ],
      },
      reveal: [
        'With `1e-15` it measures `10.66`, with `1e-16` it measures `0`. The truth is `14`. In *Measure the slope*, drag `h` to the left and watch the error fall, and then rise again.',
        'A gradient from the chain rule has no `h`, so it has none of this trouble.',
      ],
      solution: [{ choose: 1 }],
    },
    {
      id: 'sign',
      title: 'Uphill or downhill',
      text: ['Now `x` is `-3`, on the other side of the curve, and `f` is `44`.'],
      points: [{ node: 'x' }],
      prepare: [{ set: { x: -3 } }],
      question: {
        kind: 'choice',
        ask: 'You raise `x` a little, from `−3` to `−2.9`. What does `f` do?',
        options: [
          {
            text: 'It falls',
            isRight: true,
            words: 'Yes. On this side the curve goes down to the right, so the slope is below 0.',
          },
          {
            text: 'It rises',
            words: 'On the right side it does. Here `3·x²` shrinks as `x` comes closer to 0, and `−4·x` shrinks too.',
          },
          { text: 'It stays', words: 'Only where the curve is level. Here it is steep.' },
        ],
        hides: [{ name: 'x', what: 'gradient' }],
      },
      task: 'Then check: set `x` to `−2.9`.',
      done: (world) => isClose(valueOf('x')(world), -2.9),
      reveal: [
        '`f` fell from `44` to `41.83`. A slope below 0 (orange, ▼) says: raise this and the result falls. Above 0 (blue, ▲): raise this and the result rises.',
      ],
      solution: [{ choose: 0 }, { set: { x: -2.9 } }],
    },
    {
      id: 'bottom',
      title: 'The level place',
      text: [
        'On the left the slope is below 0, on the right it is above 0. Somewhere between it is 0.',
        'At that place a small nudge does next to nothing: it is the bottom of the curve.',
      ],
      points: [{ gradient: 'x' }],
      task: 'Drag `x` until its gradient is 0, or closer to 0 than `0.05`.',
      done: (world) => Math.abs(world.gradient('x') ?? 1) < 0.05,
      hint: 'The sign tells you the way: gradient below 0, go right; above 0, go left. Try `0.67`.',
      reveal: [
        'The bottom is at `x = 2/3`. You just found the lowest point by looking at one sign at a time. Training a network does the same with thousands of numbers.',
      ],
      solution: [{ set: { x: 0.67 } }],
    },
  ],
};
