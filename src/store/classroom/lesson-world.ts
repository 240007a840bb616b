import type { NudgeDocument } from '../../graph/document.ts';
import type { TrainingStatus } from '../training.ts';

/** What a lesson may ask of the page. Nodes go by their names; what there is not is undefined. */
export interface LessonWorld {
  readonly document: NudgeDocument;
  readonly value: (name: string) => number | undefined;
  readonly gradient: (name: string) => number | null | undefined;
  /** The value when the step began. */
  readonly valueBefore: (name: string) => number | undefined;
  /** Whether a leaf's number is another than when the step began. */
  readonly moved: (name: string) => boolean;
  readonly root: () => string | null;
  /** The name of the one selected node. */
  readonly selected: () => string | null;
  /** How often a command was run since the step began. */
  readonly ran: (command: string) => number;
  readonly training: TrainingStatus;
  /** The lowest and latest loss of the present run; undefined without one. */
  readonly loss: { readonly first: number; readonly latest: number; readonly lowest: number } | undefined;
  /** Bug lab switches that are on. */
  readonly bugs: ReadonlySet<string>;
  /** Whether the playback is on, and where: `position` of `count` steps. */
  readonly playback: { readonly position: number; readonly count: number } | null;
}
