import type { LessonWorld } from '../store/classroom/lesson-world.ts';
import { gradientOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

/** How many operands all ops of the graph have together: one wire each. */
function wireCount({ document }: LessonWorld): number {
  let count = 0;
  for (const record of document.nodes.values()) if (record.kind === 'op') count += record.inputs.length;
  return count;
}

export const valueWireGradient: Lesson = {
  id: 'value-wire-gradient',
  title: 'Value, wire, gradient',
  blurb: 'What every number on a card means, how lines of text become a graph, and what “–” and 0 say.',
  minutes: 9,
  concepts: [5, 6, 7, 8, 9, 10],
  start: {
    text: `a = 2
b = -3
e = a * b
e.backward()`,
  },
  steps: [
    {
      id: 'card',
      title: 'What a card says',
      text: [
        'A card holds one *value*. `e` has a name, the number `−6`, and the sign `×` for how it was made. The wires on its left say from what: from `a` and `b`.',
        'Below the value is the *gradient*. It always speaks about the chosen result, here `e`.',
      ],
      points: [{ value: 'e' }, { gradient: 'a' }],
      question: {
        kind: 'choice',
        ask: 'The gradient on the card of `a` is `−3`. What does it mean?',
        options: [
          {
            text: 'Raise `a` by 1 and `e` moves by `−3`',
            isRight: true,
            words: 'Yes: the chosen result, per unit of this value.',
          },
          {
            text: 'Raise `e` by 1 and `a` moves by `−3`',
            words: 'Upside down. You nudge the value on the card; the *result* answers.',
          },
          {
            text: '`a` changes by `−3` per unit of what goes into it',
            words: 'Nothing goes into `a`. A gradient looks forward, from the card to the chosen result.',
          },
        ],
      },
      reveal: ['Gradient of `a` = how far the chosen result moves / how far `a` moves.'],
      solution: [{ choose: 0 }],
    },
    {
      id: 'lines',
      title: 'Lines build the graph',
      text: [
        'You write arithmetic as you always do. Each `*` and `+` makes a new card that remembers what it was made from.',
        'The formula bar at the top takes one line at a time.',
      ],
      points: [{ control: 'Formula' }],
      task: 'Type `c = 10`, press Enter. Then type `d = e + c`, press Enter.',
      done: (world) => world.value('d') !== undefined && world.value('c') !== undefined,
      hint: 'Press Escape first, so that no card is selected; then click into the formula bar.',
      reveal: ['Two new cards, and two new wires into `d`. The text and the graph are the same thing.'],
      solution: [{ formula: 'c = 10' }, { formula: 'd = e + c' }],
    },
    {
      id: 'wires',
      title: 'Cards and wires',
      text: [
        'A wire goes from a value to a card that uses it. Follow the wires back from `d` and you meet everything `d` was made from: that is how a graph is traced.',
      ],
      points: [{ node: 'd' }],
      question: {
        kind: 'number',
        ask: 'There are 5 cards. How many wires are there?',
        answer: wireCount,
        tolerance: 1e-3,
        slips: [
          {
            number: () => 5,
            words:
              'That is the number of cards. `a`, `b` and `c` have no wire coming in. Count what comes into `e` and `d`.',
          },
          { number: () => 2, words: 'That is the number of operations. Each of them takes two numbers.' },
          { number: () => 3, words: 'You left out the wire from `e` to `d`: a result can be used again.' },
        ],
      },
      reveal: ['Two into `e`, two into `d`: `4`. No wire comes into `a`, `b` and `c`: they were typed, not made.'],
      solution: [{ answer: wireCount }],
    },
    {
      id: 'dash',
      title: 'A dash is not a zero',
      text: ['The chosen result is still `e`. Look at `c` and `d`: where a gradient should be, there is “–”.'],
      points: [{ gradient: 'c' }, { gradient: 'd' }],
      question: {
        kind: 'choice',
        ask: 'Why does `c` show “–”?',
        options: [
          {
            text: 'No wire leads from `c` to `e`',
            isRight: true,
            words: 'Right: `e` is not made from `c`, so there is nothing to say about it.',
          },
          {
            text: 'Its gradient is 0, and 0 is shown as “–”',
            words:
              'A 0 is shown as 0: it says “I looked, and a nudge does nothing”. A dash says “there is no way from here to the result”.',
          },
          {
            text: 'Because `c` is a plain input',
            words: '`a` and `b` are plain inputs too, and they have gradients.',
          },
        ],
      },
      reveal: [
        'Programs such as micrograd start every gradient at 0, meaning “no influence known yet”. Here you can tell “not known” from a real 0.',
      ],
      solution: [{ choose: 0 }],
    },
    {
      id: 'choose',
      title: 'Choose the result',
      text: ['You decide which value all gradients speak about. That value is the *root*; its card carries a flag.'],
      points: [{ node: 'd' }],
      task: 'Make `d` the result: select it and press `F`.',
      done: (world) => world.root() === 'd',
      hint: 'Or right-click the card and choose “Take gradients of this”.',
      reveal: ['Now `c` has a gradient too: it is on the way to `d`.'],
      solution: [{ run: 'node.root', on: 'd' }],
    },
    {
      id: 'seed',
      title: 'Where it all begins',
      text: ['Backprop starts at the result and works back. So the first gradient of all is that of `d` itself.'],
      points: [{ gradient: 'd' }],
      question: {
        kind: 'number',
        ask: 'What is the gradient of `d`, when `d` is the result?',
        answer: gradientOf('d'),
        slips: [
          { number: () => 4, words: 'That is its value. How far does `d` move when you move `d` by 1?' },
          { number: () => 0, words: '0 would mean: moving `d` does not move `d`.' },
        ],
        hides: [
          { name: 'd', what: 'gradient' },
          { name: 'e', what: 'gradient' },
          { name: 'c', what: 'gradient' },
        ],
      },
      reveal: ['`1`: whatever moves `d` moves `d` by just as much. This `1` is called the *seed*.'],
      solution: [{ answer: gradientOf('d') }],
    },
    {
      id: 'zero',
      title: 'A real zero',
      text: ['Last, a gradient that is truly 0. The gradient of `a` is what `a` is multiplied by.'],
      points: [{ gradient: 'a' }],
      task: 'Give `a` a gradient of 0 by changing *another* number.',
      done: (world) => world.gradient('a') === 0 && !world.moved('a'),
      hint: 'What is `a` multiplied by? Set that to 0.',
      reveal: [
        'With `b = 0`, nudge `a` as you like: `e` stays 0. The card says `0`, not “–”: there is a way from `a` to `d`, and nothing comes through it.',
      ],
      solution: [{ set: { b: 0 } }],
    },
    {
      id: 'list',
      title: 'The graph in words',
      text: ['A picture is not the only way to look at a graph. It can be printed, one line for each card.'],
      task: 'Open the *outline*.',
      done: (world) => world.ran('view.outline') > 0,
      hint: 'Press `O`. Or open the menu at the top right and choose *Outline*.',
      reveal: [
        'Each line says the name, what the card was made from, its value and its gradient: everything a card remembers.',
      ],
      solution: [{ run: 'view.outline' }],
    },
  ],
};
