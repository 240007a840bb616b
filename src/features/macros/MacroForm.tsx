import './MacroForm.css';
import { createSignal, createUniqueId, Index, Show, untrack } from 'solid-js';
import type { DefinitionId } from '../../graph/document.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { makeGroup, nameMacro, namesForGroup, namesOf, removeMacro, whyKept } from '../../store/definition-acts.ts';
import { wholeTargets } from '../../store/commands/targets.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';

export interface MacroFormProps {
  /** The macro that is named; null makes one of what is selected. */
  readonly definition: DefinitionId | null;
  readonly onClose: () => void;
}

/** The names of a macro, its ports and its outputs. Enter in any field does what the main button does. */
export function MacroForm(props: MacroFormProps) {
  const bench = useBench();
  const { workbench } = bench;
  const document = workbench.$document.get();
  const ids = wholeTargets(bench);
  // The form is made anew whenever the dialog opens.
  const definition = untrack(() => props.definition);
  const found = definition === null ? namesForGroup(workbench, ids) : namesOf(document, definition);
  const start = 'ok' in found ? { name: '', inputs: [], outputs: [] } : found;
  const [name, setName] = createSignal(start.name);
  const [inputs, setInputs] = createSignal(start.inputs);
  const [outputs, setOutputs] = createSignal(start.outputs);
  const [problem, setProblem] = createSignal('ok' in found ? found.message : undefined);
  const action = () => (definition === null ? 'Group' : 'Save names');
  const problemId = createUniqueId();

  function save(): void {
    const names = { name: name().trim(), inputs: trimmed(inputs()), outputs: trimmed(outputs()) };
    const refused = definition === null ? makeGroup(bench, ids, names) : nameMacro(bench, definition, names);
    if (refused === null) props.onClose();
    else setProblem(refused);
  }

  function remove(id: DefinitionId): void {
    const refused = removeMacro(bench, id);
    if (refused === null) props.onClose();
    else setProblem(refused);
  }

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    save();
  }

  return (
    <form class="macro-form" on:submit={submit} aria-describedby={problem() === undefined ? undefined : problemId}>
      <TextField
        label="Name of the macro"
        value={name()}
        hint={definition === null ? 'Formulas call it by this name.' : 'Changes it everywhere.'}
        onInput={setName}
        ref={selected}
      />
      <Names legend="Ports" of="Port" names={inputs()} onNames={setInputs} none="It has no ports." />
      <Names legend="Outputs" of="Output" names={outputs()} onNames={setOutputs} none="It has no outputs." />
      <Show when={problem()}>
        {(words) => (
          <p id={problemId} class="macro-form-problem" role="alert">
            {words()}
          </p>
        )}
      </Show>
      <div class="macro-form-actions">
        <Show when={definition}>
          {(id) => (
            <Button
              variant="danger"
              icon="trash"
              disabled={whyKept(document, id()) ?? undefined}
              onPress={() => remove(id())}
            >
              Delete the macro
            </Button>
          )}
        </Show>
        <Button variant="solid" icon="macro" onPress={save}>
          {action()}
        </Button>
        {/* What lets Enter submit. */}
        <input type="submit" hidden />
      </div>
    </form>
  );
}

interface NamesProps {
  readonly legend: string;
  readonly of: string;
  readonly names: readonly string[];
  readonly onNames: (names: readonly string[]) => void;
  readonly none: string;
}

function Names(props: NamesProps) {
  const rename = (index: number, text: string) =>
    props.onNames(props.names.map((name, place) => (place === index ? text : name)));
  return (
    <fieldset>
      <legend>{props.legend}</legend>
      <Index each={props.names} fallback={<p>{props.none}</p>}>
        {(name, index) => (
          <TextField
            label={`${props.of} ${index + 1}`}
            value={name()}
            look="code"
            onInput={(text) => rename(index, text)}
          />
        )}
      </Index>
    </fieldset>
  );
}

function trimmed(names: readonly string[]): readonly string[] {
  return names.map((name) => name.trim());
}

/** The name is typed over at once. */
function selected(input: HTMLInputElement): void {
  queueMicrotask(() => {
    input.focus();
    input.select();
  });
}
