import { noAddress } from "../../kernel/address.ts";
import type { PatientDetails } from "./merge-patient.ts";
import { mergePatient } from "./merge-patient.ts";
import type { ChartFields } from "./patient-fields.ts";

const path = ["input", "patients", "0"];

const named = { firstName: "Ève", lastName: "Tremblay", dateOfBirth: "1984-02-29", sex: "FEMALE" } as const;

const chart: PatientDetails = {
  firstName: "Ève",
  lastName: "Tremblay",
  preferredName: "Évie",
  dateOfBirth: "1984-02-29",
  sex: "FEMALE",
  email: "eve@courriel.example",
  mobile: "+15145550199",
  homePhone: null,
  language: "en",
  notificationMethod: "BOTH",
  street: "1, rue de la Paix",
  city: "Montréal",
  province: "QC",
  postalCode: "H2X 1Y4",
  country: "CA",
  unsubscribedFromEmail: true,
  unsubscribedFromSms: false,
  archived: false,
  verified: false,
};

const merged = (existing: PatientDetails | null, fields: Partial<ChartFields>): PatientDetails => {
  const outcome = mergePatient(existing, fields, "fr", path);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
};

test("a new chart has the clinic's language, is verified, and has nothing that was not said", () => {
  expect(merged(null, named)).toEqual({
    ...named,
    ...noAddress,
    ...{ preferredName: null, email: null, mobile: null, homePhone: null, language: "fr", notificationMethod: "NONE" },
    ...{ unsubscribedFromEmail: false, unsubscribedFromSms: false, archived: false, verified: true },
  });
});

test.each<[Partial<ChartFields>, string]>([
  [{}, "NONE"],
  [{ email: "eve@courriel.example" }, "EMAIL"],
  [{ mobile: "+15145550199" }, "SMS"],
  [{ email: "eve@courriel.example", mobile: "+15145550199" }, "EMAIL"],
  [{ email: null, mobile: "+15145550199" }, "SMS"],
  [{ homePhone: "+15145550199" }, "NONE"],
  [{ email: "eve@courriel.example", notificationMethod: "BOTH" }, "BOTH"],
  [{ email: "eve@courriel.example", notificationMethod: "NONE" }, "NONE"],
])("a new chart with %j is notified by %s", (fields, method) => {
  expect(merged(null, { ...named, ...fields }).notificationMethod).toBe(method);
});

test.each<[keyof PatientDetails, unknown]>([
  ["language", "en"],
  ["verified", false],
  ["archived", true],
  ["unsubscribedFromEmail", true],
  ["unsubscribedFromSms", true],
])("a new chart's %s may be said to be %j", (field, value) => {
  expect(merged(null, { ...named, [field]: value })[field]).toBe(value);
});

test("a new chart needs names, date of birth and sex: each is missed at its place", () => {
  expect(mergePatient(null, { firstName: "Ève" }, "fr", path)).toEqual({
    ok: false,
    problems: ["lastName", "dateOfBirth", "sex"].map((field) => ({
      code: "VALIDATION_FAILED",
      path: [...path, field],
      reason: "REQUIRED",
    })),
  });
});

test("what is absent is untouched, whatever the defaults of a new chart are", () => {
  expect(merged(chart, {})).toEqual(chart);
});

test("what is said replaces, null clears, one field at a time", () => {
  expect(merged(chart, { firstName: "Eva", email: null, verified: true })).toEqual({
    ...chart,
    firstName: "Eva",
    email: null,
    verified: true,
  });
});

test("an address is changed part by part, and cleared as a whole by null", () => {
  expect(merged(chart, { address: { city: "Laval", street: null } })).toEqual({ ...chart, city: "Laval", street: null });
  expect(merged(chart, { address: {} })).toEqual(chart);
  expect(merged(chart, { address: null })).toEqual({ ...chart, ...noAddress });
});

test("neither the external id nor the identifications become details of the chart", () => {
  expect(Object.keys(merged(chart, { identifications: [] }))).toEqual(Object.keys(chart));
});
