import type { Bench } from '../store/bench.ts';
import { bindClipboard } from './clipboard-effect.ts';
import { bindDrop } from './drop-effect.ts';
import { createFilePort, type Files } from './file-port.ts';
import type { LateText } from './late-text.ts';
import type { Session } from './session.ts';

interface OutsideParts {
  readonly bench: Bench;
  readonly session: Session;
  readonly text: LateText;
}

/** Binds the page to what lies outside of it: files, what is dropped, links, and the clipboard. In a chunk that follows the first look. */
export function createOutside({ bench, session, text }: OutsideParts): Files {
  const clipboard = bindClipboard(bench, text, session.openLink);
  const files = createFilePort({ bench, session, text, clipboard });
  bindDrop(files.openDropped);
  return files;
}
