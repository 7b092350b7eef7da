import type { SettingsValues } from "../portal-settings/settings-values.ts";
import { groupDifferences } from "./group-differences.ts";
import { fieldOf, settingNamed, settingNames } from "./setting-fields.ts";

const before: SettingsValues = {
  portalAccess: true,
  newPatientAccess: true,
  patientRegistration: false,
  conversationReplies: true,
  extraSearchableIdentifications: false,
  portalBilling: false,
  backgroundImage: null,
  otpLifetimeMinutes: "15",
  notificationSignIn: "CODE",
  hidden: { REQUESTED: false, CANCELLED: false, BOOKED: true },
};

describe("the differences between two states of the settings", () => {
  it("stand setting by setting, in the form's order, with the statuses together", () => {
    const after: SettingsValues = {
      ...before,
      portalBilling: true,
      portalAccess: false,
      notificationSignIn: "FULL_SIGN_IN",
      hidden: { REQUESTED: true, CANCELLED: true, BOOKED: true },
    };
    expect(groupDifferences(before, after)).toEqual([
      { setting: "portalAccess", names: ["portalAccess"] },
      { setting: "appointmentStatusVisibility", names: ["hidden.REQUESTED", "hidden.CANCELLED"] },
      { setting: "notificationSignIn", names: ["notificationSignIn"] },
      { setting: "portalBilling", names: ["portalBilling"] },
    ]);
  });

  it("are none where nothing differs", () => {
    expect(groupDifferences(before, { ...before, hidden: { ...before.hidden } })).toEqual([]);
  });
});

describe("the setting that the address names", () => {
  it("is one of the ten, each with its field in the schema", () => {
    expect(settingNames).toHaveLength(10);
    expect(settingNamed("otpLifetimeMinutes")).toBe("otpLifetimeMinutes");
    expect(fieldOf("otpLifetimeMinutes")).toBe("OTP_LIFETIME_MINUTES");
    expect(new Set(settingNames.map(fieldOf)).size).toBe(10);
  });

  it.each([null, "", "OTP_LIFETIME_MINUTES", "toString", "__proto__"])("is none for %j", (name) => {
    expect(settingNamed(name)).toBeNull();
  });
});
