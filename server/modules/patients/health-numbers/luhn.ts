/** The check digit that makes the digits end in a multiple of ten when every second one, from the right, is doubled (ISO/IEC 7812). */
export function luhnCheckDigit(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighted = place % 2 === 0 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return (10 - (sum % 10)) % 10;
}

/** Of an Ontario number: ten digits, the last one checks the others; a version code after them isn't part of it. */
export const ontarioCheckDigitAgrees = (number: string): boolean => Number(number[9]) === luhnCheckDigit(number.slice(0, 9));
