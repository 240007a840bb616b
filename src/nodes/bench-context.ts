import { createContext, useContext } from 'solid-js';
import { invariant } from '../kernel/invariant.ts';
import type { Bench } from '../store/bench.ts';

export const BenchContext = createContext<Bench>();

/** The open bench. Every card and feature is drawn inside a `BenchContext.Provider`. */
export function useBench(): Bench {
  const bench = useContext(BenchContext);
  invariant(bench !== undefined, 'a BenchContext.Provider stands above every card and feature');
  return bench;
}
