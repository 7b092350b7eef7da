import { getIntrospectionQuery, GraphQLError, parse, validate } from "graphql";
import { createSchema } from "../schema.ts";
import { checkLimits } from "./check-limits.ts";
import { mostTokens } from "./document-limits.ts";
import { isIntrospectionOnly } from "./introspection-only.ts";

const outcome = (text: string): string => {
  try {
    checkLimits(parse(text));
    return "passes";
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return `${String(error.extensions["code"])}: ${error.message}`;
  }
};

const tooMany = (what: string): string => `RATE_LIMITED: The document has too many ${what}.`;

const times = (count: number, make: (index: number) => string, glue = " "): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(glue);

/** `levels` of braces. */
const deep = (levels: number): string => `${"{ a ".repeat(levels)}${"}".repeat(levels)}`;

describe("what anybody needs passes, and one more is refused", () => {
  test.each([
    ["levels", deep(12), deep(13)],
    ["fields", `{ a { ${times(599, (n) => `f${n}`)} } }`, `{ a { ${times(600, (n) => `f${n}`)} } }`],
    ["aliases", `{ a { ${times(30, (n) => `x${n}: f`)} } }`, `{ a { ${times(31, (n) => `x${n}: f`)} } }`],
    ["directives", `{ a ${"@d ".repeat(30)} }`, `{ a ${"@d ".repeat(31)} }`],
    ["directives", `{ ... on Q ${"@d ".repeat(30)} { a } }`, `{ ... on Q ${"@d ".repeat(31)} { a } }`],
    ["directives", `{ ...F ${"@d ".repeat(30)} } fragment F on Q { a }`, `{ ...F ${"@d ".repeat(31)} } fragment F on Q { a }`],
    ["repetitions", `{ a { ${"f ".repeat(31)} } }`, `{ a { ${"f ".repeat(32)} } }`],
    ["fragments", `{ b { ${"... { a } ".repeat(100)} } }`, `{ b { ${"... { a } ".repeat(101)} } }`],
    ["operations", times(50, (n) => `query Q${n} { a }`), times(51, (n) => `query Q${n} { a }`)],
    ["variables", `query (${times(200, (n) => `$v${n}: Int`)}) { a }`, `query (${times(201, (n) => `$v${n}: Int`)}) { a }`],
    ["fields", `{ __schema { ${times(399, (n) => `f${n}`)} } }`, `{ __schema { ${times(400, (n) => `f${n}`)} } }`],
    ["aliases", `{ __schema { ${times(5, (n) => `x${n}: f`)} } }`, `{ __schema { ${times(6, (n) => `x${n}: f`)} } }`],
    ["fragments", `{ __schema { ${"... { a } ".repeat(30)} } }`, `{ __schema { ${"... { a } ".repeat(31)} } }`],
    ["directives", `{ __schema ${"@d ".repeat(10)} }`, `{ __schema ${"@d ".repeat(11)} }`],
    ["repetitions", `{ __schema { ${"f ".repeat(11)} } }`, `{ __schema { ${"f ".repeat(12)} } }`],
    ["levels", deep(16).replace("a", "__schema"), deep(17).replace("a", "__schema")],
    ["variables", `query (${times(20, (n) => `$v${n}: Int`)}) { __schema }`, `query (${times(21, (n) => `$v${n}: Int`)}) { __schema }`],
    ["root fields", `{ ${times(20, (n) => `f${n}`)} }`, `{ ${times(21, (n) => `f${n}`)} }`],
  ])("%s", (what, most, more) => {
    expect(outcome(most)).toBe("passes");
    expect(outcome(more)).toBe(tooMany(what));
  });

  test("each operation of a document is measured for itself", () => {
    const one = (name: string) => `query ${name} { a { ${times(599, (n) => `f${n}`)} } }`;
    expect(outcome(`${one("A")} ${one("B")}`)).toBe("passes");
    expect(outcome(`${one("A")} query B ${deep(13)}`)).toBe(tooMany("levels"));
  });

  test("levels and fields behind fragments are counted as they would be executed", () => {
    expect(outcome(`{ a { ...F } } fragment F on A ${deep(11)}`)).toBe("passes");
    expect(outcome(`{ a { ...F } } fragment F on A ${deep(12)}`)).toBe(tooMany("levels"));
    const wide = `fragment F on A { ${times(150, (n) => `f${n}`)} }`;
    const spread = (count: number) => `{ ${times(count, (n) => `g${n} { ...F }`)} } ${wide}`;
    expect(outcome(spread(3))).toBe("passes");
    expect(outcome(spread(4))).toBe(tooMany("fields"));
  });
});

