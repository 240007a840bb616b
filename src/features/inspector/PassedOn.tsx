import { createMemo, For, Show } from 'solid-js';
import { sumOverRows } from '../../compile/sum-over-rows.ts';
import { mathOfRule, wordsOfRule } from '../../formats/math-of-rule.ts';
import { ops, type OpId } from '../../ops/table.ts';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useGradient, useStore } from '../../nodes/use-store.ts';
import { Formula } from '../../ui/Formula.tsx';
import { Section } from '../../ui/Section.tsx';
import { LinkNumbers, OverRows } from './LinkNumbers.tsx';
import { useTick } from './use-tick.ts';
import { useNames, useShortNames } from '../../nodes/use-names.ts';

/** What an op passes back to each of its inputs, with its local rule in words. */
export function PassedOn(props: { readonly address: Address }) {
  const { workbench } = useBench();
  const program = useStore(workbench.live.$program);
  const slot = createMemo(() => program().slots[program().indexOf.get(props.address) ?? -1]);
  const op = () => {
    const name = slot()?.op;
    return name === undefined || name === 'leaf' ? null : name;
  };
  return (
    <Show when={op()}>
      {(known) => (
        <Section title="What it passes on">
          <p class="inspector-remark">{ops[known()].rule}</p>
          <For each={(slot()?.inputs ?? []).slice(0, mostLines)}>
            {(from, operand) => (
              <Show when={from}>
                {(input) => (
                  <PassedOnLine
                    address={props.address}
                    op={known()}
                    inputs={slot()?.inputs ?? []}
                    input={input()}
                    operand={operand()}
                  />
                )}
              </Show>
            )}
          </For>
          <Show when={(slot()?.inputs.length ?? 0) > mostLines}>
            <p class="inspector-remark">and {(slot()?.inputs.length ?? 0) - mostLines} more inputs</p>
          </Show>
        </Section>
      )}
    </Show>
  );
}

const mostLines = 24;

function PassedOnLine(props: {
  readonly address: Address;
  readonly op: OpId;
  readonly inputs: readonly (Address | null)[];
  readonly input: Address;
  readonly operand: number;
}) {
  const { workbench } = useBench();
  const tick = useTick();
  const title = useNames();
  const name = () => title(props.input);
  const short = useShortNames();
  const names = () => ({
    operand: props.operand,
    inputs: props.inputs.map((from) => (from === null ? '?' : short(from))),
    out: short(props.address),
  });
  const gradient = useGradient(() => props.address);
  const slope = () => {
    tick();
    return workbench.live.slopes(props.address)[props.operand];
  };
  const passed = () => {
    tick();
    return workbench.live.contribution(props.address, props.operand);
  };
  const overRows = () => {
    tick();
    return sumOverRows(workbench.live.$program.get(), props.address, props.operand);
  };
  return (
    <div class="inspector-link">
      <p class="inspector-line">
        to <i>{name()}</i>: <Formula math={mathOfRule(props.op, names())} name={wordsOfRule(props.op, names())} />
      </p>
      <LinkNumbers
        op={props.address}
        to={props.input}
        upstream={gradient()}
        slope={slope() ?? null}
        product={passed()}
      />
      <OverRows sum={overRows()} name={`passed to ${name()} over all rows`} />
    </div>
  );
}
