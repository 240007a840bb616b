// Everything that turns text into documents and back, in one chunk: the page opens on its first example without it.
export { writeExpressions } from '../formats/write-expressions.ts';
export { copied, pasted } from '../store/clipboard.ts';
export { exampleById } from '../store/gallery/examples.ts';
export { galleryDocument } from '../store/gallery/gallery-document.ts';
export { readSource, refusalText } from './read-source.ts';
