import type { App } from "../shared/app/app.ts";
import type { Locale } from "../shared/language/choose-locale.ts";
import { PortalApp, routes } from "./portal-app.tsx";
import { knownOfPatient } from "./session/known-of-patient.ts";

const catalogs = {
  fr: () => Promise.all([import("../shared/texts/fr.json"), import("./texts/fr.json")]),
  en: () => Promise.all([import("../shared/texts/en.json"), import("./texts/en.json")]),
};

const loadTexts = async (locale: Locale) => {
  const [shared, own] = await catalogs[locale]();
  return { ...shared.default, ...own.default };
};

export const portal: App = { name: "portal", loadTexts, routes, know: knownOfPatient, children: <PortalApp /> };
