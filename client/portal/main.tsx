import type { Locale } from "../shared/language/choose-locale.ts";
import { startApp } from "../shared/start-app.tsx";
import { PortalApp } from "./portal-app.tsx";
import "./frame/portal.css";

const catalogs = {
  fr: () => Promise.all([import("../shared/texts/fr.json"), import("./texts/fr.json")]),
  en: () => Promise.all([import("../shared/texts/en.json"), import("./texts/en.json")]),
};

const loadTexts = async (locale: Locale) => {
  const [shared, own] = await catalogs[locale]();
  return { ...shared.default, ...own.default };
};

/** Both addresses lead here; links keep to the one that was used. */
const basename = /^\/portail(\/|$)/.test(location.pathname) ? "/portail" : "/portal";

void startApp({ name: "portal", basename, loadTexts, children: <PortalApp /> });
