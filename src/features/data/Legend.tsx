import { For } from 'solid-js';
import { classInk, inkVariable } from '../../ui/charts/ink.ts';
import { shapePath } from '../../ui/charts/shapes.ts';
import type { ScatterPoints } from './scatter-points.ts';

/** What the shapes stand for, and how many there are. */
export function Legend(props: { readonly of: ScatterPoints }) {
  const count = (place: number) => props.of.points.filter((point) => point.place === place).length;
  return (
    <ul class="data-legend" aria-label="Classes">
      <For each={props.of.classes}>
        {({ name }, place) => (
          <li>
            <ClassShape place={place()} />
            {name}
            <small>{count(place())}</small>
          </li>
        )}
      </For>
    </ul>
  );
}

/** The shape of one class. */
export function ClassShape(props: { readonly place: number }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
      <path d={shapePath(props.place, 7, 7, 5)} fill={inkVariable(classInk(props.place))} />
    </svg>
  );
}
