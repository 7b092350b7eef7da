import { setupI18n, type I18n, type Messages } from "@lingui/core";
import type { Locale } from "./choose-locale.ts";

export type LoadTexts = (locale: Locale) => Promise<Messages>;

interface Language {
  readonly i18n: I18n;
  readonly ready: Promise<unknown>;
}

/** Those that were asked for, of each app: the server renders several. */
const apps = new Map<LoadTexts, Map<Locale, Language>>();

const languagesOf = (loadTexts: LoadTexts): Map<Locale, Language> => {
  const languages = apps.get(loadTexts) ?? new Map<Locale, Language>();
  apps.set(loadTexts, languages);
  return languages;
};

/** Texts of parts that are loaded when they are opened. */
const added = new Map<LoadTexts, Promise<unknown>>();

async function fill(i18n: I18n, loadTexts: LoadTexts): Promise<void> {
  i18n.load(i18n.locale, await loadTexts(i18n.locale as Locale));
}

function startLanguage(locale: Locale, loadTexts: LoadTexts): Language {
  const i18n = setupI18n({ locale, locales: `${locale}-CA`, messages: { [locale]: {} } });
  return { i18n, ready: Promise.all([loadTexts, ...added.keys()].map((load) => fill(i18n, load))) };
}

/** What did not come is asked for again at the next try. */
async function orForget<Key>(ready: Promise<unknown>, map: Map<Key, unknown>, key: Key): Promise<void> {
  try {
    await ready;
  } catch (error) {
    map.delete(key);
    throw error;
  }
}

export async function loadLanguage(locale: Locale, loadTexts: LoadTexts): Promise<I18n> {
  const languages = languagesOf(loadTexts);
  const language = languages.get(locale) ?? startLanguage(locale, loadTexts);
  languages.set(locale, language);
  await orForget(language.ready, languages, locale);
  return language.i18n;
}

/** From then on they are there in each language that is shown: whatever waits for them never shows a text's id in its place. */
export async function addTexts(loadTexts: LoadTexts): Promise<void> {
  const languages = [...apps.values()].flatMap((each) => [...each.values()]);
  const ready = added.get(loadTexts) ?? Promise.all(languages.map(({ i18n }) => fill(i18n, loadTexts)));
  added.set(loadTexts, ready);
  await orForget(ready, added, loadTexts);
}
