import { opIds, ops, type OpId } from '../../ops/table.ts';
import { dataSetIds, dataSets } from '../../data/data-sets.ts';
import type { Definition, LossId } from '../../graph/document.ts';
import { macros } from '../../macros/table.ts';
import type { OpGroup } from '../../ops/op.ts';
import type { Placeable } from '../../store/new-record.ts';
import type { IconName } from '../../ui/icon-paths.ts';

/** Something one can drag out of the palette. */
export interface Tile {
  readonly id: string;
  readonly what: Placeable;
  readonly name: string;
  /** What it is, as one plain sentence. */
  readonly explain: string;
  /** Its picture, where it has one; else its sign stands for it. */
  readonly icon?: IconName;
  readonly sign: string;
}

const leaves: readonly Tile[] = [
  {
    id: 'input',
    what: { kind: 'leaf', role: 'input' },
    name: 'number',
    explain: 'A number that comes from outside.',
    sign: '3.0',
  },
  {
    id: 'parameter',
    what: { kind: 'leaf', role: 'parameter' },
    name: 'parameter',
    explain: 'A number that training may change.',
    sign: 'w',
  },
  {
    id: 'constant',
    what: { kind: 'leaf', role: 'constant' },
    name: 'constant',
    explain: 'A number that stays and takes no gradient.',
    sign: 'π',
  },
];

const neuron: Tile = {
  id: 'neuron',
  what: { kind: 'neuron' },
  name: macros.neuron.title,
  explain: macros.neuron.explain,
  icon: 'neuron',
  sign: 'Σ',
};

const layer: Tile = {
  id: 'layer',
  what: { kind: 'layer' },
  name: macros.layer.title,
  explain: macros.layer.explain,
  icon: 'layer',
  sign: '⋮',
};

const net: Tile = {
  id: 'mlp',
  what: { kind: 'mlp' },
  name: macros.mlp.title,
  explain: macros.mlp.explain,
  icon: 'net',
  sign: 'MLP',
};

const data: Tile = {
  id: 'data',
  what: { kind: 'data', set: 'two_moons' },
  name: 'data',
  explain: 'A table of rows, at first two moons. What reads its columns is computed for every row.',
  icon: 'table',
  sign: '▦',
};

const lossIds: readonly LossId[] = [
  'squared_error',
  'absolute_error',
  'hinge',
  'binary_cross_entropy',
  'softmax_cross_entropy',
];

const losses: readonly Tile[] = [
  ...lossIds.map((loss): Tile => ({
    id: loss,
    what: { kind: 'loss', loss },
    name: macros[loss].title,
    explain: macros[loss].explain,
    icon: 'loss',
    sign: 'L',
  })),
  {
    id: 'l2_penalty',
    what: { kind: 'penalty' },
    name: macros.l2_penalty.title,
    explain: macros.l2_penalty.explain,
    icon: 'loss',
    sign: 'L2',
  },
];

/** The built-in tables. */
const sets: readonly Tile[] = dataSetIds.map((set) => ({
  id: `data-${set}`,
  what: { kind: 'data', set },
  name: dataSets[set].title,
  explain: dataSets[set].explain,
  icon: 'table',
  sign: '▦',
}));

function ownTile({ id, name }: Definition): Tile {
  return {
    id: `own-${id}`,
    what: { kind: 'custom', definition: id },
    name,
    explain: 'A macro of your own.',
    icon: 'macro',
    sign: 'ƒ',
  };
}

const note: Tile = {
  id: 'note',
  what: { kind: 'note' },
  name: 'note',
  explain: 'A remark on the canvas. It has no number.',
  icon: 'note',
  sign: '¶',
};

function opTile(op: OpId, picture: (op: OpId) => IconName | null): Tile {
  const { title, explain, sign } = ops[op];
  const icon = picture(op);
  return { id: op, what: { kind: 'op', op }, name: title, explain, sign, ...(icon === null ? {} : { icon }) };
}

/** The op tiles that the rail shows at once; the rest is one press away. */
const favourites: readonly (readonly OpId[])[] = [
  ['add', 'sub', 'mul', 'div'],
  ['pow', 'exp'],
  ['tanh', 'relu'],
];

/** The rail, from top to bottom, in groups with a line between them. */
export function railTiles(picture: (op: OpId) => IconName | null): readonly (readonly Tile[])[] {
  return [
    leaves.slice(0, 1),
    ...favourites.map((ids) => ids.map((op) => opTile(op, picture))),
    [neuron, net, data, note],
  ];
}

const groupNames: Readonly<Record<OpGroup, string>> = {
  arithmetic: 'Arithmetic',
  powers: 'Powers and roots',
  exponentials: 'Exponentials',
  trigonometry: 'Trigonometry',
  activations: 'Activations',
  comparison: 'Comparison',
  reductions: 'Many at once',
};

/** Everything there is, by group, for the flyout. */
export function allTiles(
  picture: (op: OpId) => IconName | null,
  definitions: Iterable<Definition> = [],
): readonly { readonly name: string; readonly tiles: readonly Tile[] }[] {
  const byGroup = new Map<OpGroup, Tile[]>();
  for (const op of opIds) {
    const tiles = byGroup.get(ops[op].group) ?? [];
    tiles.push(opTile(op, picture));
    byGroup.set(ops[op].group, tiles);
  }
  return [
    { name: 'Numbers', tiles: leaves },
    { name: 'Networks', tiles: [neuron, layer, net] },
    { name: 'Losses', tiles: losses },
    { name: 'Data', tiles: sets },
    { name: 'Your own', tiles: [...definitions].map(ownTile) },
    ...[...byGroup].map(([group, tiles]) => ({ name: groupNames[group], tiles })),
    { name: 'More', tiles: [note] },
  ].filter(({ tiles }) => tiles.length > 0);
}
