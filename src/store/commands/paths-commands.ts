import type { Bench } from '../bench.ts';
import type { Factor } from '../preferences.ts';
import type { Command } from './command.ts';

const isShown = (factor: Factor) => (bench: Bench) => bench.preferences.$values.get().factors[factor];

/** Shows or hides one part of every “upstream × local slope = product”. */
const turn =
  (factor: Factor, name: string) =>
  ({ preferences, view }: Bench) => {
    const { factors } = preferences.$values.get();
    preferences.set({ factors: { ...factors, [factor]: !factors[factor] } });
    view.announce(`${name} ${factors[factor] ? 'hidden' : 'shown'}.`);
  };

export const pathsCommands = [
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
