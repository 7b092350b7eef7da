import type { RegistrationRowFragment } from "../../../gql/graphql.ts";

type Row = Pick<RegistrationRowFragment, "id" | "state" | "firstName" | "lastName" | "dateOfBirth" | "email" | "mobile">;

const fold = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/[^\p{L}]/gu, "")
    .toLowerCase();

/** What tells that two are of one person: born on the same day, with the same names in either order, or with a contact in common. */
function marksOf({ firstName, lastName, dateOfBirth, email, mobile }: Row): string[] {
  const names = [fold(firstName), fold(lastName)].sort().join(" ");
  return [names, email, mobile].flatMap((mark) => (mark ? [`${dateOfBirth} ${mark}`] : []));
}

/** Those of the list that wait and seem to be of a person of whom another one waits. */
export function twinsIn(rows: readonly Row[]): ReadonlySet<string> {
  const byMark = new Map<string, string[]>();
  for (const row of rows)
    if (row.state === "PENDING") for (const mark of marksOf(row)) byMark.set(mark, [...(byMark.get(mark) ?? []), row.id]);
  return new Set([...byMark.values()].filter((ids) => ids.length > 1).flat());
}
