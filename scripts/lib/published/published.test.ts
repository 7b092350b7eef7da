import { buildSchema } from "graphql";
import { findBreaks } from "./breaks.mjs";
import { writeEntry } from "./changelog.mjs";
import { lintDeprecations } from "./deprecation.mjs";
import { hastyDeprecations, prepend } from "./publish.mjs";

const today = "2027-06-01";

const base = `
  type Query { patient(id: ID!, deep: Boolean): Patient stamps: [Stamp!]! node: Node shape: Shape }
  interface Node { id: ID! }
  type Patient implements Node { id: ID! name: String! nick: String age: Int }
  type Stamp { at: String! ink: Ink! }
  enum Ink { RED BLUE }
  input Save { name: String! note: String }
  type Mutation { save(input: Save!): Patient }
  type Circle { r: Int } type Square { a: Int }
  union Shape = Circle | Square
`;

const change = (...edits: readonly [from: string, to: string][]): string =>
  edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`There is no ${from}`);
    return text.replace(from, to);
  }, base);

const breaks = (published: string, current: string): Promise<string[]> => findBreaks(buildSchema(published), buildSchema(current), today);

const until = (day: string): string => `@deprecated(reason: "Use what is new (until ${day}).")`;

describe("what breaks a program is found", () => {
  test.each([
    ["a field that is gone", change(["nick: String", ""]), "nick"],
    ["a field of another type", change(["age: Int", "age: String"]), "Patient.age"],
    ["a field that may be null now", change(["name: String! nick", "name: String nick"]), "Patient.name"],
    ["an argument that is gone", change([", deep: Boolean", ""]), "deep"],
    ["an argument that is required now", change(["deep: Boolean", "deep: Boolean!"]), "deep"],
    ["a new required argument", change(["deep: Boolean", "deep: Boolean, why: String!"]), "why"],
    ["an enum value that is gone", change(["RED BLUE", "RED"]), "BLUE"],
    ["an input field that is gone", change(["note: String", ""]), "note"],
    ["an input field that is required now", change(["note: String", "note: String!"]), "Save.note"],
    ["a new required input field", change(["note: String", "note: String why: String!"]), "why"],
    ["an interface that is gone", change(["Patient implements Node", "Patient"]), "Node"],
    ["a member that is gone", change(["Circle | Square", "Circle"]), "Square"],
    ["a type that is another kind", change(["type Stamp { at: String! ink: Ink! }", "scalar Stamp"]), "Stamp"],
    ["a mutation that is gone", change(["save(input: Save!): Patient", "other: Int"]), "save"],
  ])("%s", async (_, current, named) => {
    const found = await breaks(base, current);
    expect(found.join("\n")).toContain(named);
    expect(await breaks(base, base)).toEqual([]);
  });
});

test.each([
  ["a new field", change(["age: Int", "age: Int size: Int"])],
  ["a new optional argument", change(["deep: Boolean", "deep: Boolean, why: String"])],
  ["a new required argument with a default", change(["deep: Boolean", 'deep: Boolean, why: String! = ""'])],
  ["a new optional input field", change(["note: String", "note: String why: String"])],
  ["a new enum value", change(["RED BLUE", "RED BLUE GREEN"])],
  ["a field that is never null now", change(["nick: String", "nick: String!"])],
  ["an argument that need not be given now", change(["id: ID!, deep", "id: ID, deep"])],
  ["a new type", `${base} type More { a: Int } extend type Query { more: More }`],
  ["a deprecation", change(["nick: String", `nick: String ${until("2028-01-01")}`])],
])("%s breaks nothing", async (_, current) => {
  expect(await breaks(base, current)).toEqual([]);
});

