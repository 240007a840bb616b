import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** The room that the page gives a chart. */
export interface ChartRoom {
  /** For the chart's outermost element. */
  readonly bind: (element: HTMLElement) => void;
  /** In CSS px. */
  readonly width: Accessor<number>;
  /** The height of small text in CSS px: it grows with the reader's own size. */
  readonly text: Accessor<number>;
}

/** What a chart is drawn for before it has been measured, in px. */
const firstWidth = 320;
const firstText = 11;

/** Follows the width of an element for as long as the component lives. */
export function createChartRoom(): ChartRoom {
  const [width, setWidth] = createSignal(firstWidth);
  const [text, setText] = createSignal(firstText);
  return {
    width,
    text,
    bind(element) {
      const observer = new ResizeObserver(() => {
        const room = element.clientWidth;
        if (room > 0) setWidth(room);
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        if (size > 0) setText(size);
      });
      observer.observe(element);
      onCleanup(() => observer.disconnect());
    },
  };
}
