import type { PortalSettingsChanges, SettingsSurroundings } from "./apply-changes.ts";
import { applyChanges } from "./apply-changes.ts";
import type { PortalSettingsValues } from "./portal-settings-values.ts";
import { defaultPortalSettings, otpLifetimeChoices } from "./portal-settings-values.ts";

const image = { contentHash: "stored", width: 100, height: 50, dimming: 0.5 };
const withoutStripe: SettingsSurroundings = { stripeConfigured: false, namedImage: null };
const withStripe: SettingsSurroundings = { stripeConfigured: true, namedImage: null };

const applied = (changes: object, current = defaultPortalSettings, around = withStripe): PortalSettingsValues => {
  const outcome = applyChanges(current, changes as PortalSettingsChanges, around);
  if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome.value;
};

const refused = (changes: object, current = defaultPortalSettings, around = withoutStripe): string[] => {
  const outcome = applyChanges(current, changes as PortalSettingsChanges, around);
  return outcome.ok ? [] : outcome.problems.map(({ code, path, reason }) => [code, path.join("."), reason ?? "-"].join(" "));
};

describe("what is accepted", () => {
  test.each<[keyof PortalSettingsValues, unknown]>([
    ["portalAccess", false],
    ["newPatientAccess", false],
    ["patientRegistration", true],
    ["conversationReplies", false],
    ["extraSearchableIdentifications", true],
    ["notificationSignIn", "FULL_SIGN_IN"],
    ["portalBilling", true],
    ...otpLifetimeChoices.map((choice): ["otpLifetimeMinutes", number] => ["otpLifetimeMinutes", choice]),
  ])("%s becomes %p and nothing else changes", (field, value) => {
    expect(applied({ [field]: value })).toEqual({ ...defaultPortalSettings, [field]: value });
  });

  test("nothing sent, or undefined sent, changes nothing", () => {
    expect(applied({})).toEqual(defaultPortalSettings);
    expect(applied({ portalAccess: undefined, appointmentStatusVisibility: undefined })).toEqual(defaultPortalSettings);
    expect(applied({ appointmentStatusVisibility: [] })).toEqual(defaultPortalSettings);
  });

  test("a stored image is taken with its facts", () => {
    const after = applied({ backgroundImage: "stored" }, defaultPortalSettings, { ...withoutStripe, namedImage: image });
    expect(after).toEqual({ ...defaultPortalSettings, backgroundImage: image });
  });

  test("null takes the background image away", () => {
    expect(applied({ backgroundImage: null }, { ...defaultPortalSettings, backgroundImage: image }).backgroundImage).toBeNull();
  });

  test("statuses that only a newer version knows stay hidden, whatever else is", () => {
    const current = { ...defaultPortalSettings, hiddenAppointmentStatuses: ["WAITLISTED", "NONE"] as never };
    const appointmentStatusVisibility = [{ status: "REQUESTED", hidden: true }];
    expect(applied({ appointmentStatusVisibility }, current).hiddenAppointmentStatuses).toEqual(["REQUESTED", "NONE", "WAITLISTED"]);
  });

  test("values of choices that only a newer version knows stay", () => {
    const newer = { ...defaultPortalSettings, otpLifetimeMinutes: 20, notificationSignIn: "PASSKEY" as never };
    expect(applied({ portalAccess: false }, newer)).toEqual({ ...newer, portalAccess: false });
  });

  test("a status that is not named keeps its visibility, and hidden ones stand in the domain's order", () => {
    const current = { ...defaultPortalSettings, hiddenAppointmentStatuses: ["CANCELLED", "NONE"] as const };
    const appointmentStatusVisibility = [
      { status: "REQUESTED", hidden: true },
      { status: "NONE", hidden: false },
      { status: "ARRIVED", hidden: false },
    ];
    expect(applied({ appointmentStatusVisibility }, current).hiddenAppointmentStatuses).toEqual(["REQUESTED", "CANCELLED"]);
  });

  test("a status that is named twice is refused: which word holds is nobody's to guess", () => {
    const twice = [
      { status: "NO_SHOW", hidden: true },
      { status: "NO_SHOW", hidden: false },
    ];
    const outcome = applyChanges(defaultPortalSettings, { appointmentStatusVisibility: twice as never }, withStripe);
    expect(outcome).toMatchObject({ ok: false, problems: [{ path: ["input", "appointmentStatusVisibility"], reason: "REPEATED_CHOICE" }] });
  });

  test("settings that this version does not know stay as they are", () => {
    const newer = { ...defaultPortalSettings, kioskMode: { on: true } } as PortalSettingsValues;
    expect(applied({ portalAccess: false }, newer)).toEqual({ ...newer, portalAccess: false });
  });

  test("billing that is on already can be sent again after Stripe went away, and switched off", () => {
    const billing = { ...defaultPortalSettings, portalBilling: true };
    expect(applied({ portalBilling: true }, billing, withoutStripe).portalBilling).toBe(true);
    expect(applied({ portalBilling: false }, billing, withoutStripe).portalBilling).toBe(false);
  });

  test("the values that were in force are left alone", () => {
    const before = structuredClone(defaultPortalSettings);
    applied({ portalAccess: false, appointmentStatusVisibility: [{ status: "NONE", hidden: true }] });
    expect(defaultPortalSettings).toEqual(before);
  });
});

describe("what is refused", () => {
  test.each([
    "portalAccess",
    "newPatientAccess",
    "patientRegistration",
    "conversationReplies",
    "extraSearchableIdentifications",
    "otpLifetimeMinutes",
    "appointmentStatusVisibility",
    "notificationSignIn",
    "portalBilling",
  ])("null for %s, which can't be empty", (field) => {
    expect(refused({ [field]: null })).toEqual([`VALIDATION_FAILED input.${field} REQUIRED`]);
  });

  test.each([-5, 0, 1, 4, 14, 16, 31, 1441, 2_147_483_647])("a lifetime of %p minutes, which is no choice", (otpLifetimeMinutes) => {
    expect(refused({ otpLifetimeMinutes })).toEqual(["VALIDATION_FAILED input.otpLifetimeMinutes NOT_A_CHOICE"]);
  });

  test.each([
    ["an unknown status", { appointmentStatusVisibility: [{ status: "GONE", hidden: true }] }, "appointmentStatusVisibility NOT_A_CHOICE"],
    ["an unknown way to sign in", { notificationSignIn: "FACE" }, "notificationSignIn NOT_A_CHOICE"],
    ["an image that nobody stored", { backgroundImage: "unknown" }, "backgroundImage NOT_AN_IMAGE"],
    ["an image without a name", { backgroundImage: "" }, "backgroundImage NOT_AN_IMAGE"],
  ])("%s", (_, changes, expected) => {
    expect(refused(changes)).toEqual([`VALIDATION_FAILED input.${expected}`]);
  });

  test("billing without Stripe", () => {
    expect(refused({ portalBilling: true })).toEqual(["STRIPE_NOT_CONFIGURED input.portalBilling -"]);
  });

  test("every wrong field is said at once", () => {
    const changes = { portalAccess: null, otpLifetimeMinutes: 7, backgroundImage: "x", portalBilling: true, newPatientAccess: false };
    expect(refused(changes)).toEqual([
      "VALIDATION_FAILED input.portalAccess REQUIRED",
      "VALIDATION_FAILED input.otpLifetimeMinutes NOT_A_CHOICE",
      "VALIDATION_FAILED input.backgroundImage NOT_AN_IMAGE",
      "STRIPE_NOT_CONFIGURED input.portalBilling -",
    ]);
  });
});
