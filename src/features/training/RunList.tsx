import { For } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import type { Run } from '../../store/training-runs.ts';
import { countOfSteps } from '../../store/training-words.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

/** The runs of this document, newest first: another one can be drawn behind the present one, or thrown away. */
export function RunList() {
  const { training } = useBench();
  const runs = useStore(training.$runs);
  const newestFirst = () => runs().list.toReversed();
  const isCurrent = (run: Run) => runs().current === run;
  const isCompared = (run: Run) => runs().compared === run;

  /** The log grows without the run becoming another one, so the count is read anew with each change of the runs. */
  function steps(run: Run): string {
    runs();
    return countOfSteps(run.log.steps());
  }

  return (
    <ul class="training-runs" aria-label="Runs">
      <For each={newestFirst()}>
        {(run) => (
          <li aria-current={isCurrent(run) ? 'true' : undefined}>
            <span class="training-run-name" title={run.name}>
              {run.name}
            </span>
            <small>{steps(run)}</small>
            <Button
              size="small"
              name={`Compare with ${run.name}`}
              pressed={isCompared(run)}
              disabled={isCurrent(run) ? 'This is the present run.' : undefined}
              onPress={() => training.compare(isCompared(run) ? null : run)}
            >
              Compare
            </Button>
            <IconButton
              size="small"
              icon="trash"
              name={`Delete the run ${run.name}`}
              onPress={() => training.removeRun(run)}
            />
          </li>
        )}
      </For>
    </ul>
  );
}
