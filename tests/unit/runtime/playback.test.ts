import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Definition, NodeRecord, NudgeDocument } from '../../../src/graph/document.ts';
import { createRandom } from '../../../src/kernel/random.ts';
import { group } from '../../../src/macros/group.ts';
import { setOpen } from '../../../src/macros/open-in-place.ts';
import { createLive } from '../../../src/runtime/live.ts';
import { createPlayback } from '../../../src/runtime/playback.ts';
import type { PlaybackStep, WireStep } from '../../../src/runtime/playback-steps.ts';
import { randomGraph } from '../../bench/random-graph.ts';
import { relativeError } from '../../support/close.ts';
import { at, graph, id, type Sketch } from '../../support/graph.ts';
import { layer, loss, net, penalty, withRecords } from '../../support/nets.ts';
import { calmGraph, wildGraph } from '../../support/random-graph.ts';
import { anyDocument, randomDocument } from '../../support/random-document.ts';
import { again, cases, seed } from '../../support/seed.ts';
import type { TapeGraph } from '../../support/tape-graph.ts';
import { manualScheduler } from '../../support/workbench.ts';

function played(document: NudgeDocument) {
  const live = createLive(document, manualScheduler());
  return { live, ...createPlayback(document, live) };
}

const wireSteps = (steps: readonly PlaybackStep[]) => steps.filter((step) => step.kind === 'wire');
const said = (step: PlaybackStep) =>
  step.kind === 'wire'
    ? `${step.address} += ${step.receivers.join()} by ${step.wires.join()}`
    : `${step.kind} ${step.address}`;

//  a ─▶ ×  ─▶ e ─▶ +  ─▶ d ─▶ ×  ─▶ L       the lecture's own numbers
//  b ─▶           c ─▶      f ─▶
const lecture = graph({
  a: 2,
  b: -3,
  c: 10,
  e: ['mul', 'a', 'b'],
  d: ['add', 'e', 'c'],
  f: -2,
  L: ['mul', 'd', 'f'],
});

describe('the steps', () => {
  test('are the ops forward, the seed, and one += for each wire on the way back', () => {
    expect(played(lecture).steps.map(said)).toEqual([
      'forward e',
      'forward d',
      'forward L',
      'seed L',
      'L += d by L:0',
      'L += f by L:1',
      'd += e by d:0',
      'd += c by d:1',
      'e += a by e:0',
      'e += b by e:1',
    ]);
  });

  test('each tell upstream, local slope, product and the running sum', () => {
    const { steps, reading } = played(lecture);
    const last = wireSteps(steps).at(-1);
    expect(last && reading(last)).toEqual({
      upstream: -2,
      slope: 2,
      product: -4,
      before: null,
      after: -4,
      completes: true,
      rows: 0,
    });
  });

  //  a ─┬─▶ +  ─▶ y       b = a + a: the lecture's bug, done right
  //     └──▲
  test('add twice where a value is used twice, the second time to what is there', () => {
    const { steps, reading, stateAfter } = played(graph({ a: 3, y: ['add', 'a', 'a'] }));
    const [first, second] = wireSteps(steps);
    expect(first && reading(first)).toMatchObject({ before: null, product: 1, after: 1, completes: false });
    expect(second && reading(second)).toMatchObject({ before: 1, product: 1, after: 2, completes: true });
    expect(stateAfter(3).gradient(at('a'))).toEqual({ kind: 'partial', sum: 1 });
    expect(stateAfter(4).gradient(at('a'))).toEqual({ kind: 'here' });
  });

  //  x ─▶ tanh ─▶ y          k is a constant, z is beside the path
  //  k ─▶ ×  ─▶ x   y ─▶ exp ─▶ z
  test('leave constants and what lies off the path alone on the way back', () => {
    const sketch = {
      k: { role: 'constant', value: 2 },
      a: 1,
      x: ['mul', 'k', 'a'],
      y: ['tanh', 'x'],
      z: ['exp', 'y'],
    } as const;
    const { steps, stateAfter } = played(graph(sketch, 'y'));
    expect(steps.map(said)).toEqual([
      'forward x',
      'forward y',
      'forward z',
      'seed y',
      'y += x by y:0',
      'x += a by x:1',
    ]);
    expect(stateAfter(0).gradient(at('z'))).toEqual({ kind: 'here' });
    expect(stateAfter(0).gradient(at('k'))).toEqual({ kind: 'here' });
    expect(stateAfter(0).gradient(at('a'))).toEqual({ kind: 'blank' });
  });

  test('of a graph without a number at its root are the forward ones alone', () => {
    const { steps } = played(graph({ a: 1, e: ['exp', 'a'], y: ['add', 'e', null] }, 'y'));
    expect(steps.map(said)).toEqual(['forward e']);
  });

  test('of a graph of one leaf are the seed', () => {
    expect(played(graph({ a: 1 })).steps.map(said)).toEqual(['seed a']);
  });
});

