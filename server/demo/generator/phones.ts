import type { Random } from "./random.ts";

// 555-0100 to 555-0199 belong to nobody in any area; 0100 to 0109 are kept for the patients who are named at start.
const firstNumber = 110;
const numbersPerAreaCode = 90;

/** Area codes in use in Canada: people keep a mobile number when they move. */
const canadianAreaCodes = (
  "204 226 236 249 250 263 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 514 519 548 579 581 587 " +
  "604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905"
).split(" ");

const phoneNumber = (areaCode: string, place: number): string => {
  // A step without a common divisor with 90 visits each number once, out of order.
  const number = firstNumber + ((place * 37) % numbersPerAreaCode);
  return `+1${areaCode}5550${number}`;
};

/** Gives out each fictitious number once, near home first, until none is left; then numbers come again. */
export function phoneBook(random: Random): (areaCodes: readonly string[]) => string {
  const given = new Map<string, number>();
  const free = (areaCode: string): boolean => (given.get(areaCode) ?? 0) < numbersPerAreaCode;
  return (areaCodes) => {
    const near = areaCodes.filter(free);
    const choices = near.length > 0 ? near : canadianAreaCodes.filter(free);
    const areaCode = random.pick(choices.length > 0 ? choices : canadianAreaCodes);
    const place = given.get(areaCode) ?? 0;
    given.set(areaCode, place + 1);
    return phoneNumber(areaCode, place);
  };
}

/** A number that a household may share. */
export const homePhone = (random: Random, areaCodes: readonly string[]): string =>
  phoneNumber(random.pick(areaCodes), random.below(numbersPerAreaCode));
