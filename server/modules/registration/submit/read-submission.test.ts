import type { IdentificationType } from "../../clinics/identification-type.entity.ts";
import type { ReadSubmission, Submission, Yardstick } from "./read-submission.ts";
import { readSubmission } from "./read-submission.ts";

const type = (id: string, changes: Partial<IdentificationType> = {}): IdentificationType =>
  ({ clinicId: "C", id, kind: "PROVINCIAL", issuer: "QC", portalVisible: true, archived: false, ...changes }) as IdentificationType;

const types = [
  type("ramq"),
  type("file", { kind: "OTHER", issuer: null }),
  type("hidden", { portalVisible: false }),
  type("old", { archived: true }),
];

const yardstick: Yardstick = {
  today: "2026-03-14",
  proven: { channel: "EMAIL", contact: "zoe@courriel.example" },
  settings: { extraSearchableIdentifications: false },
  types,
  termsVersion: 3,
  means: { channels: ["EMAIL", "SMS"], smsCountries: ["CA", "US"] },
};

const bySms: Partial<Yardstick> = { proven: { channel: "SMS", contact: "+15145550123" } };

const sent: Submission = {
  ...{ firstName: "Zoé", lastName: "Gagné", dateOfBirth: "2026-03-14", sex: "FEMALE", language: "fr" },
  ...{ identificationTypeId: "ramq", identificationValue: "GAGZ 9057 0112", termsVersion: 3, consent: true },
};

const read = (changes: Partial<Submission> = {}, by: Partial<Yardstick> = {}) =>
  readSubmission({ ...sent, ...changes } as Submission, { ...yardstick, ...by });

const accepted = (changes?: Partial<Submission>, by?: Partial<Yardstick>): ReadSubmission => {
  const outcome = read(changes, by);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};

/** `field REASON` of each problem. */
const said = (changes?: Partial<Submission>, by?: Partial<Yardstick>): string[] => {
  const outcome = read(changes, by);
  return outcome.ok ? [] : outcome.problems.map(({ path, reason }) => `${path.slice(1).join(".")} ${reason}`);
};

test.each<[string, Partial<Submission>, Partial<Yardstick>, Partial<ReadSubmission>]>([
  ["an e-mail address alone", {}, {}, { email: "zoe@courriel.example", mobile: null, notificationMethod: "EMAIL" }],
  ["a number alone", {}, bySms, { email: null, mobile: "+15145550123", notificationMethod: "SMS" }],
  ["a blank other contact", { otherContact: " " }, {}, { email: "zoe@courriel.example", mobile: null }],
  ["an e-mail address and a number", { otherContact: "514 555-0199" }, {}, { mobile: "+15145550199", notificationMethod: "EMAIL" }],
  [
    "a number and an e-mail address",
    { otherContact: "Zoe@Courriel.example" },
    bySms,
    { email: "zoe@courriel.example", notificationMethod: "SMS" },
  ],
  ["notices by the other contact", { otherContact: "514 555-0199", notificationMethod: "SMS" }, {}, { notificationMethod: "SMS" }],
  ["notices by both", { otherContact: "514 555-0199", notificationMethod: "BOTH" }, {}, { notificationMethod: "BOTH" }],
  ["no notices", { notificationMethod: "NONE" }, bySms, { notificationMethod: "NONE" }],
  ["the method left open", { notificationMethod: null }, bySms, { notificationMethod: "SMS" }],
  ["a number abroad that gets no notices", { otherContact: "+33612345678" }, {}, { mobile: "+33612345678", notificationMethod: "EMAIL" }],
])("takes %s", (_, changes, by, expected) => {
  expect(accepted(changes, by)).toMatchObject(expected);
});

test.each<[string, Partial<Submission>, Partial<Yardstick>, string[]]>([
  ["e-mail without an address", { notificationMethod: "EMAIL" }, bySms, ["notificationMethod METHOD_NEEDS_OWN_EMAIL"]],
  ["both without an address", { notificationMethod: "BOTH" }, bySms, ["notificationMethod METHOD_NEEDS_OWN_EMAIL"]],
  ["texts without a number", { notificationMethod: "SMS" }, {}, ["notificationMethod METHOD_NEEDS_OWN_MOBILE"]],
  [
    "texts to where none go",
    { notificationMethod: "BOTH", otherContact: "+33612345678" },
    {},
    ["notificationMethod METHOD_WITHOUT_OWN_TEXTS"],
  ],
  [
    "texts where the clinic sends none",
    { notificationMethod: "SMS", otherContact: "514 555-0199" },
    { means: { channels: ["EMAIL"], smsCountries: ["CA"] } },
    ["notificationMethod METHOD_WITHOUT_OWN_TEXTS"],
  ],
  ["a method that there isn't", { notificationMethod: "FAX" }, {}, ["notificationMethod NOT_A_CHOICE"]],
  ["a number as other contact of a number", { otherContact: "514 555-0199" }, bySms, ["otherContact NOT_AN_EMAIL"]],
  ["an address as other contact of an address", { otherContact: "a@b.example" }, {}, ["otherContact NOT_A_PHONE"]],
  ["somebody born tomorrow", { dateOfBirth: "2026-03-15" }, {}, ["dateOfBirth DATE_IMPLAUSIBLE"]],
  [
    "another type while they are off",
    { identificationTypeId: "file", identificationValue: "F1" },
    {},
    ["identificationTypeId IDENTIFICATION_NOT_OFFERED"],
  ],
  ["a type that patients don't see", { identificationTypeId: "hidden" }, {}, ["identificationTypeId IDENTIFICATION_NOT_OFFERED"]],
  ["an archived type", { identificationTypeId: "old" }, {}, ["identificationTypeId IDENTIFICATION_NOT_OFFERED"]],
  ["no type", { identificationTypeId: null }, {}, ["identificationTypeId IDENTIFICATION_NOT_OFFERED"]],
  ["a number that no province gives out", { identificationValue: "GAGZ" }, {}, ["identificationValue IMPOSSIBLE_HEALTH_NUMBER"]],
  ["no number", { identificationValue: undefined }, {}, ["identificationValue REQUIRED"]],
  ["a number of blanks and hyphens", { identificationValue: "- -" }, {}, ["identificationValue REQUIRED"]],
  ["no consent", { consent: false }, {}, ["consent CONSENT_NEEDED"]],
  ["old terms", { termsVersion: 2 }, {}, ["termsVersion TERMS_CHANGED"]],
  ["old terms, not agreed to", { termsVersion: 2, consent: false }, {}, ["termsVersion TERMS_CHANGED"]],
  [
    "all at once",
    { firstName: null, lastName: "x".repeat(81), sex: undefined, identificationTypeId: "old", consent: false },
    {},
    [
      "firstName REQUIRED",
      "lastName TOO_LONG",
      "sex REQUIRED",
      "identificationTypeId IDENTIFICATION_NOT_OFFERED",
      "consent CONSENT_NEEDED",
    ],
  ],
])("refuses %s", (_, changes, by, expected) => {
  expect(said(changes, by)).toEqual(expected);
});

test("another type is taken while setting 5 is on", () => {
  const by = { settings: { extraSearchableIdentifications: true } };
  expect(accepted({ identificationTypeId: "file", identificationValue: "F-1" }, by).type.id).toBe("file");
});
