import { createSignal, For, untrack } from 'solid-js';
import { GradientBadge } from '../../../src/ui/GradientBadge.tsx';
import { NumberField } from '../../../src/ui/NumberField.tsx';
import { Slider } from '../../../src/ui/Slider.tsx';
import { ValueText } from '../../../src/ui/ValueText.tsx';
import type { SliderRange } from '../../../src/ui/scrub-track.ts';

export interface Noting {
  readonly note: (line: string) => void;
}

interface LeafProps extends Noting {
  readonly name: string;
  readonly start: number;
  readonly gradient: number | null;
  readonly reason?: string;
  readonly slider?: SliderRange;
}

/** A number as the page holds it: previews move it, a commit keeps it, a cancel puts it back. */
function createLeaf(start: number, say: (line: string) => void) {
  const [kept, setKept] = createSignal(start);
  const [value, setValue] = createSignal(start);
  return {
    value,
    preview: setValue,
    commit: (next: number, how: string) => {
      setKept(next);
      setValue(next);
      say(`${how} ${next}`);
    },
    cancel: () => {
      setValue(kept());
      say('cancelled');
    },
  };
}

function LeafCard(props: LeafProps) {
  const leaf = createLeaf(
    untrack(() => props.start),
    (line) => props.note(`${props.name} ${line}`),
  );
  return (
    <div data-world class="gallery-card">
      <p>
        {props.name} <small>input</small>
      </p>
      <NumberField
        value={leaf.value()}
        name={`${props.name} value`}
        slider={props.slider}
        onPreview={leaf.preview}
        onCommit={leaf.commit}
        onCancel={leaf.cancel}
      />
      {props.slider === undefined ? null : (
        <Slider
          value={leaf.value()}
          name={`${props.name} slider`}
          range={props.slider}
          onPreview={leaf.preview}
          onCommit={leaf.commit}
          onCancel={leaf.cancel}
        />
      )}
      <GradientBadge gradient={props.gradient} name={props.name} note={props.reason} />
    </div>
  );
}

function NeuronRow(props: LeafProps) {
  const leaf = createLeaf(
    untrack(() => props.start),
    (line) => props.note(`${props.name} ${line}`),
  );
  return (
    <div class="gallery-row">
      <span>{props.name}</span>
      <NumberField
        value={leaf.value()}
        name={`neuron ${props.name} value`}
        look="boxed"
        size="body"
        onPreview={leaf.preview}
        onCommit={leaf.commit}
        onCancel={leaf.cancel}
      />
      <GradientBadge gradient={props.gradient} name={`neuron ${props.name}`} look="chip" />
    </div>
  );
}

export function Numbers(props: Noting) {
  const [covered, setCovered] = createSignal(true);
  return (
    <>
      <LeafCard note={props.note} name="x1" start={2} gradient={-1.5} />
      <LeafCard note={props.note} name="w1" start={-3} gradient={1} />
      <LeafCard note={props.note} name="w2" start={1} gradient={0} reason="x2 = 0" />
      <LeafCard note={props.note} name="b" start={6.8813735870195432} gradient={0.5} />
      <LeafCard note={props.note} name="a" start={0.5} gradient={0.25} slider={{ min: -1, max: 1, step: 0.05 }} />
      <LeafCard note={props.note} name="tiny" start={-1.2345e-10} gradient={-1.2345e-20} />
      <LeafCard note={props.note} name="large" start={-123456} gradient={Number.NEGATIVE_INFINITY} />
      <div data-world class="gallery-card">
        <p>
          sum <small>+</small>
        </p>
        <ValueText value={-6} name="sum value" />
        <GradientBadge
          gradient={0.5}
          name="sum"
          hidden={covered()}
          onReveal={() => {
            setCovered(false);
          }}
        />
      </div>
      <div data-world class="gallery-card">
        <p>log 1</p>
        <ValueText value={Number.NaN} name="log 1 value" reason="log of −2 has no real value" />
        <GradientBadge gradient={Number.NaN} name="log 1" />
      </div>
      <div data-world class="gallery-card">
        <p>tanh 1</p>
        <ValueText value={null} name="tanh 1 value" reason="waits for an input" />
        <GradientBadge gradient={null} name="tanh 1" note="off the path" />
      </div>
      <div data-world class="gallery-card">
        <p>pole</p>
        <ValueText value={Number.POSITIVE_INFINITY} name="pole value" reason="1 ÷ 0" />
        <GradientBadge gradient={1} name="pole" note="root" />
      </div>
      <div data-world class="gallery-card gallery-wide">
        <p>neuron 1</p>
        <For
          each={[
            { name: 'w1', start: 0.2355, gradient: 0.9285 },
            { name: 'w2', start: 0.0665, gradient: -1.857 },
            { name: 'b', start: -1.2345e-10, gradient: 0.9285 },
          ]}
        >
          {(row) => <NeuronRow note={props.note} {...row} />}
        </For>
        <ValueText value={0.2674} name="neuron 1 value" />
        <GradientBadge gradient={1} name="neuron 1" />
      </div>
      <div class="gallery-panel">
        <ValueText value={-6} name="x1w1 value, inspector" />
        <GradientBadge gradient={0.5} name="x1w1" place="inspector" look="plain" size="value" />
        <br />
        <GradientBadge gradient={-1.5} name="x1" place="inspector" look="plain" />
      </div>
    </>
  );
}
