import type { Locale } from "../../shared/language/choose-locale.ts";
import { addTexts } from "../../shared/language/load-language.ts";

const catalogs = { fr: () => import("./texts/fr.json"), en: () => import("./texts/en.json") };

const load = async (locale: Locale) => (await catalogs[locale]()).default;

/** Before a page about the patient's own things is shown: who has yet to sign in does not wait for its texts. */
export const loadTexts = (): Promise<void> => addTexts(load);
