import { expect, test } from 'vitest';
import { createRandom } from '../../src/kernel/random.ts';
import type { LossId, NodeRecord, NudgeDocument } from '../../src/graph/document.ts';
import { numbersOf } from '../../src/graph/macro-numbers.ts';
import { applyPatch } from '../../src/graph/patch.ts';
import { optimiserDefaults, scheduleDefaults } from '../../src/graph/training-defaults.ts';
import { defaultTraining, type TrainingSettings } from '../../src/graph/training-settings.ts';
import { evaluate } from '../../src/compile/evaluate.ts';
import { isTrainingProblem } from '../../src/training/objective.ts';
import { isStopped } from '../../src/training/step-record.ts';
import { createTrainer, type Trainer } from '../../src/training/trainer.ts';
import type { TrainerState } from '../../src/training/trainer-state.ts';
import { sameBits } from '../support/close.ts';
import { at, id } from '../support/graph.ts';
import { again, cases, seed } from '../support/seed.ts';
import { table, withTable } from '../support/table.ts';

type Random = ReturnType<typeof createRandom>;
const pick = <Choice>(random: Random, choices: readonly Choice[]): Choice => choices[random.integer(choices.length)]!;

//  d ─▶ net ─▶ data_loss ─▶ + ─▶ L        a random net on random rows, with any loss, a penalty and any settings
//  └──────────────▲  penalty ─▲
function randomDocument(random: Random): NudgeDocument {
  const inputs = 1 + random.integer(3);
  const count = 2 + random.integer(140);
  const loss = pick<LossId>(random, ['squared_error', 'absolute_error', 'hinge', 'binary_cross_entropy', 'softmax_cross_entropy']); // prettier-ignore
  const outputs = loss === 'softmax_cross_entropy' ? 2 + random.integer(2) : 1;
  const classes = loss === 'hinge' ? [-1, 1] : loss === 'softmax_cross_entropy' ? [0, outputs - 1] : [0, 1];
  const draw = () => Array.from({ length: count }, () => random.uniform(-2, 2));
  const columns = Object.fromEntries(Array.from({ length: inputs }, (_, index) => [`x${index + 1}`, draw()]));
  const y = Array.from({ length: count }, () => pick(random, classes));
  const validation = random.integer(Math.min(count, 10));
  const split = validation === 0 ? null : { validation, seed: random.integer(2) === 0 ? null : random.integer(1000) };
  const net = {
    ...{
      id: id('net'),
      order: [2],
      name: 'net',
      x: 0,
      y: 0,
      kind: 'macro' as const,
      macro: 'mlp' as const,
      open: false,
    },
    inputs: Array.from({ length: inputs }, (_, index) => ({ port: `p${index + 1}`, from: at(`d/c${index + 1}`) })),
    settings: {
      initial: 'uniform' as const,
      layers: [
        { size: 1 + random.integer(4), activation: pick(random, ['tanh', 'relu', 'sigmoid', 'softplus'] as const) },
        { size: outputs, activation: 'linear' as const },
      ],
    },
  };
  const locals = numbersOf(net, new Map());
  const frozen = locals.filter(() => random.integer(8) === 0);
  const records: readonly NodeRecord[] = [
    { ...net, numbers: Object.fromEntries(locals.map((local) => [local, random.uniform(-1, 1)])), ...(frozen.length === 0 ? {} : { frozen }) }, // prettier-ignore
    {
      ...{ id: id('data_loss'), order: [3], name: 'data_loss', x: 0, y: 0, kind: 'macro', macro: loss, open: false },
      inputs: [
        ...Array.from({ length: outputs }, (_, index) => ({ port: `p${index + 1}`, from: at(`net/o:${index + 1}`) })),
        { port: 't', from: at(`d/c${inputs + 1}`) },
      ],
      numbers: {},
      settings: { over: pick(random, ['mean', 'sum'] as const) },
    },
    {
      ...{
        id: id('penalty'),
        order: [4],
        name: 'penalty',
        x: 0,
        y: 0,
        kind: 'macro',
        macro: 'l2_penalty',
        open: false,
      },
      inputs: [],
      numbers: { strength: random.uniform(0, 0.01) },
      frozen: ['strength'],
      settings: { over: null },
    },
    { id: id('L'), order: [5], name: 'L', x: 0, y: 0, kind: 'op', op: 'add', inputs: [at('data_loss'), at('penalty')] },
  ];
  const nodes = new Map(records.map((record) => [record.id, record]));
  const document: NudgeDocument = { title: 'Random', seed: 1, root: at('L'), nodes };
  return { ...withTable(document, table('d', { ...columns, y }, split)), training: randomSettings(random, count) };
}

