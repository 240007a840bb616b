import type { MutantSet } from './mutant.ts';

const findRows = 'src/compile/find-rows.ts';
const rowSpaces = 'src/compile/row-spaces.ts';
const sample = 'src/compile/sample.ts';
const live = 'src/runtime/live.ts';
const changed = 'src/runtime/structure-changed.ts';

/** Faults in how tables become rows of a program, and in how the live document follows one of them. */
export const documentMutants: MutantSet = {
  name: 'documents',
  tests: ['tests/unit/compile', 'tests/unit/runtime'],
  mutants: [
    {
      what: 'tables of different length meet',
      file: findRows,
      from: 'if (lengths.some((length) => length !== lengths[0])) {',
      to: 'if (lengths.length > 99) {',
    },
    {
      what: 'tables that meet keep spaces of their own',
      file: findRows,
      from: 'joined[high] = low;',
      to: 'joined[high] = high;',
    },
    {
      what: 'a mean over rows still has rows',
      file: findRows,
      from: 'if (ops[slot.op].overRows === null) setOf[index] = set;',
      to: 'setOf[index] = set;',
    },
    {
      what: 'what is blocked by rows goes unmarked',
      file: findRows,
      from: 'if (source === undefined) return false;',
      to: 'return false;',
    },
    {
      what: 'a table that is too large is computed anyway',
      file: findRows,
      from: 'if (total <= mostCells) break;',
      to: 'break;',
    },
    {
      what: 'rows kept for validation are trained on',
      file: rowSpaces,
      from: "kept.has(row) === (choice === 'validation')",
      to: "!kept.has(row) || choice !== 'validation'",
    },
    {
      what: 'the first table alone says what is kept',
      file: rowSpaces,
      from: 'new Set(records.flatMap(',
      to: 'new Set(records.slice(0, 1).flatMap(',
    },
    {
      what: 'other rows are loaded in the order of the table',
      file: rowSpaces,
      from: 'fillColumn(tape, column.tapeSlot, column.values, tableRows);',
      to: 'fillColumn(tape, column.tapeSlot, column.values, Array.from(tableRows).sort((a, b) => a - b));',
    },
    {
      what: 'a sampler brings moving rows together',
      file: sample,
      from: 'overRows(index) && moves.has(index) && !movingAt.includes(index)',
      to: 'overRows(index) && moves.size < 0',
    },
    {
      what: 'a sampler keeps the numbers it was built with',
      file: sample,
      from: 'scratch.values[to] = tape.values[cellAt(tape, from, row)] ?? Number.NaN;',
      to: 'scratch.values[to] ||= tape.values[cellAt(tape, from, row)] ?? Number.NaN;',
    },
    {
      what: 'a sampler takes the first row of what does not move',
      file: sample,
      from: 'tape.values[cellAt(tape, from, row)]',
      to: 'tape.values[cellAt(tape, from, 0 * row)]',
    },
    {
      what: 'the followed row may lie beyond the last',
      file: live,
      from: 'Math.min(Math.trunc(row) || 0, most - 1)',
      to: 'Math.trunc(row) || 0',
    },
    {
      what: 'a root with rows keeps its old row',
      file: live,
      from: 'rowsOf(tape, root.tapeSlot) > 0) markStale();',
      to: 'rowsOf(tape, root.tapeSlot) > 0) announce();',
    },
    {
      what: 'the part of a row is kept when another row is followed',
      file: live,
      from: '      inRow = null;\n      const { tape, root } = $program.get();\n      // Only',
      to: '      const { tape, root } = $program.get();\n      // Only',
    },
    {
      what: 'edits of a table go unnoticed',
      file: changed,
      from: '!sameColumns(before, after) ||',
      to: 'before.columns.length !== after.columns.length ||',
    },
    {
      what: 'another split goes unnoticed',
      file: changed,
      from: ' || JSON.stringify(before.split) !== JSON.stringify(after.split)',
      to: '',
    },
  ],
};
