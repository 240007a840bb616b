import { invariant } from '../kernel/invariant.ts';
import type { NudgeDocument } from '../graph/document.ts';
import { isFileExample, type Example } from '../store/gallery/example.ts';
import { galleryDocument } from '../store/gallery/gallery-document.ts';
import { readSource } from './read-source.ts';

/** The documents in `examples/`, each a chunk of its own. */
const files = import.meta.glob<string>('../../examples/*.json', { query: '?raw', import: 'default' });

/** The document of an example. Rejects where its file cannot be fetched; a contract test rules out that it cannot be read. */
export async function exampleDocument(example: Example): Promise<NudgeDocument> {
  if (!isFileExample(example)) return galleryDocument(example);
  const load = files[`../../examples/${example.id}.json`];
  invariant(load !== undefined, `there is a file for the example ${example.id}`);
  const read = readSource(await load());
  invariant(read.ok, `the file of “${example.title}” reads`);
  return read.document;
}
