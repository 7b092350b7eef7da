export const locales = ["fr", "en"] as const;

export type Locale = (typeof locales)[number];

/** Everything that may decide the language, strongest first. */
export interface LocaleSources {
  readonly toggle: string | null;
  readonly person: string | null;
  readonly browser: readonly string[];
  readonly clinic: string | null;
}

const localeOf = (tag: string | null | undefined): Locale | undefined =>
  locales.find((locale) => tag?.toLowerCase().split("-")[0] === locale);

export const chooseLocale = ({ toggle, person, browser, clinic }: LocaleSources): Locale =>
  [toggle, person, ...browser, clinic].map(localeOf).find((locale) => locale !== undefined) ?? "fr";
