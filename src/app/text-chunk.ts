import { encodeDocument } from '../graph/encode.ts';
import { writeExpressions } from '../formats/write-expressions.ts';
import { copied, pasted } from '../store/clipboard.ts';
import { exampleById } from '../store/gallery/examples.ts';
import { exampleDocument } from './example-document.ts';
import { readSource, refusalText } from './read-source.ts';

/** Everything that turns text into documents and back, in one chunk: the page opens on its first example without it. */
export const textChunk = {
  encodeDocument,
  writeExpressions,
  copied,
  pasted,
  exampleById,
  exampleDocument,
  readSource,
  refusalText,
};
