/** Text that a spreadsheet would take for a formula, or has been kept from being one. */
const formula = /^'*[=+\-@\t\r]/;
const escaped = /^'+[=+\-@\t\r]/;

/** Text as it may stand in a file that a spreadsheet opens: an apostrophe before what would be a formula.
 *  Source: OWASP, CSV Injection. `unescapeFormula` takes exactly this away again. */
export function escapeFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

export function unescapeFormula(text: string): string {
  return escaped.test(text) ? text.slice(1) : text;
}
