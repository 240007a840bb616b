import './RowGrid.css';
import { createEffect, createMemo, createSignal, For, onCleanup, onMount, type JSX } from 'solid-js';

export interface RowGridProps {
  readonly name: string;
  /** How many rows and columns there are, those out of sight too. The head counts as one row more. */
  readonly rows: number;
  readonly columns: number;
  /** In CSS px, the same for every row. */
  readonly rowHeight: number;
  /** The row that stays mounted wherever one scrolls, and comes into sight when it changes. */
  readonly current: number;
  /** The id of the cell that the keyboard is on, for a screen reader. */
  readonly activeCell: string | undefined;
  /** One row of column headers. */
  readonly head: JSX.Element;
  /** The cells of a row. */
  readonly row: (index: number) => JSX.Element;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly ref?: ((element: HTMLElement) => void) | undefined;
}

/** Rows above and below the window that are drawn before they are needed. */
const spare = 6;
/** The height taken while the page has not told one. */
const firstHeight = 400;

/** A table of which only the rows in sight are in the page. The whole grid is one tab stop and holds the focus itself. */
export function RowGrid(props: RowGridProps) {
  const [view, setView] = createSignal({ top: 0, height: firstHeight });
  const indices = createMemo(() => {
    const { top, height } = view();
    const first = Math.max(0, Math.floor(top / props.rowHeight) - spare);
    const last = Math.min(props.rows - 1, Math.ceil((top + height) / props.rowHeight) + spare);
    const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    const isOut = props.current >= 0 && props.current < props.rows && !shown.includes(props.current);
    return isOut ? [...shown, props.current] : shown;
  });

  function bind(grid: HTMLElement): void {
    const look = () => setView({ top: grid.scrollTop, height: grid.clientHeight || firstHeight });
    grid.addEventListener('scroll', look, { passive: true });
    addEventListener('resize', look);
    onCleanup(() => removeEventListener('resize', look));
    onMount(look);
    createEffect(() => {
      const top = props.current * props.rowHeight;
      const head = grid.querySelector('.row-grid-head')?.clientHeight ?? 0;
      if (top < grid.scrollTop) grid.scrollTop = top;
      else if (grid.clientHeight > 0 && top + props.rowHeight > grid.scrollTop + grid.clientHeight - head)
        grid.scrollTop = top + props.rowHeight - grid.clientHeight + head;
    });
    grid.addEventListener('keydown', (event) => props.onKey(event));
    props.ref?.(grid);
  }

  function bindBody(body: HTMLElement): void {
    createEffect(() => body.style.setProperty('height', `${props.rows * props.rowHeight}px`));
  }

  function bindRow(row: HTMLElement, index: number): void {
    createEffect(() => {
      row.style.setProperty('top', `${index * props.rowHeight}px`);
      row.style.setProperty('height', `${props.rowHeight}px`);
    });
  }

  return (
    <div
      ref={(grid) => bind(grid)}
      class="row-grid nodrag nopan nowheel"
      role="grid"
      tabindex="0"
      aria-label={props.name}
      aria-rowcount={props.rows + 1}
      aria-colcount={props.columns}
      aria-activedescendant={props.activeCell}
    >
      <div class="row-grid-head" role="rowgroup">
        {props.head}
      </div>
      <div ref={bindBody} class="row-grid-body" role="rowgroup">
        <For each={indices()}>
          {(index) => (
            <div ref={(row) => bindRow(row, index)} class="row-grid-row" role="row" aria-rowindex={index + 2}>
              {props.row(index)}
            </div>
          )}
        </For>
      </div>
    </div>
  );
}
