import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Digits of a phone number, as people may begin or end them. */
interface PhoneDigits {
  /** Without the country's code. */
  readonly national: string;
  /** With it; null in North America, where it is the 1 that people may say before any number. */
  readonly whole: string | null;
}

/** Of a number in E.164. */
export function digitsOfPhone(number: string): PhoneDigits {
  const whole = number.replace(/\D/g, "");
  if (whole.startsWith("1")) return { national: whole.slice(1), whole: null };
  return { national: parsePhoneNumberFromString(number)?.nationalNumber ?? whole, whole };
}

export const reversed = (digits: string): string => Array.from(digits).reverse().join("");
