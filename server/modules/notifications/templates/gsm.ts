/** The alphabet of one-segment text messages (GSM 03.38). One letter outside of it and a segment holds 70 letters instead of 160. */
const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const extended = new Set("^{}\\[~]|€");

export const septetsInSegment = 160;

/** How much of a segment the text takes; infinite where it isn't all of that alphabet. */
export function countSeptets(text: string): number {
  let septets = 0;
  for (const letter of text) septets += basic.has(letter) ? 1 : extended.has(letter) ? 2 : Infinity;
  return septets;
}

const replacements: Readonly<Record<string, string>> = {
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "«": '"',
  "»": '"',
  "–": "-",
  "—": "-",
  œ: "oe",
  Œ: "OE",
  "…": "...",
};

function fit(letter: string): string {
  if (basic.has(letter) || extended.has(letter)) return letter;
  const plain = replacements[letter] ?? letter.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s/gu, " ");
  return [...plain].filter((part) => basic.has(part)).join("");
}

/** The text in that alphabet: accents it lacks are dropped, and what has no likeness in it is left out. */
export const toGsm = (text: string): string => Array.from(text.normalize("NFC"), fit).join("");
