import { registerEnumType } from "type-graphql";
import type { Locale } from "../kernel/locale.ts";

/** Shown as `FR` and `EN`, kept as `fr` and `en`. */
export const LocaleType = { FR: "fr", EN: "en" } as const satisfies Record<string, Locale>;

registerEnumType(LocaleType, {
  name: "Locale",
  description: "A language of the product.",
  valuesConfig: { FR: { description: "French (Canada)." }, EN: { description: "English (Canada)." } },
});
