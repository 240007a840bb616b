import { encodeDocument } from '../graph/encode.ts';
import type { HandOut } from '../store/exercise/hand-out.ts';
import { copyText } from './copy-text.ts';
import { fileName, saveFile } from './files.ts';
import { codeLink } from './links.ts';

/** Hands exercises out by the clipboard and as files. */
export const exerciseOut: HandOut = {
  async copyLink(text) {
    const link = codeLink(location.href, text, 'exercise');
    if (!link.ok) return link.message;
    const isCopied = await copyText(link.url);
    if (!isCopied) return 'The browser does not let this page use the clipboard.';
    return ['Link copied. It opens the exercise with its numbers hidden.', link.warning].filter(Boolean).join(' ');
  },
  async save(document) {
    const name = fileName(document.title);
    const saved = await saveFile(encodeDocument(document), name, null);
    return saved.ok ? `Saved “${name}”.` : saved.message;
  },
};
