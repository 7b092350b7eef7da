const weights = [7, 1, 1, 3, 9, 7, 3, 9, 5, 3, 1, 3, 5, 7, 6, 9, 1] as const;

/** Two digits a letter: A is 01, and the code skips 19, so that S is 20. */
function letterCode(letter: string): string {
  const place = letter.charCodeAt(0) - 64;
  return String(place > 18 ? place + 1 : place).padStart(2, "0");
}

/** The twelfth character of a Québec number, from its first eleven and the century of birth, which the number leaves out. */
export function ramqCheckDigit(firstEleven: string, century: number): number {
  const letters = [...firstEleven.slice(0, 4)].map(letterCode).join("");
  const digits = `${letters}${century}${firstEleven.slice(4)}`;
  return weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0) % 10;
}

const centuriesOfTheLiving = [19, 20] as const;

export const ramqCheckDigitAgrees = (number: string): boolean =>
  centuriesOfTheLiving.some((century) => Number(number[11]) === ramqCheckDigit(number.slice(0, 11), century));
