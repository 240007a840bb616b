import type { Bench } from '../bench.ts';
import type { PathLens } from '../classroom/paths.ts';
import type { Factor } from '../preferences.ts';
import type { Command } from './command.ts';
import { oneNumber, soleSlot } from './sole-slot.ts';

const isShown = (factor: Factor) => (bench: Bench) => bench.preferences.$values.get().factors[factor];

/** Shows or hides one part of every “upstream × local slope = product”. */
const turn =
  (factor: Factor, name: string) =>
  ({ preferences, view }: Bench) => {
    const { factors } = preferences.$values.get();
    preferences.set({ factors: { ...factors, [factor]: !factors[factor] } });
    view.announce(`${name} ${factors[factor] ? 'hidden' : 'shown'}.`);
  };

const lensOf = ({ classroom }: Bench) => classroom.$loaded.get()?.paths;

const isOn = (bench: Bench) => (lensOf(bench)?.$state.get() ?? null) !== null;

const whyOff = (bench: Bench) => (isOn(bench) ? null : 'Show the paths of a node first.');

/** Whether the paths that are lit are those of the selected node. */
const isSame = (bench: Bench) => {
  const from = lensOf(bench)?.$state.get()?.from;
  return from !== undefined && (soleSlot(bench) ?? from) === from;
};

const act =
  (does: (paths: PathLens) => void) =>
  ({ classroom }: Bench) =>
    classroom.use(({ paths }) => does(paths));

/** Only one way of walking through the graph is on at a time. */
function show(bench: Bench): void {
  const from = soleSlot(bench);
  if (from === null) return;
  bench.view.$inspectorOpen.set(true);
  bench.classroom.use(({ playback, manual, paths }) => {
    playback.stop();
    manual.stop();
    paths.show(from);
  });
}

export const pathsCommands = [
  {
    id: 'paths.show',
    title: 'Paths to the root',
    group: 'learn',
    hint: 'Lights each path from the selected node in turn: the products of their local slopes add up to the gradient.',
    keys: ['Y'],
    checked: isOn,
    unavailable: (bench) => (isOn(bench) && isSame(bench) ? null : oneNumber(bench)),
    run: (bench) => (isOn(bench) && isSame(bench) ? act((paths) => paths.stop())(bench) : show(bench)),
  },
  {
    id: 'paths.next',
    title: 'Next path',
    group: 'learn',
    keys: ['ArrowRight'],
    repeats: true,
    when: isOn,
    unavailable: whyOff,
    run: act((paths) => paths.next()),
  },
  {
    id: 'paths.previous',
    title: 'Previous path',
    group: 'learn',
    keys: ['ArrowLeft'],
    repeats: true,
    when: isOn,
    unavailable: whyOff,
    run: act((paths) => paths.previous()),
  },
  {
    id: 'paths.play',
    title: 'Play or pause the paths',
    group: 'learn',
    keys: ['P'],
    when: isOn,
    unavailable: whyOff,
    run: act((paths) => paths.toggle()),
  },
  {
    id: 'paths.stop',
    title: 'End the paths',
    group: 'learn',
    keys: ['Escape'],
    when: isOn,
    unavailable: whyOff,
    run: act((paths) => paths.stop()),
  },
  {
    id: 'derivation.copyLatex',
    title: 'Copy the derivation as formula text',
    group: 'learn',
    hint: 'The chain rule of the selected node, in symbols and with its numbers, as LaTeX.',
    unavailable: oneNumber,
    run(bench) {
      const of = soleSlot(bench);
      if (of !== null) bench.classroom.use(({ paths }) => paths.copyDerivation(of));
    },
  },
  {
    id: 'factors.upstream',
    title: 'Show upstream gradients',
    group: 'learn',
    hint: 'In upstream × local slope = product, wherever it stands.',
    checked: isShown('upstream'),
    run: turn('upstream', 'Upstream gradients'),
  },
  {
    id: 'factors.slope',
    title: 'Show local slopes',
    group: 'learn',
    hint: 'In upstream × local slope = product, wherever it stands.',
    checked: isShown('slope'),
    run: turn('slope', 'Local slopes'),
  },
  {
    id: 'factors.product',
    title: 'Show products',
    group: 'learn',
    hint: 'In upstream × local slope = product, wherever it stands.',
    checked: isShown('product'),
    run: turn('product', 'Products'),
  },
] as const satisfies readonly Command[];
