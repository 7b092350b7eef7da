import { buildSchema, GraphQLError } from "graphql";
import type { SentDocument } from "./documents.ts";
import { Documents } from "./documents.ts";
import { mostTokens } from "./limits/document-limits.ts";

const trusted = "query Trusted { portal { open } }";
/** More than anybody else may send: the build knows what it trusts. */
const largeTrusted = `query Large { portal { ${"open ".repeat(200)} } }`;
const hash = "a".repeat(64);
const schema = buildSchema(
  "type Query { portal: Portal viewer: Viewer } type Portal { open: Boolean } type Viewer { permissions: [String] }",
);

const read = (sent: SentDocument, free: boolean): string => {
  try {
    return new Documents({ [hash]: trusted, ["b".repeat(64)]: largeTrusted }, schema).prepare(sent, { free }).text;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return String(error.extensions["code"] ?? error.message);
  }
};

const byHash = (sha256Hash: unknown): SentDocument => ({ extensions: { persistedQuery: { sha256Hash } } });

const everybody = [true, false];

describe.each(everybody)("whoever asks (free: %p)", (free) => {
  test.each([
    ["a trusted document by its hash", byHash(hash), trusted],
    ["a trusted document by its text", { query: trusted }, trusted],
    ["a trusted document that is over the limits of others", { query: largeTrusted }, largeTrusted],
    ["introspection", { query: "{ __schema { types { name } } }" }, "{ __schema { types { name } } }"],
  ])("runs %s", (_, sent, expected) => {
    expect(read(sent, free)).toBe(expected);
  });

  test.each<[string, SentDocument, string]>([
    ["an unknown hash", byHash("f".repeat(64)), "VALIDATION_FAILED"],
    ["a hash that is the name of something every object has", byHash("constructor"), "VALIDATION_FAILED"],
    ["a hash that is no text", byHash(7), "VALIDATION_FAILED"],
    ["nothing", {}, "VALIDATION_FAILED"],
    ["a document that is no text", { query: 7 }, "VALIDATION_FAILED"],
    ["null for a document", { query: null }, "VALIDATION_FAILED"],
    ["what can't be parsed", { query: "{ portal {" }, expect.stringContaining("Syntax Error") as never],
    ["an empty text", { query: "" }, expect.stringContaining("Syntax Error") as never],
    [
      "more tokens than the parser takes",
      { query: `{ ${"a ".repeat(mostTokens)} }` },
      expect.stringContaining(`more that ${mostTokens} tokens`) as never,
    ],
    ["what is over a limit, as introspection", { query: `{ __schema { ${"types { name } ".repeat(40)} } }` }, "RATE_LIMITED"],
    [
      "what is over a limit, though the same hash is trusted",
      { ...byHash(hash), query: `{ portal { ${"open ".repeat(200)} } }` },
      "RATE_LIMITED",
    ],
  ])("is refused %s", (_, sent, expected) => {
    expect(read(sent, free)).toEqual(expected);
  });
});

test("a document of one's own runs for those who may send one, and for nobody else", () => {
  const own = { query: "{ portal { open } viewer { permissions } }" };
  expect(read(own, true)).toBe(own.query);
  expect(read(own, false)).toBe("FORBIDDEN");
});

test("a trusted hash is no cover for another text", () => {
  expect(read({ ...byHash(hash), query: "{ viewer { permissions } }" }, false)).toBe("FORBIDDEN");
});

test("what was allowed to one caller is not thereby allowed to the next", () => {
  const documents = new Documents({}, schema);
  const query = "{ viewer { permissions } }";
  expect(documents.prepare({ query }, { free: true }).text).toBe(query);
  expect(() => documents.prepare({ query }, { free: false })).toThrow("Only the web apps' own documents");
  expect(documents.prepare({ query }, { free: true }).text).toBe(query);
});

test("many different documents are measured as the first was", () => {
  const documents = new Documents({}, schema);
  for (let count = 0; count < 1_200; count += 1) documents.prepare({ query: `{ f${count} }` }, { free: true });
  expect(documents.prepare({ query: "{ f0 }" }, { free: true }).text).toBe("{ f0 }");
  expect(() => documents.prepare({ query: "{ f1 }" }, { free: false })).toThrow("Only the web apps' own documents");
});
