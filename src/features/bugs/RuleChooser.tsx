import { createMemo, createSignal, Index, Show } from 'solid-js';
import { wrongRulesOf } from '../../compile/wrong-rules.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { isOpId, opIds, ops, type OpId } from '../../ops/table.ts';
import type { RuleChoice } from '../../store/classroom/bug-choice.ts';
import { longestRule, readOwnRule } from '../../store/classroom/own-rule.ts';
import { TextField } from '../../ui/TextField.tsx';
import { CodePair } from './CodePair.tsx';
import { useLab } from './use-lab.ts';

/** A wrong local rule for any operation of the graph: a ready one, or one's own. */
export function RuleChooser() {
  const { workbench } = useBench();
  const lab = useLab();
  const program = useStore(workbench.live.$program);
  const choice = useStore(lab.$choice);
  const [chosen, setChosen] = createSignal<OpId | null>(null);
  const present = createMemo(() => {
    const found = new Set(program().slots.map(({ op }) => op));
    return opIds.filter((op) => found.has(op));
  });
  const op = (): OpId | undefined => {
    const [broken] = choice().rules.keys();
    const wanted = chosen() ?? broken;
    return wanted !== undefined && present().includes(wanted) ? wanted : present()[0];
  };
  return (
    <div class="bug-switch" data-on={choice().rules.size > 0 ? '' : undefined}>
      <p class="bug-title">A wrong local rule</p>
      <p>One operation gets its own slope wrong, everywhere in the graph.</p>
      <Show when={op()} fallback={<p>There is no operation on the canvas yet.</p>}>
        {(now) => (
          <>
            <div class="bug-choices">
              <label>
                operation
                <select
                  aria-label="operation"
                  on:change={(event) => {
                    if (isOpId(event.currentTarget.value)) setChosen(event.currentTarget.value);
                  }}
                >
                  <Index each={present()}>
                    {(each) => (
                      <option value={each()} selected={each() === now()}>
                        {ops[each()].title}
                        {choice().rules.has(each()) ? ' (wrong)' : ''}
                      </option>
                    )}
                  </Index>
                </select>
              </label>
              <Rule op={now()} rule={choice().rules.get(now()) ?? null} />
            </div>
            <Details op={now()} rule={choice().rules.get(now()) ?? null} />
          </>
        )}
      </Show>
    </div>
  );
}

interface RuleProps {
  readonly op: OpId;
  readonly rule: RuleChoice | null;
}

const rightRule = '';
const ownRule = 'own:';

function Rule(props: RuleProps) {
  const lab = useLab();
  const value = () => (props.rule === null ? rightRule : props.rule.kind === 'own' ? ownRule : props.rule.id);
  const options = () => [
    { id: rightRule, title: 'the right rule' },
    ...wrongRulesOf(props.op),
    { id: ownRule, title: 'my own rule…' },
  ];
  const choose = (id: string) => {
    if (id === rightRule) lab.setRule(props.op, null);
    else if (id === ownRule)
      lab.setRule(props.op, { kind: 'own', texts: ops[props.op].partialNotation.map(() => '1') });
    else lab.setRule(props.op, { kind: 'ready', id });
  };
  return (
    <label>
      rule
      <select aria-label="rule" on:change={(event) => choose(event.currentTarget.value)}>
        <Index each={options()}>
          {(option) => (
            <option value={option().id} selected={option().id === value()}>
              {option().title}
            </option>
          )}
        </Index>
      </select>
    </label>
  );
}

function Details(props: RuleProps) {
  const lab = useLab();
  const ready = () => {
    const wanted = props.rule?.kind === 'ready' ? props.rule.id : null;
    return wrongRulesOf(props.op).find(({ id }) => id === wanted);
  };
  const own = () => (props.rule?.kind === 'own' ? props.rule : undefined);
  return (
    <>
      <Show when={ready()}>{(rule) => <CodePair wrong={rule().wrong} right={rule().right} />}</Show>
      <Show when={own()}>
        {(rule) => (
          <Index each={rule().texts}>
            {(text, place) => (
              <OwnRule
                label={slopeLabel(props.op, place)}
                text={text()}
                onCommit={(typed) =>
                  lab.setRule(props.op, {
                    kind: 'own',
                    texts: rule().texts.map((old, index) => (index === place ? typed : old)),
                  })
                }
              />
            )}
          </Index>
        )}
      </Show>
    </>
  );
}

function slopeLabel(op: OpId, place: number): string {
  if (ops[op].arity === 2) return `slope towards ${place === 0 ? 'a' : 'b'}`;
  return 'slope towards x';
}

/** A typed slope. One that cannot be read stays in the field with the reason, and the last one that could goes on. */
function OwnRule(props: { readonly label: string; readonly text: string; readonly onCommit: (text: string) => void }) {
  const [draft, setDraft] = createSignal<string | null>(null);
  const problem = () => {
    const read = readOwnRule(draft() ?? props.text);
    return read.ok ? undefined : read.message;
  };
  const type = (text: string) => {
    setDraft(text);
    if (readOwnRule(text).ok) props.onCommit(text);
  };
  return (
    <TextField
      label={props.label}
      value={draft() ?? props.text}
      look="code"
      maxlength={longestRule}
      hint="x, a, b: inputs; out: the result; n: the exponent, or how many inputs."
      error={problem()}
      onInput={type}
    />
  );
}
