import '../ui/theme/theme.css';
import { render } from 'solid-js/web';
import { start } from './start.ts';
import { App } from './App.tsx';

const host = document.getElementById('app');
if (host !== null) {
  const parts = start();
  render(() => <App {...parts} />, host);
}
