import { foldName } from "../../../kernel/fold.ts";

export interface Names {
  readonly firstName: string;
  readonly lastName: string;
  readonly preferredName: string | null;
}

export interface NameAgreement {
  readonly first: boolean;
  readonly last: boolean;
  /** They agree, the first of one with the last of the other. */
  readonly swapped: boolean;
}

/** What somebody may be called by: their first name, and the one they go by. Names of signs alone are none. */
const firstNames = ({ firstName, preferredName }: Names): string[] =>
  [firstName, preferredName ?? ""].map(foldName).filter((name) => name !== "");

const lastNames = ({ lastName }: Names): string[] => [foldName(lastName)].filter((name) => name !== "");

const meet = (some: readonly string[], others: readonly string[]): boolean => some.some((name) => others.includes(name));

/** Whether two people are called the same, whatever the accents, hyphens, spaces and case: `Tremblay` and `Tremblay-Roy` are not. */
export function compareNames(one: Names, other: Names): NameAgreement {
  const first = meet(firstNames(one), firstNames(other));
  const last = meet(lastNames(one), lastNames(other));
  const crossed = meet(firstNames(one), lastNames(other)) && meet(lastNames(one), firstNames(other));
  const swapped = crossed && !(first && last);
  return { first: first || swapped, last: last || swapped, swapped };
}
