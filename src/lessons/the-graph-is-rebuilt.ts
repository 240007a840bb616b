import { gradientOf, valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';
import { isOp, recordNamed } from './on-canvas.ts';

export const theGraphIsRebuilt: Lesson = {
  id: 'the-graph-is-rebuilt',
  title: 'The graph is built anew',
  blurb: 'Each forward pass makes a new graph; only the parameters live on.',
  minutes: 7,
  concepts: [44],
  start: { example: 'micrograd' },
  steps: [
    {
      id: 'same-name',
      title: 'One name, three values',
      text: [
        'This is the example from micrograd’s own page. One of its lines is `c += c + 1`: take the old `c`, make a new number, and call that `c`.',
        'A value in a graph never changes into another. The new one gets the name, and the old one stays where it is, since others read it.',
      ],
      points: [{ node: 'c_1' }, { node: 'c' }],
      question: {
        kind: 'number',
        ask: 'The name `c` is given once with `=` and twice with `+=`. How many cards were called `c` in turn?',
        answer: () => 3,
        slips: [
          { number: () => 1, words: 'If there were only one, it would have to read itself: a circle.' },
          { number: () => 2, words: 'The first `c = a + b` counts too.' },
        ],
      },
      reveal: ['Here they are called `c_1`, `c_2` and `c`. Each has a value and a gradient of its own.'],
      solution: [{ answer: 3 }],
    },
    {
      id: 'nudge',
      title: 'Another number',
      text: [
        'In Python the lines are run again for every forward pass. Each run makes new values, a whole new graph, and the old one is thrown away.',
        'Nudge keeps the cards and only computes them again.',
      ],
      points: [{ node: 'a' }],
      question: {
        kind: 'choice',
        ask: 'Does that make a difference to the numbers?',
        options: [
          {
            text: 'No: the same lines with the same inputs give the same graph.',
            isRight: true,
            words: 'Same graph, same values, same gradients. Keeping the cards only saves time.',
          },
          {
            text: 'Yes: a new graph has new gradients.',
            words: 'New boxes, but the same numbers in them. The slope of a function does not depend on who draws it.',
          },
        ],
      },
      task: 'Drag `a` to another number and watch `g`.',
      done: (world) => world.moved('a'),
      reveal: ['Every card downstream of `a` has a new value, and every gradient has been found again from scratch.'],
      solution: [{ choose: 0 }, { set: { a: -3 } }],
    },
    {
      id: 'structure',
      title: 'Another line',
      prepare: [{ graph: 'a = 2\nb = 4\nc = a + b\nd = a * b\ne = c - d\nf = e ** 2\nf.backward()' }],
      text: [
        'A smaller graph for this one. `e` is `−2`, and `f = e ** 2`.',
        'Now change a line instead of a number: `e = c - d` becomes `e = d - c`. That is another graph.',
      ],
      points: [{ node: 'e' }],
      question: {
        kind: 'choice',
        ask: 'What becomes of `f`, and of the gradient of `e`?',
        options: [
          {
            text: 'f stays, the gradient turns its sign.',
            isRight: true,
            words: '2² is (−2)². But at 2 a larger e makes the square larger.',
          },
          { text: 'Both stay.', words: 'The value of the square stays. Its slope, 2 · e, turns its sign.' },
          { text: 'Both turn their signs.', words: 'f is a square: (−2)² = 2². So f stays.' },
        ],
      },
      task: 'Select `e` and type `e = d - c`.',
      done: (world) => valueOf('e')(world) === 2 && valueOf('f')(world) === 4 && gradientOf('e')(world) === 4,
      hint: 'With `a` at 2 and `b` at 4, the new `e` is 2.',
      reveal: [
        '`f` is still `4`. The gradient of `e` was `−4` and has become `4`.',
        'Since the graph is made again for each pass, a program may even build another graph each time, with an `if` or a loop. Backprop takes whatever graph it finds.',
      ],
      solution: [{ choose: 0 }, { formula: 'e = d - c' }],
    },
    {
      id: 'what-lives-on',
      title: 'What lives on',
      prepare: [
        { graph: 'x = 2\nw = parameter(3)\ny = w * x\ne = y - 1\nloss = e ** 2\nloss.backward()' },
        { training: { learningRate: 0.1, zeroGrad: true } },
      ],
      text: [
        'A training loop makes a graph like this one, finds the gradients, updates, and makes the next.',
        'Values first: `y = 6`, `e = 5`, `loss = 25`. And backwards: `e` has `10`, so `w` has `10 · 2 = 20`.',
      ],
      points: [{ node: 'w' }],
      question: {
        kind: 'choice',
        ask: 'Which of these must be the same object in the next pass, or nothing is ever learned?',
        options: [
          {
            text: 'w',
            isRight: true,
            words: 'What was learned is in w. Everything else is computed again, or brought by the data.',
          },
          { text: 'y and e', words: 'They are computed anew from w and x.' },
          { text: 'loss', words: 'It is computed anew. It says how good w is, and remembers nothing.' },
          { text: 'x', words: 'The data brings x each time, often even another one.' },
        ],
      },
      reveal: [
        'That is why a net keeps a list of its parameters: they outlive the graph. And that is why their gradients have to be cleared.',
      ],
      solution: [{ choose: 0 }],
    },
    {
      id: 'x-stays',
      title: 'And x?',
      text: ['Backprop goes on to `x` as well: its gradient is `10 · 3 = 30`, larger than that of `w`.'],
      points: [{ gradient: 'x' }, { gradient: 'w' }, { control: '1 step' }],
      question: {
        kind: 'number',
        ask: 'The learning rate is `0.1`. What is `x` after one training step?',
        answer: valueOf('x'),
        slips: [
          {
            number: () => -1,
            words: 'That takes `0.1 · 30` away. But `x` is data: its gradient is found, and not used.',
          },
          { number: () => 5, words: '`x` is data and does not move. Besides, an update goes against the gradient.' },
          { number: () => 1, words: 'That is where `w` goes: `3 − 0.1 · 20`.' },
        ],
      },
      task: 'Take one step.',
      done: (world) => world.moved('w') && !world.moved('x'),
      hint: 'T opens the training panel, and the button there is called 1 step.',
      reveal: [
        '`w` went from `3` to `1`, and `x` is still `2`. The gradient of data exists. Training just has no use for it.',
      ],
      solution: [{ answer: valueOf('x') }, { train: 1 }],
    },
    {
      id: 'next-pass',
      title: 'The next pass may be another graph',
      text: ['Only `w` is carried over. So the next pass may read it in another graph.'],
      points: [{ node: 'w' }, { node: 'y' }],
      task: 'Give `y` a new formula: `y = relu(w * x)`.',
      done: (world) => isOp(world, 'y', 'relu') && recordNamed(world, 'w') !== undefined,
      hint: 'Select y and type it in the formula bar.',
      reveal: [
        'A different graph, and the same `w` with all it has learned. This is how every net is trained, from this one to the largest.',
      ],
      solution: [{ formula: 'y = relu(w * x)' }],
    },
  ],
};
