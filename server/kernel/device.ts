import type { LocalizedText } from "./locale.ts";

/** The browser and the system in which somebody signs in, as far as the browser tells: enough to recognise one's own. */
export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
}

type Names = readonly (readonly [name: string, told: RegExp])[];

/** In this order: most browsers also pass for Chrome or Safari. */
const browsers: Names = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\b(?:OPR|OPT|OPiOS|Opera)\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Vivaldi", /\bVivaldi\//],
  ["DuckDuckGo", /\b(?:DuckDuckGo|Ddg)\//],
  ["Firefox", /\b(?:Firefox|FxiOS|Focus)\//],
  ["Chrome", /(?:Chrome|CriOS|Chromium)\//],
  ["Safari", /\bSafari\//],
];

/** In this order: Android also passes for Linux, and an iPhone for a Mac. */
const systems: Names = [
  ["iPhone", /\biP(?:hone|od)\b/],
  ["iPad", /\biPad\b/],
  ["Android", /\bAndroid\b/],
  ["Windows", /\bWindows\b/],
  ["Chromebook", /\bCrOS\b/],
  ["Mac", /\bMac(?:intosh| OS X)\b/],
  ["Linux", /\b(?:Linux|X11)\b/],
];

/** No browser's own description is longer. */
const longestRead = 512;

const find = (names: Names, text: string): string | null => names.find(([, told]) => told.test(text))?.[0] ?? null;

/** From a `User-Agent` header, of which nothing but these names is kept. */
export function deviceOf(userAgent: string | undefined): Device {
  const text = (userAgent ?? "").slice(0, longestRead);
  return { browser: find(browsers, text), system: find(systems, text) };
}

/** As a row keeps it: `Chrome/Android`. */
export const writeDevice = ({ browser, system }: Device): string => `${browser ?? ""}/${system ?? ""}`;

export function readDevice(written: string | null): Device {
  const [browser = "", system = ""] = (written ?? "").split("/");
  return { browser: browser || null, system: system || null };
}

/** In words: "Chrome on Android". */
export function nameOfDevice({ browser, system }: Device): LocalizedText {
  if (browser === null && system === null) return { fr: "Appareil inconnu", en: "Unknown device" };
  if (system === null) return { fr: `${browser}`, en: `${browser}` };
  return { fr: `${browser ?? "Un navigateur"} sur ${system}`, en: `${browser ?? "A browser"} on ${system}` };
}
