import { createMemo, Index } from 'solid-js';
import { joinLines } from './join-lines.ts';
import { segmentsOf } from './segments.ts';

export interface FormulaInputProps {
  readonly text: string;
  readonly placeholder: string;
  readonly readonly: boolean;
  /** Where the text is wrong, in UTF-16 units from 0; null where it is not. */
  readonly wrongAt: number | null;
  readonly isRefused: boolean;
  /** The id of what says why. */
  readonly messageId: string;
  readonly onInput: (text: string) => void;
  readonly onEnter: () => void;
  readonly onEscape: () => void;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
  readonly ref: (input: HTMLInputElement) => void;
}

/** One line of formula, coloured by a copy of it that lies over the field. */
export function FormulaInput(props: FormulaInputProps) {
  const segments = createMemo(() => segmentsOf(props.text, props.wrongAt));
  let copy: HTMLElement | undefined;

  function bind(input: HTMLInputElement): void {
    const follow = () => copy?.style.setProperty('translate', `${-input.scrollLeft}px`);
    for (const type of ['scroll', 'input', 'keyup', 'pointerup', 'blur']) input.addEventListener(type, follow);
    input.addEventListener('paste', (event) => {
      const pasted = event.clipboardData?.getData('text/plain') ?? '';
      if (!/[\r\n]/.test(pasted)) return;
      event.preventDefault();
      input.setRangeText(joinLines(pasted), input.selectionStart ?? 0, input.selectionEnd ?? 0, 'end');
      props.onInput(input.value);
    });
    props.ref(input);
  }

  function key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') props.onEnter();
    else if (event.key === 'Escape') props.onEscape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div class="formula-input">
      <input
        ref={(input) => bind(input)}
        type="text"
        aria-label="Formula"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={props.text}
        placeholder={props.placeholder}
        readonly={props.readonly}
        aria-invalid={props.wrongAt === null ? undefined : 'true'}
        aria-describedby={props.messageId}
        on:input={(event) => props.onInput(event.currentTarget.value)}
        on:keydown={key}
        on:focus={() => props.onFocus()}
        on:blur={(event) => props.onBlur(event)}
      />
      <div class="formula-copy" aria-hidden="true">
        <span ref={(element) => (copy = element)} data-refused={props.isRefused ? '' : undefined}>
          <Index each={segments()}>
            {(segment) => (
              <span data-kind={segment().kind} data-wrong={segment().isWrong ? '' : undefined}>
                {segment().text}
              </span>
            )}
          </Index>
        </span>
      </div>
    </div>
  );
}
