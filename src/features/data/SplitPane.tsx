import { Show } from 'solid-js';
import { splitProblem } from '../../graph/decode-data.ts';
import { splitRows } from '../../graph/split.ts';
import type { Split } from '../../graph/document.ts';
import { rowCountOf, setSplit } from '../../store/data-edits.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import type { DataTable } from './data-table.ts';
import { SettledNumber } from './SettledNumber.tsx';

/** The share of rows that is kept when a split is switched on. */
const firstShare = 0.2;

/** Which rows are kept from training to judge by. */
export function SplitPane(props: { readonly table: DataTable }) {
  const split = () => props.table.record().split;
  const rows = () => rowCountOf(props.table.record());
  const counts = () => {
    const { training, validation } = splitRows(props.table.record());
    return { training: training.length, validation: validation.length };
  };

  function put(label: string, next: Split | null): void {
    const problem = next === null ? null : splitProblem(rows(), next.validation);
    if (problem === null) props.table.edit(label, setSplit(props.table.document(), props.table.id, next), 'split');
    else props.table.say(problem);
  }

  function toggle(on: boolean): void {
    if (!on) put('Train on all rows', null);
    else put('Keep rows for validation', { validation: Math.max(1, Math.round(rows() * firstShare)), seed: 1 });
  }

  return (
    <div class="split-pane">
      <Toggle
        label="Keep rows to judge by"
        hint="Training never sees them; their loss tells whether the net has learnt the rule or only the rows."
        checked={split() !== null}
        onChange={toggle}
      />
      <Show when={split()}>
        {(kept) => (
          <>
            <div class="split-row">
              <span>Rows kept</span>
              <SettledNumber
                name="Rows kept"
                value={kept().validation}
                range={{ min: 1, max: Math.max(2, rows() - 1), step: 1 }}
                onCommit={(validation) => put('Change how many rows are kept', { ...kept(), validation })}
              />
            </div>
            <div class="split-row">
              <span>Which ones</span>
              <Segmented
                name="Which rows are kept"
                value={kept().seed === null ? 'last' : 'drawn'}
                options={[
                  { value: 'drawn', label: 'Drawn from a seed' },
                  { value: 'last', label: 'The last ones' },
                ]}
                onChange={(which) =>
                  put('Change which rows are kept', { ...kept(), seed: which === 'last' ? null : 1 })
                }
              />
            </div>
            <Show when={kept().seed !== null}>
              <div class="split-row">
                <span>Seed</span>
                <SettledNumber
                  name="Split seed"
                  value={kept().seed ?? 1}
                  range={{ min: 1, max: 100, step: 1 }}
                  onCommit={(seed) => put('Draw other rows', { ...kept(), seed })}
                />
                <Button
                  size="small"
                  variant="outline"
                  icon="reset"
                  onPress={() => put('Draw other rows', { ...kept(), seed: (kept().seed ?? 0) + 1 })}
                >
                  Draw others
                </Button>
              </div>
            </Show>
          </>
        )}
      </Show>
      <p>
        {counts().validation === 0
          ? `All ${rows()} rows are trained on.`
          : `${are(counts().training)} trained on, ${counts().validation} ${counts().validation === 1 ? 'is' : 'are'} kept.`}
      </p>
    </div>
  );
}

function are(rows: number): string {
  return rows === 1 ? '1 row is' : `${rows} rows are`;
}
