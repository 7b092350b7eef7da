import { twinsIn } from "./twins.ts";

const row = (id: string, changes: Partial<Parameters<typeof twinsIn>[0][number]> = {}) => ({
  ...{ id, state: "PENDING" as const, firstName: "Zoé", lastName: "Côté-Roy", dateOfBirth: "1990-02-03" },
  ...{ email: `${id}@courriel.example`, mobile: null, ...changes },
});

const other = { firstName: "Léa", lastName: "Gagnon" };

test.each([
  ["the same names", row("a"), row("b"), true],
  ["names without accents and hyphens", row("a"), row("b", { firstName: "ZOE", lastName: "Cote Roy" }), true],
  ["swapped names", row("a"), row("b", { firstName: "Côté-Roy", lastName: "Zoé" }), true],
  ["another birth date", row("a"), row("b", { dateOfBirth: "1990-03-02" }), false],
  ["a contact in common", row("a", { mobile: "+15145550000" }), row("b", { ...other, mobile: "+15145550000" }), true],
  ["only the birth date in common", row("a"), row("b", other), false],
  ["no contacts", row("a", { email: null }), row("b", { ...other, email: null }), false],
  ["one of them decided", row("a"), row("b", { state: "ARCHIVED" }), false],
] as const)("%s", (_, one, two, twins) => {
  expect([...twinsIn([one, two, row("c", { dateOfBirth: "2001-01-01" })])]).toEqual(twins ? ["a", "b"] : []);
});
