const weights = [2, 4, 8, 5, 10, 9, 7, 3] as const;

/** The last digit of a British Columbia number, from the eight between the leading 9 and it; 10 means that no such number is given out. */
export function bcCheckDigit(middle: string): number {
  const sum = weights.reduce((total, weight, place) => total + weight * Number(middle[place]), 0);
  return (11 - (sum % 11)) % 11;
}

export const bcCheckDigitAgrees = (number: string): boolean => Number(number[9]) === bcCheckDigit(number.slice(1, 9));
