import { differences, fieldAt, noProfile, profileInput, withValues } from "./profile-values.ts";

const saved = { ...noProfile, legalName: "Clinique Test inc.", province: "QC", footerFr: "Merci", footerEn: "Thank you" };

test("of a new profile everything is sent, so that all that is missing is said", () => {
  expect(profileInput(null, { ...noProfile, legalName: " Clinique " }, null)).toEqual({
    ...{ version: null, legalName: "Clinique", street: null, city: null, province: null, postalCode: null, phone: null },
    ...{ gstNumber: null, qstNumber: null, pstNumber: null, paymentDays: 30, footer: null },
  });
});

test("of one that is there, what was changed", () => {
  expect(profileInput(saved, { ...saved, legalName: "Clinique Test inc. " }, 3)).toEqual({ version: 3 });
  expect(profileInput(saved, { ...saved, footerEn: "Thanks", gstNumber: "123456789 RT0001" }, 3)).toEqual({
    version: 3,
    gstNumber: "123456789 RT0001",
    footer: { fr: "Merci", en: "Thanks" },
  });
  expect(profileInput(saved, { ...saved, footerFr: "", footerEn: " " }, 3)).toEqual({ version: 3, footer: null });
});

test.each([
  ["45", 45],
  [" 0 ", 0],
  ["", -1],
  ["trente", -1],
  ["1.5", -1],
])("%j days are sent as %d, which below zero the server refuses", (paymentDays, sent) => {
  expect(profileInput(saved, { ...saved, paymentDays }, 1)).toMatchObject({ paymentDays: sent });
});

test("two people's profiles are settled value by value", () => {
  const theirs = { ...saved, city: "Laval", street: "1, rue A" };
  const mine = { ...saved, city: "Montréal", phone: "514 555-0100" };
  expect(differences(theirs, mine)).toEqual(["street", "city", "phone"]);
  expect(withValues(theirs, ["city"], mine)).toEqual({ ...theirs, city: "Montréal" });
});

test.each([
  [["input", "version"], null],
  [["input"], null],
  [["input", "postalCode"], "postalCode"],
  [["input", "footer", "en"], "footerEn"],
  [["input", "footer"], "footerFr"],
])("a problem at %j is at %j", (path, field) => {
  expect(fieldAt(path)).toBe(field);
});
