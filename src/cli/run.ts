import { checkOf } from './check.ts';
import { gradOf } from './grad.ts';
import { jsonLine } from './json-line.ts';
import { load, type Loaded, type Refusal } from './load.ts';
import { trainDocument } from './train.ts';
import { orderOf, usage } from './usage.ts';

/** What the commands need of the world. */
export interface Terminal {
  /** The bytes of a file, `-` for standard input; or why it cannot be read. */
  readonly read: (file: string) => Promise<Uint8Array | Refusal>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Runs the commands of one command line and returns the exit code. A file that cannot be used costs one message; the others go on. */
export async function run(words: readonly string[], terminal: Terminal): Promise<0 | 1> {
  const { out, err } = terminal;
  const order = orderOf(words);
  if (order.kind === 'help') {
    out(usage);
    return 0;
  }
  if (order.kind === 'wrong') {
    err(`${order.message}\n\n${usage}`);
    return 1;
  }
  if (order.kind === 'train') {
    const loaded = await loadFile(order.file, terminal);
    if (loaded === null) return 1;
    const failure = trainDocument(loaded.document, order.options, (line) => out(`${line}\n`));
    if (failure !== null) err(`${order.file}: ${failure}\n`);
    return failure === null ? 0 : 1;
  }
  let isGood = true;
  for (const file of order.files) {
    const loaded = await loadFile(file, terminal);
    if (loaded === null) {
      isGood = false;
      continue;
    }
    if (order.command === 'grad') {
      out(`${jsonLine(gradOf(file, loaded.document))}\n`);
      continue;
    }
    const { ok, fields } = checkOf(file, loaded.document, loaded.claims);
    out(`${jsonLine(fields)}\n`);
    isGood &&= ok;
  }
  return isGood ? 0 : 1;
}

/** What a file holds, its remarks told; null where it cannot be used, which is told too. */
async function loadFile(file: string, { read, err }: Terminal): Promise<Loaded | null> {
  const bytes = await read(file);
  const loaded = bytes instanceof Uint8Array ? load(bytes) : bytes;
  if (!loaded.ok) {
    err(`${file}:${loaded.line}:${loaded.column}: ${loaded.message}\n`);
    return null;
  }
  for (const remark of loaded.remarks) err(`${file}: ${remark}\n`);
  return loaded;
}