describe('a macro', () => {
  //  x1 ─▶ ╭─ o ─╮ ─▶ ×  ─▶ y
  //  x2 ─▶ ╰─────╯   x1 ─▲
  const closed = graph({
    x1: 2,
    x2: 0,
    o: { neuron: ['x1', 'x2'], weights: [-3, 1], bias: 6.881 },
    y: ['mul', 'o', 'x1'],
  });

  test('that is closed is one step forward, and on the way back one for each input and one for its own numbers', () => {
    expect(played(closed).steps.map(said)).toEqual([
      'forward o',
      'forward y',
      'seed y',
      'y += o by y:0',
      'y += x1 by y:1',
      'o += x1 by o:p1',
      'o += x2 by o:p2',
      'inside o',
    ]);
  });

  test('that is closed has one slope from its output to each input', () => {
    const { steps, reading, live } = played(closed);
    const step = wireSteps(steps)[2];
    const slope = -3 * (1 - (live.value(at('o')) ?? Number.NaN) ** 2);
    const found = step && reading(step);
    expect(found?.upstream).toBe(2);
    expect(found?.slope).toBeCloseTo(slope, 12);
    expect(found?.product).toBeCloseTo(2 * slope, 12);
  });

  test('that is closed shows the gradients inside when its own step is done, not before', () => {
    const { steps, stateAfter } = played(closed);
    expect(stateAfter(steps.length - 1).gradient(at('o/w:p1'))).toEqual({ kind: 'blank' });
    expect(stateAfter(steps.length).gradient(at('o/w:p1'))).toEqual({ kind: 'here' });
  });

  test('that is open is played step by step inside, its wires lit up to the frame', () => {
    const { steps } = played(setOpen(closed, at('o'), true));
    const words = steps.map(said);
    expect(words).toContain('forward o/sum');
    expect(words).toContain('o += o/sum by o:0');
    expect(words).toContain('o/m:p1 += x1 by o/m:p1:0,o/frame:p1');
    expect(words).toContain('o/m:p1 += o/w:p1 by o/m:p1:1');
  });

  //  x ═▶ m ═▶ +  ─▶ y       both outputs of m are added
  test('of several outputs tells no single slope, only what it passes on in all', () => {
    const document = withRecords({ x: 1 }, (place) => [net(place, 'm', ['x'], { sizes: [3, 2] })]);
    const both: NudgeDocument = {
      ...document,
      nodes: new Map([...document.nodes, ...graph({ y: ['add', 'm', 'm/o:2'] }).nodes]),
    };
    const { steps, reading, live } = played({ ...both, root: at('y') });
    const step = wireSteps(steps).find(({ address }) => address === 'm');
    const found = step && reading(step);
    expect(found).toMatchObject({ upstream: null, slope: null, completes: true });
    expect(found?.product).toBeCloseTo(live.gradient(at('x')) ?? Number.NaN, 12);
  });

  test('that counts weights without a wire adds to all of them in one step', () => {
    const document = withRecords({ x: 1 }, (place) => [layer(place, 'l', ['x'], 2), penalty(place, 'p')]);
    const both: NudgeDocument = {
      ...document,
      nodes: new Map([...document.nodes, ...graph({ y: ['add', 'l', 'p'] }).nodes]),
      root: at('y'),
    };
    const step = wireSteps(played(both).steps).find(({ address }) => address === 'p');
    expect(step?.wires).toEqual([]);
    expect(step?.receiverCard).toBe('l');
    expect(step?.receivers.length).toBeGreaterThan(1);
  });
});

