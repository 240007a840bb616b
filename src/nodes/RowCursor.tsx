import './RowCursor.css';
import type { Address } from '../kernel/ids.ts';
import { parseNumber } from '../kernel/parse-number.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { useBench } from './bench-context.ts';
import { useShownRow } from './use-row.ts';

/** Follows one row through the whole graph: what is downstream of data shows its numbers for this row. */
export function RowCursor(props: {
  /** A slot that has a number for each row. */
  readonly address: Address;
  readonly name: string;
}) {
  const { workbench, view } = useBench();
  const row = useShownRow(() => props.address);
  const place = () => row()?.place ?? 0;
  const count = () => row()?.count ?? 0;

  /** @param to counted from 1; beyond the ends it goes round */
  function go(to: number): void {
    const rows = count();
    if (rows === 0) return;
    workbench.live.setRow((((to - 1) % rows) + rows) % rows);
    view.announce(`Row ${place()} of ${rows}.`);
  }

  function type(event: { readonly currentTarget: HTMLInputElement }): void {
    const input = event.currentTarget;
    const read = parseNumber(input.value);
    if (!read.ok) view.notify(read.message, { tone: 'warning' });
    else if (!Number.isInteger(read.value) || read.value < 1 || read.value > count())
      view.notify(`There are rows 1 to ${count()}.`, { tone: 'warning' });
    else go(read.value);
    input.value = String(place());
  }

  function key(event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void {
    const step = steps[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (step === undefined) event.currentTarget.blur();
    else go(place() + step);
  }

  return (
    <div class="row-cursor nodrag nopan" role="group" aria-label={`row of ${props.name}`}>
      <IconButton
        icon="chevron-left"
        size="small"
        name={`previous row of ${props.name}`}
        onPress={() => go(place() - 1)}
      />
      <label>
        row
        <input
          role="spinbutton"
          inputmode="numeric"
          autocomplete="off"
          aria-label={`row shown of ${props.name}`}
          aria-valuemin={1}
          aria-valuemax={count()}
          aria-valuenow={place()}
          value={place()}
          on:change={type}
          on:keydown={key}
        />
        of {count()}
      </label>
      <IconButton
        icon="chevron-right"
        size="small"
        name={`next row of ${props.name}`}
        onPress={() => go(place() + 1)}
      />
    </div>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
