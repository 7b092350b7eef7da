import { foldName } from "../../kernel/fold.ts";
import { bcCheckDigit } from "../../modules/patients/health-numbers/bc-check-digit.ts";
import { luhnCheckDigit } from "../../modules/patients/health-numbers/luhn.ts";
import { ramqCheckDigit } from "../../modules/patients/health-numbers/ramq-check-digit.ts";
import type { Sex } from "../../modules/patients/patient-fields.ts";
import type { IdentificationTypeKey } from "./inputs.ts";
import type { Random } from "./random.ts";

export interface Bearer {
  readonly firstName: string;
  readonly lastName: string;
  readonly dateOfBirth: string;
  readonly sex: Sex;
}

/** The number that Québec would make of these facts, for the rank-th person who shares them. */
export function ramqNumber({ firstName, lastName, dateOfBirth, sex }: Bearer, rank: number): string {
  const letters = foldName(lastName).slice(0, 3).padEnd(3, "x") + foldName(firstName).slice(0, 1);
  const [year = "", month = "", day = ""] = dateOfBirth.split("-");
  const shownMonth = String(Number(month) + (sex === "FEMALE" ? 50 : 0)).padStart(2, "0");
  const firstEleven = `${letters.toUpperCase()}${year.slice(2)}${shownMonth}${day}${rank}`;
  return firstEleven + ramqCheckDigit(firstEleven, Number(year.slice(0, 2)));
}

export const ohipNumber = (firstNine: string, versionCode: string): string => `${firstNine}${luhnCheckDigit(firstNine)}${versionCode}`;

// Version codes leave out the letters that look like digits.
const versionLetters = [..."ABCDEFGHJKLMNPRSTVWXYZ"];

/** A step without a common divisor with the range visits every number of it once. */
const spread = (place: number, range: number): number => (place * 7_654_321) % range;

/** Makes health numbers that no two people share; `undefined` where none is left for somebody. */
export function healthNumberBook(random: Random): (typeKey: IdentificationTypeKey, bearer: Bearer) => string | undefined {
  const ranks = new Map<string, number>();
  let place = 0;
  const nextBcNumber = (): string => {
    const middle = String(10_000_000 + spread((place += 1), 90_000_000));
    return bcCheckDigit(middle) > 9 ? nextBcNumber() : `9${middle}${bcCheckDigit(middle)}`;
  };
  return (typeKey, bearer) => {
    if (typeKey === "BC_PHN") return nextBcNumber();
    if (typeKey === "OHIP")
      return ohipNumber(String(100_000_000 + spread((place += 1), 900_000_000)), random.pick(versionLetters) + random.pick(versionLetters));
    const shared = ramqNumber(bearer, 1).slice(0, 10);
    const rank = (ranks.get(shared) ?? 0) + 1;
    ranks.set(shared, rank);
    return rank > 9 ? undefined : ramqNumber(bearer, rank);
  };
}
