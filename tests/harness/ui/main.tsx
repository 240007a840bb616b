import '../../../src/ui/theme/theme.css';
import './gallery.css';
import { createSignal, For, type JSX } from 'solid-js';
import { render } from 'solid-js/web';
import { Button } from '../../../src/ui/Button.tsx';
import { Segmented } from '../../../src/ui/Segmented.tsx';
import { Toggle } from '../../../src/ui/Toggle.tsx';
import { Controls } from './Controls.tsx';
import { Numbers } from './Numbers.tsx';
import { Overlays } from './Overlays.tsx';
import { Pictures } from './Pictures.tsx';

type Theme = 'auto' | 'light' | 'dark';

function Section(props: { readonly title: string; readonly children: JSX.Element }) {
  return (
    <section class="gallery-section">
      <h2>{props.title}</h2>
      <div>{props.children}</div>
    </section>
  );
}

function Gallery() {
  const [theme, setTheme] = createSignal<Theme>('auto');
  const [large, setLarge] = createSignal(false);
  const chooseTheme = (next: Theme) => {
    setTheme(next);
    document.documentElement.dataset['theme'] = next;
  };
  const chooseSize = (next: boolean) => {
    setLarge(next);
    document.documentElement.dataset['text'] = next ? 'large' : 'normal';
  };
  const [log, setLog] = createSignal<readonly string[]>([]);
  const note = (line: string) => setLog((all) => [...all, line]);
  return (
    <>
      <header class="gallery-head">
        <h1>Widgets of Nudge</h1>
        <Toggle label="Large text" checked={large()} onChange={chooseSize} />
        <Segmented
          name="Theme"
          value={theme()}
          onChange={chooseTheme}
          options={[
            { value: 'auto', label: 'Auto', icon: 'contrast' },
            { value: 'light', label: 'Light', icon: 'sun' },
            { value: 'dark', label: 'Dark', icon: 'moon' },
          ]}
        />
        <Button size="small" onPress={() => setLog([])}>
          Clear log
        </Button>
      </header>
      <Section title="Numbers">
        <Numbers note={note} />
      </Section>
      <p class="gallery-log" data-testid="log">
        <For each={log()}>{(line) => <span>{line}; </span>}</For>
      </p>
      <Section title="Controls">
        <Controls note={note} />
      </Section>
      <Section title="Over the page">
        <Overlays note={note} />
      </Section>
      <Section title="Pictures">
        <Pictures />
      </Section>
    </>
  );
}

const host = document.getElementById('gallery');
if (host !== null) render(() => <Gallery />, host);
