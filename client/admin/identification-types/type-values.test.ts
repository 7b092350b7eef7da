import { differences, fieldAt, inputOf, noValues, ofKind, withValues } from "./type-values.ts";

const file = { ...noValues, name: "Dossier", visibleNameFr: "Dossier", visibleNameEn: "File", kind: "OTHER", autoAssigned: true } as const;

test("the input has both names in one, and no issuer is none", () => {
  expect(inputOf(file)).toEqual({
    ...{ name: "Dossier", visibleName: { fr: "Dossier", en: "File" }, kind: "OTHER", issuer: null },
    ...{ portalVisible: true, primary: false, autoAssigned: true },
  });
});

test.each([
  [["input", "visibleName", "en"], "visibleNameEn"],
  [["input", "visibleName", "fr"], "visibleNameFr"],
  [["input", "issuer"], "issuer"],
  [["input", "version"], null],
  [["input"], null],
  [[], null],
])("what is wrong at %j is shown at %s", (path, field) => {
  expect(fieldAt(path)).toBe(field);
});

test("a health number is never given out by the clinic", () => {
  expect(ofKind(file, "PROVINCIAL").autoAssigned).toBe(false);
  expect(ofKind(file, "OTHER")).toEqual(file);
});

test("differences are named, and taken one by one", () => {
  const other = { ...file, name: "File", primary: true };
  expect(differences(file, other)).toEqual(["name", "primary"]);
  expect(withValues(file, ["name"], other)).toEqual({ ...file, name: "File" });
});
