import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../../src/compile/evaluate.ts';
import { numeral } from '../../../../src/kernel/numeral.ts';
import type { NudgeDocument } from '../../../../src/graph/document.ts';
import { decodeDocument } from '../../../../src/graph/decode.ts';
import { encodeDocument } from '../../../../src/graph/encode.ts';
import { readSource } from '../../../../src/app/read-source.ts';
import { askableSlots } from '../../../../src/store/classroom/guess-askable.ts';
import { keyOf } from '../../../../src/store/exercise/answer-key.ts';
import { exerciseIn } from '../../../../src/store/exercise/asked.ts';
import type { Exercise } from '../../../../src/store/exercise/exercise.ts';
import { exerciseFile, exerciseText, makeExercise } from '../../../../src/store/exercise/exercise-set.ts';
import { isShort } from '../../../../src/store/exercise/hand-friendly.ts';
import { sheetPicture } from '../../../../src/store/exercise/sheet-picture.ts';
import type { Question } from '../../../../src/compile/slip.ts';
import { understood } from '../../../support/expressions.ts';
import { again, cases, seed } from '../../../support/seed.ts';
import { graph } from '../../../support/graph.ts';

const lecture = 'a=2\nb=-3\nc=10\nf=-2\ne=a*b\nd=e+c\nL=d*f';

function everything(document: NudgeDocument): readonly Question[] {
  const { program } = evaluate(document);
  return askableSlots(document, program).flatMap(({ address, hasValue, hasGradient }) => [
    ...(hasValue ? [{ address, what: 'value' } as const] : []),
    ...(hasGradient ? [{ address, what: 'gradient' } as const] : []),
  ]);
}

/** The first sheets of a set. */
function made(document: NudgeDocument, from: number, count = 1): readonly Exercise[] {
  return Array.from({ length: count }, (_, index) => {
    const one = makeExercise(document, everything(document), { seed: from, place: index + 1 });
    if (!one.ok) throw new Error(one.message);
    return one.exercise;
  });
}

describe.each([
  ['the lecture’s graph', lecture],
  ['a fan-out and a square', 'a=2\nb=3\nc=a*b\nd=c+a\nL=square(d)'],
  ['a quotient and a power', 'a=6\nb=4\nn=constant(2)\nq=a/b\nL=q**n+a'],
])('%s', (_, text) => {
  test('has values and gradients that can be done by hand, on 100 seeds', () => {
    const { document } = understood(text);
    for (let offset = 0; offset < cases(100); offset++) {
      const [exercise] = made(document, (seed + offset) % 1_000_000);
      if (exercise === undefined) throw new Error('one exercise was asked for');
      const now = evaluate(exercise.document);
      for (const { address, what } of exercise.questions) {
        const number = what === 'value' ? now.value(address) : now.gradient(address);
        if (typeof number !== 'number') throw new Error(`no ${what} of ${address}; ${again(offset)}`);
        expect(isShort(number) && Math.abs(number) <= 200 && number !== 0, `${number}; ${again(offset)}`).toBe(true);
      }
    }
  });

  test('has a key whose answers are the live numbers, and whose sums come to them', () => {
    const { document } = understood(text);
    for (const exercise of made(document, seed % 1_000_000, 20)) {
      const now = evaluate(exercise.document);
      const lines = keyOf(exercise);
      expect(lines).toHaveLength(exercise.questions.length);
      for (const { question, answer, work } of lines) {
        const number = question.what === 'value' ? now.value(question.address) : now.gradient(question.address);
        expect(numeral(read(answer))).toBe(numeral(number ?? Number.NaN));
        if (question.what === 'gradient' && work !== '') {
          const sum = work.split(' + ').reduce((total, term) => {
            const [one = '', other = '1'] = term.split(' × ');
            return total + read(one) * read(other);
          }, 0);
          expect(numeral(sum), work).toBe(numeral(number ?? Number.NaN));
        }
      }
    }
  });
});

const read = (text: string) => Number(text.replaceAll('−', '-').replace(/[()]/g, ''));

