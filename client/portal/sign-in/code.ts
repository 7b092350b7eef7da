/** Four and four digits that stand alone: no part of a longer number. */
const pair = /(?:^|\D)(\d{4})[\s\p{Pd}.]?(\d{4})(?![\s\p{Pd}.]?\d)/u;

export const codeLength = 8;

/** Eight digits from a text with a code in it, "1234 5678", full-width digits, or a whole message; null where there are none. */
export function wholeCodeIn(text: string): string | null {
  const found = pair.exec(text.normalize("NFKC").replace(/\p{Cf}/gu, ""));
  return found ? `${found[1]}${found[2]}` : null;
}

/** The digits of the code in what was typed so far. */
export const codeFrom = (text: string): string => wholeCodeIn(text) ?? text.normalize("NFKC").replace(/\D/g, "").slice(0, codeLength);

export const groupCode = (digits: string): string => (digits.length > 4 ? `${digits.slice(0, 4)} ${digits.slice(4)}` : digits);

/** Where the cursor stands in the grouped code after so many of its digits. */
export const cursorAfter = (digits: number): number => (digits > 4 ? digits + 1 : digits);
