import type { LeafRecord, NudgeDocument, Role } from '../../graph/document.ts';
import type { Bench } from '../bench.ts';
import { setRole, setSlider } from '../edits.ts';
import type { Command } from './command.ts';
import { nameThem } from './name-of.ts';
import { sliderFor } from './slider-range.ts';
import { targetLeaves } from './targets.ts';

const whyNoLeaf = (bench: Bench) => (targetLeaves(bench).length === 0 ? 'Select a number first.' : null);

function changeLeaves(
  bench: Bench,
  verb: string,
  change: (document: NudgeDocument, leaf: LeafRecord) => NudgeDocument,
) {
  const { workbench } = bench;
  const before = workbench.$document.get();
  const leaves = targetLeaves(bench);
  workbench.commit(
    `${verb} ${nameThem(
      before,
      leaves.map(({ id }) => id),
    )}`,
    leaves.reduce(change, before),
  );
}

function roleCommand<Id extends string>(id: Id, title: string, role: Role, hint: string) {
  return {
    id,
    title,
    group: 'node',
    hint,
    checked: (bench: Bench) => {
      const leaves = targetLeaves(bench);
      return leaves.length > 0 && leaves.every((leaf) => leaf.role === role);
    },
    unavailable: whyNoLeaf,
    run: (bench: Bench) => changeLeaves(bench, `Make ${role}:`, (document, leaf) => setRole(document, leaf.id, role)),
  } as const;
}

export const leafCommands = [
  roleCommand('node.input', 'Input', 'input', 'A number that comes from outside.'),
  roleCommand('node.parameter', 'Parameter', 'parameter', 'A number that training may change.'),
  roleCommand('node.constant', 'Constant', 'constant', 'A number that takes no gradient.'),
  {
    id: 'node.addSlider',
    title: 'Add a slider',
    group: 'node',
    unavailable: (bench) =>
      whyNoLeaf(bench) ??
      (targetLeaves(bench).every(({ slider }) => slider !== undefined) ? 'It has a slider already.' : null),
    run: (bench) =>
      changeLeaves(bench, 'Add a slider to', (document, leaf) =>
        leaf.slider === undefined ? setSlider(document, leaf.id, sliderFor(leaf.value)) : document,
      ),
  },
  {
    id: 'node.removeSlider',
    title: 'Remove the slider',
    group: 'node',
    unavailable: (bench) =>
      whyNoLeaf(bench) ??
      (targetLeaves(bench).every(({ slider }) => slider === undefined) ? 'It has no slider.' : null),
    run: (bench) => changeLeaves(bench, 'Remove the slider of', (document, leaf) => setSlider(document, leaf.id, null)),
  },
] as const satisfies readonly Command[];
