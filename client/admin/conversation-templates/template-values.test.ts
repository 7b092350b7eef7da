import { changesOf, differences, fieldAt, newInput, noValues, type TemplateValues, withValues } from "./template-values.ts";

const base: TemplateValues = {
  ...{ name: "Results", subjectFr: "Vos résultats", subjectEn: "Your results" },
  ...{ bodyFr: "<p>Bonjour.</p>", bodyEn: "<p>Hello.</p>" },
};

test("a change of one language sends both, and nothing else", () => {
  expect(changesOf(base, { ...base, bodyEn: "<p>Hi.</p>" })).toEqual({ body: { fr: "<p>Bonjour.</p>", en: "<p>Hi.</p>" } });
  expect(changesOf(base, { ...base, name: "Test results" })).toEqual({ name: "Test results" });
  expect(changesOf(base, base)).toEqual({});
});

test("a new template sends all of it", () => {
  expect(newInput(noValues)).toEqual({ name: "", subject: { fr: "", en: "" }, body: { fr: "", en: "" } });
});

test("of two people's values each is taken by itself", () => {
  const theirs = { ...base, name: "Theirs", subjectFr: "Le leur" };
  const mine = { ...base, name: "Mine", bodyFr: "<p>Le mien.</p>" };
  expect(differences(theirs, mine)).toEqual(["name", "subjectFr", "bodyFr"]);
  expect(withValues(theirs, ["bodyFr"], mine)).toEqual({ ...theirs, bodyFr: "<p>Le mien.</p>" });
});

test.each([
  [["input", "name"], "name"],
  [["input", "subject", "en"], "subjectEn"],
  [["input", "body", "fr"], "bodyFr"],
  [["input", "body"], "bodyFr"],
  [["input"], null],
  [[], null],
])("what is wrong at %j is shown at %s", (path, field) => {
  expect(fieldAt(path)).toBe(field);
});
