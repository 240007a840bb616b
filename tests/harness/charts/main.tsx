import '../../../src/ui/theme/theme.css';
import './harness.css';
import type { JSX } from 'solid-js';
import { render } from 'solid-js/web';
import { CurvePicture } from '../../../src/ui/charts/CurvePicture.tsx';
import { HeatTile } from '../../../src/ui/charts/HeatTile.tsx';
import { Histogram } from '../../../src/ui/charts/Histogram.tsx';
import { Landscape } from '../../../src/ui/charts/Landscape.tsx';
import { LossChart } from '../../../src/ui/charts/LossChart.tsx';
import { RegionPicture } from '../../../src/ui/charts/RegionPicture.tsx';
import { bowl, gradients, lossLines, neuron, sineFit, threeClasses, twoClasses } from './samples.ts';

function Panel(props: { readonly name: string; readonly children: JSX.Element }) {
  return (
    <section class="panel" aria-label={props.name}>
      <h2>{props.name}</h2>
      {props.children}
    </section>
  );
}

function Gallery() {
  return (
    <>
      <h1 class="visually-hidden">Charts of Nudge</h1>
      <Panel name="Loss">
        <LossChart lines={lossLines(120)} scale="linear" step={60} />
      </Panel>
      <Panel name="Loss, logarithmic">
        <LossChart lines={lossLines(5000).map((line) => ({ ...line, accuracies: null }))} scale="log" />
      </Panel>
      <Panel name="Two classes">
        <RegionPicture regions={twoClasses} />
      </Panel>
      <Panel name="Three classes">
        <RegionPicture regions={threeClasses} />
      </Panel>
      <Panel name="Curve">
        <CurvePicture fit={sineFit} />
      </Panel>
      <Panel name="Landscape">
        <Landscape field={bowl} />
      </Panel>
      <Panel name="Gradients">
        <Histogram values={gradients} name="gradient" signed counts="linear" />
      </Panel>
      <Panel name="Parameters">
        <Histogram values={gradients.map((x) => x * 30)} name="parameter" signed={false} counts="log" />
        <HeatTile name="n1" values={neuron} n={24} size={72} hasCaption />
        <HeatTile name="n2" values={null} n={24} size={72} />
      </Panel>
    </>
  );
}

const host = document.getElementById('gallery');
if (host !== null) render(() => <Gallery />, host);
