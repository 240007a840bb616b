import './Traveller.css';
import { createEffect } from 'solid-js';

export interface TravellerProps {
  /** What sends it on its way: each time this is another one, it travels once. Null: it rests. */
  readonly errand: object | null;
  /** The way, in the coordinates of its parent. Read when it sets out. */
  readonly way: () => readonly { readonly x: number; readonly y: number }[];
  /** In milliseconds. */
  readonly time: number;
}

/** A dot that travels along a way and is gone at its end. For those who want less motion it does not travel. */
export function Traveller(props: TravellerProps) {
  function bind(dot: HTMLElement): void {
    createEffect((before: object | null) => {
      const errand = props.errand;
      if (errand === null || errand === before || matchMedia('(prefers-reduced-motion: reduce)').matches) return errand;
      const way = props.way();
      if (way.length > 1)
        dot.animate(
          way.map(({ x, y }) => ({ transform: `translate(${x}px, ${y}px)`, opacity: 1 })),
          { duration: props.time, easing: 'ease-in-out' },
        );
      return errand;
    }, null);
  }
  return <div class="traveller" ref={bind} aria-hidden="true" />;
}