test('what a closed neuron does inside stands in the key as steps between what is asked', () => {
  const { document } = understood('x=2\no=neuron(x, weights=[0.5], bias=0.25)\nL=o*3');
  const [exercise] = made(document, 4);
  if (exercise === undefined) throw new Error('one exercise was asked for');
  const lines = keyOf(exercise);
  expect(lines.filter(({ isStep }) => !isStep)).toHaveLength(exercise.questions.length);
  expect(lines.filter(({ isStep }) => isStep).map(({ asked }) => asked)).toEqual([
    'o product 1',
    'o sum',
    '∂L/∂o sum',
    '∂L/∂o product 1',
  ]);
  // Each gradient is worked out after those it rests on.
  const place = (asked: string) => lines.findIndex((line) => line.asked === asked);
  expect(place('∂L/∂o')).toBeLessThan(place('∂L/∂o sum'));
  expect(place('∂L/∂o product 1')).toBeLessThan(place('∂L/∂o w1'));
});

test('a net with more numbers than a card on paper holds is refused, and a key of more than a page as well', () => {
  const layer = understood('x=2\nh=layer(x, size=9, activation=linear)\nL=h[0]*2');
  expect(
    makeExercise(layer.document, [{ address: layer.id('L'), what: 'value' }], { seed: 1, place: 1 }),
  ).toMatchObject({
    ok: false,
    message: expect.stringMatching(/“h” has 18 numbers of its own/),
  });
  const neurons = Array.from({ length: 9 }, (_, index) => `o${index}=neuron(x, weights=[2], bias=1, activation=relu)`);
  const sum = `L=sum(${neurons.map((_, index) => `o${index}`).join(', ')})`;
  const many = understood(['x=2', ...neurons, sum].join('\n'));
  const gradients = everything(many.document)
    .filter(({ what }) => what === 'gradient')
    .slice(0, 28);
  expect(makeExercise(many.document, gradients, { seed: 1, place: 1 })).toMatchObject({
    ok: false,
    message: expect.stringMatching(/The key needs \d+ lines/),
  });
});

test('the same seed gives the same numbers, another seed others, and each sheet its own', () => {
  const { document } = understood(lecture);
  const numbers = (from: number) =>
    made(document, from, 3).map(({ document: variant }) => JSON.stringify([...variant.nodes.values()].slice(0, 4)));
  expect(numbers(7)).toEqual(numbers(7));
  expect(numbers(7)).not.toEqual(numbers(8));
  expect(new Set(numbers(7)).size).toBe(3);
});

test('behind a tanh answers are given to the digits that a card shows, and what is before it is short', () => {
  const { document, id } = understood('x=2\nw=-3\nb=6.88\nn=x*w+b\no=tanh(n)');
  for (const exercise of made(document, 3, 10)) {
    const now = evaluate(exercise.document);
    expect(isShort(now.value(id('n')) ?? Number.NaN)).toBe(true);
    expect(Math.abs(now.gradient(id('n')) ?? 0)).toBeGreaterThan(0.004);
  }
});

test('a relu that was closed may be closed, one that was open stays open', () => {
  const { document, id } = understood('a=2\nb=3\ny=relu(a-b)\nz=relu(a+b)\nL=y*2+z*5');
  for (const exercise of made(document, 5, 20)) {
    const now = evaluate(exercise.document);
    expect(now.value(id('z'))).toBeGreaterThan(0);
  }
});

test('constants and zeros stay as they are', () => {
  const { document, id } = understood('a=2\nk=constant(0.5)\nz=0\nL=a*k+z');
  const [exercise] = made(document, 1);
  expect(exercise?.document.nodes.get(id('k'))).toMatchObject({ value: 0.5 });
  expect(exercise?.document.nodes.get(id('z'))).toMatchObject({ value: 0 });
});

test('a graph whose numbers never come out short is refused with the card where it fails', () => {
  const { document } = understood('a=2\nk=constant(0.3333333)\nL=a*k');
  const set = makeExercise(document, everything(document), { seed: 1, place: 1 });
  expect(set).toMatchObject({
    ok: false,
    message: expect.stringMatching(/a or its gradient has more digits than fit on paper/),
  });
});

