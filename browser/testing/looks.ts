import type { Locale } from "./words.ts";

const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 800 } } as const;

/** How somebody looks at the product. */
export interface Look {
  readonly locale: Locale;
  readonly size: keyof typeof sizes;
}

export const viewportOf = ({ size }: Look) => sizes[size];

const locales: readonly Locale[] = ["fr", "en"];

/** For the walks that everybody takes. */
export const looks: readonly Look[] = locales.flatMap((locale) => [
  { locale, size: "phone" },
  { locale, size: "desktop" },
]);

/** Each language and each size once: for everything else, as the sizes share their code, and every state is measured at 320 pixels. */
export const languages: readonly Look[] = [
  { locale: "fr", size: "desktop" },
  { locale: "en", size: "phone" },
];
