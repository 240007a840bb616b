import './NumberField.css';
import { createEffect, createSignal, createUniqueId, onCleanup, Show } from 'solid-js';
import { fullPrecision, numeral, type NumeralFormat } from '../kernel/numeral.ts';
import { parseNumber } from '../kernel/parse-number.ts';
import { Icon } from './Icon.tsx';
import { createKeyBurst } from './key-burst.ts';
import { plainDecimal } from './plain-decimal.ts';
import { stepFactor, stepped, type SliderRange } from './scrub-track.ts';
import { attachScrub } from './scrub.ts';

export interface NumberFieldProps {
  readonly value: number;
  /** Its accessible name, as "w1 value"; the same number in a second place adds the place: "w1 value, inspector". */
  readonly name: string;
  readonly format?: NumeralFormat | undefined;
  /** The number is moving; every frame of a scrub and every key. Nothing is to be written down yet. */
  readonly onPreview: (value: number) => void;
  /** The gesture ended and is one undo step. Not called when it came back to where it began. */
  readonly onCommit: (value: number, how: 'scrub' | 'type' | 'key') => void;
  /** The gesture was broken off: whatever was previewed is to be taken back. */
  readonly onCancel: () => void;
  readonly slider?: SliderRange | undefined;
  readonly readonly?: boolean | undefined;
  /** `value` is the large number of a card, `body` one in a row or a section. */
  readonly size?: 'value' | 'body' | undefined;
  /** `plain` is underlined by dots, `boxed` has an outline, for numbers in a table. */
  readonly look?: 'plain' | 'boxed' | undefined;
  /** What a screen reader says instead of the shown number, e.g. "w1 = 0.35, gradient −1.2". */
  readonly valueText?: string | undefined;
}

const directions: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
const modifiers: ReadonlySet<string> = new Set(['Shift', 'Alt', 'Control', 'Meta']);

/** The number one nudges: drag it sideways, type over it, or step it with the keys. Left without an edit it writes nothing, so the
 *  rounded text it shows never becomes the number. While a draft is open the input has `data-editing`, and its keys are its own. */
