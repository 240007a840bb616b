import './DerivationSection.css';
import { createMemo, createSignal, For, Show } from 'solid-js';
import type { Address } from '../../kernel/ids.ts';
import { pathSpace } from '../../compile/path-space.ts';
import { derive, openable, shortOpening, type GradientTerm } from '../../formats/derivation.ts';
import { derivationLines, derivationNumbers } from '../../formats/derivation-math.ts';
import { mathOfPartial } from '../../formats/math.ts';
import { row, sign } from '../../formats/math-tree.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNames, useShortNames } from '../../nodes/use-names.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import { numbersOf } from '../../store/classroom/derivation-text.ts';
import { tellsSecret } from '../../store/classroom/path-secrets.ts';
import { Formula } from '../../ui/Formula.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';

/** A formula of many terms offers the first of them to be opened. */
const mostOffered = 12;

/** The chain rule for the selected node, from the graph: in symbols, with the local slopes, with the numbers. Each ∂L/∂d in it can be opened
 *  in place. */
export function DerivationSection(props: { readonly address: Address }) {
  const { workbench, lenses, preferences, classroom } = useBench();
  const program = useStore(workbench.live.$program);
  const tick = useStore(workbench.live.$tick);
  const lensed = useStore(lenses.$lenses);
  const values = useStore(preferences.$values);
  const name = useNames();
  const short = useShortNames();
  const numeral = useNumeral();
  const [chosen, setChosen] = createSignal<ReadonlySet<string> | null>(null);

  const opened = createMemo(() => chosen() ?? shortOpening(program(), props.address));
  const derivation = createMemo(() => derive(program(), props.address, opened()));
  const lines = createMemo(() => {
    const found = derivation();
    return found === null ? null : derivationLines(found, program(), short);
  });
  const isSecret = createMemo(() => {
    const space = pathSpace(program(), props.address);
    return space !== null && tellsSecret(lensed(), space);
  });
  const numbers = createMemo(() => {
    tick();
    const found = derivation();
    return found === null || isSecret()
      ? null
      : derivationNumbers(found, numbersOf(workbench, numeral, values().factors));
  });
  const terms = () => {
    const found = derivation();
    return found === null ? [] : openable(found).slice(0, mostOffered);
  };
  /** Its gradient is 1 from the start; there is nothing to derive. */
  const isRoot = () => derivation()?.term.links?.length === 0;
  const root = () => derivation()?.root ?? props.address;

  function turn({ key, links }: GradientTerm): void {
    const next = new Set(opened());
    if (links === null) next.add(key);
    else next.delete(key);
    setChosen(next);
  }

  function copy(): void {
    const [of, keys] = [props.address, opened()];
    classroom.use(({ paths }) => paths.copyDerivation(of, keys));
  }

  return (
    <Show when={lines()}>
      {(now) => (
        <div class="derivation">
          <Section
            title="Derivation"
            tools={<IconButton icon="duplicate" name="Copy as LaTeX" size="small" onPress={copy} />}
          >
            <Formula
              display="block"
              math={row(now().left.tree, sign('='), now().chain.tree)}
              name={`${now().left.words} equals ${now().chain.words}`}
            />
            <Show when={!isRoot()}>
              <Formula
                display="block"
                math={row(sign('='), now().slopes.tree)}
                name={`with the local slopes put in: ${now().slopes.words}`}
              />
              <Show
                when={numbers()}
                fallback={<p class="derivation-remark">Its numbers would tell one that is covered.</p>}
              >
                {(put) => (
                  <Formula
                    display="block"
                    math={row(sign('='), put().right.tree, sign(put().isExact ? '=' : '≈'), put().result.tree)}
                    name={`with the numbers put in: ${put().right.words} is ${put().result.words}`}
                  />
                )}
              </Show>
            </Show>
            <Show when={terms().length > 0}>
              <div class="derivation-terms" role="group" aria-label="Open or close in place">
                <For each={terms()}>
                  {(term) => (
                    <button
                      type="button"
                      aria-expanded={term.links !== null}
                      aria-label={`${term.links === null ? 'Open' : 'Close'} the gradient of ${name(root())} by ${name(term.of)}`}
                      on:click={() => turn(term)}
                    >
                      {term.links === null ? '+' : '−'}{' '}
                      <Formula math={mathOfPartial(short(root()), short(term.of))} name="" />
                    </button>
                  )}
                </For>
              </div>
            </Show>
          </Section>
        </div>
      )}
    </Show>
  );
}
