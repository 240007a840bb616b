import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** Notifies when colours may have changed: the system's theme, the page's own switch, forced colours. For canvases, which do not follow
 *  the theme by themselves. */
export function createLookChanges(): Accessor<void> {
  const [changed, notify] = createSignal<void>(undefined, { equals: false });
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'].map((query) =>
    matchMedia(query),
  );
  const tell = () => notify();
  for (const query of queries) query.addEventListener('change', tell);
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] });
  onCleanup(() => {
    for (const query of queries) query.removeEventListener('change', tell);
    observer.disconnect();
  });
  return changed;
}
