import { shortNumeral } from '../kernel/numeral.ts';
import { unary } from './define.ts';
import { call } from './notation.ts';
import { quoted, type OwnTrouble } from './trouble.ts';

/** Beyond this, neighbouring binary64 numbers lie more than a tenth of a radian apart. */
const largestAngle = 1e15;

const angleTrouble: OwnTrouble = ([x = NaN], _out, names) => {
  if (!Number.isFinite(x))
    return { kind: 'undefined', text: `An infinite angle has no value. Give ${quoted(names, 0)} a finite number.` };
  return Math.abs(x) > largestAngle
    ? {
        kind: 'meaning',
        text: `${shortNumeral(x)} is so large that the angle has lost its meaning. Bring ${quoted(names, 0)} below 1e15.`,
      }
    : null;
};

/** sin x, x in radians. */
export const sin = unary({
  title: 'sine',
  sign: 'sin',
  group: 'trigonometry',
  notation: call('sin'),
  samples: [[-4, 4]],
  forward: (x) => Math.sin(x),
  partials: [(x) => Math.cos(x)],
  partialNotation: ['cos(x)'],
  rule: 'sin passes on the gradient times the cosine of its input.',
  explain: 'The sine of an angle in radians.',
  trouble: angleTrouble,
});

/** cos x, x in radians. */
export const cos = unary({
  title: 'cosine',
  sign: 'cos',
  group: 'trigonometry',
  notation: call('cos'),
  samples: [[-4, 4]],
  forward: (x) => Math.cos(x),
  partials: [(x) => -Math.sin(x)],
  partialNotation: ['-sin(x)'],
  rule: 'cos passes on minus the gradient times the sine of its input.',
  explain: 'The cosine of an angle in radians.',
  trouble: angleTrouble,
});
