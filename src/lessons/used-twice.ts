import { gradientOf, valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

export const usedTwice: Lesson = {
  id: 'used-twice',
  title: 'A value used twice',
  blurb:
    'When a value is used twice, what comes back along both wires adds up. Forgetting that is the most famous slip of all.',
  minutes: 12,
  concepts: [20, 21],
  start: {
    text: `a = 3
b = a + a
b.backward()`,
  },
  steps: [
    {
      id: 'twice',
      title: 'Two wires from one card',
      text: ['`b = a + a`. Both inputs of the sum are the same `a`: two wires.'],
      points: [{ node: 'b' }, { gradient: 'a' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `a`?',
        answer: gradientOf('a'),
        slips: [
          { number: () => 1, words: 'That is what *one* wire brings. There are two of them.' },
          { number: () => 3, words: 'That is the value of `a`. How far does `b` move when `a` goes from 3 to 4?' },
          { number: () => 6, words: 'That is the value of `b`. How far does it *move* when `a` goes from 3 to 4?' },
          { number: () => 0.5, words: 'That is upside down: `b` moves farther than `a`, not less far.' },
        ],
        hides: [{ name: 'a', what: 'gradient' }],
      },
      task: 'Then check: set `a` to `4`.',
      done: (world) => world.value('a') === 4,
      reveal: ['`b` went from `6` to `8`. Each wire brings `1`, and they add up: `1 + 1 = 2`.'],
      solution: [{ answer: gradientOf('a') }, { set: { a: 4 } }],
    },
    {
      id: 'bug',
      title: 'The famous slip',
      text: [
        'In a program, each wire that arrives writes to the same place. If the rule says `a.grad = …`, the second wire wipes out what the first one wrote.',
        'The bug lab can make this mistake on purpose.',
      ],
      points: [{ gradient: 'a' }],
      prepare: [{ set: { a: 3 } }],
      question: {
        kind: 'number',
        ask: 'Which gradient does `a` show with `=`?',
        answer: () => 1,
        slips: [
          { number: () => 2, words: 'That is right with `+=`. With `=`, the second `1` takes the place of the first.' },
          { number: () => 0, words: 'The second wire does write something: `1`.' },
        ],
      },
      task: 'Then check: in the *Bug lab* (keys `Shift+B`), switch on `=` instead of `+=`.',
      done: (world) => world.bugs.has('overwrite'),
      reveal: [
        '`1`: half of the truth is lost. The card is marked, because a real nudge still moves `b` by 2. The cure is one sign: `+=`, which adds to what is there.',
      ],
      solution: [{ answer: 1 }, { bug: 'overwrite' }],
    },
    {
      id: 'two-ways',
      title: 'Two ways that look different',
      text: [
        'The two ways need not start at the same card. Here `a` and `b` go through a product `d` and through a sum `e`, and `f = d · e` brings them together.',
        '`d = −6`, `e = 1`. So `d` gets `1` and `e` gets `−6`.',
      ],
      points: [{ gradient: 'd' }, { gradient: 'e' }, { gradient: 'a' }],
      prepare: [
        { bug: null },
        {
          graph: `a = -2
b = 3
d = a * b
e = a + b
f = d * e
f.backward()`,
        },
      ],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `a`?',
        answer: gradientOf('a'),
        slips: [
          { number: () => 3, words: 'That is what comes through `d`. There is a second way, through `e`.' },
          { number: () => -6, words: 'That is what comes through `e`. There is a second way, through `d`.' },
          {
            number: () => -18,
            words: 'You multiplied the two ways. Slopes *along* a way multiply; the ways themselves add up.',
          },
          { number: () => -8, words: 'That is for `b`. Behind the product, `a` gets the value of `b`.' },
          { number: () => 9, words: 'You subtracted. `3` comes through `d`, `−6` through `e`: add them.' },
        ],
        hides: ['a', 'b'].map((name) => ({ name, what: 'gradient' as const })),
      },
      hint: 'Through `d`: `1` times `b`. Through `e`: `−6` times `1`. Add the two.',
      reveal: ['`1 · 3 + (−6) · 1 = −3`. Along a way multiply, over all ways add.'],
      solution: [{ answer: gradientOf('a') }],
    },
    {
      id: 'other',
      title: 'And the other one',
      text: ['The same for `b`: one way through the product, one through the sum.'],
      points: [{ gradient: 'b' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `b`?',
        answer: gradientOf('b'),
        slips: [
          { number: () => -2, words: 'That is what comes through `d`. Add what comes through `e`.' },
          { number: () => -6, words: 'That is what comes through `e`. Add what comes through `d`.' },
          { number: () => 12, words: 'You multiplied the two ways. They add up.' },
          { number: () => -3, words: 'That is for `a`. Behind the product, `b` gets the value of `a`, `−2`.' },
          { number: () => -4, words: 'The signs: `1 · (−2)` and `−6 · 1` are both below 0.' },
        ],
        hides: [{ name: 'b', what: 'gradient' }],
      },
      reveal: ['`1 · (−2) + (−6) · 1 = −8`.'],
      solution: [{ answer: gradientOf('b') }],
    },
    {
      id: 'paths',
      title: 'See every way',
      text: ['The page can light one way after the other, and count them.'],
      points: [{ node: 'a' }],
      task: 'Select `a` and run *Paths to the root* (key `Y`).',
      done: (world) => world.ran('paths.show') > 0,
      hint: 'Click the card of `a`, then press `Y`. Then `→` goes to the next way.',
      reveal: ['Two ways: one brings `3`, one brings `−6`. Together: `−3`. The key Escape puts the light out.'],
      solution: [{ run: 'paths.show', on: 'a' }],
    },
    {
      id: 'bug-again',
      title: 'The last one wins',
      text: [
        'Now the same slip on this graph. `e` was made after `d`, so on the way back its turn comes first: `e` writes `−6` to `a`, and then `d` writes.',
      ],
      points: [{ gradient: 'a' }],
      prepare: [{ calm: true }, { run: 'view.fit' }],
      question: {
        kind: 'number',
        ask: 'Which gradient does `a` show with `=`?',
        answer: (world) => valueOf('e')(world) * valueOf('b')(world),
        slips: [
          { number: () => -6, words: 'That was written first, by `e`. Then `d` writes over it.' },
          { number: () => -3, words: 'That is the sum of both: right with `+=`, but not what `=` leaves.' },
        ],
      },
      task: 'Then check: switch on `=` instead of `+=` in the *Bug lab*.',
      done: (world) => world.bugs.has('overwrite'),
      reveal: [
        '`3`, with the wrong *sign*: going by this number you would move `a` the wrong way. And in another order it would be another wrong number.',
      ],
      solution: [{ answer: 3 }, { bug: 'overwrite' }],
    },
    {
      id: 'again',
      title: 'It happens to everyone',
      text: [
        'In the lecture this slip is found and mended for `+` and `×`. Later a new rule is written, for `exp`, and it says `=` again. The graph at hand shows nothing wrong.',
        'Here `x` is `0`, and `exp(0) = 1`.',
      ],
      points: [{ node: 'x' }],
      prepare: [{ bug: null }, { graph: 'x = 0\ny = exp(x) + x\ny.backward()' }],
      question: {
        kind: 'choice',
        ask: 'On which graph does `=` in the rule of `exp` give a wrong gradient of `x`?',
        options: [
          {
            text: '`y = exp(x)`',
            words:
              'Here one wire leaves `x`. Writing once with `=` or adding once to 0 is the same. That is how the slip hides.',
          },
          {
            text: '`y = exp(x) + x`',
            isRight: true,
            words: 'Yes: a second way leads from `x` past `exp`. What it brings is wiped out.',
          },
          {
            text: '`y = exp(x) · 5`',
            words: 'Still one wire leaves `x`. It brings 5 instead of 1, and nothing is wiped out.',
          },
        ],
      },
      task: 'Then check on the second one: switch on `=` instead of `+=`.',
      done: (world) => world.bugs.has('overwrite'),
      reveal: [
        'The gradient of `x` is `1 + 1 = 2`; with `=` only one way is left: `1`. A test on a graph without a value used twice would never find it.',
      ],
      solution: [{ choose: 1 }, { bug: 'overwrite' }],
    },
  ],
};