describe("bombs are stopped before they cost anything", () => {
  const doubling = (levels: number, last: string): string =>
    `{ ...F0 } ${times(levels, (n) => `fragment F${n} on Q { ...F${n + 1} ...F${n + 1} }`)} ${last}`;

  const complete = (size: number): string => `{ ...F0 } ${times(size, (n) => `fragment F${n} on Q { ${times(size, (m) => `...F${m}`)} }`)}`;

  test.each([
    ["fragments that double a field eighteen times", doubling(18, "fragment F18 on Q { a }"), tooMany("fragments")],
    ["fragments that double nothing eighteen times", doubling(18, "fragment F18 on Q { ...None }"), tooMany("fragments")],
    ["fragments that end in one that is not there", doubling(18, ""), tooMany("fragments")],
    ["nine fragments that each lead to all", complete(9), tooMany("fragments")],
    [
      "fields that double thirty times",
      `{ ...F0 } ${times(30, (n) => `fragment F${n} on Q { a { ...F${n + 1} } b { ...F${n + 1} } }`)} fragment F30 on Q { c }`,
      tooMany("levels"),
    ],
    [
      "repeated fields in a fragment that nobody spreads",
      `{ __typename } fragment X on Query { ${"viewer ".repeat(2_000)} }`,
      "GRAPHQL_VALIDATION_FAILED: A fragment of the document is unused or repeated.",
    ],
    [
      "repeated fields in a fragment whose name is taken",
      `{ ...X } fragment X on Query { ${"viewer ".repeat(2_000)} } fragment X on Query { viewer }`,
      "GRAPHQL_VALIDATION_FAILED: A fragment of the document is unused or repeated.",
    ],
    [
      "repeated fields in two fragments that lead to each other alone",
      `{ a } fragment X on Q { ...Y } fragment Y on Q { ...X ${"f ".repeat(2_000)} }`,
      "GRAPHQL_VALIDATION_FAILED: A fragment of the document is unused or repeated.",
    ],
  ])("%s", (_, text, expected) => {
    expect(outcome(text)).toBe(expected);
  });

  test.each([
    ["itself", "{ ...A } fragment A on Query { portal { open } ...A }"],
    ["another that leads back", "{ ...A } fragment A on Query { ...B } fragment B on Query { portal { open } ...A }"],
  ])("a fragment that leads to %s ends the walk, and validation refuses it", (_, text) => {
    expect(outcome(text)).toBe("passes");
    expect(validate(createSchema(), parse(text)).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Cannot spread fragment "A" within itself/),
    ]);
  });
});

