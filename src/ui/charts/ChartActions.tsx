import { createSignal, Show } from 'solid-js';
import { Button } from '../Button.tsx';
import { readInks } from './ink.ts';
import { csvText } from './numbers-csv.ts';
import type { Numbers, Picture } from './picture.ts';
import { pngBlob } from './png-blob.ts';
import { saveBlob } from './save-blob.ts';
import { svgText } from './svg-text.ts';

export interface ChartActionsProps {
  readonly picture: Picture;
  readonly numbers: () => Numbers;
  /** Without its ending. */
  readonly fileName: string;
}

/** A picture as a file: PNG, SVG, or its numbers as CSV. In the colours it has on the page. */
export function ChartActions(props: ChartActionsProps) {
  const [trouble, setTrouble] = createSignal('');
  let root: HTMLDivElement | undefined;
  const inks = () => readInks(root ?? document.body);

  const saveText = (text: string, type: string, ending: string) =>
    saveBlob(new Blob([text], { type }), `${props.fileName}.${ending}`);

  async function savePng(): Promise<void> {
    const blob = await pngBlob(props.picture, inks());
    if (blob === null) setTrouble('This browser could not paint the picture. Save it as SVG instead.');
    else saveBlob(blob, `${props.fileName}.png`);
  }

  return (
    <div class="chart-actions" ref={(element) => (root = element)}>
      <Button size="small" icon="download" name="PNG of this picture" onPress={() => void savePng()}>
        PNG
      </Button>
      <Button
        size="small"
        name="SVG of this picture"
        onPress={() => saveText(svgText(props.picture, inks()), 'image/svg+xml', 'svg')}
      >
        SVG
      </Button>
      <Button
        size="small"
        name="CSV of its numbers"
        onPress={() => saveText(csvText(props.numbers()), 'text/csv;charset=utf-8', 'csv')}
      >
        CSV
      </Button>
      <Show when={trouble()}>{(text) => <p role="alert">{text()}</p>}</Show>
    </div>
  );
}
