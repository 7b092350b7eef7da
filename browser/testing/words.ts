import { readFileSync } from "node:fs";
import { setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";

export type Locale = "fr" | "en";

/** Says a text of the apps as they do, by its id. */
export type Say = (id: string, values?: Readonly<Record<string, string | number>>) => string;

type App = "portal" | "admin";

function readCatalog(app: App | "shared", locale: Locale): Record<string, string> {
  return JSON.parse(readFileSync(`client/${app}/texts/${locale}.json`, "utf8")) as Record<string, string>;
}

function speaker(app: App, locale: Locale): Say {
  const texts = { ...readCatalog("shared", locale), ...readCatalog(app, locale) };
  const compiled = Object.entries(texts).map(([id, text]) => [id, compileMessage(text)] as const);
  const i18n = setupI18n({ locale, locales: `${locale}-CA`, messages: { [locale]: Object.fromEntries(compiled) } });
  return (id, values) => {
    if (!(id in texts)) throw new Error(`The ${app} app has no text ${id}.`);
    return i18n._(id, values);
  };
}

const speakersOf = (app: App): Readonly<Record<Locale, Say>> => ({ fr: speaker(app, "fr"), en: speaker(app, "en") });

export const speakers = { portal: speakersOf("portal"), admin: speakersOf("admin") } as const;
