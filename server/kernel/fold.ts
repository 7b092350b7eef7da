import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Letters that Unicode doesn't decompose, as people type them when a keyboard lacks them. */
const spelledOut: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };

const compatible = (text: string): string => text.normalize("NFKD").toLowerCase().normalize("NFKD");

/** A name for tolerant comparison: no case, accents, ligatures, hyphens, apostrophes, spaces or dots. */
export const foldName = (text: string): string =>
  compatible(text)
    .replace(/[œæßøłđðþıς]/g, (letter) => spelledOut[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]|\p{Lm}/gu, "")
    .normalize("NFC");

/** An identification number for comparison: no spaces, hyphens, slashes, dots, accents or case; full-width digits made plain. */
export const normalIdentification = (text: string): string =>
  text
    .normalize("NFKD")
    .toUpperCase()
    .normalize("NFKD")
    .replace(/[\p{Z}\p{C}\p{M}\p{Pd}\s\u2212/\\._·]/gu, "")
    .normalize("NFC");

const unbracketed = (text: string): string => /<([^<>]*)>[^<>]*$/.exec(text)?.[1] ?? text;

/** Far beyond the longest address there is: what is longer is not read to its end. */
const longestEmailRead = 1_000;

/** An e-mail address for comparison, also out of a pasted `mailto:` link or `Name <address>`. Doesn't judge whether it is one. */
export const normalEmail = (text: string): string =>
  unbracketed(text.slice(0, longestEmailRead).normalize("NFKC"))
    .replace(/[\s\p{C}]/gu, "")
    .toLowerCase()
    .normalize("NFKC")
    .replace(/^(?:mailto:)+/, "")
    .replace(/\?.*$/, "")
    .replace(/[.,;]+$/, "");

/** A phone number as E.164; numbers without a country code are Canadian. Null where no such number can exist. */
export function normalPhone(text: string): string | null {
  const phone = parsePhoneNumberFromString(text.normalize("NFKC"), { defaultCountry: "CA" });
  if (!phone?.isPossible()) return null;
  // Without its area code a North American number counts as possible, but leads nowhere.
  return phone.countryCallingCode === "1" && phone.nationalNumber.length !== 10 ? null : phone.number;
}

/** Whether a number leads to somebody's extension, which no text message and no E.164 number reaches. */
export const hasPhoneExtension = (text: string): boolean =>
  parsePhoneNumberFromString(text.normalize("NFKC"), { defaultCountry: "CA" })?.ext !== undefined;

/** ISO code of the country a number belongs to (`CA`, `US`, also `JM` under +1); null where it can't be told. */
export const countryOfPhone = (number: string): string | null => parsePhoneNumberFromString(number)?.country ?? null;

const separators = " \\t\u00a0\u202f\u2009\u2010\u2011\u2012\u2013.-";
const shownCode = new RegExp(`(?<![\\d][${separators}]?)\\d{4}[${separators}]?\\d{4}(?![${separators}]?\\d)`, "g");
const onlyDigits = new RegExp(`^[\\d\\s${separators}]+$`);

const digitsIn = (text: string): string => text.replace(/\D/g, "");

/** The eight digits of a one-time code in what was typed or pasted, a whole SMS included. Null where none or several are in it. */
export function digitsOfCode(text: string): string | null {
  const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  if (onlyDigits.test(plain) && digitsIn(plain).length === 8) return digitsIn(plain);
  const found = new Set(Array.from(plain.matchAll(shownCode), ([match]) => digitsIn(match)));
  return found.size === 1 ? [...found][0]! : null;
}
