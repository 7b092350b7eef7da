import { ConfigError } from "../config.ts";
import { readImportOptions } from "./import-options.ts";

test("reads the file, the clinic, and what the bundle's systems stand for", () => {
  const args = [
    "--system",
    "urn:a=b=Dossier",
    "lot.json",
    "--clinic",
    "montagne",
    "--system",
    "https://x.test/?q=1=QC",
    "--location",
    "racine",
  ];
  expect(readImportOptions(args)).toEqual({
    ...{ file: "lot.json", slug: "montagne", consumer: null, defaultLocationExternalId: "racine" },
    identifierSystems: [
      { system: "urn:a=b", identificationType: "Dossier" },
      { system: "https://x.test/?q=1", identificationType: "QC" },
    ],
  });
});

test.each([
  [[]],
  [["lot.json"]],
  [["--clinic", "montagne"]],
  [["a.json", "b.json", "--clinic", "m"]],
  [["a.json", "--clinic", "m", "--system", "x"]],
  [["a.json", "--clinic", "m", "--quiet"]],
])("says how it is used when it is told %j", (args) => {
  expect(() => readImportOptions(args)).toThrow(ConfigError);
  expect(() => readImportOptions(args)).toThrow(/npm run import:fhir/);
});
