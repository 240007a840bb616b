import type { NudgeDocument } from '../../graph/document.ts';

/** The ways an exercise leaves the page. Each says what happened, in words. */
export interface HandOut {
  /** Copies a link that opens the expression text as an exercise. */
  readonly copyLink: (text: string) => Promise<string>;
  /** Null where the person changed their mind. */
  readonly save: (document: NudgeDocument) => Promise<string | null>;
}

/** Where there is no page around: exercises cannot be handed out. */
export const noHandOut: HandOut = {
  copyLink: () => Promise.resolve('There is no clipboard here.'),
  save: () => Promise.resolve('No files can be written here.'),
};
