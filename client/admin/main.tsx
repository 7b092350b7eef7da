import type { Locale } from "../shared/language/choose-locale.ts";
import { startApp } from "../shared/start-app.tsx";
import { AdminApp, routes } from "./admin-app.tsx";
import { knownOfStaff } from "./session/known-of-staff.ts";
import "./frame/admin.css";
import "./second-step/second-step.css";

const catalogs = {
  fr: () => Promise.all([import("../shared/texts/fr.json"), import("./texts/fr.json")]),
  en: () => Promise.all([import("../shared/texts/en.json"), import("./texts/en.json")]),
};

const loadTexts = async (locale: Locale) => {
  const [shared, own] = await catalogs[locale]();
  return { ...shared.default, ...own.default };
};

void startApp({ name: "admin", basename: "/admin", loadTexts, routes, know: knownOfStaff, children: <AdminApp /> });
