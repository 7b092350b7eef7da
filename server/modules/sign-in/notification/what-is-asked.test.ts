import { notificationSignIns } from "../../settings/portal-settings-values.ts";
import type { NotificationSignIn } from "../../settings/portal-settings-values.ts";
import { asksForCode, asksForDateOfBirth, whatIsAsked } from "./what-is-asked.ts";

const at = new Date("2026-03-14T09:00:00Z");
const after = (milliseconds: number): Date => new Date(at.getTime() + milliseconds);
const live = { codeMac: "0".repeat(64), codeExpiresAt: after(1) };
const late = { codeMac: "0".repeat(64), codeExpiresAt: at };
const none = { codeMac: null, codeExpiresAt: null };

test.each<[NotificationSignIn, NotificationSignIn, NotificationSignIn, NotificationSignIn]>([
  ["CODE_AND_DATE_OF_BIRTH", "CODE_AND_DATE_OF_BIRTH", "FULL_SIGN_IN", "FULL_SIGN_IN"],
  ["CODE", "CODE", "FULL_SIGN_IN", "FULL_SIGN_IN"],
  ["DATE_OF_BIRTH", "DATE_OF_BIRTH", "DATE_OF_BIRTH", "DATE_OF_BIRTH"],
  ["FULL_SIGN_IN", "FULL_SIGN_IN", "FULL_SIGN_IN", "FULL_SIGN_IN"],
])("under %s a message with a code asks %s, with a late one %s, without one %s", (setting, withCode, withLate, without) => {
  expect(whatIsAsked(setting, live, at)).toBe(withCode);
  expect(whatIsAsked(setting, late, at)).toBe(withLate);
  expect(whatIsAsked(setting, none, at)).toBe(without);
});

test("each setting asks what its name says", () => {
  expect(notificationSignIns.filter(asksForCode)).toEqual(["CODE_AND_DATE_OF_BIRTH", "CODE"]);
  expect(notificationSignIns.filter(asksForDateOfBirth)).toEqual(["CODE_AND_DATE_OF_BIRTH", "DATE_OF_BIRTH"]);
});
