import './PathsSection.css';
import { createMemo, For, onCleanup, Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { largestPaths } from '../../compile/paths.ts';
import { pathSpace } from '../../compile/path-space.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { drawnGraph } from '../../runtime/drawn-graph.ts';
import { createHops } from '../../runtime/path-hops.ts';
import { countText } from '../../store/classroom/path-words.ts';
import { mostPaths, pathsAtOnce } from '../../store/classroom/paths.ts';
import { tellsSecret } from '../../store/classroom/path-secrets.ts';
import { commandOf } from '../../store/commands/registry.ts';
import { runCommand } from '../../store/commands/run.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { PathControls } from './PathControls.tsx';
import { PathLine } from './PathLine.tsx';
import { PathSum } from './PathSum.tsx';
import { usePathLens } from './use-path-lens.ts';

/** Up to so many wires, the paths are listed without being asked for: a nudge stays quick. */
const mostWiresListed = 400;

/** Every path from the selected node to the root, with the product of its local slopes; the products add up to the gradient. */
export function PathsSection(props: { readonly address: Address }) {
  const bench = useBench();
  const { workbench, lenses, classroom } = bench;
  const program = useStore(workbench.live.$program);
  const tick = useStore(workbench.live.$tick);
  const document = useStore(workbench.$document);
  const lensed = useStore(lenses.$lenses);
  const status = usePathLens();

  const lit = () => (status()?.from === props.address ? status() : null);
  const space = createMemo(() => pathSpace(program(), props.address));
  const isSecret = createMemo(() => {
    const found = space();
    return found !== null && tellsSecret(lensed(), found);
  });
  const isListed = () => lit() !== null || (space()?.to.length ?? 0) <= mostWiresListed;
  const largest = createMemo(() => {
    const known = lit();
    if (known) return known.largest;
    tick();
    const found = space();
    if (found === null || !isListed()) return null;
    // A read settles the sweep, whose numbers the search reads.
    workbench.live.value(props.address);
    return largestPaths(found, workbench.live.row(), mostPaths(found, pathsAtOnce));
  });
  const hopsOf = createMemo(() => createHops(drawnGraph(document())));

  function light(at: number): void {
    const from = props.address;
    classroom.use(({ paths, playback, manual }) => {
      playback.stop();
      manual.stop();
      paths.show(from, at);
    });
  }

  /** Comes into view when it is asked for by its command, now or just before the inspector opened. */
  function bind(element: HTMLElement): void {
    const come = () => {
      if (classroom.$ran.get()?.id === 'paths.show')
        requestAnimationFrame(() => element.scrollIntoView({ block: 'nearest' }));
    };
    come();
    onCleanup(classroom.$ran.listen(come));
  }

  return (
    <Show when={space()}>
      {(found) => (
        <div class="paths" ref={bind}>
          <Section title="Paths to the root" tools={<PathControls isOn={lit() !== null} />}>
            <Show
              when={!isSecret()}
              fallback={
                <p class="paths-remark">These paths would tell a number that is covered. Uncover or guess it first.</p>
              }
            >
              <Show
                when={largest()}
                fallback={
                  <div class="paths-many">
                    <p class="paths-remark">{countText(found().count)} paths.</p>
                    <Button variant="outline" size="small" onPress={() => runCommand(bench, commandOf('paths.show'))}>
                      Show the largest
                    </Button>
                  </div>
                }
              >
                {(all) => (
                  <>
                    <ol class="paths-list">
                      <For each={all().paths}>
                        {(path, place) => (
                          <PathLine
                            from={props.address}
                            hops={hopsOf()(props.address, path)}
                            product={path.product}
                            place={place()}
                            isLit={lit()?.at === place()}
                            onPress={() => light(place())}
                          />
                        )}
                      </For>
                    </ol>
                    <PathSum address={props.address} largest={all()} canFindMore={lit() !== null} />
                  </>
                )}
              </Show>
            </Show>
          </Section>
        </div>
      )}
    </Show>
  );
}
