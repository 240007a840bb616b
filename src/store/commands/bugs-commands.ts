import type { Bench } from '../bench.ts';
import type { BugId } from '../classroom/bug-choice.ts';
import type { Command } from './command.ts';

function lab({ classroom }: Bench) {
  return classroom.$loaded.get()?.bugs;
}

const isOn = (bug: BugId) => (bench: Bench) => lab(bench)?.$on.get().has(bug) === true;

const turn = (bug: BugId) => (bench: Bench) => bench.classroom.use(({ bugs }) => bugs.turn(bug));

export const bugsCommands = [
  {
    id: 'bugs.panel',
    title: 'Bug lab',
    group: 'learn',
    hint: 'Breaks the backward pass on purpose and marks every gradient that is then wrong.',
    keys: ['Shift+B'],
    checked: ({ classroom }) => classroom.$panel.get() === 'bugs',
    run({ classroom }) {
      const opens = classroom.$panel.get() !== 'bugs';
      classroom.use(() => classroom.$panel.set(opens ? 'bugs' : null));
    },
  },
  {
    id: 'bugs.overwrite',
    title: 'Bug: = instead of +=',
    group: 'learn',
    hint: 'The last contribution to a gradient takes the place of the others.',
    checked: isOn('overwrite'),
    run: turn('overwrite'),
  },
  {
    id: 'bugs.order',
    title: 'Bug: no topological order',
    group: 'learn',
    hint: 'Nodes pass on before all of their own gradient has come.',
    checked: isOn('order'),
    run: turn('order'),
  },
  {
    id: 'bugs.noZeroGrad',
    title: 'Bug: zero_grad forgotten',
    group: 'learn',
    hint: 'A second backward pass adds to what the first one left.',
    checked: isOn('noZeroGrad'),
    run: turn('noZeroGrad'),
  },
  {
    id: 'bugs.noUpstream',
    title: 'Bug: upstream gradient forgotten',
    group: 'learn',
    hint: 'Each node passes on its local slope alone.',
    checked: isOn('noUpstream'),
    run: turn('noUpstream'),
  },
  {
    id: 'bugs.rule',
    title: 'Bug: a wrong local rule…',
    group: 'learn',
    hint: 'Opens the bug lab, where a wrong rule can be chosen or typed for any operation.',
    checked: isOn('rule'),
    run: ({ classroom }) => classroom.use(() => classroom.$panel.set('bugs')),
  },
  {
    id: 'bugs.off',
    title: 'Switch all bugs off',
    group: 'learn',
    unavailable: (bench) => ((lab(bench)?.$on.get().size ?? 0) === 0 ? 'No bug is on.' : null),
    run: ({ classroom }) => classroom.use(({ bugs }) => bugs.stop()),
  },
] as const satisfies readonly Command[];
