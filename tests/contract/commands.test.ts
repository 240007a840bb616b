import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { emptyDocument } from '../../src/graph/document.ts';
import type { Command } from '../../src/store/commands/command.ts';
import { canonicalKeys } from '../../src/store/commands/keys.ts';
import {
  commandGroups,
  groupTitles,
  keyboardTable,
  keyboardTableMarkers,
} from '../../src/store/commands/keyboard-table.ts';
import { commandNamed, commands } from '../../src/store/commands/registry.ts';
import { runCommand } from '../../src/store/commands/run.ts';
import { bareBench } from '../support/bench.ts';
import { at, graph } from '../support/graph.ts';

test('ids are unique and say their group or a group that people look under', () => {
  const ids = commands.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id } of commands) {
    expect(id).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
    expect(commandNamed(id)?.id).toBe(id);
  }
});

test('no two commands share a key, but that a mode may take one over while it is on', () => {
  // A command without a mode counts everywhere; the modes are told apart by the first word of the id.
  const modeOf = ({ id, when }: Command) => (when === undefined ? 'everywhere' : id.split('.')[0]);
  const owners = new Map<string, string>();
  for (const command of commands) {
    for (const text of command.keys ?? []) {
      const key = `${modeOf(command)} ${canonicalKeys(text)}`;
      expect(owners.get(key), `${key} of ${command.id}`).toBeUndefined();
      owners.set(key, command.id);
    }
  }
});

test('the browser keeps its tab, window, address, reload, find and zoom keys, and Alt with arrows', () => {
  const kept = ['T', 'W', 'N', 'L', 'R', 'F', '+', '-', '=', '0'].map((key) => canonicalKeys(`Mod+${key}`));
  kept.push(...['Left', 'Right', 'Up', 'Down'].map((side) => `Alt+Arrow${side}`));
  const taken = commands.flatMap(({ keys = [] }) => keys.map(canonicalKeys));
  expect(taken.filter((keys) => kept.includes(keys))).toEqual([]);
});

describe.each(commands.map((command) => [command.id, command] as const))('%s', (_, command) => {
  test('has a title in sentence case and a group', () => {
    expect(command.title).toMatch(/^[A-Z][^A-Z]*[^.!]$/);
    expect(commandGroups).toContain(command.group);
    expect(groupTitles[command.group]).not.toBe('');
    if (command.hint !== undefined) expect(command.hint).toMatch(/\.$/);
  });

  test.each([
    ['an empty canvas', () => bareBench(emptyDocument)],
    ['a canvas with nothing selected', () => bareBench(graph({ a: 1, b: ['square', 'a'] }))],
    [
      'everything selected, a note and an open neuron with it',
      () => {
        const bench = bareBench(graph({ x: 1, o: { neuron: ['x'] }, y: ['add', 'o', null] }));
        bench.workbench.select([at('o')]);
        runCommand(bench, commandNamed('node.open') ?? command);
        runCommand(bench, commandNamed('add.note') ?? command);
        runCommand(bench, commandNamed('edit.selectAll') ?? command);
        return bench;
      },
    ],
    [
      'a part of an open neuron',
      () => {
        const bench = bareBench(graph({ x: 1, o: { neuron: ['x'], activation: 'linear' } }));
        bench.workbench.select([at('o')]);
        runCommand(bench, commandNamed('node.open') ?? command);
        bench.workbench.select([at('o/m:p1')]);
        bench.view.$selectedWire.set('o/m:p1:1');
        return bench;
      },
    ],
    [
      'a focus on what is gone',
      () => {
        const bench = bareBench(graph({ a: 1 }));
        bench.focus('gone');
        bench.view.$selectedWire.set('gone:0');
        return bench;
      },
    ],
  ])('runs or gives its reason on %s', (_name, make) => {
    const bench = make();
    const why = command.unavailable?.(bench) ?? null;
    if (why !== null) expect(why).toMatch(/^[A-ZE].*\.$/);
    expect(typeof (command.checked?.(bench) ?? true)).toBe('boolean');
    runCommand(bench, command, false);
    runCommand(bench, command, true);
    if (why !== null) expect(bench.view.$notices.get().map(({ text }) => text)).toContain(why);
  });
});

test('the README shows every key', () => {
  const readme = readFileSync('README.md', 'utf8');
  const start = readme.indexOf(keyboardTableMarkers.start);
  const end = readme.indexOf(keyboardTableMarkers.end);
  expect(start, `README.md has no line ${keyboardTableMarkers.start}`).toBeGreaterThanOrEqual(0);
  expect(
    readme.slice(start + keyboardTableMarkers.start.length, end).trim(),
    'the table between the markers is keyboardTable()',
  ).toBe(keyboardTable());
});
