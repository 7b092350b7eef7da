/** What a spreadsheet would take for a formula, also after blanks or behind a full-width sign. */
const formula = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r]/u;

/** One line (RFC 4180). A value that a spreadsheet would calculate gets an apostrophe in front, which makes it text. */
export const csvLine = (values: readonly string[]): string =>
  `${values.map((value) => `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`).join(",")}\r\n`;
