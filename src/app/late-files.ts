import type { FilePort } from '../store/bench.ts';
import type { View } from '../store/view.ts';

/** Files, links and clipboard as commands know them, fetched when the page is shown; what is asked for earlier waits for it. */
export function createLateFiles(load: () => Promise<FilePort>, view: View): FilePort {
  const later = (act: (files: FilePort) => void) => () => {
    load().then(act, () => {
      view.notify('A part of the page could not be fetched. Check the connection, then try again.', { tone: 'error' });
    });
  };
  return {
    newDocument: later((files) => files.newDocument()),
    open: later((files) => files.open()),
    save: later((files) => files.save()),
    saveAs: later((files) => files.saveAs()),
    openExample: (id) => later((files) => files.openExample(id))(),
    backToOwnWork: later((files) => files.backToOwnWork()),
    takeOver: later((files) => files.takeOver()),
    copyLink: later((files) => files.copyLink()),
    copyText: later((files) => files.copyText()),
    copy: later((files) => files.copy()),
    cut: later((files) => files.cut()),
    paste: later((files) => files.paste()),
  };
}
