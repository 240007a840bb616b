import path from 'node:path';
import { build } from 'vite';

/** Bundles one TypeScript file for Node 20 into `<outDir>/<name>.mjs` and returns that path.
 *  Packages stay imports unless listed in `inline` (`true` inlines all of them, for a file that must run on its own).
 *  solid-js is always inlined in its browser build: under Node's own condition its signals do not react; TensorFlow.js (for a benchmark)
 *  because its gradients are a module that Node cannot resolve.
 *  Throws vite's error, with file and line, when the source does not build. */
export async function bundle({ entry, outDir, inline = ['solid-js', /^@tensorflow\//] }) {
  const name = path.basename(entry).replace(/\.[cm]?tsx?$/, '');
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: inline, resolve: { conditions: ['browser', 'module', 'production'] } },
    build: {
      ssr: path.resolve(entry),
      outDir: path.resolve(outDir),
      emptyOutDir: false,
      target: 'node20',
      sourcemap: true,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs`, chunkFileNames: `${name}-[hash].mjs` } },
    },
  });
  return path.join(path.resolve(outDir), `${name}.mjs`);
}
