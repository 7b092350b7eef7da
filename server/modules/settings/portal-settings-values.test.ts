import { appointmentStatuses } from "../../kernel/appointment-status.ts";
import { defaultPortalSettings, notificationSignIns, orderedStatuses, otpLifetimeChoices } from "./portal-settings-values.ts";

test("a new clinic has the ten settings of the domain with their defaults", () => {
  expect(defaultPortalSettings).toEqual({
    portalAccess: true,
    newPatientAccess: true,
    patientRegistration: false,
    conversationReplies: true,
    extraSearchableIdentifications: false,
    backgroundImage: null,
    otpLifetimeMinutes: 15,
    hiddenAppointmentStatuses: [],
    notificationSignIn: "CODE_AND_DATE_OF_BIRTH",
    portalBilling: false,
  });
});

test("the choices are the domain's", () => {
  expect(otpLifetimeChoices).toEqual([5, 10, 15, 30, 60, 240, 720, 1440]);
  expect([...notificationSignIns].sort()).toEqual(["CODE", "CODE_AND_DATE_OF_BIRTH", "DATE_OF_BIRTH", "FULL_SIGN_IN"]);
});

test("equal sets of statuses are equal lists, whatever order they were chosen in", () => {
  const chosen = ["NONE", "CANCELLED", "REQUESTED"] as const;
  expect(orderedStatuses(new Set(chosen))).toEqual(["REQUESTED", "CANCELLED", "NONE"]);
  expect(orderedStatuses(new Set([...chosen].reverse()))).toEqual(orderedStatuses(new Set(chosen)));
  expect(orderedStatuses(new Set([...appointmentStatuses].reverse()))).toEqual([...appointmentStatuses]);
  expect(orderedStatuses(new Set())).toEqual([]);
});
