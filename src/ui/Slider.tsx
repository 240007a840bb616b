import './Slider.css';
import { createEffect, onCleanup } from 'solid-js';
import { numeral, type NumeralFormat } from '../kernel/numeral.ts';
import { createKeyBurst } from './key-burst.ts';
import type { SliderRange } from './scrub-track.ts';

export interface SliderProps {
  readonly value: number;
  /** Its accessible name, as "w1 slider". */
  readonly name: string;
  readonly range: SliderRange;
  readonly format?: NumeralFormat | undefined;
  readonly onPreview: (value: number) => void;
  /** The gesture ended and is one undo step. Not called when it came back to where it began. */
  readonly onCommit: (value: number, how: 'scrub' | 'key') => void;
  readonly onCancel: () => void;
  readonly disabled?: boolean | undefined;
}

/** A native range input. A number outside its range puts the thumb at the end and is otherwise left alone. */
export function Slider(props: SliderProps) {
  // The number a drag began from, or null while none is going on.
  let before: number | null = null;
  const burst = createKeyBurst({
    onPreview: (value) => props.onPreview(value),
    onCommit: (value) => props.onCommit(value, 'key'),
    onCancel: () => props.onCancel(),
  });
  onCleanup(burst.flush);

  function bind(input: HTMLInputElement): void {
    let dragging = false;
    // After Esc the browser's own drag goes on until the button is let go: it moves nothing any more.
    let brokenOff = false;

    function move(): void {
      if (brokenOff) {
        show();
        return;
      }
      const next = input.valueAsNumber;
      if (!dragging) {
        burst.press(props.value, () => next);
        return;
      }
      before ??= props.value;
      props.onPreview(next);
    }

    function settle(): void {
      const start = before;
      before = null;
      dragging = false;
      if (start === null) return;
      const value = input.valueAsNumber;
      if (value === start) props.onCancel();
      else props.onCommit(value, 'scrub');
    }

    function key(event: KeyboardEvent): void {
      if (event.key !== 'Escape') {
        if (!dragging) brokenOff = false;
        return;
      }
      const dragged = before !== null;
      brokenOff = dragged;
      before = null;
      if (dragged) props.onCancel();
      if (dragged || burst.cancel()) {
        event.preventDefault();
        event.stopPropagation();
        show();
      }
    }

    function show(): void {
      const { min, max, step } = props.range;
      input.min = String(min);
      input.max = String(max);
      input.step = String(step);
      input.value = String(props.value);
      const share = (Math.min(Math.max(props.value, min), max) - min) / (max - min);
      input.style.setProperty('--share', String(share));
    }

    input.addEventListener('pointerdown', () => {
      burst.flush();
      dragging = true;
      brokenOff = false;
    });
    input.addEventListener('input', move);
    input.addEventListener('change', settle);
    input.addEventListener('pointerup', () => queueMicrotask(() => (dragging = false)));
    input.addEventListener('pointercancel', settle);
    input.addEventListener('keydown', key);
    input.addEventListener('blur', burst.flush);
    createEffect(show);
  }

  return (
    <input
      ref={bind}
      class="slider nodrag nopan"
      type="range"
      aria-label={props.name}
      aria-valuetext={numeral(props.value, props.format)}
      disabled={props.disabled}
    />
  );
}