test('data, an empty canvas, nothing asked and too much asked are refused in words', () => {
  const options = { seed: 1, place: 1 };
  const refusal = (document: NudgeDocument, questions: readonly Question[]) => {
    const set = makeExercise(document, questions, options);
    return set.ok ? '' : set.message;
  };
  const data = graph({ t: { columns: [[1, 2]] }, y: ['square', 't/c1'] });
  expect(refusal(data, everything(data))).toMatch(/many rows/);
  expect(refusal(graph({}), [])).toMatch(/empty/);
  expect(refusal(graph({ a: 1, y: ['square', 'a'] }), [])).toMatch(/Nothing is hidden/);
  const long = understood(
    ['x0=2', ...Array.from({ length: 16 }, (_, index) => `x${index + 1}=x${index}+1`)].join('\n'),
  );
  expect(refusal(long.document, everything(long.document))).toMatch(/asked for.*hide fewer/);
});

test('as a text an exercise reads back with the same numbers hidden, inside a neuron too', () => {
  const { document } = understood('x=2\no=neuron(x, weights=[0.5], bias=0.25, activation=linear)\nL=o*3');
  const [exercise] = made(document, 4);
  if (exercise === undefined) throw new Error('one exercise was asked for');
  const text = exerciseText(exercise);
  expect(text).toMatch(/^# ask value o L\n# ask gradient x o\.w1 o\.b o L\n/);
  const again = readSource(text);
  if (!again.ok) throw new Error(again.message);
  const asked = exerciseIn(again.document);
  const now = evaluate(again.document);
  const before = evaluate(exercise.document);
  expect(asked).toHaveLength(exercise.questions.length);
  const numbers = (questions: readonly Question[], { value, gradient }: typeof now) =>
    questions
      .map(({ what, address }) => Number(what === 'value' ? value(address) : gradient(address)))
      .sort((a, b) => a - b);
  expect(numbers(asked ?? [], now)).toEqual(numbers(exercise.questions, before));
});

test('as a file an exercise reads back with the same numbers hidden', () => {
  const [exercise] = made(understood(lecture).document, 4);
  if (exercise === undefined) throw new Error('one exercise was asked for');
  const read = decodeDocument(encodeDocument(exerciseFile(exercise)));
  if (!read.ok) throw new Error(read.message);
  expect(exerciseIn(read.document)).toEqual(exercise.questions);
});

test('what a damaged file asks for is left out', () => {
  const document = {
    ...graph({ a: 1 }),
    unknown: { exercise: { ask: [1, null, { what: 'colour', of: 'a' }, { what: 'value', of: 'a/../b' }] } },
  };
  expect(exerciseIn(document)).toBeNull();
  expect(exerciseIn({ ...document, unknown: { exercise: 'all' } })).toBeNull();
});

test('a line that asks for what is not there is told, and the rest is hidden', () => {
  const read = readSource('# ask gradient a, q\na=2\nL=a*a');
  if (!read.ok) throw new Error(read.message);
  expect(read.remarks.join(' ')).toMatch(/asks for “q”/);
  expect(exerciseIn(read.document)).toHaveLength(1);
});

test('an unnamed card that is asked about gets a name, so that a link can name it', () => {
  const { document } = understood('a=2\nb=3\nL=(a+b)*a');
  const [exercise] = made(document, 1);
  expect([...(exercise?.document.nodes.values() ?? [])].map(({ name }) => name)).toContain('t1');
});

test('on paper there is a blank for each question on a card, and every number else is given', () => {
  const [exercise] = made(understood(lecture).document, 1);
  if (exercise === undefined) throw new Error('one exercise was asked for');
  const { cards } = sheetPicture(exercise);
  const numbers = cards.flatMap((card) => card.numbers);
  expect(numbers.filter(({ text }) => text === null)).toHaveLength(exercise.questions.length);
  expect(cards.find(({ title }) => title === 'a')?.numbers[0]?.text).toMatch(/^−?\d/);
});
