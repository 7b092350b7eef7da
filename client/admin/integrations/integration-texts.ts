import type { Locale } from "../../shared/language/choose-locale.ts";
import { addTexts } from "../../shared/language/load-language.ts";
import type { SameKeys } from "../../shared/language/same-keys.ts";
import { type Text, useTextOf } from "../../shared/language/use-text.ts";
import type { TextId } from "../use-text.ts";
import type en from "./texts/en.json";
import type fr from "./texts/fr.json";

const catalogs = { fr: () => import("./texts/fr.json"), en: () => import("./texts/en.json") };

const load = async (locale: Locale) => (await catalogs[locale]()).default;

/** Before one of these pages is shown: no other page carries their texts. */
export const loadTexts = (): Promise<void> => addTexts(load);

export type IntegrationTextId = SameKeys<typeof fr, typeof en> | TextId;

export const useIntegrationText: () => Text<IntegrationTextId> = useTextOf;
