import { createSignal, For, Show } from 'solid-js';
import { shortNumeral } from '../../kernel/numeral.ts';
import type { Numbers } from './picture.ts';

/** Rows that a page can hold at ease; more are only in the file. */
const mostRows = 500;

/** The numbers of a picture as a table, for those who read rather than see. It is made when it is opened. */
export function ChartTable(props: { readonly caption: string; readonly numbers: () => Numbers }) {
  const [isOpen, setOpen] = createSignal(false);
  const toggled = (event: { readonly currentTarget: HTMLDetailsElement }) => setOpen(event.currentTarget.open);
  return (
    <details class="chart-table" on:toggle={toggled}>
      <summary>Show as table</summary>
      <Show when={isOpen()}>
        <Table caption={props.caption} numbers={props.numbers()} />
      </Show>
    </details>
  );
}

function Table(props: { readonly caption: string; readonly numbers: Numbers }) {
  const rows = () => props.numbers.rows.slice(0, mostRows);
  return (
    <>
      <Show when={props.numbers.rows.length > mostRows}>
        <p>
          The first {mostRows} of {props.numbers.rows.length} rows. All of them are in the CSV file.
        </p>
      </Show>
      <div class="chart-table-scroll" tabindex="0" role="group" aria-label={props.caption}>
        <table>
          <caption class="visually-hidden">{props.caption}</caption>
          <thead>
            <tr>
              <For each={props.numbers.columns}>{(column) => <th scope="col">{column}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr>
                  <For each={row}>{(cell) => <td>{written(cell)}</td>}</For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </>
  );
}

function written(cell: number | string | null): string {
  if (cell === null) return '–';
  return typeof cell === 'number' ? shortNumeral(cell) : cell;
}
