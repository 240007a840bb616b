import './RowMark.css';
import { Show } from 'solid-js';
import type { Address } from '../kernel/ids.ts';
import { useShownRow, type ShownRow } from './use-row.ts';

/** Says of a number which there is one of for each row, that the one shown belongs to the row at the cursor. */
export function RowMark(props: { readonly address: Address }) {
  const row = useShownRow(() => props.address);
  return (
    <Show when={row()}>
      {(shown) => (
        <span class="row-mark" title={hint(shown())}>
          row {shown().place}
        </span>
      )}
    </Show>
  );
}

function hint({ place, count, tableRow }: ShownRow): string {
  const inTable = tableRow === place ? '' : `, which is row ${tableRow} of the table`;
  return `One number for each of ${count} rows. Shown is row ${place}${inTable}.`;
}
