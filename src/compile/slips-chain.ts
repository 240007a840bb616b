import { ops } from '../ops/table.ts';
import {
  factor,
  said,
  slotAt,
  upstreamText,
  type GradientCase,
  type Reading,
  type Slip,
  type Slipped,
} from './slip.ts';

const none: readonly Slipped[] = [];

const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

/** “d”, “d and e”, “c, d and e”: what reads the asked slot. */
function readersIn({ scene, readings }: GradientCase, some: readonly Reading[] = readings): string {
  const names = [...new Set(some.map(({ reader }) => scene.name(reader)))];
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The wire along which the backward pass adds last: the one whose reader is computed first. */
function lastAdded({ scene, readings }: GradientCase): Reading | undefined {
  const { tapeSlots, indexOf } = scene.program;
  const place = ({ reader }: Reading) => tapeSlots[indexOf.get(reader) ?? -1] ?? -1;
  return readings.reduce<Reading | undefined>(
    (last, reading) => (last === undefined || place(reading) <= place(last) ? reading : last),
    undefined,
  );
}

/** What one contribution comes through, in words: its reader, or one of the wires to a reader that reads the number more than once. */
function useOf({ scene, readings }: GradientCase, { reader }: Reading): string {
  const wires = readings.filter((other) => other.reader === reader).length;
  const name = scene.name(reader);
  return wires === 1 ? name : `one of the ${wires} wires to ${name}`;
}

/** Each place where the asked slot goes through one op of one input straight into another: f(g(x)). */
function compositions(at: GradientCase): readonly { readonly outer: Reading; readonly inner: Reading }[] {
  const [inner] = at.readings;
  if (inner === undefined || at.readings.length !== 1 || inner.xs.length !== 1) return [];
  const { scene } = at;
  const inside = scene.program.indexOf.get(inner.reader);
  return scene.program.slots.flatMap((slot) => {
    if (slot.op === 'leaf' || slot.inputs.length !== 1) return [];
    const [from] = slot.inputs;
    const upstream = scene.gradient(slot.address) ?? null;
    const [slope] = scene.slopes(slot.address);
    const out = scene.value(slot.address);
    if (from === null || from === undefined || scene.program.indexOf.get(from) !== inside) return [];
    if (upstream === null || slope === undefined || out === undefined) return [];
    const { op, inputs, address: reader } = slot;
    return [{ inner, outer: { reader, operand: 0, op, upstream, slope, xs: [inner.out], out, inputs } }];
  });
}

/** What goes wrong on the way back from the root, whatever the ops are. */
export const chainSlips = [
  {
    id: 'no-upstream',
    title: 'the upstream gradient left out',
    of: 'gradient',
    find: (at) =>
      at.readings.length === 0
        ? none
        : [
            {
              number: total(at.readings.map(({ slope }) => slope)),
              words: `That is the local slope alone. It still has to be multiplied with the gradient that arrives at ${readersIn(at)}: ${at.readings.map((reading) => upstreamText(at, reading)).join(' and ')}.`,
            },
          ],
  },
  {
    id: 'upstream-only',
    title: 'the local slope left out',
    of: 'gradient',
    find: (at) =>
      at.readings.length === 0
        ? none
        : [
            {
              number: total(at.readings.map(({ upstream }) => upstream)),
              words: `That is the gradient of ${readersIn(at)}, passed on as it came. On its way to ${at.scene.name(at.address)} it is multiplied with the local slope ${at.readings.map(({ slope }) => said(slope)).join(' and ')}.`,
            },
          ],
  },
  {
    id: 'last-path',
    title: 'overwritten: the last path only',
    of: 'gradient',
    find(at) {
      const last = lastAdded(at);
      if (last === undefined || at.readings.length < 2) return none;
      return [
        {
          number: last.upstream * last.slope,
          words: `That is what comes through ${useOf(at, last)} alone, which is added last: = where += belongs. ${at.scene.name(at.address)} is used ${at.readings.length} times, and every use adds its part.`,
        },
      ];
    },
  },
  {
    id: 'one-path',
    title: 'one path only',
    of: 'gradient',
    find(at) {
      const last = lastAdded(at);
      if (at.readings.length < 2) return none;
      return (
        at.readings
          // Where the last part is the same number, that slip tells it already.
          .filter((reading) => last === undefined || reading.upstream * reading.slope !== last.upstream * last.slope)
          .map((reading) => ({
            number: reading.upstream * reading.slope,
            words: `That is the part that comes through ${useOf(at, reading)}. ${at.scene.name(at.address)} is used ${at.readings.length} times: add what comes through each use.`,
          }))
      );
    },
  },
  {
    id: 'path-forgotten',
    title: 'a path forgotten',
    of: 'gradient',
    find: (at) =>
      at.readings.length < 3
        ? none
        : at.readings.map((reading) => ({
            number: at.right - reading.upstream * reading.slope,
            words: `One part is missing: what comes through ${useOf(at, reading)}, ${upstreamText(at, reading)} × ${factor(reading.slope)}.`,
          })),
  },
  {
    id: 'sign',
    title: 'the sign turned',
    of: 'gradient',
    find: (at) => [
      {
        number: -at.right,
        words: `The size is right, the sign is not. Ask: when ${at.scene.name(at.address)} grows, does ${at.scene.name(at.scene.program.root?.address ?? at.address)} grow or shrink?`,
      },
    ],
  },
  {
    id: 'value-for-gradient',
    title: 'the value for the gradient',
    tellsValues: true,
    of: 'gradient',
    find: (at) => [
      {
        number: at.value,
        words: `${said(at.value)} is the value of ${at.scene.name(at.address)}. Its gradient says how much the root changes when that value is nudged.`,
      },
    ],
  },
  {
    id: 'reciprocal',
    title: 'the slope the wrong way round',
    of: 'gradient',
    find(at) {
      const root = at.scene.name(at.scene.program.root?.address ?? at.address);
      const own = at.scene.name(at.address);
      return at.right === 0 || at.isRoot
        ? none
        : [
            {
              number: 1 / at.right,
              words: `That is the slope the wrong way round, ∂${own}/∂${root}. Asked is ∂${root}/∂${own}: how ${root} follows ${own}.`,
            },
          ];
    },
  },
  {
    id: 'other-node',
    title: 'the gradient of another node',
    isLastResort: true,
    of: 'gradient',
    find: (at) =>
      at.readings.flatMap(({ inputs, operand }) =>
        inputs.flatMap((input, index) => {
          const gradient = input === null ? null : (at.scene.gradient(input) ?? null);
          if (input === null || index === operand || gradient === null) return [];
          // Said of a hidden one it would confirm what is still to be guessed.
          if (at.scene.isHidden?.({ address: input, what: 'gradient' }) === true) return [];
          if (slotAt(at.scene, input) === slotAt(at.scene, at.address)) return [];
          const words = `That is the gradient of ${at.scene.name(input)}, its neighbour. Asked is the one of ${at.scene.name(at.address)}.`;
          return [{ number: gradient, words }];
        }),
      ),
  },
  {
    id: 'added-along',
    title: 'added along the path instead of multiplied',
    of: 'gradient',
    find: (at) =>
      at.readings.length === 0
        ? none
        : [
            {
              number: total(at.readings.map(({ upstream, slope }) => upstream + slope)),
              words: `You added the gradient that arrives and the local slope. Along a path slopes multiply: ${at.readings.map((reading) => `${upstreamText(at, reading)} × ${factor(reading.slope)}`).join(' + ')}. Only different paths add.`,
            },
          ],
  },
  {
    id: 'divided',
    title: 'divided by the local slope',
    isLastResort: true,
    of: 'gradient',
    find(at) {
      const [only] = at.readings;
      return only === undefined || at.readings.length > 1 || only.slope === 0
        ? none
        : [
            {
              number: only.upstream / only.slope,
              words: `You divided by the local slope. Going back through ${at.scene.name(only.reader)} multiplies: ${upstreamText(at, only)} × ${factor(only.slope)}.`,
            },
          ];
    },
  },
  {
    id: 'seed-forgotten',
    title: 'the seed forgotten',
    of: 'gradient',
    find: (at) => [
      {
        number: 0,
        words: at.isRoot
          ? `${at.scene.name(at.address)} is the root. Nudge it by 1 and it changes by 1: the backward pass starts from this 1.`
          : `A gradient of 0 would mean that nudging ${at.scene.name(at.address)} changes nothing. The backward pass starts with 1 at the root, not with 0.`,
      },
    ],
  },
  {
    id: 'counted-twice',
    title: 'counted twice',
    isLastResort: true,
    of: 'gradient',
    find: (at) => [
      {
        number: 2 * at.right,
        words: `That is twice as much. Each use of ${at.scene.name(at.address)} adds its part once, also after an earlier backward pass.`,
      },
    ],
  },
  {
    id: 'wrong-point',
    title: 'the outer slope at the wrong point',
    tellsValues: true,
    of: 'gradient',
    find: (at) =>
      compositions(at).flatMap(({ outer, inner }) => {
        const [slope] = ops[outer.op].partials([at.value], ops[outer.op].forward([at.value]));
        if (slope === undefined) return [];
        const words = `You took the slope of ${ops[outer.op].title} at ${said(at.value)}. Its input is ${at.scene.name(inner.reader)}, so it is taken at ${said(inner.out)}: f′(g(x)), not f′(x).`;
        return [{ number: outer.upstream * slope * inner.slope, words }];
      }),
  },
  {
    id: 'product-rule',
    title: 'the product rule for the chain rule',
    tellsValues: true,
    of: 'gradient',
    find: (at) =>
      compositions(at).flatMap(({ outer, inner }) => {
        const f = ops[outer.op].forward([at.value]);
        const [slope] = ops[outer.op].partials([at.value], f);
        if (slope === undefined) return [];
        const words = `That is the product rule. ${ops[outer.op].title} and ${ops[inner.op].title} are not multiplied with each other, one goes into the other: slopes multiply, ${said(outer.slope)} × ${factor(inner.slope)}.`;
        return [{ number: outer.upstream * (slope * inner.out + f * inner.slope), words }];
      }),
  },
  {
    id: 'one-row',
    title: 'one row only',
    of: 'gradient',
    find(at) {
      const part = at.scene.rowCount(at.address) > 0 ? null : at.scene.gradientInRow(at.address);
      return part === null
        ? none
        : [
            {
              number: part,
              words: `That is the part of the row that is shown. ${at.scene.name(at.address)} is the same number in all rows: its gradient adds up over them all.`,
            },
          ];
    },
  },
] as const satisfies readonly Slip[];
