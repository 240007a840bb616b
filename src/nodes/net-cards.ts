import { CellCard } from './CellCard.tsx';
import { CustomCard } from './CustomCard.tsx';
import { DataCard } from './DataCard.tsx';
import { FrameCard } from './FrameCard.tsx';
import { LossCard } from './LossCard.tsx';
import { NetCard } from './NetCard.tsx';
import { NeuronCard } from './NeuronCard.tsx';
import { NoteCard } from './NoteCard.tsx';
import { PenaltyCard } from './PenaltyCard.tsx';
import { WeightCard } from './WeightCard.tsx';

/** The cards that the first document does not show, in a chunk of their own. */
export const netCards = {
  CellCard,
  CustomCard,
  DataCard,
  FrameCard,
  LossCard,
  NetCard,
  NeuronCard,
  NoteCard,
  PenaltyCard,
  WeightCard,
};

export type NetCards = typeof netCards;
