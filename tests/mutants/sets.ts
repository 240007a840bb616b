import { documentMutants } from './documents.ts';
import { engineMutants } from './engine.ts';
import type { MutantSet } from './mutant.ts';
import { opMutants } from './ops.ts';
import { rowMutants } from './rows.ts';

/** All planted faults. A new set is one file and one line here. */
export const mutantSets: readonly MutantSet[] = [opMutants, engineMutants, rowMutants, documentMutants];
