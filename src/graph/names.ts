import type { NodeId } from '../kernel/ids.ts';
import type { NudgeDocument } from './document.ts';

const namePattern = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u;
export const longestName = 64;

/** Why this text cannot name a node of the document, in words; null when it can. `except` is the node that is being renamed. */
export function nameProblem(document: NudgeDocument, text: string, except?: NodeId): string | null {
  if (text === '') return 'A name needs at least one letter.';
  if ([...text].length > longestName)
    return `A name has at most ${longestName} characters; this one has ${[...text].length}.`;
  if (!namePattern.test(text)) return `“${text}” is no name: start with a letter or _, then letters, digits and _.`;
  for (const record of document.nodes.values()) {
    if (record.name === text && record.id !== except)
      return `Another node is already called “${text}”. Names are unique; try “${freeName(document, text)}”.`;
  }
  return null;
}

/** `wanted`, or `wanted_2`, `wanted_3`, …: the first that no node has and `taken` does not hold. */
export function freeName(document: NudgeDocument, wanted: string, taken: ReadonlySet<string> = new Set()): string {
  const used = new Set<string>(taken);
  for (const record of document.nodes.values()) if (record.name !== null) used.add(record.name);
  if (!used.has(wanted)) return wanted;
  for (let suffix = 2; ; suffix++) {
    const candidate = `${wanted}_${suffix}`;
    if (!used.has(candidate)) return candidate;
  }
}

/** The next short name for a new leaf: a, b, c, … z, a1, b1, … */
export function nextLeafName(document: NudgeDocument): string {
  const used = new Set([...document.nodes.values()].map((record) => record.name));
  for (let round = 0; ; round++) {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      const candidate = round === 0 ? letter : `${letter}${round}`;
      if (!used.has(candidate)) return candidate;
    }
  }
}
