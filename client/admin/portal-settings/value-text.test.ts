import { readFileSync } from "node:fs";
import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import type { TextId } from "../use-text.ts";
import type { SettingsValues, ValueName } from "./settings-values.ts";
import { nameText, settingOf, valueText, type Wording } from "./value-text.ts";

const values: SettingsValues = {
  portalAccess: true,
  newPatientAccess: false,
  patientRegistration: false,
  conversationReplies: true,
  extraSearchableIdentifications: false,
  portalBilling: false,
  backgroundImage: null,
  otpLifetimeMinutes: "15",
  notificationSignIn: "CODE",
  hidden: { CANCELLED: true, BOOKED: false },
};

function wordingIn(locale: "fr" | "en"): Wording {
  const texts = JSON.parse(readFileSync(`client/admin/texts/${locale}.json`, "utf8")) as Record<string, string>;
  const messages = Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, compileMessage(text)]));
  const i18n = setupI18n({ locale, messages: { [locale]: messages } });
  const statuses = [{ status: "CANCELLED", label: { __typename: "LocalizedText", fr: "Annulé", en: "Cancelled" } }] as const;
  return { locale, statuses, text: (id: TextId, given) => i18n._(id, given) };
}

const said = (locale: "fr" | "en", name: ValueName, changes: Partial<SettingsValues> = {}): string =>
  `${nameText(wordingIn(locale), name)}: ${valueText(wordingIn(locale), name, { ...values, ...changes })}`;

describe("a setting's value in words", () => {
  it.each([
    ["fr", "portalAccess", {}, "Accès au portail: Activé"],
    ["en", "portalAccess", {}, "Portal access: On"],
    ["fr", "newPatientAccess", {}, "Accès au portail pour les nouveaux patients: Désactivé"],
    ["en", "otpLifetimeMinutes", {}, "One-time code lifetime: 15 minutes"],
    ["en", "otpLifetimeMinutes", { otpLifetimeMinutes: "60" }, "One-time code lifetime: 1 hour"],
    ["fr", "otpLifetimeMinutes", { otpLifetimeMinutes: "1440" }, "Durée avant expiration du code du patient: 24 heures"],
    ["en", "notificationSignIn", {}, "Sign-in required from notifications: Code only"],
    ["fr", "backgroundImage", {}, "Image d’arrière-plan: Aucune"],
    ["fr", "hidden.CANCELLED", {}, "Annulé: Masqué"],
    ["en", "hidden.CANCELLED", {}, "Cancelled: Hidden"],
    ["en", "hidden.CANCELLED", { hidden: { CANCELLED: false } }, "Cancelled: Shown"],
  ] as const)("in %s, %s of %j is “%s”", (locale, name, changes, words) => {
    expect(said(locale, name, changes)).toBe(words);
  });

  it("names a status that has no label by itself", () => {
    expect(said("en", "hidden.BOOKED")).toBe("BOOKED: Shown");
  });

  it("belongs to its setting, every status to the same one", () => {
    expect(settingOf("hidden.BOOKED")).toBe("appointmentStatusVisibility");
    expect(settingOf("portalBilling")).toBe("portalBilling");
  });
});