describe('rows', () => {
  //  d/c1 ─▶ ×  ─▶ p ─▶ mean over rows ─▶ L
  //  w ─▶
  const rows = graph({
    d: { columns: [[1, 2, 6]] },
    w: 3,
    p: ['mul', 'd/c1', 'w'],
    L: ['mean_rows', 'p'],
  });

  test('are added up towards a parameter, and the step says over how many', () => {
    const { steps, reading } = played(rows);
    const toW = wireSteps(steps).find(({ receivers }) => receivers[0] === 'w');
    expect(toW && reading(toW)).toMatchObject({ rows: 3, product: 3, after: 3, upstream: null, completes: true });
  });

  test('are followed one at a time from a closed loss to its prediction', () => {
    const document = withRecords(
      {
        d: {
          columns: [
            [1, 2],
            [0, 1],
          ],
        },
        w: 3,
        p: ['mul', 'd/c1', 'w'],
      },
      (place) => [loss(place, 'l', ['p', 'd/c2'])],
    );
    const { steps, reading, live } = played(document);
    live.setRow(1);
    const toP = wireSteps(steps).find(({ receivers }) => receivers[0] === 'p');
    const found = toP && reading(toP);
    expect(found).toMatchObject({ rows: 0, upstream: 1, after: live.gradient(at('p')) });
    expect(found?.slope).toBeCloseTo(live.gradient(at('p')) ?? Number.NaN, 12);
  });

  test('are followed one at a time where both ends have them', () => {
    const { steps, reading, live } = played(rows);
    live.setRow(2);
    const toP = wireSteps(steps).find(({ receivers }) => receivers[0] === 'p');
    expect(toP && reading(toP)).toMatchObject({ rows: 0, upstream: 1, slope: 1 / 3, after: 1 / 3 });
  });
});

/** A graph of the engine as a document, its nodes in the same canonical order. */
function documentOf({ nodes, initial, root }: TapeGraph): NudgeDocument {
  const sketch = Object.fromEntries(
    nodes.map(({ op, inputs }, index): [string, Sketch[string]] => [
      `n${index}`,
      op === 'leaf' ? (initial[index] ?? 0) : [op, ...inputs.map((input) => `n${input}`)],
    ]),
  );
  return graph(sketch, `n${root}`);
}

