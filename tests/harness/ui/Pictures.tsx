import { For } from 'solid-js';
import { Button } from '../../../src/ui/Button.tsx';
import { EmptyState } from '../../../src/ui/EmptyState.tsx';
import { ErrorScreen } from '../../../src/ui/ErrorScreen.tsx';
import { Formula } from '../../../src/ui/Formula.tsx';
import { Icon } from '../../../src/ui/Icon.tsx';
import { Splash } from '../../../src/ui/Splash.tsx';
import { Curve } from '../../../src/ui/charts/Curve.tsx';
import { curvePlaces, curveWindow, type Interval } from '../../../src/ui/charts/curve-window.ts';
import { coreIconPaths } from '../../../src/ui/core-icon-paths.ts';
import { lateIconPaths, type IconName } from '../../../src/ui/icon-paths.ts';
import type { MathNode, MathTag } from '../../../src/ui/math-node.ts';

interface Plotted {
  readonly name: string;
  readonly f: (x: number) => number;
  readonly slope: (x: number) => number;
  readonly best: Interval;
  readonly x: number;
}

const plots: readonly Plotted[] = [
  { name: 'tanh', f: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2, best: { low: -3, high: 3 }, x: 0.8814 },
  { name: 'tanh, far out', f: Math.tanh, slope: (x) => 1 - Math.tanh(x) ** 2, best: { low: -3, high: 3 }, x: 10 },
  { name: 'relu', f: (x) => Math.max(0, x), slope: (x) => (x > 0 ? 1 : 0), best: { low: -3, high: 3 }, x: -1 },
  { name: 'exp', f: Math.exp, slope: Math.exp, best: { low: -3, high: 3 }, x: 1 },
  { name: 'log', f: Math.log, slope: (x) => 1 / x, best: { low: -1, high: 5 }, x: 0.5 },
  { name: '1/x', f: (x) => 1 / x, slope: (x) => -1 / x ** 2, best: { low: -3, high: 3 }, x: 1.2 },
  { name: 'step', f: (x) => (x > 0 ? 1 : 0), slope: () => 0, best: { low: -3, high: 3 }, x: 1 },
  { name: 'sin', f: Math.sin, slope: Math.cos, best: { low: -6, high: 6 }, x: 3 },
];

function PlottedCurve(props: { readonly plot: Plotted; readonly width: number; readonly height: number }) {
  const xs = () => curvePlaces(curveWindow(props.plot.best, props.plot.x));
  const at = () => ({ x: props.plot.x, y: props.plot.f(props.plot.x), slope: props.plot.slope(props.plot.x) });
  return (
    <Curve
      name={`${props.plot.name}, at ${props.plot.x}`}
      xs={xs()}
      ys={xs().map(props.plot.f)}
      at={at()}
      width={props.width}
      height={props.height}
    />
  );
}

const leaf = (tag: MathTag, text: string): MathNode => ({ tag, text });
const row = (...children: readonly MathNode[]): MathNode => ({ tag: 'mrow', children });
const over = (top: MathNode, bottom: MathNode): MathNode => ({ tag: 'mfrac', children: [top, bottom] });
const partial = (name: string) => row(leaf('mi', '∂'), leaf('mi', name));
const subscript = (name: string, index: string): MathNode => ({
  tag: 'msub',
  children: [leaf('mi', name), leaf('mn', index)],
});

const chain = row(
  leaf('mtext', 'through\u00A0'),
  leaf('mi', 'sum'),
  leaf('mo', ':'),
  over(partial('o'), partial('sum')),
  leaf('mo', '·'),
  over(partial('sum'), partial('x1w1')),
);
const neuron = row(
  leaf('mi', 'o'),
  leaf('mo', '='),
  leaf('mi', 'tanh'),
  leaf('mo', '⁡'),
  leaf('mo', '('),
  subscript('x', '1'),
  subscript('w', '1'),
  leaf('mo', '+'),
  subscript('x', '2'),
  subscript('w', '2'),
  leaf('mo', '+'),
  leaf('mi', 'b'),
  leaf('mo', ')'),
);
const root = row(
  {
    tag: 'msqrt',
    children: [{ tag: 'msup', children: [leaf('mi', 'a'), leaf('mn', '2')] }, leaf('mo', '+'), leaf('mn', '1')],
  },
  leaf('mo', '−'),
  over(
    leaf('mn', '1'),
    row(leaf('mn', '1'), leaf('mo', '+'), {
      tag: 'msup',
      children: [leaf('mi', 'e'), row(leaf('mo', '−'), leaf('mi', 'x'))],
    }),
  ),
);

export function Pictures() {
  return (
    <>
      <For each={plots}>
        {(plot) => (
          <div data-world class="gallery-card">
            <p>{plot.name}</p>
            <PlottedCurve plot={plot} width={108} height={54} />
          </div>
        )}
      </For>
      <div class="gallery-panel">
        <Formula math={chain} name="through sum: gradient of o by sum times gradient of sum by x1w1" />
        <Formula math={neuron} name="o is tanh of x1 w1 plus x2 w2 plus b" display="block" />
        <Formula math={root} name="root of a squared plus 1, minus sigmoid of x" display="block" />
        <For each={plots.slice(0, 1)}>{(plot) => <PlottedCurve plot={plot} width={284} height={110} />}</For>
      </div>
      <div class="gallery-panel">
        <EmptyState
          title="An empty canvas"
          icon="neuron"
          actions={
            <Button variant="outline" onPress={() => undefined}>
              Open an example
            </Button>
          }
        >
          Type an expression, like a * b + c, or drag a tile from the left.
        </EmptyState>
      </div>
      <div class="gallery-panel">
        <ErrorScreen
          message="The picture of the graph could not be drawn. Your document is whole: save it, then reload."
          details={'Error: Invariant broken: a wire without an end\n    at wires.ts:31'}
          onDownload={() => undefined}
          onReload={() => undefined}
        />
      </div>
      <div class="gallery-panel">
        <Splash text="Opening neuron.json" />
      </div>
      <div class="gallery-section gallery-icons">
        <div>
          <For each={Object.keys({ ...coreIconPaths, ...lateIconPaths }) as IconName[]}>
            {(name) => (
              <span>
                <Icon name={name} />
                <small>{name}</small>
              </span>
            )}
          </For>
        </div>
      </div>
    </>
  );
}