export function NumberField(props: NumberFieldProps) {
  const problemId = createUniqueId();
  const [editing, setEditing] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  // What stood in the field when its draft was opened; null when the first key replaced it all.
  let openedWith: string | null = null;

  const text = () => numeral(props.value, props.format);
  const inRange = () =>
    props.slider !== undefined && props.value >= props.slider.min && props.value <= props.slider.max;
  const burst = createKeyBurst({
    onPreview: (value) => props.onPreview(value),
    onCommit: (value) => props.onCommit(value, 'key'),
    onCancel: () => props.onCancel(),
  });
  onCleanup(burst.flush);

  function openDraft(input: HTMLInputElement): void {
    const value = burst.reached(props.value);
    burst.flush();
    setEditing(true);
    openedWith = fullPrecision(value);
    input.value = openedWith;
    input.select();
  }

  function closeDraft(input: HTMLInputElement): void {
    setProblem(null);
    setEditing(false);
    input.value = text();
    if (document.activeElement === input) input.select();
  }

  /** Writes down what was typed. False, with the reason beside the field and the text left as it is, when it is no number. */
  function commitDraft(input: HTMLInputElement): boolean {
    const parsed = input.value === openedWith ? null : parseNumber(input.value);
    if (parsed?.ok === false) {
      setProblem(parsed.message);
      return false;
    }
    closeDraft(input);
    if (parsed !== null && !Object.is(parsed.value, props.value)) props.onCommit(parsed.value, 'type');
    return true;
  }

  function claim(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
  }

  function keyInDraft(event: KeyboardEvent, input: HTMLInputElement): void {
    if (event.isComposing) return;
    if (event.key === 'Enter') {
      claim(event);
      commitDraft(input);
    } else if (event.key === 'Escape') {
      claim(event);
      closeDraft(input);
    }
  }

  function pressStep(event: KeyboardEvent, step: (from: number) => number): void {
    claim(event);
    burst.press(props.value, step);
  }

  function keyOnNumber(event: KeyboardEvent, input: HTMLInputElement): void {
    if (modifiers.has(event.key)) return;
    const direction = directions[event.key];
    const slider = props.slider;
    const plain = !event.ctrlKey && !event.metaKey;
    if (direction !== undefined && plain) {
      pressStep(event, (from) => stepped(from, direction, stepFactor(event), slider));
    } else if (slider !== undefined && (event.key === 'Home' || event.key === 'End') && plain) {
      pressStep(event, () => (event.key === 'Home' ? slider.min : slider.max));
    } else if (event.key === 'Escape') {
      if (burst.cancel()) claim(event);
    } else if ((event.key === 'Enter' || event.key === 'F2') && plain) {
      claim(event);
      openDraft(input);
    } else {
      // Undo, copy, Tab, the page's own keys: they meet a document in which this burst is written down.
      burst.flush();
      if (/^(Arrow(Left|Right)|Home|End)$/.test(event.key) && plain && !event.altKey) moveCaret(event, input);
    }
  }

  /** A caret key opens the draft at full precision: nobody is to edit the rounded text. */
  function moveCaret(event: KeyboardEvent, input: HTMLInputElement): void {
    claim(event);
    openDraft(input);
    const place = event.key === 'ArrowLeft' || event.key === 'Home' ? 0 : input.value.length;
    input.setSelectionRange(place, place);
  }

  function key(event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void {
    if (props.readonly === true) return;
    if (editing()) keyInDraft(event, event.currentTarget);
    else keyOnNumber(event, event.currentTarget);
  }

  function typeOver(event: { readonly currentTarget: HTMLInputElement }): void {
    if (editing()) return;
    burst.flush();
    openedWith = null;
    setEditing(true);
    event.currentTarget.select();
  }

  function leave(event: { readonly currentTarget: HTMLInputElement }): void {
    burst.flush();
    if (!editing()) return;
    if (event.currentTarget.value.trim() === '') closeDraft(event.currentTarget);
    else commitDraft(event.currentTarget);
  }

  function bind(input: HTMLInputElement): void {
    const wasScrub = attachScrub(input, {
      enabled: () => !editing() && props.readonly !== true,
      value: () => props.value,
      slider: () => props.slider,
      onStart(event) {
        burst.flush();
        input.dataset['scrubbing'] = '';
        // A draft open elsewhere is finished by losing the focus. A finger takes none: the screen keyboard would come up.
        if (event.pointerType !== 'touch') input.focus({ preventScroll: true });
        else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      },
      onMove: (value) => props.onPreview(value),
      onEnd(value) {
        delete input.dataset['scrubbing'];
        if (value === null) props.onCancel();
        else props.onCommit(value, 'scrub');
      },
    });
    input.addEventListener('click', (event) => {
      if (wasScrub() || editing() || event.shiftKey || event.ctrlKey || event.metaKey) return;
      input.focus({ preventScroll: true });
      if (props.readonly !== true) openDraft(input);
    });
    createEffect(() => {
      const shown = text();
      if (editing() || input.value === shown) return;
      input.value = shown;
      input.size = Math.max(1, shown.length);
      if (document.activeElement === input) input.select();
    });
  }

  return (
    <span class="number-field nodrag nopan" data-size={props.size ?? 'value'} data-look={props.look ?? 'plain'}>
      <input
        ref={bind}
        type="text"
        role="spinbutton"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="done"
        aria-label={props.name}
        aria-valuenow={Number.isFinite(props.value) ? plainDecimal(props.value) : undefined}
        aria-valuetext={props.valueText ?? text()}
        aria-valuemin={inRange() ? props.slider?.min : undefined}
        aria-valuemax={inRange() ? props.slider?.max : undefined}
        aria-invalid={problem() === null ? undefined : 'true'}
        aria-errormessage={problem() === null ? undefined : problemId}
        aria-describedby={problem() === null ? undefined : problemId}
        aria-readonly={props.readonly}
        readonly={props.readonly}
        data-editing={editing() ? '' : undefined}
        data-length={text().length > 9 ? 'longest' : text().length > 7 ? 'long' : undefined}
        on:mousedown={(event) => {
          // No caret and no focus yet: this press may become a scrub.
          if (!editing() && props.readonly !== true) event.preventDefault();
        }}
        on:keydown={key}
        on:beforeinput={typeOver}
        on:input={() => setProblem(null)}
        on:focus={(event) => {
          if (!editing()) event.currentTarget.select();
        }}
        on:blur={leave}
      />
      <Show when={problem()}>
        {(message) => (
          <span class="number-field-problem" id={problemId} role="alert">
            <Icon name="warning" />
            {message()}
          </span>
        )}
      </Show>
    </span>
  );
}
