import { differences, inputOf, type SettingsValues, statusOf, withValues } from "./settings-values.ts";

const base: SettingsValues = {
  portalAccess: true,
  newPatientAccess: true,
  patientRegistration: false,
  conversationReplies: true,
  extraSearchableIdentifications: false,
  portalBilling: false,
  backgroundImage: null,
  otpLifetimeMinutes: "15",
  notificationSignIn: "CODE_AND_DATE_OF_BIRTH",
  hidden: { REQUESTED: false, BOOKED: false },
};

const changed: SettingsValues = { ...base, portalAccess: false, otpLifetimeMinutes: "60", hidden: { REQUESTED: true, BOOKED: false } };

describe("settings values", () => {
  it("differ by name, in the form's order", () => {
    expect(differences(base, base)).toEqual([]);
    expect(differences(base, changed)).toEqual(["portalAccess", "otpLifetimeMinutes", "hidden.REQUESTED"]);
    expect(differences(base, { ...base, portalBilling: true, notificationSignIn: "CODE" })).toEqual([
      "notificationSignIn",
      "portalBilling",
    ]);
  });

  it("send only what changed, with the version it was based on", () => {
    expect(inputOf(base, base, 3)).toEqual({ version: 3 });
    expect(inputOf(base, changed, 3)).toEqual({
      version: 3,
      portalAccess: false,
      otpLifetimeMinutes: 60,
      appointmentStatusVisibility: [{ status: "REQUESTED", hidden: true }],
    });
  });

  it("can be taken over one by one", () => {
    expect(withValues(base, ["hidden.REQUESTED"], changed)).toEqual({ ...base, hidden: { REQUESTED: true, BOOKED: false } });
    expect(withValues(base, ["otpLifetimeMinutes"], changed)).toEqual({ ...base, otpLifetimeMinutes: "60" });
  });

  it("know the status that a name speaks of", () => {
    expect(statusOf("hidden.BOOKED")).toBe("BOOKED");
    expect(statusOf("portalAccess")).toBeNull();
  });
});
