import { createSignal, type Accessor } from 'solid-js';

/** A number that is being typed or dragged to be given as an answer: what a NumberField needs, and Enter. */
export interface AnswerDraft {
  readonly number: Accessor<number>;
  readonly onPreview: (number: number) => void;
  readonly onCommit: (number: number) => void;
  readonly onCancel: () => void;
  /** For `on:keydown` of what stands around the field, in the capture phase: before the field itself, so that Enter writes a typed number
   *  down and gives it, unless it is none. */
  readonly onKey: (event: KeyboardEvent) => void;
}

/** @param give the number is the answer now */
export function createAnswerDraft(give: () => void): AnswerDraft {
  const [number, setNumber] = createSignal(0);
  let settled = 0;
  return {
    number,
    onPreview: setNumber,
    onCommit(committed) {
      settled = committed;
      setNumber(committed);
    },
    onCancel: () => void setNumber(settled),
    onKey(event) {
      const input = event.target;
      if (event.key !== 'Enter' || event.isComposing || !(input instanceof HTMLInputElement)) return;
      const isTyping = () => input.dataset['editing'] !== undefined;
      if (!isTyping()) {
        event.preventDefault();
        event.stopPropagation();
        return give();
      }
      setTimeout(() => {
        if (!isTyping()) give();
      }, 0);
    },
  };
}
