import { createMemo, Index, Show } from 'solid-js';
import { fullPrecision } from '../../kernel/numeral.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { titleOf } from '../../nodes/titles.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import { useLabels, useTitles } from '../../nodes/use-titles.ts';
import type { SwapProof } from '../../store/classroom/swap.ts';
import type { Compared, Pair } from '../../store/swap/compare.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { apart, verdict, worse, worstFirst } from './proof-words.ts';
import { useSwap } from './use-swap.ts';

const mostLines = 60;

/** Every value and gradient outside, computed with the old form and with the new one, at the numbers of now. */
export function ProofTable() {
  const swap = useSwap();
  const proof = useStore(swap.$proof);
  const back = (now: SwapProof) => {
    const [form] = now.offer.id.split('.');
    return swap.offers(now.node).find(({ id }) => id !== now.offer.id && id.startsWith(`${form}.`));
  };
  return (
    <Show when={proof()}>
      {(now) => (
        <Section
          title="Proof"
          tools={
            <Show when={back(now())}>
              {(offer) => (
                <Button size="small" onPress={() => swap.swap(now().node, offer())}>
                  Swap back
                </Button>
              )}
            </Show>
          }
        >
          <p class="swap-verdict" role="status" data-holds={now().different === 0 ? '' : undefined}>
            <span aria-hidden="true">{now().different === 0 ? '✓' : '✗'}</span> {verdict(now())}
          </p>
          <Lost proof={now()} />
          <p>
            <code>{now().offer.from}</code> before, <code>{now().offer.to}</code> now, both at the present numbers:
            nudge one and the proof follows.
          </p>
          <Lines proof={now()} />
          <Show when={now().compared.length > mostLines}>
            <p>and {now().compared.length - mostLines} more</p>
          </Show>
        </Section>
      )}
    </Show>
  );
}

/** Why the forms differ, where a part has lost its number. */
function Lost(props: { readonly proof: SwapProof }) {
  const { workbench } = useBench();
  const numeral = useNumeral();
  const titles = useTitles();
  return (
    <Show when={props.proof.different > 0}>
      <p>
        <Show when={props.proof.lost}>
          {(address) => (
            <>
              <code>{titleOf(workbench.$document.get(), titles(), address())}</code> is{' '}
              {numeral(workbench.live.value(address()) ?? Number.NaN)} here.{' '}
            </>
          )}
        </Show>
        {props.proof.offer.caution}
      </p>
    </Show>
  );
}

function Lines(props: { readonly proof: SwapProof }) {
  const lines = createMemo(() => worstFirst(props.proof.compared).slice(0, mostLines));
  return (
    <div class="swap-table">
      <table>
        <thead>
          <tr>
            <th scope="col">node</th>
            <th scope="col">value</th>
            <th scope="col">gradient</th>
            <th scope="col">the two forms</th>
          </tr>
        </thead>
        <tbody>
          <Index each={lines()}>{(line) => <Line line={line()} />}</Index>
        </tbody>
      </table>
    </div>
  );
}

function Line(props: { readonly line: Compared }) {
  const { workbench } = useBench();
  const labels = useLabels();
  const name = () =>
    labels().get(props.line.address) ?? titleOf(workbench.$document.get(), labels(), props.line.address);
  return (
    <tr>
      <th scope="row">{name()}</th>
      <Both pair={props.line.value} />
      <Both pair={props.line.gradient} />
      <td class="swap-apart">{apart(worse(props.line))}</td>
    </tr>
  );
}

/** Both numbers, or the one that they are. */
function Both(props: { readonly pair: Pair }) {
  const numeral = useNumeral();
  const text = (number: number | null) => (number === null ? '–' : numeral(number));
  const full = (number: number | null) => (number === null ? '–' : fullPrecision(number));
  return (
    <td title={`before ${full(props.pair.before)}, now ${full(props.pair.after)}`}>
      <Show when={!props.pair.isEqual}>{text(props.pair.before)} → </Show>
      {text(props.pair.after)}
    </td>
  );
}
