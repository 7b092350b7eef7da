import { problemReasons } from "../../kernel/problem-texts.ts";
import { validate } from "../../kernel/validation.ts";
import { patientFields } from "./patient-fields.ts";

const today = "2026-03-14";

/** The value of one field as it is read, or what is wrong with it. */
const readField = (field: string, value: unknown): unknown => {
  const outcome = validate(patientFields(today), { externalId: "P1", [field]: value }, []);
  if (outcome.ok) return (outcome.value as Readonly<Record<string, unknown>>)[field];
  return outcome.problems.map(({ path, reason }) => `${path.join(".")}: ${reason}`);
};

test("a chart that says nothing but its external id is read as such", () => {
  expect(validate(patientFields(today), { externalId: " P1 " }, [])).toEqual({ ok: true, value: { externalId: "P1" } });
});

test.each([
  ["1984-02-29", "1984-02-29"],
  ["1880-01-01", "1880-01-01"],
  ["1879-12-31", ["dateOfBirth: DATE_IMPLAUSIBLE"]],
  [today, today],
  ["2026-03-15", ["dateOfBirth: DATE_IMPLAUSIBLE"]],
  ["2023-02-29", ["dateOfBirth: NOT_A_DATE"]],
  ["1879", ["dateOfBirth: NOT_A_DATE"]],
  ["soon", ["dateOfBirth: NOT_A_DATE"]],
  [null, ["dateOfBirth: REQUIRED"]],
])("the date of birth %j is read as %j", (typed, expected) => {
  expect(readField("dateOfBirth", typed)).toEqual(expected);
});

const required = ["firstName", "lastName", "sex", "identifications", "language", "notificationMethod"];
const switches = ["unsubscribedFromEmail", "unsubscribedFromSms", "archived", "verified"];

test.each([...required, ...switches])("%s can't be cleared", (field) => {
  expect(readField(field, null)).toEqual([`${field}: REQUIRED`]);
});

test.each(["preferredName", "email", "mobile", "homePhone", "address"])("%s can be cleared", (field) => {
  expect(readField(field, null)).toBeNull();
});

test.each([
  ["externalId", 120],
  ["firstName", 80],
  ["lastName", 80],
  ["preferredName", 80],
])("%s has at most %d characters", (field, maximum) => {
  expect(readField(field, "é".repeat(maximum))).toBe("é".repeat(maximum));
  expect(readField(field, "é".repeat(maximum + 1))).toEqual([`${field}: TOO_LONG`]);
});

test.each([
  ["sex", "female"],
  ["language", "de"],
  ["notificationMethod", "FAX"],
])("%s is not %j", (field, value) => {
  expect(readField(field, value)).toEqual([`${field}: NOT_A_CHOICE`]);
});

test("what is wrong inside an address or an identification is said there", () => {
  expect(readField("address", { city: "x".repeat(81), country: null })).toEqual(["address.city: TOO_LONG"]);
  expect(readField("identifications", [{ typeId: "T", value: " " }])).toEqual(["identifications.0.value: REQUIRED"]);
});

test("every reason has its text", () => {
  const fields = {
    sex: null,
    dateOfBirth: "x",
    email: "x",
    mobile: "x",
    firstName: "",
    identifications: null,
    archived: null,
    language: "x",
  };
  const outcome = validate(patientFields(today), { externalId: "x".repeat(121), ...fields }, []);
  const reasons = outcome.ok ? [] : outcome.problems.map(({ reason }) => reason);
  expect(reasons).toHaveLength(9);
  expect(problemReasons).toEqual(expect.arrayContaining(reasons));
});
