import type { PortalSettingsValues } from "./portal-settings-values.ts";
import { completeValues, defaultPortalSettings } from "./portal-settings-values.ts";
import { restoreValues } from "./restore-values.ts";

const image = { contentHash: "a", width: 100, height: 50, dimming: 0.5 };

const other: PortalSettingsValues = {
  portalAccess: false,
  newPatientAccess: false,
  patientRegistration: true,
  conversationReplies: false,
  extraSearchableIdentifications: true,
  backgroundImage: image,
  otpLifetimeMinutes: 60,
  hiddenAppointmentStatuses: ["NO_SHOW"],
  notificationSignIn: "CODE",
  portalBilling: true,
};

const restored = (current: object, revision: object, stripeConfigured = true): PortalSettingsValues => {
  const outcome = restoreValues(current as PortalSettingsValues, revision, { stripeConfigured });
  if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome.value;
};

test("every setting comes back as it was", () => {
  expect(restored(defaultPortalSettings, other)).toEqual(other);
  expect(restored(other, defaultPortalSettings)).toEqual(defaultPortalSettings);
});

test("what only a newer version knows stays as it is now, in either direction", () => {
  const newer = { ...other, kioskMode: 2, hiddenAppointmentStatuses: ["NO_SHOW", "WAITLISTED"] };
  expect(restored(newer, defaultPortalSettings)).toEqual({
    ...defaultPortalSettings,
    kioskMode: 2,
    hiddenAppointmentStatuses: ["WAITLISTED"],
  });
  const revision = { ...other, kioskMode: 1, hiddenAppointmentStatuses: ["PARKED", "NONE"], notificationSignIn: "PASSKEY" };
  expect(restored(defaultPortalSettings, revision)).toEqual({
    ...other,
    hiddenAppointmentStatuses: ["NONE"],
    notificationSignIn: defaultPortalSettings.notificationSignIn,
  });
});

test("a setting that the revision is older than stays as it is now", () => {
  const { portalBilling: _, ...older } = defaultPortalSettings;
  expect(restored(other, older)).toEqual({ ...defaultPortalSettings, portalBilling: true });
});

test("billing comes back with Stripe alone; where it is on already, it stays", () => {
  const outcome = restoreValues(defaultPortalSettings, other, { stripeConfigured: false });
  expect(outcome).toEqual({ ok: false, problems: [{ code: "STRIPE_NOT_CONFIGURED", path: ["input", "revisionId"] }] });
  expect(restored({ ...defaultPortalSettings, portalBilling: true }, other, false).portalBilling).toBe(true);
});

test("stored settings of an older version are completed with the defaults, and those of a newer one kept", () => {
  const { portalBilling: _, ...older } = other;
  expect(completeValues({ ...older, kioskMode: 1 } as never)).toEqual({ ...other, portalBilling: false, kioskMode: 1 });
});
