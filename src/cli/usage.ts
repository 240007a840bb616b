export const usage = `Usage: npm run --silent nudge -- COMMAND FILE…

  grad FILE…     one line of JSON for each file: every value, and every gradient of its root
  check FILE…    compares every gradient with nudging, and judges what comments claim:
                     # grad a = 6
                     # value L = -8

FILE is expression text or a saved document; - is standard input.
The exit code is 0 when all went well, else 1.
`;

export type Order =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string }
  | { readonly kind: 'run'; readonly command: 'grad' | 'check'; readonly files: readonly string[] };

/** What the words of the command line ask for. */
export function orderOf(words: readonly string[]): Order {
  const end = words.indexOf('--');
  const options = (end < 0 ? words : words.slice(0, end)).filter((word) => word.startsWith('-') && word !== '-');
  if (options.some((option) => option === '--help' || option === '-h')) return { kind: 'help' };
  const [command, ...files] = words.filter((word, index) => !(word === '--' && index === end));
  if (command === 'help') return { kind: 'help' };
  const [option] = options;
  if (option !== undefined) return { kind: 'wrong', message: `There is no option “${option}”.` };
  if (command === undefined) return { kind: 'wrong', message: 'Say what to do.' };
  if (command !== 'grad' && command !== 'check') return { kind: 'wrong', message: `There is no command “${command}”.` };
  return files.length === 0
    ? { kind: 'wrong', message: `Say which files to ${command === 'grad' ? 'read' : 'check'}.` }
    : { kind: 'run', command, files };
}
