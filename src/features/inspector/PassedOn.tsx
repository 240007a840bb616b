import { createMemo, For, Show } from 'solid-js';
import { mathOfRule, wordsOfRule } from '../../formats/math-of-rule.ts';
import { ops, type OpId } from '../../ops/table.ts';
import type { Address } from '../../kernel/ids.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useGradient, useStore } from '../../nodes/use-store.ts';
import { Formula } from '../../ui/Formula.tsx';
import { GradientBadge } from '../../ui/GradientBadge.tsx';
import { Section } from '../../ui/Section.tsx';
import { useTick } from './use-tick.ts';
import { useNames, useShortNames } from './use-names.ts';

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
  const numeral = useNumeral();
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
  const factors = () => {
    const [upstream, local] = [gradient(), slope()];
    if (local === undefined) return 'waits';
    return upstream === null ? `local slope ${numeral(local)}` : `${numeral(upstream)} × ${inBrackets(numeral(local))}`;
  };
  return (
    <div class="inspector-row">
      <div>
        <p class="inspector-line">
          to <i>{name()}</i>: {factors()}
        </p>
        <p class="inspector-line inspector-rule">
          <Formula math={mathOfRule(props.op, names())} name={wordsOfRule(props.op, names())} />
        </p>
      </div>
      <GradientBadge gradient={passed()} name={`passed to ${name()}, operand ${props.operand + 1},`} look="plain" />
    </div>
  );
}

function inBrackets(text: string): string {
  return text.startsWith('−') ? `(${text})` : text;
}
