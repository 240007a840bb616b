import { nodeOf, type Address } from '../../kernel/ids.ts';
import { noDefinitions, type LeafRecord, type NudgeDocument, type Role } from '../../graph/document.ts';
import { parametersOf } from '../../macros/context.ts';
import { isFrozen, setFrozen } from '../../macros/frozen.ts';
import type { Bench } from '../bench.ts';
import { setRole, setSlider } from '../edits.ts';
import { isFreezable } from '../freezable.ts';
import type { Command } from './command.ts';
import { nameThem } from './name-of.ts';
import { sliderFor } from './slider-range.ts';
import { slotOf } from './slot-of.ts';
import { targetLeaves, targets } from './targets.ts';

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

/** The parameters that are meant: leaves and single numbers inside macros; a macro or frame means all of its own. */
function targetParameters(bench: Bench): readonly Address[] {
  const document = bench.workbench.$document.get();
  const { definitions = noDefinitions } = document;
  return targets(bench).flatMap((flowId): readonly Address[] => {
    const slot = slotOf(flowId);
    if (isFreezable(document, slot)) return [slot];
    const record = document.nodes.get(nodeOf(slot));
    if (record?.kind !== 'macro') return [];
    return parametersOf(record, definitions).filter((address) => address.startsWith(`${slot}/`));
  });
}

const allFrozen = (bench: Bench) => {
  const document = bench.workbench.$document.get();
  const parameters = targetParameters(bench);
  return parameters.length > 0 && parameters.every((address) => isFrozen(document, address));
};

function freeze(bench: Bench): void {
  const { workbench, view } = bench;
  const before = workbench.$document.get();
  const parameters = targetParameters(bench);
  const on = !allFrozen(bench);
  const label = `${on ? 'Freeze' : 'Unfreeze'} ${nameThem(before, targets(bench).map(slotOf))}`;
  workbench.commit(label, setFrozen(before, parameters, on));
  view.announce(`${label}.`);
}

export const leafCommands = [
  {
    id: 'leaf.freeze',
    title: 'Freeze',
    group: 'node',
    hint: 'Training leaves the number alone; again lets it move. Of a neuron or net: all its numbers.',
    keys: ['L'],
    checked: allFrozen,
    unavailable: (bench) => (targetParameters(bench).length === 0 ? 'Select a parameter or a neuron first.' : null),
    run: freeze,
  },
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
