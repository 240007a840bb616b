// Bundles src/cli/main.ts with its packages into the folder given.
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { root } from './setup.mjs';

await bundle({ entry: path.join(root, 'src/cli/main.ts'), outDir: process.argv[2], inline: true });
