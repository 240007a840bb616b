import { chainGraph } from './chain-graph.ts';
import type { LessonWorld } from '../store/classroom/lesson-world.ts';
import type { Lesson } from '../store/classroom/lesson.ts';

function inputCount({ document }: LessonWorld): number {
  return [...document.nodes.values()].filter((record) => record.kind === 'leaf').length;
}

/** How many operands all ops of the graph have together: one wire each. */
function wireCount({ document }: LessonWorld): number {
  return [...document.nodes.values()].reduce(
    (sum, record) => sum + (record.kind === 'op' ? record.inputs.length : 0),
    0,
  );
}

export const whyBackward: Lesson = {
  id: 'why-backward',
  title: 'Why backward',
  blurb: 'Nudging asks one input at a time. One pass back asks all of them at once, and that is why there is backprop.',
  minutes: 6,
  concepts: [11, 14],
  start: chainGraph,
  steps: [
    {
      id: 'nudges',
      title: 'Forward: one input at a time',
      text: [
        'To find a slope by going *forward*, nudge one input and follow what it does, wire by wire, to `L`. Then put it back and take the next one.',
      ],
      points: [{ node: 'a' }, { node: 'b' }, { node: 'c' }, { node: 'f' }],
      question: {
        kind: 'number',
        ask: 'How many such walks through the graph give you the slopes of all inputs?',
        answer: inputCount,
        tolerance: 1e-3,
        slips: [
          { number: () => 1, words: 'One walk tells how far `L` moves for *one* input. The others were held still.' },
          { number: () => 3, words: 'That is the number of operations. Count the inputs: `f` is one too.' },
          { number: () => 7, words: 'That is the number of cards. Only inputs are nudged.' },
        ],
      },
      reveal: ['`4`: one walk for each input.'],
      solution: [{ answer: inputCount }],
    },
    {
      id: 'back',
      title: 'Backward: all at once',
      text: [
        'The backward pass starts at `L` with the seed `1` and multiplies its way back along every wire once. It arrives at *every* input.',
      ],
      points: [{ node: 'L' }],
      question: {
        kind: 'number',
        ask: 'How many multiplications by a local slope is that, one for each wire?',
        answer: wireCount,
        tolerance: 1e-3,
        slips: [
          { number: () => 3, words: 'That is the number of operations. Each of them has two wires coming in.' },
          { number: () => 4, words: 'That is the number of inputs. Count the wires between the cards.' },
          { number: () => 7, words: 'That is the number of cards. Count what comes into `e`, `d` and `L`.' },
          { number: () => 24, words: 'That is four walks. Going back takes one.' },
        ],
      },
      reveal: ['Three operations with two wires each: `6`. Four walks forward cost `4 · 6 = 24`.'],
      solution: [{ answer: wireCount }],
    },
    {
      id: 'race',
      title: 'Let them race',
      text: ['The page can count the work of both ways on any graph, and let them run side by side.'],
      points: [{ node: 'L' }],
      task: 'Open *Forward and reverse mode*, and start the race.',
      done: (world) => world.ran('modes.panel') > 0,
      hint: 'Press `Shift+F`. Or open the menu at the top right and choose *Forward and reverse mode*. Closing that column brings the lesson back.',
      reveal: ['Same slopes, same local slopes, another order of multiplying. It is one chain rule.'],
      solution: [{ run: 'modes.panel' }],
    },
    {
      id: 'net',
      title: 'A small network',
      text: [
        'A small network has `337` parameters and one loss. You want the slope of the loss for every parameter, again and again.',
      ],
      question: {
        kind: 'choice',
        ask: 'How much more work is it to do that forward?',
        options: [
          {
            text: 'About 337 times as much',
            isRight: true,
            words: 'Yes: 337 walks instead of one. Networks in use have billions of parameters.',
          },
          {
            text: 'About twice as much',
            words: 'One walk forward costs as much as one walk back. But how many walks forward?',
          },
          {
            text: 'The same: it is the same chain rule',
            words: 'The rule is the same. But one walk forward answers for one input only.',
          },
        ],
      },
      reveal: [
        'That is why training goes backward. Backprop is not another mathematics: it is the chain rule, done in the cheap order.',
      ],
      solution: [{ choose: 0 }],
    },
    {
      id: 'other-way',
      title: 'When forward is better',
      text: ['Turn it around: one input, and a thousand results that all depend on it.'],
      question: {
        kind: 'choice',
        ask: 'Which way tells you all thousand slopes with less work?',
        options: [
          {
            text: 'Backward',
            words: 'A pass back starts at *one* result. For a thousand results it takes a thousand passes.',
          },
          {
            text: 'Forward',
            isRight: true,
            words: 'Yes: one nudge, followed forward, reaches every result in one walk.',
          },
          {
            text: 'Both the same',
            words: 'Count the walks: one from the one input, or one from each of the thousand results.',
          },
        ],
      },
      reveal: ['Start from the side where there are few. In training that is the loss: there is one.'],
      solution: [{ choose: 1 }],
    },
  ],
};
