import type { Locale } from "../../shared/language/choose-locale.ts";
import { addTexts } from "../../shared/language/load-language.ts";
import type { SameKeys } from "../../shared/language/same-keys.ts";
import { type Text, useTextOf } from "../../shared/language/use-text.ts";
import type { TextId } from "../use-text.ts";
import type en from "./texts/en.json";
import type fr from "./texts/fr.json";

const catalogs = { fr: () => import("./texts/fr.json"), en: () => import("./texts/en.json") };

const load = async (locale: Locale) => (await catalogs[locale]()).default;

/** Before the page is shown: no other one carries its texts. */
export const loadTexts = (): Promise<void> => addTexts(load);

export type AuditTextId = SameKeys<typeof fr, typeof en> | TextId;

export const useAuditText: () => Text<AuditTextId> = useTextOf;
