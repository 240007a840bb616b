import type { HelpLine, HelpSection } from './help-sections.ts';

/** The lines in which every word of the query stands, by section; sections without any are left out. An empty query finds all. */
export function foundSections(sections: readonly HelpSection[], query: string): readonly HelpSection[] {
  const words = query
    .toLocaleLowerCase()
    .replaceAll('⌘', ' mod ')
    .replaceAll('ctrl', ' mod ')
    .split(/[\s+]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return sections;
  return sections
    .map(({ title, lines }) => ({ title, lines: lines.filter((line) => holds(title, line, words)) }))
    .filter(({ lines }) => lines.length > 0);
}

function holds(section: string, { title, code, hint, keys, gesture }: HelpLine, words: readonly string[]): boolean {
  const all = [section, title, code, hint, gesture, ...keys.map((text) => text.replaceAll('+', ' '))];
  const text = all.join(' ').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}
