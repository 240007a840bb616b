import './PointsPane.css';
import { createMemo, Show } from 'solid-js';
import { replaceTable } from '../../store/data-edits.ts';
import { Button } from '../../ui/Button.tsx';
import type { DataTable } from './data-table.ts';
import { firstPoints, pointsTable } from './points-table.ts';
import { PointsPlane } from './PointsPlane.tsx';

/** Points by click and drag. */
export function PointsPane(props: { readonly table: DataTable }) {
  const points = createMemo(() => pointsTable(props.table.record()));

  function begin(): void {
    props.table.edit(
      'Begin with own points',
      replaceTable(props.table.document(), props.table.id, { columns: firstPoints(), source: { kind: 'own' } }),
    );
  }

  return (
    <Show
      when={points()}
      fallback={
        <div class="points-none">
          <p>
            Points can be put by hand where a table has two inputs and a target of classes, and no other column. This
            one is different.
          </p>
          <Button variant="outline" onPress={begin}>
            Replace it with an empty plane
          </Button>
        </div>
      }
    >
      {(of) => <PointsPlane table={props.table} of={of()} />}
    </Show>
  );
}
