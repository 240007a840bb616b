import { createSignal, Show } from 'solid-js';
import type { LeafRecord, Role, Slider } from '../../graph/document.ts';
import { parseNumber } from '../../kernel/parse-number.ts';
import { fullPrecision } from '../../kernel/numeral.ts';
import { useBench } from '../../nodes/bench-context.ts';
import { setRole, setSlider, sliderProblem } from '../../store/edits.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { Section } from '../../ui/Section.tsx';

const roles = [
  { value: 'input', label: 'input' },
  { value: 'parameter', label: 'parameter' },
  { value: 'constant', label: 'constant' },
] as const;

/** What a leaf is for, and its slider. */
export function LeafSettings(props: { readonly record: LeafRecord }) {
  const { workbench } = useBench();
  const chooseRole = (role: Role) =>
    workbench.commit(
      `Make it ${role === 'input' ? 'an input' : `a ${role}`}`,
      setRole(workbench.$document.get(), props.record.id, role),
    );
  const putSlider = (slider: Slider | null) =>
    workbench.commit(
      slider === null ? 'Remove the slider' : 'Set the slider',
      setSlider(workbench.$document.get(), props.record.id, slider),
    );
  const span = () => Math.max(1, Math.ceil(Math.abs(props.record.value)));
  return (
    <Section title="What it is">
      <Segmented name="Role" options={roles} value={props.record.role} onChange={chooseRole} />
      <Toggle
        label="Slider"
        checked={props.record.slider !== undefined}
        onChange={(on) => putSlider(on ? { min: -span(), max: span(), step: 0.01 } : null)}
      />
      <Show when={props.record.slider}>{(slider) => <SliderRange slider={slider()} onChange={putSlider} />}</Show>
    </Section>
  );
}

/** The slider's ends and step, typed; a wrong one is refused in words and the old slider stays. */
function SliderRange(props: { readonly slider: Slider; readonly onChange: (slider: Slider) => void }) {
  const [problem, setProblem] = createSignal<string | null>(null);
  let form: HTMLFormElement | undefined;
  const field = (key: keyof Slider, label: string) => (
    <label>
      {label}
      <input name={key} inputmode="decimal" autocomplete="off" value={fullPrecision(props.slider[key])} />
    </label>
  );

  function submit(event: Event): void {
    event.preventDefault();
    if (form === undefined) return;
    const data = new FormData(form);
    const read = (key: keyof Slider) => {
      const typed = data.get(key);
      return parseNumber(typeof typed === 'string' ? typed : '');
    };
    const [min, max, step] = [read('min'), read('max'), read('step')];
    if (!min.ok) return void setProblem(min.message);
    if (!max.ok) return void setProblem(max.message);
    if (!step.ok) return void setProblem(step.message);
    const slider = { min: min.value, max: max.value, step: step.value };
    const wrong = sliderProblem(slider);
    setProblem(wrong);
    if (wrong === null) props.onChange(slider);
  }

  return (
    <form class="slider-range" ref={form} onSubmit={submit}>
      {field('min', 'from')}
      {field('max', 'to')}
      {field('step', 'step')}
      <Button size="small" variant="outline" onPress={submit}>
        Set
      </Button>
      <Show when={problem()}>{(text) => <p role="alert">{text()}</p>}</Show>
    </form>
  );
}
