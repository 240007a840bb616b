import type { MutantSet } from './mutant.ts';

const tape = 'src/engine/tape.ts';
const sweep = 'src/engine/sweep.ts';
const route = 'src/engine/route.ts';
const places = 'src/engine/places.ts';
const arrange = 'src/engine/arrange.ts';
const check = 'src/engine/gradient-check.ts';
const reference = 'src/engine/reference.ts';

export const engineMutants: MutantSet = {
  name: 'engine',
  tests: ['tests/unit/engine', 'tests/property/engine-oracles.test.ts'],
  mutants: [
    { what: 'gradients of the last sweep are left over', file: sweep, from: '  tape.adjoints.fill(0);\n', to: '' },
    {
      what: 'the root has no seed',
      file: sweep,
      from: '  adjoints[cellAt(tape, rootSlot, row)] = 1;\n',
      to: '',
    },
    {
      what: 'a change of the root goes unnoticed',
      file: route,
      from: 'if (tape.route?.root === root) return tape.route;',
      to: 'if (tape.route !== null) return tape.route;',
    },
    {
      what: 'what lies off the path is swept too',
      file: route,
      from: '  reaches[root] = spaceOf[root]! < 0 ? 1 : 2;\n',
      to: '  reaches.fill(spaceOf[root]! < 0 ? 1 : 2, 0, root + 1);\n',
    },
    {
      what: 'runs are walked from the leaves to the root',
      file: route,
      from: 'of runs.toReversed())',
      to: 'of runs)',
    },
    {
      what: 'a stretch of a run takes one slot too many',
      file: route,
      from: 'while (from > run.from && reaches[from - 1] === reach) from--;',
      to: 'while (from > run.from && reaches[from] === reach) from--;',
    },
    {
      what: 'the first operand alone leads to the root',
      file: route,
      from: 'k < starts[slot + 1]!; k++) {',
      to: 'k < Math.min(starts[slot]! + 1, starts[slot + 1]!); k++) {',
    },
    {
      what: 'order of creation for topological order',
      file: places,
      from: 'level[consumer] = Math.max(level[consumer]!, level[node]! + 1);',
      to: 'level[consumer] = consumer + 1;',
    },
    {
      what: 'a level counts the nearest leaf, not the farthest',
      file: places,
      from: 'Math.max(level[consumer]!, level[node]! + 1)',
      to: 'level[node]! + 1 === 1 ? 1 : Math.max(1, Math.min(level[consumer]! < 2 ? Infinity : level[consumer]!, level[node]! + 1))',
    },
    {
      what: 'levels are off by one: an op may stand beside its operand',
      file: places,
      from: 'level[node]! + 1)',
      to: 'Math.max(1, level[node]!))',
    },
    {
      what: 'equal ops of a level are sorted against their rank',
      file: arrange,
      from: 'for (let index = 0; index < count; index++) sorted[',
      to: 'for (let index = count - 1; index >= 0; index--) sorted[',
    },
    {
      what: 'ops of a level are sorted from the last of the table',
      file: arrange,
      from: 'level[node]! * opIds.length + (rankOf.get(nodes[node]!.op) ?? 0)',
      to: "level[node]! * opIds.length + (nodes[node]!.op === 'leaf' ? 0 : opIds.length - 1 - (rankOf.get(nodes[node]!.op) ?? 0))",
    },
    {
      what: 'operands are sorted',
      file: tape,
      from: 'for (const input of inputs) reads[k++]',
      to: 'for (const input of [...inputs].sort((a, b) => a - b)) reads[k++]',
    },
    {
      what: 'operands are ranks, not slots',
      file: tape,
      from: 'reads[k++] = slotOfNode[input]!;',
      to: 'reads[k++] = input;',
    },
    {
      what: 'a column starts with its number in the first row only',
      file: tape,
      from: 'for (let row = 0; row < space.capacity; row++)',
      to: 'for (let row = 0; row < Math.min(1, space.capacity); row++)',
    },
    {
      what: 'a shared operand counts once',
      file: tape,
      from: 'for (const input of inputs) reads[k++]',
      to: 'if (new Set(inputs).size < inputs.length) k += inputs.length - 1;\n    for (const input of new Set(inputs)) reads[k++]',
    },
    {
      what: 'the last run is left out',
      file: arrange,
      from: 'if (!isLast) continue;',
      to: 'if (!isLast || next === undefined) continue;',
    },
    {
      what: 'stale values: the first run is swept once only',
      file: sweep,
      from: 'if (run.op.overRows === null) run.op.loops.forward(tape, run.from, run.to);',
      to: 'if (run.op.overRows === null) { if (!(tape.route && run === runs[0])) run.op.loops.forward(tape, run.from, run.to); }',
    },
    {
      what: 'an adjoint of 0 is skipped',
      file: sweep,
      from: 'if (run.op.overRows === null) run.op.loops.backward(tape, run.from, run.to);',
      to: 'if (run.op.overRows === null) { if (tape.adjoints.subarray(run.from, run.to).some((adjoint) => adjoint !== 0)) run.op.loops.backward(tape, run.from, run.to); }',
    },
    {
      what: 'local slopes are taken with the value of another row',
      file: sweep,
      from: 'tape.values[cellAt(tape, slot, row)]!)',
      to: 'tape.values[cellAt(tape, slot, 0)]!)',
    },
    {
      what: 'operand values are taken in the wrong row',
      file: sweep,
      from: 'cellAt(tape, reads[k]!, row)',
      to: 'cellAt(tape, reads[k]!, 0)',
    },
    {
      what: 'the op of a slot is looked up in the run above',
      file: sweep,
      from: 'else if (slot >= run.to) low',
      to: 'else if (slot >= run.to - 1 && run.to > run.from + 1) low',
    },
    {
      what: 'loops are not noticed',
      file: places,
      from: "invariant(found === nodes.length, 'the nodes for a tape contain a loop');",
      to: '',
    },
    {
      what: 'the twin adds contributions from the first consumer to the last',
      file: reference,
      from: 'for (const consumer of members) {',
      to: 'for (const consumer of members.toReversed()) {',
    },
    {
      what: 'the twin loses a wire of a + a',
      file: reference,
      from: 'if (input !== node) continue;',
      to: 'if (input !== node || nodes[consumer]?.inputs.indexOf(input) !== position) continue;',
    },
    { what: 'the check forgets to put the leaf back', file: check, from: '    tape.values[cell] = x;\n', to: '' },
    {
      what: 'the check divides by the wrong distance',
      file: check,
      from: '(above.root - below.root) / width',
      to: '(above.root - below.root) / (2 * width)',
    },
    {
      what: 'the check sees kinks on one side only',
      file: check,
      from: 'above.pieces[index] !== piece || below.pieces[index] !== piece',
      to: 'above.pieces[index] !== piece',
    },
    {
      what: 'the check compares a slope with itself',
      file: check,
      from: 'Math.abs(analytic - numeric) / scale',
      to: 'Math.abs(analytic - analytic) / scale',
    },
  ],
};
