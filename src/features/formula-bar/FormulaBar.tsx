import './FormulaBar.css';
import { createSignal, createUniqueId, onCleanup, onMount, Show } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useNumeral } from '../../nodes/use-numeral.ts';
import { useStore } from '../../nodes/use-store.ts';
import { shownBy } from '../../store/lens.ts';
import { Button } from '../../ui/Button.tsx';
import { createFormula } from './create-formula.ts';
import { FormulaInput } from './FormulaInput.tsx';
import { NameBox } from './NameBox.tsx';
import { SweepStatus } from './SweepStatus.tsx';

const placeholder = 'type an expression, like y = tanh(w*x + b)';

/** As in a spreadsheet: the selected node's name and formula, and with nothing selected a place to type a new one. */
export function FormulaBar() {
  const bench = useBench();
  const { view, canvas } = bench;
  const formula = createFormula(bench);
  const numeral = useNumeral();
  const messageId = createUniqueId();
  const [nameProblem, setNameProblem] = createSignal<string | null>(null);
  let bar: HTMLElement | undefined;
  let input: HTMLInputElement | undefined;

  /** Takes over an expression that was begun on the canvas. */
  function takeOver(text: string | null): void {
    if (text === null || input === undefined) return;
    view.$expression.set(null);
    bench.workbench.select([]);
    formula.begin(null, text);
    input.focus();
    input.setSelectionRange(text.length, text.length);
  }
  onMount(() => takeOver(view.$expression.get()));
  onCleanup(view.$expression.listen(takeOver));

  function escape(): void {
    const target = formula.target();
    formula.leave();
    if (target === null) canvas.focusCanvas();
    else canvas.focusNode(target);
  }

  function blur(event: FocusEvent): void {
    const stays = event.relatedTarget instanceof Node && bar?.contains(event.relatedTarget) === true;
    if (!stays) formula.blur();
  }

  const message = () => nameProblem() ?? formula.problem()?.message ?? null;
  const wrongAt = () => {
    const problem = formula.problem();
    return problem === null ? null : problem.column - 1;
  };
  const lensed = useStore(bench.lenses.$lenses);
  /** Whether the number of what is being typed is to be guessed: then it is not said here either. */
  const isCovered = () => {
    const target = formula.target();
    return target !== null && shownBy(lensed(), 'value', target) !== null;
  };
  const value = () => {
    const result = isCovered() ? undefined : formula.value();
    return formula.isTyping() && result !== undefined ? `= ${numeral(result)}` : '';
  };

  return (
    <section ref={(element) => (bar = element)} class="formula-bar" aria-label="Formula bar">
      <NameBox target={formula.target()} onProblem={setNameProblem} />
      <FormulaInput
        ref={(element) => (input = element)}
        text={formula.text()}
        placeholder={formula.isNote() ? 'A note has no formula' : placeholder}
        readonly={formula.isNote()}
        wrongAt={wrongAt()}
        isRefused={formula.isRefused()}
        messageId={messageId}
        onInput={(text) => formula.type(text)}
        onEnter={() => formula.enter()}
        onEscape={escape}
        onFocus={() => formula.prepare()}
        onBlur={blur}
      />
      <span class="formula-value">{value()}</span>
      <SweepStatus />
      <div
        class="formula-message"
        id={messageId}
        role="status"
        data-refused={formula.isRefused() || nameProblem() !== null ? '' : undefined}
      >
        <Show when={message()}>{(words) => <span>{words()}</span>}</Show>
        <Show when={formula.missing().length > 0}>
          <Button
            size="small"
            variant="outline"
            keys={formula.isRefused() ? 'Enter' : undefined}
            onPress={() => formula.makeInputs()}
          >
            {inputsTitle(formula.missing())}
          </Button>
        </Show>
      </div>
    </section>
  );
}

function inputsTitle(names: readonly string[]): string {
  if (names.length > 4) return `Make ${names.length} inputs`;
  if (names.length === 1) return `Make ${names[0]} an input`;
  return `Make ${names.slice(0, -1).join(', ')} and ${names.at(-1)} inputs`;
}
