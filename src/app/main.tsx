import { render } from 'solid-js/web';

const host = document.getElementById('app');
if (host !== null) render(() => <h1>Nudge</h1>, host);
