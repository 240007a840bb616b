import { CellCard } from './CellCard.tsx';
import { CustomCard } from './CustomCard.tsx';
import { DataCard } from './DataCard.tsx';
import { FrameCard } from './FrameCard.tsx';
import { LossCard } from './LossCard.tsx';
import { NetCard } from './NetCard.tsx';
import { NoteCard } from './NoteCard.tsx';
import { PenaltyCard } from './PenaltyCard.tsx';

/** The cards that the first document does not show: one chunk, fetched when the first of them is drawn or the page has time. */
export const netCards = { CellCard, CustomCard, DataCard, FrameCard, LossCard, NetCard, NoteCard, PenaltyCard };
