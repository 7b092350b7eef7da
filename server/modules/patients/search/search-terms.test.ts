import type { Searchable } from "./search-terms.ts";
import { searchTermsOf, sortNameOf } from "./search-terms.ts";

const chart: Searchable = {
  ...{ firstName: "Ève", lastName: "Tremblay", preferredName: null, dateOfBirth: "1984-02-29" },
  ...{ email: null, mobile: null, homePhone: null },
};

const termsOf = (fields: Partial<Searchable>): string[] => searchTermsOf({ ...chart, ...fields });

/** Whether people who type this find the chart: it is the beginning of one of its terms. */
const finds = (typed: string, fields: Partial<Searchable>): boolean => termsOf(fields).some((term) => term.startsWith(typed));

test("a chart is found by its names, its date of birth and its contacts", () => {
  const contacts = { email: "eve@courriel.example", mobile: "+15145550142", homePhone: "+33612345678" };
  expect(termsOf(contacts)).toEqual([
    ...["tremblay", "eve", "#1984-02-29", "@eve@courriel.example"],
    ...["+5145550142", "-2410555415", "+612345678", "+33612345678", "-876543216"],
  ]);
  expect(termsOf({})).toEqual(["tremblay", "eve", "#1984-02-29"]);
});

test.each<[string, string[], string[]]>([
  ["Jean-François", ["jean", "jeanfr", "jeanfrancois", "francois"], ["ois", "françois"]],
  ["Jean François", ["jeanfrancois", "francois"], []],
  ["D’Amour", ["damour", "amour", "d"], []],
  ["O'Brien", ["obrien", "brien"], []],
  ["van der Berg", ["vanderberg", "derberg", "berg", "vander"], []],
  ["St. John", ["stjohn", "john"], []],
  ["Œuvray", ["oeuvray"], ["œ"]],
  ["Nguyễn", ["nguyen"], []],
  ["Łukasz", ["lukasz"], []],
  ["Наталья", ["наталья"], []],
  ["李", ["李"], []],
])("%s is found by %j, and not by %j", (firstName, found, missed) => {
  expect(found.filter((typed) => !finds(typed, { firstName }))).toEqual([]);
  expect(missed.filter((typed) => finds(typed, { firstName }))).toEqual([]);
});

test("names in the three places that are the same give their term once, as the key needs it", () => {
  expect(termsOf({ firstName: "Tremblay", preferredName: "TREMBLAY" })).toEqual(["tremblay", "#1984-02-29"]);
});

test("names of symbols alone give no term, and can't pass for another kind", () => {
  expect(termsOf({ firstName: "🌻", preferredName: "@#+-" })).toEqual(["tremblay", "#1984-02-29"]);
});

test("terms and sort names fit their columns and cut no character in two, however long names are", () => {
  const long = { firstName: "𐐀".repeat(40), lastName: "œ".repeat(80), preferredName: "a ".repeat(40).trim() };
  const terms = termsOf({ ...long, email: `${"x".repeat(240)}@courriel.example` });
  expect(Math.max(...terms.map((term) => Array.from(term).length))).toBe(100);
  expect(terms.length).toBeLessThan(20);
  expect([...terms, sortNameOf({ ...chart, ...long })].every((text) => text.isWellFormed())).toBe(true);
  expect(Array.from(sortNameOf({ ...chart, ...long }))).toHaveLength(170);
});

test.each([
  ["Ève", "Tremblay", "tremblay eve"],
  ["Jean-François", "L’Heureux Côté", "lheureuxcote jeanfrancois"],
  ["🌻", "Roy", "roy"],
  ["Zoé", "—", "zoe"],
  ["🌻", "—", ""],
])("%s %s is sorted as %j", (firstName, lastName, sortName) => {
  expect(sortNameOf({ ...chart, firstName, lastName })).toBe(sortName);
});
