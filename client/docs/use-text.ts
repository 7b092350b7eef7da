import type { SameKeys } from "../shared/language/same-keys.ts";
import { type SharedTextId, type Text, useTextOf } from "../shared/language/use-text.ts";
import type en from "./texts/en.json";
import type fr from "./texts/fr.json";

export type TextId = SameKeys<typeof fr, typeof en> | SharedTextId;

export const useText: () => Text<TextId> = useTextOf;
