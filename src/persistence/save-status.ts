/** How safe the work is. `text` is what the page says. */
export interface SaveStatus {
  readonly kind: 'saved' | 'saving' | 'unsaved' | 'copy' | 'failed';
  readonly text: string;
}

export const savedStatus: SaveStatus = { kind: 'saved', text: 'Saved' };
export const savingStatus: SaveStatus = { kind: 'saving', text: 'Saving…' };
/** An example, a link or a file that nobody has changed yet: one's own work is still what is stored. */
export const unsavedStatus: SaveStatus = { kind: 'unsaved', text: 'Not saved' };
/** A lesson's graph, whose changes the lesson keeps. */
export const lentStatus: SaveStatus = { kind: 'unsaved', text: 'Kept with the lesson' };
/** Another tab has the right to write. */
export const copyStatus: SaveStatus = { kind: 'copy', text: 'Open in another tab. Changes here are not saved.' };
