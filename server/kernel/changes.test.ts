import fc from "fast-check";
import { differingKeys, given } from "./changes.ts";

test("what is absent is left out, what is null, false, empty or zero stays", () => {
  expect(given({ a: undefined, b: null, c: false, d: "", e: 0 })).toEqual({ b: null, c: false, d: "", e: 0 });
  expect(Object.keys(given({ a: undefined }))).toEqual([]);
});

test.each<[string, object, object, string[]]>([
  ["equal values", { a: 1, b: "x" }, { a: 1, b: "x" }, []],
  ["another value", { a: 1, b: "x" }, { a: 2, b: "x" }, ["a"]],
  ["null against text", { a: null }, { a: "x" }, ["a"]],
  ["text against null", { a: "x" }, { a: null }, ["a"]],
  ["false against null", { a: false }, { a: null }, ["a"]],
  ["the same instant in two objects", { at: new Date(5) }, { at: new Date(5) }, []],
  ["another instant", { at: new Date(5) }, { at: new Date(6) }, ["at"]],
  ["a field that was not there", {}, { a: 1 }, ["a"]],
  ["several", { a: 1, b: 2, c: 3 }, { a: 0, b: 2, c: 0 }, ["a", "c"]],
])("%s", (_, before, after, keys) => {
  expect(differingKeys(before, after)).toEqual(keys);
});

test("an object never differs from its copy, and differs exactly where it was changed", () => {
  const facts = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean()), { noNullPrototype: true });
  fc.assert(
    fc.property(facts, fc.string(), (before, key) => {
      expect(differingKeys(before, { ...before })).toEqual([]);
      expect(differingKeys(before, { ...before, [key]: Symbol("changed") } as typeof before)).toEqual([key]);
    }),
  );
});
