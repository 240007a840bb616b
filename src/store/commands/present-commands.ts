import type { Bench } from '../bench.ts';
import type { Command } from './command.ts';

const isOn = ({ classroom }: Bench) => classroom.$loaded.get()?.present.$on.get() === true;
const notOn = (bench: Bench) => (isOn(bench) ? null : 'This belongs to presenting, which Z begins.');

export const presentCommands = [
  {
    id: 'present.toggle',
    title: 'Present',
    group: 'view',
    hint: 'For a projector: only the canvas and what is open beside it, large and in high contrast, with the keys shown.',
    keys: ['Alt+Z', 'Z'],
    checked: isOn,
    run: ({ classroom }) => classroom.use(({ present }) => present.toggle()),
  },
  {
    id: 'present.laser',
    title: 'Laser pointer',
    group: 'view',
    keys: ['D'],
    when: isOn,
    checked: ({ classroom }) => classroom.$loaded.get()?.present.$laser.get() === true,
    unavailable: notOn,
    run: ({ classroom }) => classroom.use(({ present }) => present.toggleLaser()),
  },
  {
    id: 'present.stop',
    title: 'End presenting',
    group: 'view',
    keys: ['Escape'],
    // What else Escape closes or lets go comes first.
    when: (bench) => isOn(bench) && isCalm(bench),
    unavailable: notOn,
    run: ({ classroom }) => classroom.use(({ present }) => present.stop()),
  },
] as const satisfies readonly Command[];

function isCalm({ view, workbench }: Bench): boolean {
  return (
    view.$dialog.get() === null &&
    view.$menu.get() === null &&
    view.$quickAdd.get() === null &&
    view.$outlineOpen.get() === false &&
    view.$selectedWire.get() === null &&
    workbench.$selection.get().size === 0
  );
}
