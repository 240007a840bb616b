// Runs before the first paint, so that a chosen theme or text size does not flash in as another one.
// A file of its own, because the Content-Security-Policy allows no inline script.
try {
  const { theme, largeText } = JSON.parse(localStorage.getItem('nudge:preferences') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (largeText === true) document.documentElement.dataset.text = 'large';
} catch {
  // Storage is blocked or holds something else: the system's theme stands.
}