describe("one authentication field a document", () => {
  const oneAtATime = "BAD_REQUEST: The document has more than one authentication field.";
  const verify = "verifyOtp(input: $i) { outcome }";

  test.each([
    ...["requestOtp", "resendOtp", "verifyOtp", "signInStaff", "verifyStaffSecondStep", "signInFromNotification", "openNotification"],
  ])("%s may stand once, and beside what is no authentication", (field) => {
    expect(outcome(`mutation { ${field}(input: $i) { errors { code } } signOut { signedOut } }`)).toBe("passes");
    expect(outcome(`mutation { a: ${field}(input: $i) { errors { code } } b: ${field}(input: $j) { errors { code } } }`)).toBe(oneAtATime);
  });

  test.each([
    ["by alias", `mutation { a: ${verify} b: ${verify} }`],
    ["without an alias", `mutation { ${verify} ${verify} }`],
    ["of two kinds", `mutation { ${verify} signInStaff(input: $i) { errors { code } } }`],
    ["by fragment", `mutation { ${verify} ...F } fragment F on Mutation { b: ${verify} }`],
    ["by one fragment twice", `mutation { ...F ...F } fragment F on Mutation { ${verify} }`],
    ["by a fragment of a fragment", `mutation { ...F ...G } fragment F on Mutation { ...G } fragment G on Mutation { ${verify} }`],
    ["by inline fragment", `mutation { ... on Mutation { ${verify} } ... { b: ${verify} } }`],
    ["behind a directive that skips", `mutation { a: ${verify} b: verifyOtp(input: $i) @skip(if: $s) { outcome } }`],
  ])("two %s are refused", (_, text) => {
    expect(outcome(text)).toBe(oneAtATime);
  });

  test("an alias that is called like one is none", () => {
    expect(outcome(`mutation { ${verify} signInStaff: signOut { signedOut } }`)).toBe("passes");
  });
});

describe("introspection", () => {
  /** What tools ask that want every wrapper of every type. */
  const ofTools = getIntrospectionQuery({
    descriptions: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  });
  const nested = (levels: number): string => (levels === 0 ? "name" : `name kind ofType { ${nested(levels - 1)} }`);

  test.each([
    ["of graphql-js", getIntrospectionQuery()],
    ["of graphql-js with everything", ofTools],
    [
      "written out without fragments",
      `{ __schema { types { name fields { name args { name type { ${nested(9)} } } type { ${nested(9)} } } } } }`,
    ],
    ["of one type", '{ __type(name: "Patient") { fields { name type { name } } } }'],
    ["of the root's name", "{ __typename }"],
  ])("%s passes, is valid, and counts as introspection", (_, text) => {
    expect(outcome(text)).toBe("passes");
    const document = parse(text, { maxTokens: mostTokens });
    expect(validate(createSchema(), document)).toEqual([]);
    expect(isIntrospectionOnly(document)).toBe(true);
  });

  test.each([
    ["beside data", "{ __schema { types { name } } portal { open } }"],
    ["that an alias pretends", "{ __schema: portal { open } }"],
    ["in one operation and data in another", "query A { __typename } query B { portal { open } }"],
    ["with a fragment at the root", "{ __typename ...F } fragment F on Query { portal { open } }"],
    ["with an inline fragment at the root", "{ __typename ... on Query { portal { open } } }"],
    ["in a mutation with a change", "mutation { __typename signOut { signedOut } }"],
  ])("%s does not count as introspection", (_, text) => {
    expect(isIntrospectionOnly(parse(text))).toBe(false);
  });

  test("that goes in circles is stopped: by its levels, or by validation", () => {
    const circle = (rounds: number): string =>
      `{ __schema { types { ${"fields { type { ".repeat(rounds)}name${" } }".repeat(rounds)} } } }`;
    expect(outcome(circle(7))).toBe(tooMany("levels"));
    for (const rounds of [3, 4, 6])
      expect(validate(createSchema(), parse(circle(rounds)))[0]?.message).toBe("Maximum introspection depth exceeded");
  });

  test("has no room for asking for the whole schema many times by alias", () => {
    const wide = (count: number) => `{ ${times(count, (n) => `a${n}: __schema { types { name } }`)} }`;
    expect(outcome(wide(5))).toBe("passes");
    expect(outcome(wide(6))).toBe(tooMany("aliases"));
    expect(outcome(`{ __schema { ${times(6, (n) => `a${n}: types { name }`)} } }`)).toBe(tooMany("aliases"));
  });
});
