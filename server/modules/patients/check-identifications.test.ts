import type { TypedIdentification, TypeFacts } from "./check-identifications.ts";
import { checkIdentifications } from "./check-identifications.ts";

const settled = { autoAssigned: false, archived: false, inUse: true, version: 1 };

const type = (id: string, kind: TypeFacts["kind"], issuer: string | null): [string, TypeFacts] => [
  id,
  { clinicId: "C", id, kind, issuer, ...settled },
];

const types = new Map([
  type("ramq", "PROVINCIAL", "QC"),
  type("ohip", "PROVINCIAL", "ON"),
  type("bc", "PROVINCIAL", "BC"),
  type("federal", "PROVINCIAL", null),
  type("abroad", "PROVINCIAL", "FR"),
  type("file", "OTHER", null),
  type("loan", "OTHER", "QC"),
]);

const path = ["input", "patients", "3"];

const problems = (...identifications: TypedIdentification[]): string[] => {
  const outcome = checkIdentifications(identifications, types, path);
  return outcome.ok ? [] : outcome.problems.map((problem) => `${problem.code} ${problem.path.join(".")} ${problem.reason}`);
};

const refusal = (place: string, reason: string): string[] => [`VALIDATION_FAILED input.patients.3.identifications.${place} ${reason}`];

test.each<[string, string, string[]]>([
  ["ramq", "TREE 8452 2901", []],
  ["ramq", "tree-8452-2901", []],
  ["ramq", "TREE 8452 290", refusal("0.value", "IMPOSSIBLE_HEALTH_NUMBER")],
  ["ramq", "TREE 8452 29012", refusal("0.value", "IMPOSSIBLE_HEALTH_NUMBER")],
  ["ramq", "8452 TREE 2901", refusal("0.value", "IMPOSSIBLE_HEALTH_NUMBER")],
  ["ohip", "9876-543-217", []],
  ["ohip", "9876-543-217-XK", []],
  ["ohip", "9876-543-218", []],
  ["ohip", "0876-543-217", []],
  ["ohip", "9876-543-21", refusal("0.value", "IMPOSSIBLE_HEALTH_NUMBER")],
  ["ohip", "9876-543-217-99", refusal("0.value", "IMPOSSIBLE_HEALTH_NUMBER")],
  ["bc", "9123456789", []],
  ["bc", "91234567", refusal("0.value", "IMPOSSIBLE_HEALTH_NUMBER")],
  ["federal", "anything", []],
  ["abroad", "1 84 02 29 123 456 78", []],
  ["file", "12", []],
  ["loan", "12", []],
  ["file", " - / . ", refusal("0.value", "REQUIRED")],
  ["ramq", "", refusal("0.value", "REQUIRED")],
  ["nothing", "12", refusal("0.typeId", "UNKNOWN_IDENTIFICATION_TYPE")],
  ["", "12", refusal("0.typeId", "UNKNOWN_IDENTIFICATION_TYPE")],
])("of type %s, %j gives %j", (typeId, value, expected) => {
  expect(problems({ typeId, value })).toEqual(expected);
});

test("a patient has one number of a type: the second is refused, also when it is the same", () => {
  const [file, other] = [
    { typeId: "file", value: "1" },
    { typeId: "ramq", value: "TREE84522901" },
  ];
  expect(problems(file, other, file)).toEqual(refusal("2.typeId", "IDENTIFICATION_TYPE_REPEATED"));
  expect(problems(file, other)).toEqual([]);
  expect(problems()).toEqual([]);
});

test("each problem is said at its place, none hides another", () => {
  const found = problems({ typeId: "nothing", value: "1" }, { typeId: "ramq", value: "1" }, { typeId: "file", value: "1" });
  expect(found).toEqual([...refusal("0.typeId", "UNKNOWN_IDENTIFICATION_TYPE"), ...refusal("1.value", "IMPOSSIBLE_HEALTH_NUMBER")]);
});
