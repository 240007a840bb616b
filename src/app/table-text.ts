/** Whether a file is a table by its name. */
export function isTableFile(name: string): boolean {
  return /\.(csv|tsv|tab)$/i.test(name);
}

/** Whether pasted text is a block of cells from a spreadsheet: at least two rows that tabs cut into the same number of cells, at least two.
 *  No expression holds a tab between two parts on every line. */
export function looksLikeCells(text: string): boolean {
  const lines = text.replace(/[\r\n]+$/, '').split(/\r\n|\n|\r/, 3);
  const [first = '', second] = lines;
  const cells = first.split('\t').length;
  return cells >= 2 && second !== undefined && second.split('\t').length === cells;
}
