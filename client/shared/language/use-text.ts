import { useLingui } from "@lingui/react";
import { useCallback } from "react";
import type en from "../texts/en.json";
import type fr from "../texts/fr.json";
import type { SameKeys } from "./same-keys.ts";

export type SharedTextId = SameKeys<typeof fr, typeof en>;

export type Values = Readonly<Record<string, string | number>>;

export type Text<Id extends string> = (id: Id, values?: Values) => string;

/** Each app narrows this to the ids of its own catalog. */
export function useTextOf<Id extends string>(): Text<Id> {
  const { i18n } = useLingui();
  return useCallback((id: Id, values?: Values) => i18n._(id, values), [i18n]);
}

export const useSharedText = (): Text<SharedTextId> => useTextOf();
