import { opIds, ops, type OpId } from '../../ops/table.ts';
import { commandGroups, groupTitles } from '../../store/commands/keyboard-table.ts';
import { commands } from '../../store/commands/registry.ts';

/** One thing to know: what it is called, and the keys, gesture or meaning beside it. */
export interface HelpLine {
  readonly title: string;
  /** Set as code, in place of the title. */
  readonly code?: string;
  readonly hint?: string;
  readonly keys: readonly string[];
  readonly gesture?: string;
}

export interface HelpSection {
  readonly title: string;
  readonly lines: readonly HelpLine[];
}

const gesture = (title: string, how: string): HelpLine => ({ title, keys: [], gesture: how });
const code = (text: string, meaning: string): HelpLine => ({ title: text, code: text, keys: [], gesture: meaning });

const pointing: readonly HelpLine[] = [
  gesture('Nudge a number', 'Drag it left or right; Shift ten times as fast, Alt a tenth'),
  gesture('Type a number', 'Click it: 2/3, 1e-3, pi and 0,5 are understood'),
  gesture('Wire two cards', 'Drag from port to port, or click one and then the other'),
  gesture('Add and wire at once', 'Drop a wire on the empty canvas'),
  gesture('Remove a wire', 'Drag its end off the port'),
  gesture('Pan', 'Drag the canvas; Space and the middle button drag too'),
  gesture('Zoom', 'Wheel, pinch, or Ctrl and the wheel'),
  gesture('Select several', 'Shift and drag around them; Shift and click adds one'),
  gesture('Add a node', 'Double-click the canvas, or drag a tile'),
  gesture('Open a neuron', 'Double-click its card'),
  gesture('Copy a card', 'Alt and drag it'),
  gesture('Menu of a card or wire', 'Right-click it, or press long'),
];

const numberKeys: readonly HelpLine[] = [
  { title: 'Step a number', hint: 'Shift takes ten steps, Alt a tenth.', keys: ['ArrowUp', 'ArrowDown'] },
  { title: 'Ten steps', keys: ['PageUp', 'PageDown'] },
  { title: 'Ends of a slider', keys: ['Home', 'End'] },
  { title: 'Next and previous card', keys: ['Tab', 'Shift+Tab'] },
];

const language: readonly HelpLine[] = [
  code('a = 2', 'a number, an input'),
  code('w = parameter(0.5)', 'a parameter; constant(2) is a constant'),
  code('e = a * b + c', 'a node; + − * / ** and brackets, as in Python'),
  code('a = 2; b = 3', 'several on a line; # begins a remark'),
  code('o = neuron(x1, x2)', 'a neuron; weights=[…], bias=… and activation=… can be given'),
  code('o.sum', 'the weighted sum inside a neuron'),
  code('L.backward()', 'takes gradients of L, as in micrograd'),
];

function opLine(op: OpId): HelpLine {
  const { notation, arity, explain } = ops[op];
  const inputs = arity === 1 ? 'x' : arity === 2 ? 'a, b' : 'a, b, …';
  const spelled =
    notation.kind === 'infix'
      ? `a ${notation.symbol} b`
      : notation.kind === 'prefix'
        ? `${notation.symbol}x`
        : `${notation.name}(${inputs})`;
  return code(spelled, explain);
}

/** The whole sheet, in reading order. */
export const helpSections: readonly HelpSection[] = [
  { title: 'Mouse, pen and finger', lines: pointing },
  ...commandGroups.map((group): HelpSection => ({
    title: groupTitles[group],
    lines: [
      ...commands
        .filter((command) => command.group === group)
        .map(({ title, hint, keys = [] }): HelpLine => ({ title, keys, ...(hint === undefined ? {} : { hint }) })),
      ...(group === 'numbers' ? numberKeys : []),
    ],
  })),
  { title: 'The expression language', lines: language },
  { title: 'Operations', lines: opIds.map(opLine) },
];