function randomSettings(random: Random, rows: number): TrainingSettings {
  return {
    ...defaultTraining,
    optimiser: pick(random, Object.values(optimiserDefaults)),
    schedule: pick(random, Object.values(scheduleDefaults)),
    learningRate: random.uniform(0.0001, 0.001),
    weightDecay: pick(random, [0, 0.01]),
    batch: pick(random, [null, 1 + random.integer(rows)]),
    seed: random.integer(1000),
    zeroGrad: random.integer(4) > 0,
    steps: 1 + random.integer(10),
  };
}

function trainerOf(document: NudgeDocument, state?: TrainerState): Trainer {
  const made = createTrainer(document, state);
  if (isTrainingProblem(made)) throw new Error(made.message);
  return made;
}

function withNumbers(document: NudgeDocument, { addresses, numbers }: Trainer): NudgeDocument {
  const now = numbers();
  return applyPatch(document, {
    numbers: new Map(addresses.map((address, index) => [address, [0, now[index] ?? 0] as const])),
  });
}

test('each step tells what a fresh compile of the training and of the validation rows comes to, bit for bit', () => {
  for (let offset = 0; offset < cases(25); offset++) {
    const document = randomDocument(createRandom(seed + offset));
    const trainer = trainerOf(document);
    for (let count = 0; count < 6; count++) {
      const now = withNumbers(document, trainer);
      const record = trainer.step();
      if (isStopped(record)) throw new Error(`${record.reason} ${again(offset)}`);
      expect(record.loss, again(offset)).toBe(evaluate(now).value(at('L')));
      const judged = evaluate(now, { rows: 'validation' }).value(at('L'));
      const hasValidation = record.validationLoss !== null;
      expect(hasValidation, again(offset)).toBe([...document.nodes.values()].some((node) => node.kind === 'data' && node.split !== null)); // prettier-ignore
      if (hasValidation) expect(record.validationLoss, again(offset)).toBe(judged);
    }
  }
});

test('a run put away at any step and taken up with what was saved is the same run, bit for bit', () => {
  for (let offset = 0; offset < cases(25); offset++) {
    const random = createRandom(seed + offset);
    const document = randomDocument(random);
    const whole = trainerOf(document);
    const cut = 1 + random.integer(7);
    let part = trainerOf(document);
    for (let count = 0; count < 8; count++) {
      if (count === cut) part = trainerOf(withNumbers(document, part), structuredClone(part.state()));
      expect(part.step(), again(offset)).toEqual(whole.step());
    }
    expect(sameBits(part.numbers(), whole.numbers()), again(offset)).toBe(true);
    expect(part.state(), again(offset)).toEqual(whole.state());
  }
});

test('what is frozen stays, and everything else that can move does', () => {
  for (let offset = 0; offset < cases(25); offset++) {
    const document = randomDocument(createRandom(seed + offset));
    const trainer = trainerOf(document);
    const net = document.nodes.get(id('net'));
    const frozen = net?.kind === 'macro' ? (net.frozen ?? []) : [];
    for (const local of frozen) expect(trainer.addresses, again(offset)).not.toContain(`net/${local}`);
    // With a penalty on every parameter none is without a gradient, but a weight of exactly 0.
    const before = trainer.numbers();
    trainer.step();
    for (const [index, number] of trainer.numbers().entries())
      expect(number === before[index], `${trainer.addresses[index]} ${again(offset)}`).toBe(false);
  }
});
