import type { Preferences } from '../store/preferences.ts';

/** Puts theme and text size on the root element, as `theme-boot.js` does before the first paint. Returns the function that stops it. */
export function bindLook({ $values }: Preferences): () => void {
  const root = document.documentElement;
  return $values.subscribe(({ theme, largeText }) => {
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
    if (largeText) root.dataset['text'] = 'large';
    else delete root.dataset['text'];
  });
}
