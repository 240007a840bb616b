import { createContext, type Accessor } from 'solid-js';
import type { Reasons } from './reasons.ts';

/** What explains numbers; null until it has arrived. */
export const ReasonsContext = createContext<Accessor<Reasons | null>>(() => null);
