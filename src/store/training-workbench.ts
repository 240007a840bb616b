import { rebased } from './training-numbers.ts';
import type { Training } from './training.ts';
import type { Workbench } from './workbench.ts';

/** The workbench as everyone but training uses it. Whatever changes the document first brings the trained numbers into it, so that an edit
 *  meets what is seen; undo and redo pause training; a number in hand holds it. */
export function withTraining(
  workbench: Workbench,
  training: Pick<Training, 'settle' | 'hold' | 'release' | 'pause' | 'close' | 'travelled'>,
): Workbench {
  const { $document } = workbench;

  function travel(go: () => string | null): string | null {
    training.pause();
    const label = go();
    if (label !== null) training.travelled();
    return label;
  }

  return {
    ...workbench,
    commit(label, after, options) {
      const from = $document.get();
      training.settle();
      const trained = $document.get();
      workbench.commit(label, trained === from ? after : rebased(after, from, trained), options);
      training.release();
    },
    preview(address, number) {
      training.hold();
      workbench.preview(address, number);
    },
    cancelPreview(address) {
      // The number that comes back is the document's.
      training.settle();
      workbench.cancelPreview(address);
      training.release();
    },
    commitNumber(address, number, options) {
      training.settle();
      workbench.commitNumber(address, number, options);
      training.release();
    },
    commitNumbers(label, numbers) {
      training.settle();
      workbench.commitNumbers(label, numbers);
      training.release();
    },
    undo: () => travel(workbench.undo),
    redo: () => travel(workbench.redo),
    open(document) {
      training.close();
      workbench.open(document);
    },
    enter(definition, editing) {
      training.pause();
      return workbench.enter(definition, editing);
    },
    leave() {
      training.pause();
      return workbench.leave();
    },
    resetNumbers() {
      training.settle();
      return workbench.resetNumbers();
    },
  };
}
