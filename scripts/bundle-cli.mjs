// Bundles src/cli/main.ts with its packages into the folder given.
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { giveUp, root } from './setup.mjs';

try {
  await bundle({ entry: path.join(root, 'src/cli/main.ts'), outDir: process.argv[2], inline: true });
} catch (error) {
  // vite's message names file and line; our own stack says nothing more.
  giveUp(error.message);
}
