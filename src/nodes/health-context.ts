import { createContext, type Accessor } from 'solid-js';
import type { Finding } from '../training/finding.ts';

/** What keeps the net on the canvas from learning. The app hands it in, because looking for it is a feature and lies above the cards. */
export const HealthContext = createContext<Accessor<readonly Finding[]>>();
