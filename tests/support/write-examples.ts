// node scripts/run-ts.mjs tests/support/write-examples.ts: writes the documents in examples/ anew from the golden files.
import { mkdirSync, writeFileSync } from 'node:fs';
import { encodeDocument } from '../../src/graph/encode.ts';
import { goldenDocuments } from './golden-examples.ts';

mkdirSync('examples', { recursive: true });
for (const [name, document] of Object.entries(goldenDocuments))
  writeFileSync(`examples/${name}.json`, encodeDocument(document));
