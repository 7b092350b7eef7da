export const locales = ["fr", "en"] as const;

export type Locale = (typeof locales)[number];

/** A text in both languages; neither is the translation of the other. */
export interface LocalizedText {
  readonly fr: string;
  readonly en: string;
}
