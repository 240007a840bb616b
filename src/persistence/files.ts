import { sizeText } from '../graph/file-size.ts';
import { limits } from '../graph/limits.ts';

/** A file that was read, its meaning not yet known. */
export interface ReadFile {
  readonly ok: true;
  /** With its ending. */
  readonly name: string;
  readonly text: string;
  /** Where to save it again, in browsers that can. */
  readonly handle: FileSystemFileHandle | null;
}

export type FileResult = ReadFile | { readonly ok: false; readonly message: string | null };

export type SaveResult =
  /** `handle`: it can be saved there again. Without one it was handed to the browser as a download. */
  | { readonly ok: true; readonly handle: FileSystemFileHandle | null }
  | { readonly ok: false; readonly message: string | null };

const extensions = ['.json', '.txt', '.csv', '.tsv'];

/** Lets a person choose a file and reads it. `message` is null when they chose none. */
export async function openFile(): Promise<FileResult> {
  try {
    const { fileOpen } = await import('browser-fs-access');
    const file = await fileOpen({
      description: 'Nudge documents, expressions and tables',
      extensions,
      mimeTypes: ['application/json', 'text/plain', 'text/csv', 'text/tab-separated-values'],
    });
    return await readFile(file, file.handle ?? null);
  } catch (error) {
    return failed(error, 'This file could not be read.');
  }
}

/** Reads what was dropped on the page: its first file. Null when no file was dropped. */
export async function readDropped(transfer: Pick<DataTransfer, 'files'>): Promise<FileResult | null> {
  const [file, ...others] = transfer.files;
  if (file === undefined) return null;
  if (others.length > 0) return { ok: false, message: `${others.length + 1} files at once are too many. Drop one.` };
  try {
    return await readFile(file, null);
  } catch (error) {
    return failed(error, 'This file could not be read.');
  }
}

/** Saves text: over the file of `handle`, else where a person chooses, else as a download. `message` is null when they called it off. */
export async function saveFile(text: string, name: string, handle: FileSystemFileHandle | null): Promise<SaveResult> {
  const blob = new Blob([text], { type: name.endsWith('.json') ? 'application/json' : 'text/plain' });
  try {
    const { fileSave } = await import('browser-fs-access');
    const extension = name.slice(name.lastIndexOf('.'));
    return { ok: true, handle: await fileSave(blob, { fileName: name, extensions: [extension] }, handle) };
  } catch (error) {
    if (isCalledOff(error)) return { ok: false, message: null };
    // A frame of another site may not show the picker although it has one.
    return download(blob, name) ? { ok: true, handle: null } : failed(error, 'This file could not be saved.');
  }
}

/** The name of a document's file: its title without what file systems refuse. */
export function fileName(title: string, ending: '.nudge.json' | '.txt' = '.nudge.json'): string {
  const bare = title
    .normalize('NFC')
    .replace(/[\p{C}<>:"/\\|?*]/gu, ' ')
    .replace(/ +/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, 80)
    .trimEnd();
  return (bare === '' ? 'Untitled' : bare) + ending;
}

async function readFile(file: File, handle: FileSystemFileHandle | null): Promise<FileResult> {
  // The size is known before a byte is read.
  if (file.size > limits.fileBytes.hard) return { ok: false, message: sizeText(file.size) };
  return { ok: true, name: file.name, text: await file.text(), handle };
}

function download(blob: Blob, name: string): boolean {
  try {
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // The browser reads the blob after the click; a minute is plenty.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
    return true;
  } catch {
    return false;
  }
}

function failed(error: unknown, message: string): { readonly ok: false; readonly message: string | null } {
  return { ok: false, message: isCalledOff(error) ? null : message };
}

function isCalledOff(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