describe("what was deprecated goes when its day is past, and not before", () => {
  const elements: [string, string, string][] = [
    ["a field", "nick: String", ""],
    ["an argument", "deep: Boolean", ""],
    ["an enum value", "BLUE", ""],
    ["an input field", "note: String", ""],
    ["the type of a field", "age: Int", "age: String"],
  ];

  test.each(elements)("%s", async (_, element, replaced) => {
    const current = change([element, replaced]);
    const published = (day: string) => change([element, `${element} ${until(day)}`]);
    expect(await breaks(published("2027-05-31"), current)).toEqual([]);
    for (const day of [today, "2027-06-02", "2027-02-30"]) expect(await breaks(published(day), current)).not.toEqual([]);
    expect((await breaks(published("2027-06-02"), current)).join()).toContain("It was promised until 2027-06-02.");
  });

  test("an undated deprecation promises nothing and ends never", async () => {
    const published = change(["nick: String", 'nick: String @deprecated(reason: "Use name.")']);
    expect(await breaks(published, change(["nick: String", ""]))).not.toEqual([]);
  });

  test("a deprecation that was never published counts for nothing", async () => {
    expect(await breaks(base, change(["nick: String", ""]))).not.toEqual([]);
  });

  test("a type goes with the last field that led to it, and with all that only it led to", async () => {
    const published = change(["stamps: [Stamp!]!", `stamps: [Stamp!]! ${until("2027-05-31")}`]);
    const without = change(["stamps: [Stamp!]!", ""], ["type Stamp { at: String! ink: Ink! }", ""], ["enum Ink { RED BLUE }", ""]);
    expect(await breaks(published, without)).toEqual([]);
    const elsewhere = published.replace("age: Int", "age: Int ink: Ink");
    const found = await breaks(elsewhere, without);
    expect(found.some((each) => each.includes("Ink"))).toBe(true);
    expect(found.some((each) => each.includes("Stamp"))).toBe(false);
  });

  test("a type that an interface may hold goes only when its description had said so", async () => {
    const current = change(["type Circle", "type Oval implements Node { id: ID! } type Circle"]);
    const described = (day: string) => current.replace("type Oval", `"Deprecated (until ${day}): use Circle instead." type Oval`);
    expect(await breaks(current, base)).not.toEqual([]);
    expect(await breaks(described("2027-05-31"), base)).toEqual([]);
    expect(await breaks(described("2027-06-30"), base)).not.toEqual([]);
  });

  test("a day that was promised is not brought forward, and may be put off", async () => {
    const at = (day: string) => change(["nick: String", `nick: String ${until(day)}`]);
    expect(await breaks(at("2027-12-31"), at("2027-12-30"))).toEqual([
      "Patient.nick was promised until 2027-12-31, and now only until 2027-12-30",
    ]);
    expect(await breaks(at("2027-12-31"), at("2028-01-31"))).toEqual([]);
  });
});

test("deprecations say until when, and what to do instead", () => {
  const lint = (reason: string) => lintDeprecations(buildSchema(change(["nick: String", `nick: String @deprecated(reason: "${reason}")`])));
  expect(lint("Use `name` (until 2028-01-01).")).toEqual([]);
  expect(lint("Use `name`.")).toEqual([expect.stringContaining("Patient.nick is deprecated without a date")]);
  expect(lint("Use `name` (until 2028-13-01).")).toHaveLength(1);
  expect(lint("(until 2028-01-01)")).toEqual([expect.stringContaining("without a reason")]);
});

test("notice is given long enough ahead when it is published", () => {
  const hasty = (day: string) =>
    hastyDeprecations(buildSchema(base), buildSchema(change(["nick: String", `nick: String ${until(day)}`])), today);
  expect(hasty("2027-11-28")).toEqual([]);
  expect(hasty("2027-11-27")).toEqual([expect.stringContaining("give 180 days, to 2027-11-28")]);
});

test("an entry tells programs what to do, and nothing is written where nothing changed", async () => {
  const published = change(
    ["nick: String", `nick: String ${until("2027-05-31")}`],
    ["type Mutation {", '"""Saves it.\n\nAccess: `PATIENTS_WRITE`.\n"""\ntype Mutation {'],
  );
  const current = change(
    ["nick: String", ""],
    ["age: Int", `age: Int ${until("2028-01-01")} size: Int`],
    ["RED BLUE", "RED BLUE GREEN"],
    ["type Mutation {", '"""Saves it.\n\nAccess: anyone.\n"""\ntype Mutation {'],
  );
  expect(await writeEntry(buildSchema(published), buildSchema(published), today)).toBeUndefined();
  const entry = await writeEntry(buildSchema(published), buildSchema(current), today);
  expect(entry).toBe(
    [
      "## 2027-06-01",
      "### Removed, as announced\n\n- Field `nick` (deprecated) was removed from object type `Patient`",
      "### Deprecated\n\n- `Patient.age`, until 2028-01-01: Use what is new.",
      "### Who may call\n\n- `Mutation`: anyone (it was: `PATIENTS_WRITE`)",
      "### Look at\n\n- Enum value `GREEN` was added to enum `Ink`",
      "### Added\n\n- Field `size` was added to object type `Patient`",
    ].join("\n\n"),
  );
});

test("the newest entry stands first, under one heading", () => {
  const once = prepend("## 2027-01-01\n\nThe first version.", "");
  const twice = prepend("## 2027-06-01\n\n- New", once);
  expect(twice.match(/^# /gm)).toHaveLength(1);
  expect(twice.match(/^## .*/gm)).toEqual(["## 2027-06-01", "## 2027-01-01"]);
  expect(twice.endsWith("The first version.\n")).toBe(true);
});