describe('on any graph', () => {
  test.each(['calm', 'wild'] as const)(
    `the sums of %s graphs end at the gradients of the sweep, bit for bit (seed ${seed})`,
    (mood) => {
      for (let offset = 0; offset < cases(200); offset++) {
        const random = createRandom(seed + offset);
        const { live, steps, sumAfter, stateAfter } = played(
          documentOf(mood === 'calm' ? calmGraph(random) : wildGraph(random)),
        );
        for (const { address } of live.$program.get().slots) {
          const gradient = live.gradient(address) ?? null;
          if (gradient === null) continue;
          expect(bits(sumAfter(address, steps.length)), `${address}, ${again(offset)}`).toBe(bits(gradient));
          expect(stateAfter(steps.length).gradient(address)).toEqual({ kind: 'here' });
        }
      }
    },
  );

  test(`a closed macro passes on what its parts pass on together (seed ${seed})`, () => {
    let closed = 0;
    for (let offset = 0; offset < cases(200); offset++) {
      const random = createRandom(seed + offset);
      const document = documentOf(calmGraph(random));
      const chosen = [...document.nodes.keys()].filter(() => random.integer(3) === 0);
      const made = group(document, new Set(chosen), 'part');
      if (!made.ok) continue;
      closed++;
      const { live, steps, sumAfter, stateAfter, reading, unitOf } = played(made.document);
      for (const { address } of live.$program.get().slots) {
        const gradient = live.gradient(address) ?? null;
        if (gradient === null) continue;
        expect(stateAfter(steps.length).gradient(address)).toEqual({ kind: 'here' });
        // What lies inside gets its sum there, in no step of its own.
        if (unitOf(address) !== address) continue;
        expect(relativeError(sumAfter(address, steps.length), gradient), `${address}, ${again(offset)}`).toBeLessThan(
          1e-9,
        );
      }
      for (const step of wireSteps(steps)) {
        const { upstream, slope, product } = reading(step);
        if (upstream === null || slope === null || product === null) continue;
        expect(relativeError(upstream * slope, product), `${said(step)}, ${again(offset)}`).toBeLessThan(1e-9);
      }
    }
    expect(closed).toBeGreaterThan(cases(200) / 10);
  });

  //  x ─▶ ╭ a ╮ ─▶ exp ─▶ b ─▶ ╭ c ╮ ─▶ y      a and c lie in the same macro
  test('a closed macro that reads what something outside makes of it is played as if it were open', () => {
    const inside = graph({ i1: 0, i2: 0, a: ['tanh', 'i1'], c: ['square', 'i2'] });
    const definition: Definition = {
      id: id('cross'),
      name: 'cross',
      inputs: [
        { port: 'p1', name: 'i1', node: id('i1') },
        { port: 'p2', name: 'i2', node: id('i2') },
      ],
      outputs: [
        { name: 'a', from: at('a') },
        { name: 'c', from: at('c') },
      ],
      nodes: inside.nodes,
    };
    const outside = graph({ x: 0.5, b: ['exp', 'm'], y: ['neg', 'm/o:2'] }, 'y');
    const macro: NodeRecord = {
      id: id('m'),
      order: [9],
      name: 'm',
      x: 0,
      y: 0,
      kind: 'macro',
      macro: 'custom',
      settings: { definition: id('cross') },
      inputs: [
        { port: 'p1', from: at('x') },
        { port: 'p2', from: at('b') },
      ],
      numbers: {},
      open: false,
    };
    const { steps, live, sumAfter } = played({
      ...outside,
      nodes: new Map([...outside.nodes, [macro.id, macro]]),
      definitions: new Map([[definition.id, definition]]),
    });
    expect(steps.map(said)).toEqual([
      'forward m/a',
      'forward b',
      'forward m/c',
      'forward y',
      'seed y',
      'y += m/c by y:0',
      'm/c += b by m:p2',
      'b += m/a by b:0',
      'm/a += x by m:p1',
    ]);
    expect(new Set(steps.slice(0, 4).map(({ card }) => card))).toEqual(new Set(['m', 'b', 'y']));
    expect(sumAfter(at('x'), steps.length)).toBe(live.gradient(at('x')));
  });

  test('a thousand ops and a chain of five thousand are played without trouble', () => {
    const { nodes, initial, ops } = randomGraph(1000, 7);
    const large = played(documentOf({ nodes, initial, root: nodes.length - 1 }));
    expect(large.forwardCount).toBe(ops);
    const chain: Record<string, Sketch[string]> = { n0: 1 };
    for (let place = 1; place <= 5000; place++) chain[`n${place}`] = ['neg', `n${place - 1}`];
    const { steps, sumAfter } = played(graph(chain));
    expect(steps.length).toBe(10_001);
    expect(sumAfter(at('n0'), steps.length)).toBe(1);
  });

  test('every running sum of plain ops ends at the gradient of the sweep, bit for bit', () => {
    fc.assert(
      fc.property(randomDocument, (document) => {
        const open = [...document.nodes.values()].reduce(
          (now, { id, kind }) => (kind === 'macro' ? setOpen(now, id, true) : now),
          document,
        );
        const { live, steps, sumAfter } = played(open);
        for (const { address, constant } of live.$program.get().slots) {
          const gradient = live.gradient(address);
          if (typeof gradient !== 'number' || constant) continue;
          expect([address, bits(sumAfter(address, steps.length))]).toEqual([address, bits(gradient)]);
        }
      }),
      { numRuns: 400, seed },
    );
  });

  test('what is read comes first, every gradient is complete at the end, and nothing throws', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { live, steps, stateAfter, reading, forwardCount } = played(document);
        const end = stateAfter(steps.length);
        for (const { address } of live.$program.get().slots) {
          expect(end.hasValue(address)).toBe(true);
          expect(end.gradient(address)).toEqual({ kind: 'here' });
        }
        for (const [place, step] of steps.entries()) {
          if (step.kind !== 'wire') continue;
          expect(place).toBeGreaterThan(forwardCount);
          for (const { address } of step.parts) passesOn(live, stateAfter(place).gradient(address).kind, address, step);
          reading(step);
        }
      }),
      { numRuns: 400, seed },
    );
  });

  /** An op passes on only what is complete; inside a closed macro nothing is shown before the macro is done. */
  function passesOn(live: ReturnType<typeof played>['live'], kind: string, address: string, step: WireStep): void {
    if (step.isMacro) return;
    expect([step.address, address, kind, live.gradient(at(address)) === null]).toEqual([
      step.address,
      address,
      'here',
      false,
    ]);
  }
});

/** −0 apart from 0, and NaN equal to itself. */
function bits(number: number): string {
  return Object.is(number, -0) ? '-0' : String(number);
}
