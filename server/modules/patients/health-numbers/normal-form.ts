// Spaces of every width, hyphens and dashes of every length, slashes, dots, and what invisible marks a paste brings along.
const separators = /[\s\u200b-\u200f\u2060\ufeff\p{Dash}\u00ad/\\.,_]/gu;

/** What is compared: upper case, no separators, no accents; full-width characters become plain ones. */
export const healthNumberNormalForm = (value: string): string =>
  value.normalize("NFKD").replace(/\p{M}/gu, "").replace(separators, "").toUpperCase();
