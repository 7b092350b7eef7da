import { defaultPortalSettings } from "../settings/portal-settings-values.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { OtpChannel } from "./otp-channel.ts";
import { checkRequest, isRecipient, isUsableAtSignIn, normalDestination } from "./otp-request.ts";

const request = {
  identificationTypeId: "T",
  identificationValue: "TREE 8452 2901",
  channel: "EMAIL",
  destination: "eve@courriel.example",
} as const;
const both = { channels: ["EMAIL", "SMS"], smsCountries: ["CA", "US"] } as const;

describe("a request is refused only for what says nothing about anybody", () => {
  const missing = (field: string) => ({ code: "VALIDATION_FAILED", path: ["input", field], reason: "REQUIRED" });
  const tooLong = (field: string) => ({ code: "VALIDATION_FAILED", path: ["input", field], reason: "TOO_LONG", facts: { maximum: 254 } });

  test.each([
    ["an empty number", { identificationValue: "" }, [missing("identificationValue")]],
    ["a blank number", { identificationValue: " \t\u00a0\n" }, [missing("identificationValue")]],
    ["a number of 255 characters", { identificationValue: "1".repeat(255) }, [tooLong("identificationValue")]],
    ["an empty contact", { destination: "" }, [missing("destination")]],
    ["a contact of 255 characters", { destination: "a".repeat(255) }, [tooLong("destination")]],
    [
      "all of it at once",
      { identificationValue: " ", destination: "a".repeat(255) },
      [missing("identificationValue"), tooLong("destination")],
    ],
  ])("%s", (_, fields, problems) => {
    expect(checkRequest({ ...request, ...fields }, both)).toEqual({ ok: false, problems });
  });

  test("a channel that the clinic does not offer", () => {
    const problem = { code: "VALIDATION_FAILED", path: ["input", "channel"], reason: "NOT_A_CHOICE", facts: { choices: "EMAIL" } };
    expect(checkRequest({ ...request, channel: "SMS" }, { ...both, channels: ["EMAIL"] })).toEqual({ ok: false, problems: [problem] });
  });

  test.each([
    ["+33 6 12 34 56 78", "CA, US"],
    ["1 876 555 0142", "CA, US"],
    ["1 123 456 7890", "CA, US"],
  ])("a text message to %s, a number of none of the countries (%s)", (destination, choices) => {
    const problem = { code: "VALIDATION_FAILED", path: ["input", "destination"], reason: "SMS_COUNTRY", facts: { choices } };
    expect(checkRequest({ ...request, channel: "SMS", destination }, both)).toEqual({ ok: false, problems: [problem] });
  });

  test.each([
    ["514 555 0142", ["CA"]],
    ["+1 212 555 0142", ["CA", "US"]],
    ["+33 6 12 34 56 78", ["CA", "FR"]],
    ["no number at all", ["CA"]],
  ])("but not for a text message to %s, with messages to %s", (destination, smsCountries) => {
    const typed = { ...request, channel: "SMS" as const, destination };
    expect(checkRequest(typed, { ...both, smsCountries })).toEqual({ ok: true, value: typed });
  });

  test.each([
    ["254 characters of each", { identificationValue: "1".repeat(254), destination: "a".repeat(254) }],
    ["a contact that can't be one", { destination: "no contact" }],
    ["a number that can't be one", { identificationValue: "?" }],
    ["an identification type that doesn't exist", { identificationTypeId: null }],
    ["either channel", { channel: "SMS" as OtpChannel }],
  ])("but not for %s", (_, fields) => {
    const typed = { ...request, ...fields };
    expect(checkRequest(typed, both)).toEqual({ ok: true, value: typed });
  });
});

test.each([
  ["PROVINCIAL", true, false, true],
  ["PROVINCIAL", true, true, true],
  ["PROVINCIAL", false, true, false],
  ["OTHER", true, true, true],
  ["OTHER", true, false, false],
  ["OTHER", false, true, false],
] as const)(
  "a %s identification, portal visible %s, with setting 5 %s: usable %s",
  (kind, portalVisible, extraSearchableIdentifications, usable) => {
    expect(isUsableAtSignIn({ kind, portalVisible, archived: false }, { extraSearchableIdentifications })).toBe(usable);
  },
);

test.each([
  ["EMAIL", " Eve@Courriel.Example ", "eve@courriel.example"],
  ["EMAIL", "Ève <eve@courriel.example>", "eve@courriel.example"],
  ["EMAIL", "not an address", "notanaddress"],
  ["SMS", "(514) 555-0199", "+15145550199"],
  ["SMS", "５１４ ５５５ ０１９９", "+15145550199"],
  ["SMS", " 12 ", "12"],
  ["SMS", "eve@courriel.example", "eve@courriel.example"],
] as const)("%s to %j goes to %j", (channel, typed, normal) => {
  expect(normalDestination(channel, typed)).toBe(normal);
});

describe("a code goes out", () => {
  const chart = (fields: Partial<Patient> = {}) =>
    Object.assign(
      new Patient(),
      { email: "eve@courriel.example", mobile: "+15145550199", accessEnabled: true, archived: false, verified: true },
      fields,
    );
  const open = defaultPortalSettings;
  const shut = { ...open, portalAccess: false };

  test.each([
    ["to the e-mail on the chart", chart(), "EMAIL", "eve@courriel.example", open, true],
    ["to the mobile on the chart", chart(), "SMS", "+15145550199", open, true],
    ["not to another e-mail", chart(), "EMAIL", "adam@courriel.example", open, false],
    ["not to another mobile", chart(), "SMS", "+15145550198", open, false],
    ["not to the mobile by e-mail", chart(), "EMAIL", "+15145550199", open, false],
    ["not to the e-mail by text message", chart(), "SMS", "eve@courriel.example", open, false],
    ["not where the chart has no e-mail", chart({ email: null }), "EMAIL", "", open, false],
    ["not where the chart has no mobile", chart({ mobile: null }), "SMS", "", open, false],
    ["not to nobody", null, "EMAIL", "eve@courriel.example", open, false],
    ["not without access", chart({ accessEnabled: false }), "EMAIL", "eve@courriel.example", open, false],
    ["not to an archived chart", chart({ archived: true }), "EMAIL", "eve@courriel.example", open, false],
    ["not to an unverified chart", chart({ verified: false }), "EMAIL", "eve@courriel.example", open, false],
    ["not while the portal is closed", chart(), "EMAIL", "eve@courriel.example", shut, false],
  ] as const)("%s", (_, patient, channel, destination, settings, goesOut) => {
    expect(isRecipient(patient, channel, destination, settings)).toBe(goesOut);
  });
});
