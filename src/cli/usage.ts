import { optimisers } from '../training/optimisers.ts';
import { schedules } from '../training/schedules.ts';
import { trainWords, type TrainOptions } from './train-options.ts';

export const usage = `Usage: npm run --silent nudge -- COMMAND FILE…

  grad FILE…     one line of JSON for each file: every value, and every gradient of its root
  check FILE…    compares every gradient with nudging, and judges what comments claim:
                     # grad a = 6
                     # value L = -8
  train FILE     moves the parameters so that the loss becomes smaller: one line of JSON for each step

Options of train, each in place of what the file says:
  --steps N                 how many steps
  --learning-rate X         the rate of the first step
  --optimiser NAME          ${Object.keys(optimisers).join(', ')}
  --schedule NAME           ${Object.keys(schedules).join(', ')}
  --batch N | full          rows in each step
  --weight-decay X          what each step takes from every parameter, times the learning rate
  --seed N                  what minibatches are drawn from
  --zero-grad, --no-zero-grad
                            whether gradients begin at 0 in each step
  --loss NAME               the node whose number is made smaller

FILE is expression text or a saved document; - is standard input.
The exit code is 0 when all went well, else 1.
`;

export type Order =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string }
  | { readonly kind: 'run'; readonly command: 'grad' | 'check'; readonly files: readonly string[] }
  | { readonly kind: 'train'; readonly file: string; readonly options: TrainOptions };

/** What the words of the command line ask for. */
export function orderOf(words: readonly string[]): Order {
  const end = words.indexOf('--');
  const options = (end < 0 ? words : words.slice(0, end)).filter((word) => word.startsWith('-') && word !== '-');
  if (options.some((option) => option === '--help' || option === '-h')) return { kind: 'help' };
  const [command, ...files] = words.filter((word, index) => !(word === '--' && index === end));
  if (command === 'help') return { kind: 'help' };
  if (words[0] === 'train') return trainOrder(words.slice(1));
  const [option] = options;
  if (option !== undefined) return { kind: 'wrong', message: `There is no option “${option}”.` };
  if (command === undefined) return { kind: 'wrong', message: 'Say what to do.' };
  if (command !== 'grad' && command !== 'check') return { kind: 'wrong', message: `There is no command “${command}”.` };
  return files.length === 0
    ? { kind: 'wrong', message: `Say which files to ${command === 'grad' ? 'read' : 'check'}.` }
    : { kind: 'run', command, files };
}

function trainOrder(words: readonly string[]): Order {
  const read = trainWords(words);
  if (typeof read === 'string') return { kind: 'wrong', message: read };
  const [file, second] = read.files;
  if (file === undefined) return { kind: 'wrong', message: 'Say which file to train.' };
  if (second !== undefined) return { kind: 'wrong', message: 'train takes one file at a time.' };
  return { kind: 'train', file, options: read.options };
}
