import type { App } from "../shared/app/app.ts";
import type { Locale } from "../shared/language/choose-locale.ts";
import { AdminApp, routes } from "./admin-app.tsx";
import { knownOfStaff } from "./session/known-of-staff.ts";

const catalogs = {
  fr: () => Promise.all([import("../shared/texts/fr.json"), import("./texts/fr.json")]),
  en: () => Promise.all([import("../shared/texts/en.json"), import("./texts/en.json")]),
};

const loadTexts = async (locale: Locale) => {
  const [shared, own] = await catalogs[locale]();
  return { ...shared.default, ...own.default };
};

export const admin: App = { name: "admin", loadTexts, routes, know: knownOfStaff, children: <AdminApp /> };
