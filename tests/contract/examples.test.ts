import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { decodeDocument } from '../../src/graph/decode.ts';
import { encodeDocument } from '../../src/graph/encode.ts';
import { defaultTraining } from '../../src/graph/training-settings.ts';
import { cardSize } from '../../src/graph/geometry.ts';
import { goldenDocuments, lecture, moons, yinYang } from '../support/golden-examples.ts';

const folder = 'examples';
const textOf = (name: string) => readFileSync(`${folder}/${name}.json`, 'utf8');

/** What the terminal prints for a file of the folder. */
async function train(...words: readonly string[]) {
  let out = '';
  let err = '';
  const code = await run(['train', ...words], {
    read: (file) => Promise.resolve(readFileSync(file)),
    out: (text) => (out += text),
    err: (text) => (err += text),
  });
  expect([code, err]).toEqual([0, '']);
  return out
    .trimEnd()
    .split('\n')
    .map((line): Readonly<Record<string, number>> => JSON.parse(line));
}

function expectAll(actual: readonly (number | undefined)[], wanted: readonly number[]): void {
  expect(actual.length).toBe(wanted.length);
  for (const [index, number] of wanted.entries())
    expect(Math.abs((actual[index] ?? Number.NaN) - number), `at ${index}`).toBeLessThanOrEqual(
      1e-9 * Math.abs(number),
    );
}

test('the folder holds the documents of the golden runs and no others', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(goldenDocuments).map((name) => `${name}.json`));
});

describe.each(Object.entries(goldenDocuments))('%s', (name, document) => {
  test('is what the golden file makes, byte for byte (node scripts/run-ts.mjs tests/support/write-examples.ts)', () => {
    expect(textOf(name)).toBe(encodeDocument(document));
  });

  test('reads without a remark as the same document', () => {
    expect(decodeDocument(textOf(name))).toEqual({ ok: true, document, remarks: [] });
  });

  test('lies in order: no card covers another', () => {
    const cards = [...document.nodes.values()].map((record) => ({ ...record, ...cardSize(record) }));
    for (const [index, a] of cards.entries()) {
      for (const b of cards.slice(index + 1)) {
        const covers = a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
        expect(covers, `${a.id} and ${b.id} lie apart`).toBe(false);
      }
    }
  });
});

describe('in the terminal', () => {
  test("the lecture's MLP trains at other rates, with and without zero_grad", async () => {
    for (const rate of ['0.01', '0.05', '0.1', '0.5']) {
      for (const flag of ['--zero-grad', '--no-zero-grad']) {
        const wanted = lecture.losses[`lr=${rate} zero_grad=${flag === '--zero-grad' ? 'True' : 'False'}`];
        if (wanted === undefined) continue;
        const lines = await train(`${folder}/lecture-mlp.json`, '--steps', '20', '--learning-rate', rate, flag);
        expectAll(lines.map(({ loss }) => loss), wanted); // prettier-ignore
      }
    }
  });

  test('the moons demo tells the losses, accuracies and learning rates of the notebook', async () => {
    const lines = await train(`${folder}/moons.json`);
    expect(Object.keys(lines[0] ?? {})).toEqual(['step', 'loss', 'accuracy', 'learningRate']);
    expectAll(lines.map(({ loss }) => loss), moons.printedLoss); // prettier-ignore
    expect(lines.map(({ accuracy }) => accuracy)).toEqual(moons.accuracy);
    expect(lines.map(({ learningRate }) => learningRate)).toEqual(lines.map((_, k) => 1 - (0.9 * k) / 100));
    // Fewer steps are the beginning of the same run.
    expect(await train(`${folder}/moons.json`, '--steps', '10')).toEqual(lines.slice(0, 10));
  });

  test('the yin-yang run tells training and validation losses', async () => {
    const lines = await train(`${folder}/yinyang.json`, '--steps', '100');
    expect(Object.keys(lines[0] ?? {})).toEqual(['step', 'loss', 'accuracy', 'validationLoss', 'learningRate']);
    expectAll(lines.map(({ loss }) => loss), yinYang.trainLoss); // prettier-ignore
    const judged = lines.filter(({ step = 0 }) => step % 10 === 0).map(({ validationLoss }) => validationLoss);
    expectAll(judged, yinYang.validationLoss);
  });
});

test('the README shows the first lines of a run and the settings that hold when nothing is said', async () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const line of await train(`${folder}/moons.json`, '--steps', '2'))
    expect(readme).toContain(JSON.stringify(line));
  const shown = /^"training": (\{.*?^\})/ms.exec(readme)?.[1] ?? '';
  expect(JSON.parse(shown)).toEqual(defaultTraining);
});
