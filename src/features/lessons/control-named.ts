const controls =
  'button, [role=button], [role=tab], [role=spinbutton], [role=slider], input, select, summary, [role=switch], [role=radio]';

/** The first control in sight with this accessible name, as a screen reader says it; null while there is none. */
export function controlNamed(name: string): HTMLElement | null {
  for (const element of document.querySelectorAll<HTMLElement>(controls))
    if (nameOf(element) === name && element.getClientRects().length > 0) return element;
  return null;
}

function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels : null;
  return (labels?.[0]?.textContent ?? element.textContent ?? '').trim();
}
