import './PicturesPanel.css';
import { createSignal, Match, Switch } from 'solid-js';
import type { ComputeLandscape } from '../../training/landscape-run.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { CurveTab } from './CurveTab.tsx';
import { HealthTab } from './HealthTab.tsx';
import { HistogramsTab } from './HistogramsTab.tsx';
import { LandscapeTab } from './LandscapeTab.tsx';
import { RegionsTab } from './RegionsTab.tsx';

const pictures = [
  { value: 'regions', label: 'Regions' },
  { value: 'curve', label: 'Curve' },
  { value: 'histograms', label: 'Histograms' },
  { value: 'landscape', label: 'Landscape' },
  { value: 'health', label: 'Health' },
] as const;

type PictureId = (typeof pictures)[number]['value'];

export interface PicturesPanelProps {
  /** Who computes landscapes, and where. */
  readonly computeLandscape: ComputeLandscape;
  /** The picture to begin with; regions unless told. */
  readonly first?: PictureId | undefined;
}

/** Pictures of the net, one at a time; only the one in sight is computed. How the loss went stands beside the controls of training. */
export function PicturesPanel(props: PicturesPanelProps) {
  const [shown, setShown] = createSignal<PictureId | null>(null);
  const now = () => shown() ?? props.first ?? 'regions';
  return (
    <section class="pictures-panel" aria-label="Pictures">
      <Segmented name="Picture" value={now()} options={pictures} onChange={setShown} />
      <Switch>
        <Match when={now() === 'regions'}>
          <RegionsTab />
        </Match>
        <Match when={now() === 'curve'}>
          <CurveTab />
        </Match>
        <Match when={now() === 'histograms'}>
          <HistogramsTab />
        </Match>
        <Match when={now() === 'landscape'}>
          <LandscapeTab computeLandscape={props.computeLandscape} />
        </Match>
        <Match when={now() === 'health'}>
          <HealthTab />
        </Match>
      </Switch>
    </section>
  );
}
