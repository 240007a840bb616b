import { gradientOf, valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

export const theLoss: Lesson = {
  id: 'the-loss',
  title: 'One number for how wrong',
  blurb: 'The loss adds up the squared errors of all examples, and its gradient tells each prediction where to go.',
  minutes: 7,
  concepts: [35],
  start: {
    text: `p1 = parameter(0.5)
p2 = parameter(-1)
p3 = parameter(1)
p4 = parameter(0)
t1 = constant(1)
t2 = constant(-1)
t3 = constant(-1)
t4 = constant(1)
l1 = squared_error(p1, t1)
l2 = squared_error(p2, t2)
l3 = squared_error(p3, t3)
l4 = squared_error(p4, t4)
loss = sum(l1, l2, l3, l4)
loss.backward()`,
  },
  steps: [
    {
      id: 'one-error',
      title: 'Four examples',
      text: [
        'The lecture’s net answers four questions. `p1` to `p4` are what it says, `t1` to `t4` are the *targets*: what it should say, `1`, `−1`, `−1` and `1`.',
        'How wrong is an answer? Take the difference and square it. A square is never negative, and large errors count much more than small ones.',
      ],
      points: [{ node: 'p3' }, { node: 't3' }],
      question: {
        kind: 'number',
        ask: '`p3` is `1`, but should be `−1`. What is its squared error?',
        answer: valueOf('l3'),
        slips: [
          { number: () => 2, words: 'That is the difference. Now square it.' },
          { number: () => 0, words: 'You squared first: `1² − (−1)²`. Take the difference first, then square.' },
          { number: () => -4, words: 'A square is never negative.' },
        ],
        hides: [
          { name: 'l3', what: 'value' },
          { name: 'loss', what: 'value' },
          { name: 'p3', what: 'gradient' },
        ],
      },
      reveal: ['`(1 − (−1))² = 2² = 4`.'],
      solution: [{ answer: valueOf('l3') }],
    },
    {
      id: 'sum',
      title: 'One number for all',
      text: [
        'The four errors are `0.25`, `0`, `4` and `1`. The *loss* is one number for all of them. In the lecture it is their sum.',
      ],
      points: [{ node: 'loss' }],
      question: {
        kind: 'number',
        ask: 'What is the loss?',
        answer: valueOf('loss'),
        slips: [
          { number: (world) => valueOf('loss')(world) / 4, words: 'That is the mean. The lecture takes the sum.' },
          { number: () => 4, words: 'That is the largest error alone. Every example counts.' },
          { number: () => 5, words: '`0.25` is missing: `p1` is not quite right either.' },
        ],
        hides: [
          { name: 'loss', what: 'value' },
          { name: 'p3', what: 'gradient' },
        ],
      },
      reveal: ['`0.25 + 0 + 4 + 1 = 5.25`. It is 0 only if every answer is right.'],
      solution: [{ answer: valueOf('loss') }],
    },
    {
      id: 'gradient',
      title: 'Where should p3 go?',
      text: [
        'Plus hands the gradient 1 to each of the four errors. The slope of a square is twice what is squared.',
        'For `p3` the difference is `2`.',
      ],
      points: [{ node: 'p3' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `p3`?',
        answer: gradientOf('p3'),
        slips: [
          { number: () => 2, words: 'That is the difference. The slope of `d²` is `2 · d`.' },
          { number: () => 1, words: 'That is what the sum passes on. Multiply it by the slope of the square.' },
          {
            number: () => -4,
            words:
              'The minus comes with the update. The gradient says what makes the loss *larger*: here, a larger `p3`.',
          },
        ],
        hides: [{ name: 'p3', what: 'gradient' }],
      },
      reveal: [
        '`2 · 2 = 4`: raise `p3`, and the loss rises four times as fast. `p2` has the gradient `0`: it is already right.',
      ],
      solution: [{ answer: gradientOf('p3') }],
    },
    {
      id: 'roles',
      title: 'Three numbers, three jobs',
      text: ['Loss `5.25`, gradient `4`, and soon a *learning rate* of `0.1`. They are easily mixed up.'],
      points: [{ gradient: 'p3' }, { value: 'loss' }],
      question: {
        kind: 'choice',
        ask: 'Which of them says in which direction `p3` must move?',
        options: [
          { text: 'The gradient', isRight: true, words: 'Its sign: it is positive, so p3 must go down.' },
          {
            text: 'The loss',
            words: 'The loss says how bad things are in all. It is the same number for every parameter.',
          },
          { text: 'The learning rate', words: 'It says how boldly to move, the same for all. It knows no direction.' },
        ],
      },
      reveal: ['The loss says *how bad*, the gradient *which way*, the learning rate *how far*.'],
      solution: [{ choose: 0 }],
    },
    {
      id: 'step',
      title: 'One step for p3',
      text: ['The update takes the learning rate times the gradient *away* from the number.'],
      points: [{ node: 'p3' }],
      question: {
        kind: 'number',
        ask: '`p3` is `1`, its gradient is `4`, the learning rate is `0.1`. Where does `p3` go?',
        answer: () => 1 - 0.1 * 4,
        slips: [
          { number: () => 1.4, words: 'That goes up, with the gradient. The loss would grow.' },
          { number: () => -3, words: 'The learning rate is missing: only a tenth of the gradient.' },
          {
            number: () => 0.475,
            words: 'You took the loss times the learning rate. It is the gradient that moves a number.',
          },
          { number: () => 0.4, words: 'That is how far it moves. Take it away from `1`.' },
        ],
      },
      task: 'Set `p3` to that number.',
      done: (world) => Math.abs(valueOf('p3')(world) - 0.6) < 1e-9,
      reveal: ['`1 − 0.1 · 4 = 0.6`, and the loss falls from `5.25` to `3.81`.'],
      solution: [{ answer: 0.6 }, { set: { p3: 0.6 } }],
    },
    {
      id: 'mean',
      title: 'Sum or mean',
      prepare: [{ set: { p3: 1 } }],
      text: [
        'Others take the mean of the four errors. It has its smallest value at the very same place. `p3` is back at `1`.',
      ],
      points: [{ node: 'loss' }],
      question: {
        kind: 'number',
        ask: 'With the mean of the four errors, what becomes of the gradient of `p3`?',
        answer: () => 1,
        slips: [
          { number: () => 4, words: 'Each error is now divided by 4 before it counts.' },
          { number: () => 16, words: 'A mean divides by 4, it does not multiply.' },
        ],
        hides: [{ name: 'p3', what: 'gradient' }],
      },
      task: 'Select `loss` and type `loss = mean(l1, l2, l3, l4)`.',
      done: (world) => gradientOf('p3')(world) === 1 && valueOf('loss')(world) === 1.3125,
      hint: 'Leave the predictions where they are: p3 at 1.',
      reveal: [
        'All gradients are four times smaller, and all directions are the same. A learning rate four times as large makes the same step.',
        'So a learning rate that fits a sum need not fit a mean.',
      ],
      solution: [{ answer: 1 }, { formula: 'loss = mean(l1, l2, l3, l4)' }],
    },
  ],
};
