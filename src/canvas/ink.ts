/** The theme's colours as a canvas 2D context understands them. */
export interface Ink {
  readonly paper: string;
  readonly card: string;
  readonly hairline: string;
  readonly ink: string;
  readonly plus: string;
  readonly minus: string;
  readonly accent: string;
  readonly faint: string;
}

/** Reads the tokens in force. A custom property comes back as written, `light-dark(…)` and all; only a property that uses it is resolved. */
export function readInk(probe: HTMLElement): Ink {
  const colour = (token: string): string => {
    probe.style.setProperty('color', `var(${token})`);
    return getComputedStyle(probe).color;
  };
  return {
    paper: colour('--paper'),
    card: colour('--card'),
    hairline: colour('--hairline'),
    ink: colour('--ink'),
    plus: colour('--gradient-plus'),
    minus: colour('--gradient-minus'),
    accent: colour('--accent'),
    faint: colour('--faint'),
  };
}

/** Calls back when the colours may have changed: the system's theme, the page's own switch, forced colours. Returns the undoing. */
export function watchInk(changed: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class', 'data-theme', 'style'] });
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
    observer.disconnect();
  };
}
