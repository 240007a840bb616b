// Judges the built page against budgets.json, in kB (1000 bytes) of gzip: the JavaScript that loads before
// anything shows, all styles, and each chunk that loads on demand, by name. A chunk without a budget fails.
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { dist, root } from './setup.mjs';

const kilobytes = (file) => gzipSync(fs.readFileSync(path.join(dist, file)), { level: 9 }).length / 1000;
const total = (files) => files.reduce((sum, file) => sum + kilobytes(file), 0);

/** What the built page loads: file names in dist, by when they load. Read from vite's manifest and the page itself. */
export function loads() {
  const manifest = JSON.parse(fs.readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8'));
  const first = new Set();
  const reach = (key) => {
    if (first.has(key)) return;
    first.add(key);
    for (const next of manifest[key].imports ?? []) reach(next);
  };
  for (const key of Object.keys(manifest)) if (manifest[key].isEntry) reach(key);

  const page = fs.readFileSync(path.join(dist, 'index.html'), 'utf8');
  const inPage = [...page.matchAll(/<script[^>]*\ssrc="\.\/([^"]+)"/g)].map(([, file]) => file);
  const scripts = Object.entries(manifest).filter(([, { file }]) => file.endsWith('.js'));
  // The bundler may give the entry's code a chunk of its own, which the page names directly.
  for (const key of Object.keys(manifest)) if (inPage.includes(manifest[key].file)) reach(key);
  return {
    first: [...new Set([...inPage, ...[...first].map((key) => manifest[key].file)])],
    styles: [...new Set(fs.readdirSync(path.join(dist, 'assets')).filter((file) => file.endsWith('.css')))].map(
      (file) => `assets/${file}`,
    ),
    lazy: [
      ...scripts.filter(([key]) => !first.has(key)).map(([, { name, file }]) => ({ name, file })),
      // Workers are bundled by themselves and stand in no manifest.
      ...fs
        .readdirSync(path.join(dist, 'assets'))
        .filter((file) => /-worker-[\w-]+\.js$/.test(file))
        .map((file) => ({ name: file.replace(/-[\w-]{8}\.js$/, ''), file: `assets/${file}` })),
    ],
  };
}

/** Every budget as a row: its name, what the build weighs, and what it may weigh (undefined where none is set). */
export function weigh() {
  const budgets = JSON.parse(fs.readFileSync(path.join(root, 'budgets.json'), 'utf8'));
  const { first, styles, lazy: chunks } = loads();
  // What several chunks share falls into pieces whose names and borders the bundler chooses: they are weighed together.
  const isPiece = ({ file }) => kilobytes(file) < 3;
  const lazy = chunks.filter((chunk) => !isPiece(chunk));
  const pieces = chunks.filter(isPiece).map(({ file }) => file);
  return [
    { name: 'first load', weight: total(first), budget: budgets.firstLoad },
    { name: 'styles', weight: total(styles), budget: budgets.styles },
    { name: 'lazy pieces', weight: total(pieces), budget: budgets.pieces },
    ...lazy.map(({ name, file }) => ({ name: `lazy ${name}`, weight: kilobytes(file), budget: budgets.lazy[name] })),
    ...Object.keys(budgets.lazy)
      .filter((name) => !lazy.some((chunk) => chunk.name === name))
      .map((name) => ({ name: `lazy ${name}`, weight: undefined, budget: budgets.lazy[name] })),
  ];
}

for (const { name, weight, budget } of weigh()) {
  const text =
    weight === undefined
      ? 'has a budget and no chunk: remove it from budgets.json'
      : budget === undefined
        ? `${weight.toFixed(1)} kB and no budget: add it to budgets.json`
        : `${weight.toFixed(1)} of ${budget} kB`;
  const good = weight !== undefined && budget !== undefined && weight <= budget;
  console.log(`${good ? '✓' : '✗'} ${name}: ${text}`);
  if (!good) process.exitCode = 1;
}
