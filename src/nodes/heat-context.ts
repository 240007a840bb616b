import { createContext, useContext, type Accessor, type JSX } from 'solid-js';
import type { Address } from '../kernel/ids.ts';

/** Draws the small picture of what a neuron does over its net's inputs, 56 × 56 canvas pixels; null where there is none to draw. The app
 *  hands it in, because pictures are a feature and lie above the cards. */
export type RenderHeat = (address: Accessor<Address>) => JSX.Element;

export const HeatContext = createContext<RenderHeat>();

/** The renderer of neurons' small pictures; undefined where the app hands in none. */
export function useHeat(): RenderHeat | undefined {
  return useContext(HeatContext);
}
