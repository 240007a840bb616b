import type { InitialScheme, LayerRecord, MlpRecord } from '../graph/document.ts';
import { firstNumbers } from './numbers.ts';

type Net = LayerRecord | MlpRecord;

/** A layer or net with new first numbers, drawn from a seed of its own, which it remembers. What is frozen stays. */
export function redraw(net: Net, seed: number): Net {
  return redrawn(withSettings(net, { seed }), seed);
}

/** A layer or net with first numbers drawn by another scheme. What is frozen stays.
 *  @param seed the document's */
export function withScheme(net: Net, initial: InitialScheme, seed: number): Net {
  return redrawn(withSettings(net, { initial }), seed);
}

function withSettings(net: Net, settings: { readonly initial?: InitialScheme; readonly seed?: number }): Net {
  return net.macro === 'layer'
    ? { ...net, settings: { ...net.settings, ...settings } }
    : { ...net, settings: { ...net.settings, ...settings } };
}

function redrawn(net: Net, seed: number): Net {
  const kept = Object.fromEntries((net.frozen ?? []).map((local) => [local, net.numbers[local] ?? 0]));
  return { ...net, numbers: firstNumbers(net, seed, kept) };
}
