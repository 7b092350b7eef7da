import type { OwnValues } from "./own-values.ts";
import { differences, inputOf, isSilent, onTopOf, valuesOf } from "./own-values.ts";

const base: OwnValues = {
  ...{ preferredName: "Évie", language: "FR", notificationMethod: "EMAIL", unsubscribedFromEmail: false, unsubscribedFromSms: false },
  ...{ street: "1, rue A", city: "Laval", province: "QC", postalCode: "H7A 0A1", country: "" },
};

test("a chart without an address has empty fields", () => {
  const details = { __typename: "Patient" as const, version: 1, email: null, mobile: null, ...base, preferredName: null, address: null };
  expect(valuesOf(details)).toMatchObject({ preferredName: "", street: "", country: "" });
});

test("only what was changed is sent, and what was emptied as null", () => {
  expect(inputOf(base, { ...base, preferredName: " ", city: " Gatineau " }, 3)).toEqual({
    version: 3,
    preferredName: null,
    address: { city: "Gatineau" },
  });
  expect(inputOf(base, { ...base, city: " Laval " }, 3)).toEqual({ version: 3 });
});

test("after another save the patient's own changes stay, and the rest is what the chart says now", () => {
  const typed = { ...base, city: "Gatineau" };
  const current = { ...base, city: "Québec", preferredName: "Ève", unsubscribedFromSms: true };
  const { values, moved } = onTopOf(base, typed, current);
  expect(values).toEqual({ ...current, city: "Gatineau" });
  expect(moved).toEqual(["preferredName", "unsubscribedFromSms", "city"]);
  expect(differences(current, values)).toEqual(["city"]);
});

test.each([
  ["EMAIL", false, false, false],
  ["EMAIL", true, false, true],
  ["SMS", true, false, false],
  ["SMS", false, true, true],
  ["BOTH", true, false, false],
  ["BOTH", true, true, true],
  ["NONE", false, false, true],
] as const)(
  "%s, unsubscribed from e-mail %s and from texts %s: silent %s",
  (notificationMethod, unsubscribedFromEmail, unsubscribedFromSms, silent) => {
    expect(isSilent({ ...base, notificationMethod, unsubscribedFromEmail, unsubscribedFromSms })).toBe(silent);
  },
);
