import { gradientOf, valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

export const addRoutesMultiplySwaps: Lesson = {
  id: 'add-routes-multiply-swaps',
  title: 'Add routes, multiply swaps',
  blurb: 'A sum hands its gradient on unchanged to all; a product hands each one the other one’s number.',
  minutes: 8,
  concepts: [12, 13],
  start: {
    text: `u = 3
v = 5
s = u + v
k = 4
y = s * k
y.backward()`,
  },
  steps: [
    {
      id: 'values',
      title: 'Values first',
      text: ['A sum, then a product. Go from left to right.'],
      points: [{ value: 'y' }],
      question: {
        kind: 'number',
        ask: 'What is `y`?',
        answer: valueOf('y'),
        slips: [
          { number: () => 23, words: 'You multiplied `5 · 4` first. Here `s = u + v` comes first.' },
          { number: () => 60, words: 'You multiplied all three. `u` and `v` are added.' },
          { number: () => 12, words: 'You added all three. `s` and `k` are multiplied.' },
        ],
        hides: [{ name: 'y', what: 'value' }],
      },
      reveal: ['`3 + 5 = 8`, and `8 · 4 = 32`.'],
      solution: [{ answer: valueOf('y') }],
    },
    {
      id: 'swap',
      title: 'A product swaps',
      text: [
        '`y = s · k` with `s = 8` and `k = 4`. Raise `k` by 1: that is one more `s`. Raise `s` by 1: that is one more `k`.',
      ],
      points: [{ gradient: 'k' }, { node: 'y' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `k`?',
        answer: gradientOf('k'),
        slips: [
          {
            number: valueOf('k'),
            words: 'That is the value of `k` itself. One more `k` brings one more of the *other* factor.',
          },
          { number: valueOf('y'), words: 'That is the whole product. How much *more* is it when `k` is 5?' },
          { number: () => 12, words: 'You added the two factors. One more `k` is one more `s`.' },
          { number: () => 1, words: 'That is what a sum would give. Here `k` is a factor.' },
        ],
        hides: [
          { name: 'k', what: 'gradient' },
          { name: 's', what: 'gradient' },
        ],
      },
      hint: 'With `k = 4` it is `8 · 4 = 32`, with `k = 5` it is `8 · 5 = 40`.',
      reveal: [
        '`8`, the value of `s`. And `s` gets `4`, the value of `k`. In a product, each gets the *other* one’s number.',
      ],
      solution: [{ answer: gradientOf('k') }],
    },
    {
      id: 'route',
      title: 'A sum routes',
      text: [
        'The gradient of `s` is `4`: one more `s` brings 4 more `y`. Now step behind the sum, `s = u + v`.',
        'One more `u` makes one more `s`. So what does it make of `y`?',
      ],
      points: [{ gradient: 'u' }, { node: 's' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `u`?',
        answer: gradientOf('u'),
        slips: [
          {
            number: () => 1,
            words: 'That is the slope of `s` for `u`. But the result is `y`: one more `s` brings 4 more `y`.',
          },
          { number: () => 2, words: 'A gradient is not shared out. One more `u` makes one whole more `s`.' },
          { number: valueOf('v'), words: 'That is the other operand. Swapping is for products; this is a sum.' },
          { number: valueOf('u'), words: 'That is the value of `u`. How far does `y` move when `u` goes from 3 to 4?' },
          {
            number: valueOf('s'),
            words: 'That is the value of `s`. What comes back through the sum is the *gradient* of `s`.',
          },
        ],
        hides: [
          { name: 'u', what: 'gradient' },
          { name: 'v', what: 'gradient' },
        ],
      },
      hint: 'With `u = 4`: `s = 9` and `y = 36`. It was `32`.',
      reveal: ['`4`, unchanged, and `v` gets the same `4`. A sum copies its gradient to everything that goes into it.'],
      solution: [{ answer: gradientOf('u') }],
    },
    {
      id: 'values-do-not-matter',
      title: 'A sum does not look at the numbers',
      text: ['You are about to raise `u` from `3` to `30`.'],
      points: [{ node: 'u' }],
      question: {
        kind: 'choice',
        ask: 'Which gradient will change?',
        options: [
          {
            text: 'Only that of `k`',
            isRight: true,
            words: 'Yes: `k` gets the value of `s`, and `s` is now `35`. The rest never asks what `u` is.',
          },
          {
            text: 'Only that of `u`',
            words: 'One more `u` is still one more `s`, and one more `s` is still 4 more `y`.',
          },
          { text: 'Those of `u` and `v`', words: 'Both get the gradient of `s`, and that is `k`. `k` did not change.' },
          { text: 'None', words: 'Look at the product: `k` gets the value of `s`, and `s` grows with `u`.' },
        ],
      },
      task: 'Then check: set `u` to `30`.',
      done: (world) => world.value('u') === 30,
      reveal: ['A value matters for the gradient of what it is *multiplied* with, not for its own.'],
      solution: [{ choose: 0 }, { set: { u: 30 } }],
    },
    {
      id: 'minus',
      title: 'Take away',
      text: ['`u` is back at `3`. Now the sum becomes a difference: `s = u - v`.'],
      points: [{ node: 's' }, { gradient: 'v' }],
      prepare: [{ set: { u: 3 } }, { formula: 's = u - v' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `v` now?',
        answer: gradientOf('v'),
        slips: [
          { number: () => 4, words: 'The size is right. But one more `v` makes one *less* `s`.' },
          { number: () => -1, words: 'That is the slope of `s` for `v`. Times the gradient of `s`, which is `4`.' },
          { number: () => -5, words: 'That has the value of `v` in it. A difference does not look at the numbers.' },
        ],
        hides: [{ name: 'v', what: 'gradient' }],
      },
      reveal: ['`−4`: routed too, with the sign turned. The gradient of `u` is `4` as before.'],
      solution: [{ answer: gradientOf('v') }],
    },
    {
      id: 'both',
      title: 'Now a product twice',
      text: [
        'You make `s` a product: `s = u * v`, so `s = 15` and `y = 60`. What comes back to `s` is still `k = 4`.',
        'Behind a product, the `4` is multiplied by the other number.',
      ],
      points: [{ gradient: 'u' }],
      prepare: [{ formula: 's = u * v' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `u` now?',
        answer: gradientOf('u'),
        slips: [
          {
            number: () => 5,
            words: 'That is the slope of `s` for `u`: the other number. Times what comes back to `s`.',
          },
          {
            number: () => 4,
            words: 'That is what comes back to `s`. A sum would route it; a product multiplies it by the other number.',
          },
          {
            number: () => 9,
            words: 'You added `4` and `5`. One more `u` makes 5 more `s`, and each of them makes 4 more `y`.',
          },
          { number: () => 12, words: 'You took the value of `u` itself. It gets the *other* one’s number.' },
          { number: () => 60, words: 'That is the value of `y`.' },
        ],
        hides: [
          { name: 'u', what: 'gradient' },
          { name: 'v', what: 'gradient' },
        ],
      },
      hint: 'With `u = 4`: `s = 20`, `y = 80`. It was `60`.',
      reveal: ['`4 · 5 = 20`. What comes back, times the local slope: you have just used the chain rule.'],
      solution: [{ answer: gradientOf('u') }],
    },
  ],
};
