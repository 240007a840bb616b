import { gradientOf, valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

export const theMargin: Lesson = {
  id: 'the-margin',
  title: 'Right, and by a margin',
  blurb: 'The hinge loss wants the right sign with room to spare, and a penalty keeps the weights small.',
  minutes: 8,
  concepts: [39, 40],
  start: { text: 's = parameter(0.5)\ny = constant(1)\nm = y * s\nloss = relu(1 - m)\nloss.backward()' },
  steps: [
    {
      id: 'hinge',
      title: 'Right is not enough',
      text: [
        'To tell two classes apart, name them `1` and `−1`. A net gives a *score* `s`, and the sign of the score is its answer. `y` is the true class.',
        'The product `m = y · s` is above 0 when the answer is right. The *hinge* loss `relu(1 − m)` wants more: `m` shall be at least `1`.',
      ],
      points: [{ node: 'm' }, { node: 'loss' }],
      question: {
        kind: 'number',
        ask: 'The score is `0.5` and the class is `1`. What is the loss?',
        answer: valueOf('loss'),
        slips: [
          { number: () => 0, words: 'The sign is right, but the margin of `1` is not reached.' },
          { number: () => 1.5, words: 'The margin is `y · s = 0.5`. It is taken away from `1`.' },
          { number: () => 1, words: 'That would be the loss at score 0. Half of it is gained already.' },
        ],
        hides: [{ name: 'loss', what: 'value' }],
      },
      reveal: ['`1 − 0.5 = 0.5`: right, but only just. The loss is still there to push.'],
      solution: [{ answer: valueOf('loss') }],
    },
    {
      id: 'push',
      title: 'How hard it pushes',
      text: ['The gate is open, as `1 − m` is above 0. So its slope is 1, and then comes the minus.'],
      points: [{ node: 's' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `s`?',
        answer: gradientOf('s'),
        slips: [
          { number: () => 1, words: 'The minus in `1 − m` turns the sign: a larger score makes the loss smaller.' },
          {
            number: () => -0.5,
            words: 'That is minus the score. The slope along `m` is `−1` wherever the gate is open.',
          },
          { number: () => 0, words: 'The gate is open, since the margin is not reached.' },
        ],
        hides: [{ name: 's', what: 'gradient' }],
      },
      reveal: [
        '`1 · (−1) · 1 = −1`. However far away the margin is, the push is equally hard. The squared error would push harder from farther away.',
      ],
      solution: [{ answer: gradientOf('s') }],
    },
    {
      id: 'satisfied',
      title: 'Enough is enough',
      text: ['Raise the score until the margin is reached.'],
      points: [{ node: 's' }],
      task: 'Drag `s` above `1`.',
      done: (world) => valueOf('s')(world) > 1 && valueOf('loss')(world) === 0,
      reveal: [
        'The loss is `0` and so is the gradient: the gate is shut. An example that is right with a margin leaves the net alone.',
      ],
      solution: [{ set: { s: 2 } }],
    },
    {
      id: 'other-class',
      title: 'The other class',
      text: ['Now let the true class be `−1`, with the score still where you left it.'],
      prepare: [{ set: { s: 2 } }],
      points: [{ node: 'y' }],
      question: {
        kind: 'number',
        ask: 'The score is `2` and the class is `−1`. What is the loss?',
        answer: () => 3,
        slips: [
          {
            number: () => -1,
            words: '`y · s` is `−2`, and taking away a negative number adds. Besides, `relu` is never negative.',
          },
          { number: () => 0, words: 'The score says `1`, loudly. It should say `−1`.' },
          { number: () => 2, words: 'To reach the margin the score must fall from `2` to `−1`.' },
        ],
      },
      task: 'Set `y` to `−1`.',
      done: (world) => valueOf('y')(world) === -1 && valueOf('loss')(world) === 3,
      hint: 'Leave s at 2.',
      reveal: ['`1 − (−1 · 2) = 3`: the way from `2` down to `−1`. Wrong and sure of it costs the most.'],
      solution: [{ answer: 3 }, { set: { y: -1 } }],
    },
    {
      id: 'mean',
      title: 'The mean of all examples',
      prepare: [
        {
          graph: `s1 = parameter(0.5)
s2 = parameter(3)
s3 = parameter(2)
s4 = parameter(-1.5)
h1 = hinge(s1, 1)
h2 = hinge(s2, 1)
h3 = hinge(s3, -1)
h4 = hinge(s4, -1)
loss = mean(h1, h2, h3, h4)
loss.backward()`,
        },
      ],
      text: [
        'Four examples, each with its score, on `hinge` cards. The classes are `1`, `1`, `−1` and `−1`. The loss is the mean of the four.',
      ],
      points: [{ node: 'h3' }, { node: 'loss' }],
      question: {
        kind: 'number',
        ask: 'Which share of the four signs is right? Say it as a number from 0 to 1.',
        answer: () => 0.75,
        slips: [
          {
            number: () => 0.5,
            words: 'That counts those with a full margin. For the sign, `0.5` with class `1` is right too.',
          },
          { number: () => 0.25, words: 'That is the share of wrong ones: only `s3` has the wrong sign.' },
          { number: valueOf('loss'), words: 'That is the loss. Count the right signs.' },
        ],
      },
      task: 'Repair the one that is wrong: set `s3` so that its loss is 0.',
      done: (world) => valueOf('h3')(world) === 0,
      hint: 'The class of s3 is −1, so the score must be −1 or less.',
      reveal: [
        'The share of right signs is the *accuracy*. It knows no margin and has no slope, so it cannot be trained on. That is what the loss is for.',
      ],
      solution: [{ answer: 0.75 }, { set: { s3: -1 } }],
    },
    {
      id: 'penalty',
      title: 'A price for large weights',
      prepare: [
        {
          graph: `x1 = 2
x2 = 1
w1 = parameter(3)
w2 = parameter(-4)
s = w1 * x1 + w2 * x2
fit = hinge(s, 1)
penalty = l2_penalty(strength=0.1)
loss = fit + penalty
loss.backward()`,
        },
        { training: { learningRate: 0.1, zeroGrad: true } },
      ],
      text: [
        'Large weights make a net jumpy. An *L2 penalty* adds the sum of all squared parameters to the loss, times a small strength. micrograd takes `0.0001`, here it is `0.1` so that you can see it.',
        'The score is `2`, so the hinge is satisfied. The weights are `3` and `−4`.',
      ],
      points: [{ node: 'penalty' }, { node: 'fit' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `w1`?',
        answer: gradientOf('w1'),
        slips: [
          { number: () => 0, words: 'The hinge pushes no more, that is true. But the penalty does.' },
          { number: () => 0.3, words: 'The slope of `w²` is `2 · w`.' },
          { number: () => 6, words: 'The strength `0.1` is missing.' },
          { number: () => 0.9, words: 'That is what `w1` pays: `0.1 · 3²`. Its slope is `0.1 · 2 · 3`.' },
        ],
        hides: [{ name: 'w1', what: 'gradient' }],
      },
      reveal: ['`0.1 · 2 · 3 = 0.6`. Every weight is pulled towards 0, and a larger one harder.'],
      solution: [{ answer: gradientOf('w1') }],
    },
    {
      id: 'pull',
      title: 'The two at once',
      text: [
        'The penalty pulls the weights towards 0. The hinge pushes back as soon as the margin is lost. Training finds a place between the two.',
      ],
      points: [{ node: 'w1' }, { node: 'w2' }, { node: 'fit' }, { control: '10 steps' }],
      task: 'Train thirty steps and watch `w1`, `w2` and `s`.',
      done: (world) => valueOf('loss')(world) < 0.8 && Math.abs(valueOf('w2')(world)) < 3,
      hint: 'T opens the training panel, which has a button for ten steps at once.',
      reveal: [
        'The weights are much smaller, and the score is still close to the margin `1`. The answer is as right as before, with smaller numbers.',
      ],
      solution: [{ train: 30 }],
    },
  ],
};
