import { gradientOf, valueOf } from './from-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';
import type { LessonWorld } from '../store/classroom/lesson-world.ts';
import { hasOp, isOp, recordNamed } from './on-canvas.ts';

/** How many cards hold a plain number that an expression brought along. */
function plainNumbers({ document }: LessonWorld): number {
  return [...document.nodes.values()].filter(({ kind, name }) => kind === 'leaf' && name === null).length;
}

export const plainNumbersAndOrder: Lesson = {
  id: 'plain-numbers-and-order',
  title: 'Plain numbers, and their order',
  blurb: 'A plain number becomes a card too, its side matters, and minus and divide are made of times, plus and power.',
  minutes: 8,
  concepts: [24, 25, 26, 27],
  start: { text: 'a = 1\nb = a + 1' },
  steps: [
    {
      id: 'a-plus-one',
      title: 'A plain number wants to join in',
      text: [
        '`a` is a value of our graph. The `1` in `a + 1` is only a number. In Python, `a + 1` asks `a` to add something that is no `Value`.',
        'Look at the two wires into `b`.',
      ],
      points: [{ node: 'b' }],
      question: {
        kind: 'choice',
        ask: 'What does the engine do with the plain `1`?',
        options: [
          {
            text: 'It wraps it in a value of its own, and adds that.',
            isRight: true,
            words: 'Yes. The card 1 is that wrapping: an ordinary input of the plus.',
          },
          {
            text: 'It hides it inside the plus.',
            words: 'Then there would be a new kind of plus for each number. One wrapping serves every operation.',
          },
          { text: 'It refuses.', words: 'micrograd did, until it learned to wrap plain numbers.' },
        ],
      },
      reveal: [
        'The `1` has a card without a name. Nobody will ever want to move it: it is a *constant*, so no gradient is shown for it.',
      ],
      solution: [{ choose: 0 }],
    },
    {
      id: 'two-times-b',
      title: 'The number comes first',
      text: [
        'In `2 * b` the number stands on the left. Python asks the `2` first, and a `2` has never heard of our values.',
        'So Python turns round and asks `b` to be multiplied from the left. Operations that can be asked like this are called *reflected*.',
      ],
      points: [{ node: 'b' }],
      task: 'Type `c = 2 * b` in the formula bar.',
      done: (world) =>
        isOp(world, 'c', 'mul') && valueOf('c')(world) === 2 * valueOf('b')(world) && plainNumbers(world) >= 2,
      hint: 'The formula bar is above the canvas. With nothing selected it makes new cards.',
      reveal: ['For plus and times the side makes no difference. For minus and divide it does.'],
      solution: [{ formula: 'c = 2 * b' }],
    },
    {
      id: 'twelve-over-c',
      title: 'Which is above the line?',
      text: [
        'Next comes `d = 12 / c`, and `c` is `4`. Python asks `c`, since the `12` is only a number. `c` must not mix up the sides.',
      ],
      question: {
        kind: 'number',
        ask: 'What will `d` be?',
        answer: (world) => 12 / valueOf('c')(world),
        slips: [
          {
            number: (world) => valueOf('c')(world) / 12,
            words: 'That is `c / 12`. The one that was asked comes second here: `12 / c`.',
          },
        ],
      },
      task: 'Now type `d = 12 / c`.',
      done: (world) => recordNamed(world, 'd') !== undefined && valueOf('d')(world) === 12 / valueOf('c')(world),
      reveal: [
        '`12 / 4 = 3`. A mixed-up engine would say `0.33`, and every gradient behind it would be wrong as well.',
      ],
      solution: [{ answer: (world) => 12 / valueOf('c')(world) }, { formula: 'd = 12 / c' }],
    },
    {
      id: 'one-minus-d',
      title: 'Minus is plus and times −1',
      text: [
        'Few rules are enough. `−d` is `−1 · d`, and `1 − d` is `1 + (−d)`. The engine then needs no rule of its own for minus.',
        'Plus hands its gradient on unchanged. Times multiplies by the other input, and that is `−1`.',
      ],
      question: {
        kind: 'number',
        ask: 'Let `f = 1 - d` be the result. What is the gradient of `d`?',
        answer: () => -1,
        slips: [
          { number: () => 1, words: 'That is right for `1 + d`. Here `d` also goes through `−1 · d`.' },
          { number: () => -3, words: 'That is `−d`, a value. How much does `f` move when `d` moves by 1?' },
        ],
        hides: [{ name: 'd', what: 'gradient' }],
      },
      task: 'Type `f = 1 - d` and check.',
      done: (world) =>
        recordNamed(world, 'f') !== undefined &&
        valueOf('f')(world) === 1 - valueOf('d')(world) &&
        gradientOf('d')(world) === -1,
      reveal: ['`f` is `1 − 3 = −2`. Nudge `d` up by 1 and `f` goes down by 1.'],
      solution: [{ answer: -1 }, { formula: 'f = 1 - d' }],
    },
    {
      id: 'divide',
      title: 'Divide is times a power',
      text: [
        '`12 / c` is `12 · c⁻¹`. So divide needs no rule of its own either: a power and a product do it.',
        'The power rule says that `cⁿ` has the slope `n · cⁿ⁻¹`. For `n = −1` and `c = 4` that is `−1 · 4⁻² = −1/16`.',
      ],
      points: [{ wire: ['c', 'd'] }],
      question: {
        kind: 'number',
        ask: '`d` has the gradient `−1`. So the gradient of `c` is `−1 · 12 · (−1/16)`. How much is that?',
        answer: gradientOf('c'),
        slips: [
          {
            number: (world) => -gradientOf('c')(world),
            words: 'Two minus signs: one from `1 − d`, one from the exponent. Together they make plus.',
          },
          { number: () => 1 / 16, words: 'The factor `12` is missing: times passes on its other input.' },
          { number: () => -3, words: 'That is `−12 / 4`. The slope of `1/c` is `−1/c²`, so you divide by `16`.' },
        ],
        hides: [
          { name: 'c', what: 'gradient' },
          { name: 'b', what: 'gradient' },
          { name: 'a', what: 'gradient' },
        ],
      },
      task: 'Select `d`, press `X` and take it apart.',
      done: (world) =>
        hasOp(world, 'pow') && !isOp(world, 'd', 'div') && valueOf('d')(world) === 3 && gradientOf('c')(world) === 0.75,
      hint: 'Leave `a` at 1, so that `c` is 4. Or select `d` and type `d = 12 * c ** -1`.',
      reveal: ['`d` is still `3`, and `c` still has `0.75`. It is the same function, made of smaller rules.'],
      solution: [{ answer: gradientOf('c') }, { run: 'swap.apart', on: 'd', times: 2 }, { run: 'lessons.panel' }],
    },
    {
      id: 'square',
      title: 'A power with a fixed exponent',
      text: [
        'Now `g = f ** 2`, with `f = −2`. The exponent is a plain number again.',
        'Value first: `(−2)² = 4`. Then the slope: `n · fⁿ⁻¹`.',
      ],
      question: {
        kind: 'number',
        ask: 'What will be the gradient of `f`?',
        answer: (world) => 2 * valueOf('f')(world),
        slips: [
          {
            number: valueOf('f'),
            words: 'The exponent that comes down in front is missing: `2 · f`.',
          },
          { number: () => 2, words: 'That is the exponent alone. It is multiplied by `f¹`.' },
          {
            number: (world) => valueOf('f')(world) ** 2,
            words:
              'That is the value of `g`, or the slope without its sign. `f` is negative, so `2 · f` is: a larger `f` makes the square smaller.',
          },
        ],
        hides: [{ name: 'f', what: 'gradient' }],
      },
      task: 'Type `g = f ** 2`.',
      done: (world) => recordNamed(world, 'g') !== undefined && gradientOf('f')(world) === 2 * valueOf('f')(world),
      solution: [{ answer: (world) => 2 * valueOf('f')(world) }, { formula: 'g = f ** 2' }],
    },
    {
      id: 'exponent',
      title: 'Why the exponent is a plain number',
      text: [
        'micrograd insists that an exponent is a plain number and never a value. Here you may try what it forbids.',
        'If the exponent may move, it has a slope too. That slope is `fⁿ · log f`.',
      ],
      points: [{ node: 'g' }],
      question: {
        kind: 'choice',
        ask: '`f` is `−2`. What is the slope for the exponent?',
        options: [
          {
            text: 'There is none: the logarithm of −2 is no real number.',
            isRight: true,
            words: 'And (−2) to the power of 2.001 is no real number either.',
          },
          {
            text: '4 · 0.69, with the logarithm of 2',
            words: 'The minus sign cannot be dropped: no power of e is negative.',
          },
          { text: '0', words: '0 would say that nudging n changes nothing. But a nudged n has no value at all here.' },
        ],
      },
      task: 'Type `n = 2`, then select `g` and type `g = f ** n`. Look at the gradient of `n`.',
      done: (world) => valueOf('g')(world) === 4 && Number.isNaN(world.gradient('n') ?? 0),
      hint: 'n must be 2 exactly, and g must read it.',
      reveal: [
        '`g` is `4` as before, but the gradient of `n` is `NaN`: not a number. It is shown here, and the inspector says why.',
        'That is what micrograd spares itself with one line: only plain numbers as exponents.',
      ],
      solution: [{ choose: 0 }, { formula: 'n = 2' }, { formula: 'g = f ** n' }],
    },
  ],
};
