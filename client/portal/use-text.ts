import type { SameKeys } from "../shared/language/same-keys.ts";
import { type SharedTextId, type Text, useTextOf } from "../shared/language/use-text.ts";
import type ownEn from "./own/texts/en.json";
import type ownFr from "./own/texts/fr.json";
import type en from "./texts/en.json";
import type fr from "./texts/fr.json";

/** Those of the patient's own pages are there only on these: see `own/own-texts.ts`. */
type OwnTextId = SameKeys<typeof ownFr, typeof ownEn>;

export type TextId = SameKeys<typeof fr, typeof en> | OwnTextId | SharedTextId;

export const useText: () => Text<TextId> = useTextOf;
