import './NetSettings.css';
import { createSignal, For, Index, Show } from 'solid-js';
import { within, type NodeId } from '../../kernel/ids.ts';
import { fullPrecision } from '../../kernel/numeral.ts';
import { parseNumber } from '../../kernel/parse-number.ts';
import { parameterCount } from '../../graph/net-limits.ts';
import type { InitialScheme, LayerRecord, LayerShape, MlpRecord } from '../../graph/document.ts';
import { insertLayer, removeLayer, resizeLayer, shapesOf, type Resized } from '../../macros/resize.ts';

import { ActivationSelect } from '../../nodes/ActivationSelect.tsx';
import { useBench } from '../../nodes/bench-context.ts';
import { initialSchemes, schemeTitles, schemeWords } from '../../nodes/scheme-words.ts';
import { redrawNet, setActivation, setInitial, setNetSeed } from '../../store/net-edits.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';

type Net = LayerRecord | MlpRecord;

/** The shape of a layer or net, and how its first numbers are drawn. What cannot be is refused in words and the old shape stays. */
export function NetSettings(props: { readonly net: Net; readonly title: string }) {
  const { workbench } = useBench();
  const [problem, setProblem] = createSignal<string | null>(null);
  const shapes = () => shapesOf(props.net);
  const count = () =>
    parameterCount(
      props.net.inputs.length,
      shapes().map(({ size }) => size),
    );

  function apply(words: string, result: Resized): void {
    setProblem(result.ok ? null : result.message);
    if (result.ok) workbench.commit(words, result.document);
  }

  function resize(layer: number, size: number): void {
    apply(`Resize ${props.title}`, resizeLayer(workbench.$document.get(), props.net.id, layer, size));
  }

  function add(): void {
    const at = Math.max(0, shapes().length - 1);
    const shape: LayerShape = { size: shapes()[at - 1]?.size ?? 4, activation: shapes()[at - 1]?.activation ?? 'tanh' };
    apply(`Add a layer to ${props.title}`, insertLayer(workbench.$document.get(), props.net.id, at, shape));
  }

  function remove(layer: number): void {
    apply(`Remove layer ${layer + 1} of ${props.title}`, removeLayer(workbench.$document.get(), props.net.id, layer));
  }

  return (
    <>
      <Section title="Shape">
        <p class="inspector-remark">
          {props.net.inputs.length} {props.net.inputs.length === 1 ? 'input' : 'inputs'},{' '}
          {count().toLocaleString('en-US')} parameters
        </p>
        <Index each={shapes()}>
          {(shape, layer) => (
            <LayerSettings
              net={props.net}
              shape={shape()}
              layer={layer}
              title={props.title}
              onResize={(size) => resize(layer, size)}
              onRemove={props.net.macro === 'mlp' && shapes().length > 1 ? () => remove(layer) : null}
            />
          )}
        </Index>
        <Show when={problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
        <Show when={props.net.macro === 'mlp'}>
          <Button size="small" variant="outline" icon="plus" onPress={add}>
            Add a layer
          </Button>
        </Show>
      </Section>
      <InitialSettings id={props.net.id} net={props.net} title={props.title} />
    </>
  );
}

function LayerSettings(props: {
  readonly net: Net;
  readonly shape: LayerShape;
  readonly layer: number;
  readonly title: string;
  readonly onResize: (size: number) => void;
  readonly onRemove: (() => void) | null;
}) {
  const { workbench } = useBench();
  const isNet = () => props.net.macro === 'mlp';
  const address = () => (isNet() ? within(props.net.id, `l${props.layer + 1}`) : props.net.id);
  const name = () => (isNet() ? `layer ${props.layer + 1}` : 'neurons');

  function type(event: { readonly currentTarget: HTMLInputElement }): void {
    const read = parseNumber(event.currentTarget.value);
    props.onResize(read.ok ? read.value : Number.NaN);
    event.currentTarget.value = String(props.shape.size);
  }

  return (
    <div class="net-settings-row" role="group" aria-label={name()}>
      <span>{name()}</span>
      <IconButton
        icon="minus"
        size="small"
        name={`one neuron fewer in ${name()}`}
        onPress={() => props.onResize(props.shape.size - 1)}
      />
      <input
        inputmode="numeric"
        autocomplete="off"
        aria-label={`neurons of ${name()}`}
        value={props.shape.size}
        on:change={type}
      />
      <IconButton
        icon="plus"
        size="small"
        name={`one neuron more in ${name()}`}
        onPress={() => props.onResize(props.shape.size + 1)}
      />
      <ActivationSelect
        value={props.shape.activation}
        title={`${props.title} ${name()}, inspector,`}
        onChoose={(activation) =>
          workbench.commit(
            `Make ${name()} of ${props.title} ${activation}`,
            setActivation(workbench.$document.get(), address(), activation),
          )
        }
      />
      <Show when={props.onRemove}>
        {(remove) => <IconButton icon="close" size="small" name={`remove ${name()}`} onPress={() => remove()()} />}
      </Show>
    </div>
  );
}

function InitialSettings(props: { readonly id: NodeId; readonly net: Net; readonly title: string }) {
  const { workbench } = useBench();
  const [problem, setProblem] = createSignal<string | null>(null);

  function choose(event: { readonly currentTarget: HTMLSelectElement }): void {
    const scheme = initialSchemes.find((known) => known === event.currentTarget.value);
    if (scheme !== undefined)
      workbench.commit(
        `Draw the numbers of ${props.title} by ${schemeTitles[scheme]}`,
        setInitial(workbench.$document.get(), props.id, scheme),
      );
  }

  function seed(event: { readonly currentTarget: HTMLInputElement }): void {
    const read = parseNumber(event.currentTarget.value);
    const isSeed = read.ok && Number.isSafeInteger(read.value);
    setProblem(isSeed ? null : 'A seed is a whole number.');
    if (isSeed)
      workbench.commit(
        `Draw ${props.title} from seed ${read.value}`,
        setNetSeed(workbench.$document.get(), props.id, read.value),
      );
    else event.currentTarget.value = seedText();
  }

  const seedText = () => {
    const now = props.net.settings.seed;
    return now === undefined ? '' : fullPrecision(now);
  };

  return (
    <Section title="First numbers">
      <div class="net-settings-row">
        <label>
          scheme
          <select
            class="activation-select"
            aria-label={`${props.title} initial numbers, inspector`}
            value={props.net.settings.initial}
            on:change={choose}
          >
            <For each={initialSchemes}>
              {(scheme: InitialScheme) => <option value={scheme}>{schemeTitles[scheme]}</option>}
            </For>
          </select>
        </label>
        <label>
          seed
          <input
            inputmode="numeric"
            autocomplete="off"
            aria-label={`${props.title} seed`}
            placeholder="by name"
            value={seedText()}
            on:change={seed}
          />
        </label>
        <IconButton
          icon="dice"
          size="small"
          name={`draw new numbers for ${props.title}, inspector`}
          onPress={() =>
            workbench.commit(`Draw new numbers for ${props.title}`, redrawNet(workbench.$document.get(), props.id))
          }
        />
      </div>
      <p class="inspector-remark">{schemeWords[props.net.settings.initial]}</p>
      <Show when={problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
    </Section>
  );
}
