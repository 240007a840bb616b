import './GalleryDialog.css';
import { For } from 'solid-js';
import { useBench } from '../../nodes/bench-context.ts';
import { useStore } from '../../nodes/use-store.ts';
import { examples } from '../../store/gallery/examples.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { ExampleDrawing } from './ExampleDrawing.tsx';

/** The examples, and an empty canvas. What is open stays where it was saved. */
export function GalleryDialog() {
  const { view, files, canvas } = useBench();
  const dialog = useStore(view.$dialog);
  const close = () => view.$dialog.set(null);

  function open(id: string): void {
    close();
    canvas.focusCanvas();
    files.openExample(id);
  }

  function startEmpty(): void {
    close();
    // Where one goes on: typing there begins an expression.
    canvas.focusCanvas();
    files.newDocument();
  }

  return (
    <Dialog title="Gallery" size="large" open={dialog() === 'gallery'} onClose={close}>
      <ul class="gallery-cards">
        <For each={examples}>
          {(example) => (
            <li>
              <button class="gallery-card" type="button" aria-label={example.title} on:click={() => open(example.id)}>
                <ExampleDrawing example={example} />
                <strong>{example.title}</strong>
                <span>{example.blurb}</span>
                <small>{example.tryThis}</small>
              </button>
            </li>
          )}
        </For>
        <li>
          <button class="gallery-card" type="button" aria-label="Empty canvas" on:click={startEmpty}>
            <span class="gallery-empty">
              <Icon name="plus" />
            </span>
            <strong>Empty canvas</strong>
            <span>Begin with nothing: type an expression, or place a number.</span>
          </button>
        </li>
      </ul>
    </Dialog>
  );
}
