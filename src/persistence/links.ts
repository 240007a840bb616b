/** How long the part of a link after # may be, in characters. */
const linkLimits = { soft: 8000, hard: 32_000 };

/** What a link asks for. */
export type LinkRequest =
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'example'; readonly id: string }
  | { readonly kind: 'lesson'; readonly id: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Reads the part of the address after #: `#code=` or `#exercise=` with percent-encoded expression text, `#example=` or `#lesson=` with an
 *  id. Null for anything else, which is no business of ours. */
export function readHash(hash: string): LinkRequest | null {
  const [, key, value = ''] = /^#?(code|exercise|example|lesson)=(.*)$/s.exec(hash) ?? [];
  if (key === undefined) return null;
  if (hash.length > linkLimits.hard)
    return { kind: 'refused', message: 'This link is too long to open safely. Ask its author for the file instead.' };
  const text = decodePercent(value);
  if (text === null)
    return {
      kind: 'refused',
      message: 'This link is damaged: it holds a % that does not begin a percent code. Ask its author for it again.',
    };
  if (key === 'code' || key === 'exercise') return { kind: 'code', text };
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(text)) return { kind: 'refused', message: `This link names no ${key}.` };
  return key === 'lesson' ? { kind: key, id: text } : { kind: 'example', id: text };
}

export type CodeLink =
  | { readonly ok: true; readonly url: string; /** What to know about it, or null. */ readonly warning: string | null }
  | { readonly ok: false; readonly message: string };

/** A link that opens the expression text; an exercise is a text whose `# ask` lines say what is hidden. `page` is the address of the page; what stands after its # is replaced. */
export function codeLink(page: string, text: string, key: 'code' | 'exercise' = 'code'): CodeLink {
  // Half of a surrogate pair has no percent code; no name or number holds one, but a note may.
  const hash = `#${key}=${encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'))}`;
  if (hash.length > linkLimits.hard)
    return { ok: false, message: 'This graph is too large for a link. Save it as a file and share that.' };
  const url = page.replace(/#.*$/s, '') + hash;
  return {
    ok: true,
    url,
    warning:
      hash.length > linkLimits.soft
        ? 'This link is long. Some chats and learning platforms cut it; a file is safer.'
        : null,
  };
}

/** Writes the open lesson into the address, without a step in the browser's history, so that a reload comes back to it. */
export function showLesson(id: string): void {
  history.replaceState(history.state, '', `#lesson=${id}`);
}

/** Takes the request out of the address, without a step in the browser's history, so that a reload shows one's own work. */
export function clearHash(): void {
  if (location.hash !== '') history.replaceState(history.state, '', location.pathname + location.search);
}

function decodePercent(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
