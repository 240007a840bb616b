import type { MutantSet } from './mutant.ts';

const sweep = 'src/engine/sweep.ts';
const route = 'src/engine/route.ts';
const places = 'src/engine/places.ts';
const tape = 'src/engine/tape.ts';
const dot = 'src/engine/dot.ts';
const overRows = 'src/engine/over-rows.ts';
const inRow = 'src/engine/in-row.ts';
const rootRows = 'src/engine/root-rows.ts';

/** Faults in what rows add to the engine. */
export const rowMutants: MutantSet = {
  name: 'rows',
  tests: ['tests/unit/engine', 'tests/property/engine-rows.test.ts', 'tests/contract/ops.test.ts'],
  mutants: [
    {
      what: 'only the first block is swept back',
      file: sweep,
      from: 'for (let row = 0, shift = 0; row < space.count; row += space.lanes',
      to: 'for (let row = 0, shift = 0; row < Math.min(space.count, space.lanes); row += space.lanes',
    },
    {
      what: 'the last block is swept as if it were full',
      file: sweep,
      from: 'const lanes = Math.min(space.lanes, space.count - row);',
      to: 'const lanes = space.lanes;',
    },
    {
      what: 'a seeded run is swept in all rows of its block',
      file: sweep,
      from: 'op.rowLoops.backward(tape, from, to, shift + seed - row, 1);',
      to: 'op.rowLoops.backward(tape, from, to, shift, lanes);',
    },
    {
      what: 'a root with rows reaches all rows',
      file: route,
      from: 'spaceOf[root]! < 0 ? 1 : 2;',
      to: '1;',
    },
    {
      what: 'a mean below a seeded row does not spread',
      file: route,
      from: 'if (!inRow) reaches[operand] = 1;',
      to: 'if (!inRow) reaches[operand] = reaches[slot]!;',
    },
    {
      what: 'a slot that all rows need forgets them when the seeded row needs it too',
      file: route,
      from: 'else if (reaches[operand] === 0) reaches[operand] = 2;',
      to: 'else reaches[operand] = 2;',
    },
    {
      what: 'a mean stands in the phase of its rows',
      file: places,
      from: 'phase[node] = isOdd ? latest + 1 : latest;',
      to: 'phase[node] = isOdd ? latest - 1 : latest;',
    },
    {
      what: 'what uses a mean in every row stands beside it',
      file: places,
      from: 'phase[node] = isOdd ? latest : latest + 1;',
      to: 'phase[node] = isOdd ? latest : latest - 1;',
    },
    {
      what: 'blocks of a space lie upon each other',
      file: tape,
      from: 'cellCount += stride * Math.max(1, Math.ceil(capacity / lanes));',
      to: 'cellCount += stride * Math.max(1, Math.floor(capacity / lanes));',
    },
    {
      what: 'all rows are read without the last',
      file: tape,
      from: 'Math.min(space.lanes, space.count - row)), row);',
      to: 'Math.min(space.lanes, space.count - row - 1)), row);',
    },
    {
      what: 'a sum over rows starts from 0',
      file: overRows,
      from: 'count === 0 ? 0 : values[x]!',
      to: 'count === 0 ? 0 : 0 + values[x]!',
    },
    {
      what: 'a sum over rows counts its first row twice',
      file: overRows,
      from: 'row === 0 ? start + 1 : start',
      to: 'start',
    },
    {
      what: 'a mean over rows divides by the room there is',
      file: overRows,
      from: "op.overRows === 'mean' ? total / count : total",
      to: "op.overRows === 'mean' ? total / space.capacity : total",
    },
    {
      what: 'a mean over rows passes the whole gradient to each row',
      file: overRows,
      from: "(op.overRows === 'mean' ? 1 / count : 1)",
      to: '1',
    },
    {
      what: 'a mean that is no number passes ordinary gradients back',
      file: overRows,
      from: 'Number.isNaN(values[slot]!) ? NaN : adjoints[slot]!',
      to: 'adjoints[slot]!',
    },
    {
      what: 'products that something else reads are fused',
      file: dot,
      from: ' || readCount[slot] !== 1) return false;',
      to: ') return false;\n    if (readCount[slot] === 0) return false;',
    },
    {
      what: 'a factor that is a bias too is fused',
      file: dot,
      from: 'spaceOf[operand]! < 0 ? factors.has(operand) : operand !== next++',
      to: 'spaceOf[operand]! >= 0 && operand !== next++',
    },
    {
      what: 'products of two columns are fused',
      file: dot,
      from: 'if (spaceOf[a]! >= 0 === spaceOf[b]! >= 0 || ',
      to: 'if (',
    },
    {
      what: 'a fused product forgets its value',
      file: dot,
      from: '          values[m2 + lane] = p2;\n',
      to: '',
    },
    {
      what: 'fused products are added right before left',
      file: dot,
      from: 'values[y + lane]! + p1 + p2;',
      to: 'values[y + lane]! + p2 + p1;',
    },
    {
      what: 'a fused weight gets the gradient of its neighbour',
      file: dot,
      from: 'adjoints[c2]! += total2;',
      to: 'adjoints[c2]! += total1;',
    },
    {
      what: 'the part of a row is taken from the first row',
      file: inRow,
      from: 'Math.min(row, count - 1)',
      to: 'Math.min(0, count - 1)',
    },
    {
      what: 'the part of a row leaves out what passes other numbers',
      file: inRow,
      from: 'if (count === undefined && flows[slot] === 0) continue;',
      to: 'if (count === undefined) continue;',
    },
    {
      what: 'the gradients of one row’s root are left over for the next',
      file: rootRows,
      from: 'for (const slot of onPath) adjoints[cellAt(tape, slot, row)] = 0;',
      to: '',
    },
    {
      what: 'a mean below the root is not swept anew for each row',
      file: rootRows,
      from: 'if (spreads) backward(tape, rootSlot, row);\n    else {',
      to: '{',
    },
    {
      what: 'the sum over lanes begins anew in each lane',
      file: 'src/ops/arithmetic-row-loops.ts',
      from: 'total += adjoint * values[a + lane]!;',
      to: 'total = adjoint * values[a + lane]!;',
    },
    {
      what: 'a number that is read in every row is not shifted back',
      file: 'src/ops/row-loops.ts',
      from: 'const b = cellB + strideB * shift;\n        for',
      to: 'const b = cellB + shift;\n        for',
    },
    {
      what: 'four summands are added pair by pair',
      file: 'src/ops/reductions-row-loops.ts',
      from: 'values[y + lane]! + values[a + lane]! + values[b + lane]! + values[c + lane]! + values[d + lane]!;',
      to: 'values[y + lane]! + values[a + lane]! + values[b + lane]! + (values[c + lane]! + values[d + lane]!);',
    },
    {
      what: 'ties in a row are not shared',
      file: 'src/ops/comparison-row-loops.ts',
      from: '1 / winners[lane]!',
      to: '1',
    },
  ],
};
