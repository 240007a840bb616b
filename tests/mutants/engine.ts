import type { MutantSet } from './mutant.ts';

const tape = 'src/engine/tape.ts';
const sweep = 'src/engine/sweep.ts';
const route = 'src/engine/route.ts';
const check = 'src/engine/gradient-check.ts';
const reference = 'src/engine/reference.ts';

export const engineMutants: MutantSet = {
  name: 'engine',
  tests: ['tests/unit/engine', 'tests/property/engine-oracles.test.ts'],
  mutants: [
    { what: 'gradients of the last sweep are left over', file: sweep, from: '  adjoints.fill(0);\n', to: '' },
    {
      what: 'the root has no seed',
      file: sweep,
      from: '  adjoints.fill(1, rootSlot * lanes, (rootSlot + 1) * lanes);\n',
      to: '',
    },
    {
      what: 'only the first lane of the root is seeded',
      file: sweep,
      from: '(rootSlot + 1) * lanes',
      to: 'rootSlot * lanes + 1',
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
      from: '  reaches[root] = 1;\n',
      to: '  reaches.fill(1, 0, root + 1);\n',
    },
    {
      what: 'runs are walked from the leaves to the root',
      file: route,
      from: 'stratum.runs.toReversed()',
      to: 'stratum.runs',
    },
    {
      what: 'a stretch of a run takes one slot too many',
      file: route,
      from: 'while (from > run.from && reaches[from - 1] === 1) from--;',
      to: 'while (from > run.from && reaches[from] === 1) from--;',
    },
    {
      what: 'the first operand alone leads to the root',
      file: route,
      from: 'k < starts[slot + 1]!; k++) reaches',
      to: 'k < starts[slot]! + 1; k++) reaches',
    },
    {
      what: 'the path to the root forgets the lanes',
      file: route,
      from: 'reaches[operands[k]! / lanes] = 1',
      to: 'reaches[operands[k]! / Math.min(lanes, 2)] = 1',
    },
    {
      what: 'order of creation for topological order',
      file: tape,
      from: 'level[consumer] = Math.max(level[consumer]!, level[node]! + 1);',
      to: 'level[consumer] = consumer + 1;',
    },
    {
      what: 'a level counts the nearest leaf, not the farthest',
      file: tape,
      from: 'Math.max(level[consumer]!, level[node]! + 1)',
      to: 'level[node]! + 1 === 1 ? 1 : Math.max(1, Math.min(level[consumer]! < 2 ? Infinity : level[consumer]!, level[node]! + 1))',
    },
    {
      what: 'levels are off by one: an op may stand beside its operand',
      file: tape,
      from: 'level[node]! + 1)',
      to: 'Math.max(1, level[node]!))',
    },
    {
      what: 'equal ops of a level are sorted against their rank',
      file: tape,
      from: '  for (let node = 0; node < nodes.length; node++) {\n    const slot = filled',
      to: '  for (let node = nodes.length - 1; node >= 0; node--) {\n    const slot = filled',
    },
    {
      what: 'ops of a level are sorted from the last of the table',
      file: tape,
      from: 'level[node]! * opIds.length + (rankOf.get(nodes[node]!.op) ?? 0)',
      to: "level[node]! * opIds.length + (nodes[node]!.op === 'leaf' ? 0 : opIds.length - 1 - (rankOf.get(nodes[node]!.op) ?? 0))",
    },
    {
      what: 'operands are sorted',
      file: tape,
      from: 'for (const input of nodes[node]!.inputs) operands',
      to: 'for (const input of [...nodes[node]!.inputs].sort((a, b) => a - b)) operands',
    },
    {
      what: 'operands forget the lanes',
      file: tape,
      from: 'slotOfNode[input]! * lanes;',
      to: 'slotOfNode[input]! * Math.min(lanes, 2);',
    },
    { what: 'operands are ranks, not slots', file: tape, from: 'slotOfNode[input]! * lanes;', to: 'input * lanes;' },
    {
      what: 'a leaf starts in its first lane only',
      file: tape,
      from: '(slot + 1) * lanes);',
      to: 'slot * lanes + 1);',
    },
    {
      what: 'a shared operand counts once',
      file: tape,
      from: 'for (let slot = 0, k = 0; slot < slotCount; slot++) {\n    const node = nodeOfSlot[slot]!;\n',
      to: 'for (let slot = 0, k = 0; slot < slotCount; slot++) {\n    const node = nodeOfSlot[slot]!;\n    if (new Set(nodes[node]!.inputs).size < nodes[node]!.inputs.length) k += nodes[node]!.inputs.length - 1;\n',
    },
    {
      what: 'the last run is left out',
      file: tape,
      from: 'index < keys; index++) {\n    const from',
      to: 'index < keys - 1; index++) {\n    const from',
    },
    {
      what: 'stale values: the first run is swept once only',
      file: sweep,
      from: 'for (const { op, from, to } of runs) op.loops.forward(tape, from, to);',
      to: 'for (const { op, from, to } of runs) if (!(tape.route && from === runs[0]!.from)) op.loops.forward(tape, from, to);',
    },
    {
      what: 'an adjoint of 0 is skipped',
      file: sweep,
      from: 'for (const { op, from, to } of route(tape, rootSlot).runs) op.loops.backward(tape, from, to);',
      to: 'for (const { op, from, to } of route(tape, rootSlot).runs) if (adjoints.subarray(from * lanes, to * lanes).some((adjoint) => adjoint !== 0)) op.loops.backward(tape, from, to);',
    },
    {
      what: 'local slopes are taken in the wrong lane',
      file: sweep,
      from: 'tape.values[slot * tape.lanes + lane]!)',
      to: 'tape.values[slot * tape.lanes]!)',
    },
    {
      what: 'operand values are taken in the wrong lane',
      file: sweep,
      from: 'xs.push(values[operands[k]! + lane]!)',
      to: 'xs.push(values[operands[k]!]! + 0 * lane)',
    },
    {
      what: 'the op of a slot is looked up in the run above',
      file: sweep,
      from: 'else if (slot >= run.to) low',
      to: 'else if (slot >= run.to - 1 && run.to > run.from + 1) low',
    },
    {
      what: 'loops are not noticed',
      file: tape,
      from: "invariant(found === nodes.length, 'the nodes for a tape contain a loop');",
      to: '',
    },
    {
      what: 'the twin adds contributions from the first consumer to the last',
      file: reference,
      from: 'for (const consumer of order.toReversed()) {',
      to: 'for (const consumer of order) {',
    },
    {
      what: 'the twin loses a wire of a + a',
      file: reference,
      from: 'if (input === node) gradient',
      to: 'if (input === node && inputs.indexOf(input) === position) gradient',
    },
    { what: 'the check forgets to put the leaf back', file: check, from: '    tape.values[slot] = x;\n', to: '' },
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
