import './MicroscopeView.css';
import { For, Show } from 'solid-js';
import { slopeSteps } from '../../compile/slope-error.ts';
import { address as parseAddress, type Address } from '../../kernel/ids.ts';
import { fullPrecision, shortNumeral } from '../../kernel/numeral.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { SecantChart } from '../../ui/charts/SecantChart.tsx';
import { ValleyChart } from '../../ui/charts/ValleyChart.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import type { MeasuredValley, Microscope, MicroscopeView as View } from './create-microscope.ts';
import { stepWords } from './step-words.ts';

interface Parts {
  readonly microscope: Microscope;
  readonly address: Address;
  readonly name: (address: Address) => string;
}

const methods = [
  { value: 'forward', label: 'forward' },
  { value: 'central', label: 'central' },
] as const;

/** In CSS px, beside the inspector's other pictures and for the back row. */
const heights = { small: 200, large: 300 } as const;

/** What turns on a microscope, its two pictures, and the numbers beside them. */
export function MicroscopeView(props: Parts & { readonly size: 'small' | 'large' }) {
  const view = () => props.microscope.view() ?? undefined;
  const valley = () => props.microscope.valley() ?? undefined;
  return (
    <div class="microscope-view" data-size={props.size}>
      <Show
        when={view()}
        fallback={
          <p class="microscope-remark">
            {props.microscope.isWaiting()
              ? 'Measuring…'
              : 'There is no ordinary number here, so there is nothing to measure.'}
          </p>
        }
      >
        {(now) => (
          <>
            <Controls {...props} />
            <Numbers view={now()} microscope={props.microscope} />
            <div class="microscope-pictures">
              <SecantPane
                microscope={props.microscope}
                address={props.address}
                name={props.name}
                view={now()}
                height={heights[props.size]}
              />
              <Show
                when={valley()}
                fallback={
                  <Show when={now().gradient !== null}>
                    <p class="microscope-remark">Measuring with smaller and smaller steps…</p>
                  </Show>
                }
              >
                {(measured) => (
                  <ValleyPane
                    microscope={props.microscope}
                    address={props.address}
                    name={props.name}
                    view={now()}
                    valley={measured()}
                    height={heights[props.size]}
                  />
                )}
              </Show>
            </div>
          </>
        )}
      </Show>
    </div>
  );
}

function Controls(props: Parts) {
  const scope = () => props.microscope;
  const steps = () => (slopeSteps.includes(scope().h()) ? slopeSteps : [scope().h(), ...slopeSteps]);

  function chooseRoot(text: string): void {
    const root = parseAddress(text);
    if (root !== null) scope().setRoot(root);
  }

  return (
    <div class="microscope-controls">
      <label>
        of{' '}
        <select
          aria-label="root under the microscope"
          value={scope().root() ?? ''}
          onChange={(event) => chooseRoot(event.currentTarget.value)}
        >
          <For each={scope().roots()}>{(root) => <option value={root}>{props.name(root)}</option>}</For>
        </select>
      </label>
      <label>
        h ={' '}
        <select
          aria-label="step h under the microscope"
          value={String(scope().h())}
          onChange={(event) => scope().setH(Number(event.currentTarget.value))}
        >
          <For each={steps()}>
            {(step) => (
              <option value={String(step)} selected={step === scope().h()}>
                {shortNumeral(step)}
              </option>
            )}
          </For>
        </select>
      </label>
      <Segmented
        name="Differences under the microscope"
        options={methods}
        value={scope().method()}
        onChange={(method) => scope().setMethod(method)}
      />
    </div>
  );
}

function Numbers(props: { readonly view: View; readonly microscope: Microscope }) {
  const estimate = () => props.view.estimate[props.microscope.method()];
  return (
    <dl class="microscope-numbers">
      <dt>measured</dt>
      <dd data-estimate>{fullPrecision(estimate())}</dd>
      <dt>gradient</dt>
      <dd>{props.view.gradient === null ? '–' : fullPrecision(props.view.gradient)}</dd>
      <dt>difference</dt>
      <dd data-difference>{props.view.gradient === null ? '–' : fullPrecision(estimate() - props.view.gradient)}</dd>
    </dl>
  );
}

function SecantPane(props: Parts & { readonly view: View; readonly height: number }) {
  const scope = () => props.microscope;
  const xName = () => props.name(props.address);
  const yName = () => props.name(scope().root() ?? props.address);
  const central = () => scope().method() === 'central';
  const estimate = () => props.view.estimate[scope().method()];
  const secant = () => ({
    xName: xName(),
    yName: yName(),
    x: props.view.x,
    y: props.view.y,
    slope: props.view.gradient ?? Number.NaN,
    h: scope().h(),
    estimate: estimate(),
    ahead: props.view.estimate.ahead,
    behind: central() ? props.view.estimate.behind : null,
    reach: scope().reach(),
    offsets: props.view.offsets,
    ys: props.view.ys,
  });
  const words = () =>
    `h = ${shortNumeral(scope().h())}: the secant’s slope is ${shortNumeral(estimate())}${
      props.view.gradient === null ? '' : `, the tangent’s ${shortNumeral(props.view.gradient)}`
    }`;
  return (
    <div class="microscope-pane">
      <SecantChart
        secant={secant()}
        height={props.height}
        words={words()}
        onDrag={(distance) => scope().setH(distance)}
        onStep={(steps) => scope().stepH(steps)}
      />
      <div class="microscope-zoom">
        <IconButton
          icon="minus"
          name="See more of the curve"
          size="small"
          onPress={() => scope().setReach(scope().reach() * 10)}
        />
        <IconButton
          icon="plus"
          name="Look closer at the curve"
          size="small"
          onPress={() => scope().setReach(scope().reach() / 10)}
        />
        <Button size="small" onPress={() => scope().setReach(1.6 * scope().h())}>
          Look closely at h
        </Button>
        <span class="microscope-remark">± {shortNumeral(scope().reach())}</span>
      </div>
    </div>
  );
}

function ValleyPane(props: Parts & { readonly view: View; readonly valley: MeasuredValley; readonly height: number }) {
  const scope = () => props.microscope;
  const errors = (method: 'forward' | 'central') =>
    props.valley.estimates.map((estimate) => Math.abs(estimate[method] - props.valley.gradient));
  const picture = () => ({
    steps: props.valley.estimates.map(({ h }) => h),
    forward: errors('forward'),
    central: errors('central'),
    method: scope().method(),
    h: scope().h(),
  });
  const words = () => {
    const place = props.valley.estimates.findIndex(({ h }) => h === scope().h());
    const error = picture()[scope().method()][place];
    return `h = ${shortNumeral(scope().h())}: off by ${error === undefined ? '–' : shortNumeral(error)}`;
  };
  return (
    <div class="microscope-pane">
      <ValleyChart
        valley={picture()}
        height={props.height}
        words={words()}
        onDrag={(h) => scope().setH(h)}
        onStep={(steps) => scope().stepH(steps)}
      />
      <p class="microscope-remark" data-step-words>
        {stepWords({
          trouble: props.valley.trouble,
          h: scope().h(),
          best: props.valley.best,
          x: props.view.x,
          xName: props.name(props.address),
          rootName: props.name(scope().root() ?? props.address),
        })}
      </p>
    </div>
  );
}
